import type { Node } from 'prosemirror-model';
import type { Block, BlockOf, BlockType } from './blocks.ts';
import { field, inlineOf, shaped, textblock } from './document/written.ts';
import { documentSchema } from './document-schema.ts';
import type { RichText } from './rich-text.ts';
import type { Story } from './story.ts';

/**
 * The document of a story, fit for many hands (`document-schema.ts`). It says the same in its one way: overlapping marks are
 * cut into stretches, rows of a table are padded to one width, and an address that may not stand in a document is left out
 * while its words stay. A body without a block has one empty paragraph, or there would be no place to begin to write.
 */
export function documentOf(story: Story): Node {
  const bylines = story.byline.map((byline) => shaped('byline', byline));
  return documentSchema.node('doc', null, [
    shaped('furniture', story, bylines),
    shaped('mainMedia', {}, story.mainMedia ? [blockNode(story.mainMedia)] : []),
    ...(story.body.length > 0 ? story.body.map(blockNode) : [documentSchema.node('paragraph')]),
  ]);
}

/** What stands in a block beside its fields; blocks that are fields and attributes alone need no line here. */
const inner: { readonly [T in BlockType]?: (block: BlockOf<T>) => Node[] } = {
  list: ({ items }) => items.map(listItem),
  keyPoints: ({ items }) => items.map(listItem),
  quote: ({ paragraphs }) => paragraphs.map(paragraph),
  gallery: ({ images }) => images.map(blockNode),
  video: ({ poster }) => (poster ? [blockNode(poster)] : []),
  table: (table) => [tableGrid(table)],
  factBox: ({ paragraphs, items }) => [...paragraphs.map(paragraph), ...items.map(listItem)],
  timeline: ({ events }) => events.map((event) => shaped('timelineEvent', event, [paragraph(event.what)])),
  livePost: ({ paragraphs }) => paragraphs.map(paragraph),
};

function blockNode(block: Block): Node {
  if (block.type === 'paragraph') return paragraph(block);
  if (block.type === 'crosshead') return documentSchema.node('crosshead', null, inlineOf(block.text));
  // The table gives each kind the function for its own blocks.
  const nodes = (inner[block.type] as ((one: Block) => Node[]) | undefined)?.(block);
  return shaped(block.type, block, nodes);
}

function paragraph(text: RichText): Node {
  return textblock('paragraph', text);
}

function listItem(text: RichText): Node {
  return textblock('listItem', text);
}

function tableGrid({ head, rows }: BlockOf<'table'>): Node {
  const width = Math.max(1, head.length, ...rows.map((row) => row.length));
  const headRow = head.length > 0 ? [tableRow('tableHeader', padded(head, width))] : [];
  return documentSchema.node('tableGrid', null, [
    ...headRow,
    ...rows.map((row) => tableRow('tableCell', padded(row, width))),
  ]);
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

function tableRow(kind: 'tableCell' | 'tableHeader', cells: readonly string[]): Node {
  return documentSchema.node(
    'tableRow',
    null,
    cells.map((text) => documentSchema.node(kind, null, [field('text', text)])),
  );
}
