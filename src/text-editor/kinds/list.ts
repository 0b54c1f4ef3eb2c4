import type { Node } from 'prosemirror-model';
import { blankNode } from '../../story/document-forms.ts';
import type { BlockFace, Turn } from './face.ts';
import { textsOf } from './turning.ts';

export const list: BlockFace = {
  ways: [
    { kind: 'list', alsoCalled: 'bullets points', turn: turnInto(false) },
    {
      kind: 'numberedList',
      alsoCalled: 'ordered 1 points',
      start: (schema) => blankNode('list', { ordered: true }, schema),
      turn: turnInto(true),
    },
  ],
  draws: { list: (node) => [tagOf(node), { class: 'block list' }, 0] },
  tags: { list: tagOf },
};

function turnInto(ordered: boolean): Turn {
  return {
    carries: [],
    make: (lines, { type: { schema } }) => [schema.node('list', { ordered }, textsOf('listItem', lines, schema))],
  };
}

function tagOf(node: Node): string {
  return node.attrs['ordered'] === true ? 'ol' : 'ul';
}
