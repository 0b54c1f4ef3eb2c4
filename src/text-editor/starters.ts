import { Fragment, type Node } from 'prosemirror-model';
import { newsroomTime } from '../ui/newsroom-time.ts';
import type { BlockType } from '../story/blocks.ts';
import { blankNode } from '../story/document-forms.ts';
import type { NodeName } from '../story/document-schema.ts';
import { newId } from './ids.ts';
import { textSchema } from './schema.ts';

/** What somebody may put in: the kinds of block, and the numbered list, which is a list of another look. */
export type Starter = BlockType | 'numberedList';

const ROWS = 3;
const COLUMNS = 3;

/** A new block of a kind, ready to be typed into. */
export function starterOf(kind: Starter): Node {
  const make = starters[kind];
  return make ? make() : blank(kind as NodeName);
}

const starters: { readonly [K in Starter]?: () => Node } = {
  numberedList: () => blank('list', { ordered: true }),
  factBox: () => withMore(blank('factBox'), blank('paragraph')),
  gallery: () => withMore(blank('gallery'), blank('image')),
  livePost: () => blank('livePost', { id: newId(), at: newsroomTime() }),
  table: () => {
    const table = blank('table');
    return table.copy(
      Fragment.fromArray(table.children.map((part) => (part.type.name === 'tableGrid' ? grid() : part))),
    );
  },
};

function blank(name: NodeName, attrs: Record<string, unknown> | null = null): Node {
  return blankNode(name, attrs, textSchema);
}

function withMore(node: Node, more: Node): Node {
  return node.copy(node.content.addToEnd(more));
}

function grid(): Node {
  const row = (cell: NodeName): Node =>
    textSchema.node(
      'tableRow',
      null,
      Array.from({ length: COLUMNS }, () => blank(cell)),
    );
  return textSchema.node('tableGrid', null, [
    row('tableHeader'),
    ...Array.from({ length: ROWS - 1 }, () => row('tableCell')),
  ]);
}
