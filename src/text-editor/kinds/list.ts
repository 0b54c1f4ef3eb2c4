import type { Node } from 'prosemirror-model';
import { blankNode } from '../../story/document-forms.ts';
import type { BlockFace, Turn } from './face.ts';
import { pointsOf } from './turning.ts';

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
  draws: { list: (node) => [tagOf(node), { class: 'block list', ...startOf(node) }, 0] },
  tags: { list: tagOf },
  attributes: { list: startOf },
};

function turnInto(ordered: boolean): Turn {
  return {
    carries: [],
    make: (lines, from) => [from.type.schema.node('list', { ordered }, pointsOf(lines, from))],
  };
}

function tagOf(node: Node): string {
  return node.attrs['ordered'] === true ? 'ol' : 'ul';
}

/** What HTML says of a list that does not begin at 1. */
function startOf({ attrs }: Node): Record<string, string> {
  return attrs['ordered'] === true && attrs['start'] !== 1 ? { start: String(attrs['start']) } : {};
}
