import type { Node } from 'prosemirror-model';
import { type Block, blockNode } from './blocks.ts';
import { pointNode, shaped, textblock } from './document/written.ts';
import { documentSchema, type NodeName } from './document-schema.ts';
import type { Making } from './kinds/define.ts';
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
    shaped('mainMedia', {}, story.mainMedia ? [blockNode(story.mainMedia, make)] : []),
    ...(story.body.length > 0 ? story.body.map(documentBlock) : [documentSchema.node('paragraph')]),
  ]);
}

/** One block as a node of a document. */
export function documentBlock(block: Block): Node {
  return blockNode(block, make);
}

const make: Making = {
  text: (name, text) => textblock(name as NodeName, text),
  point: pointNode,
  form: (name, value, nodes) => shaped(name as NodeName, value, nodes),
};
