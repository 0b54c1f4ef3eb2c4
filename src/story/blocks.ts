import type { Node } from 'prosemirror-model';
import { z } from 'zod';
import type { Problem } from '../base/problem.ts';
import type { Spot } from './document/read.ts';
import { audio } from './kinds/audio.ts';
import { crosshead } from './kinds/crosshead.ts';
import type { BlockKind, Making, NodeKind } from './kinds/define.ts';
import { divider } from './kinds/divider.ts';
import { embed } from './kinds/embed.ts';
import { factBox } from './kinds/fact-box.ts';
import { gallery } from './kinds/gallery.ts';
import { image, imageSchema } from './kinds/image.ts';
import { keyPoints } from './kinds/key-points.ts';
import { list } from './kinds/list.ts';
import { livePost } from './kinds/live-post.ts';
import { paragraph } from './kinds/paragraph.ts';
import { pullQuote } from './kinds/pull-quote.ts';
import { quote } from './kinds/quote.ts';
import { relatedLink } from './kinds/related-link.ts';
import { table } from './kinds/table.ts';
import { timeline } from './kinds/timeline.ts';
import { video, videoSchema } from './kinds/video.ts';

/** Every kind of block, by the name it carries in `type`. A new kind is one file and one line here; the first is what a new block is. */
const blockKinds = {
  paragraph,
  crosshead,
  list,
  pullQuote,
  quote,
  image,
  gallery,
  video,
  audio,
  embed,
  table,
  factBox,
  keyPoints,
  timeline,
  relatedLink,
  divider,
  livePost,
};

type Kinds = typeof blockKinds;
type KindOf = Kinds[keyof Kinds];

// The table is never empty, which its type does not say.
const schemas = Object.values(blockKinds).map(({ schema }) => schema) as [KindOf['schema'], ...KindOf['schema'][]];

export const blockSchema = z.discriminatedUnion('type', schemas);

export const mainMediaSchema = z.discriminatedUnion('type', [imageSchema, videoSchema]);

export type Block = z.infer<typeof blockSchema>;
export type BlockType = keyof Kinds;
export type BlockOf<T extends BlockType> = Extract<Block, { type: T }>;
export type ImageBlock = BlockOf<'image'>;
export type VideoBlock = BlockOf<'video'>;
export type MainMedia = z.infer<typeof mainMediaSchema>;

export const blockTypes = Object.keys(blockKinds) as BlockType[];

/** The nodes of a document that belong to a kind of block. */
export type BlockNodeName = { [K in keyof Kinds]: keyof Kinds[K]['nodes'] }[keyof Kinds];

/** What the nodes of all kinds are, by their names, in the order of the kinds. */
export const blockNodes = Object.assign({}, ...Object.values(blockKinds).map(({ nodes }) => nodes)) as {
  readonly [N in BlockNodeName]: NodeKind;
};

// The table and the union are made from the same kinds, so a block always finds its own kind.
function kindOf(type: BlockType): BlockKind<z.ZodType<Block>> {
  return blockKinds[type];
}

/** The words of a block as a reader reads them, one line a part; empty for a divider. */
export function wordsOf(block: Block): string {
  return kindOf(block.type).words(block);
}

/** What a sub-editor would object to in a block that is at `where`. */
export function blockProblems(block: Block, where: string): Problem[] {
  return kindOf(block.type).check(block, where);
}

/** True for a block whose words tell the story, false for those that head it or stand beside it. */
export function isTold(block: Block): boolean {
  return kindOf(block.type).isTold;
}

/** True for a block of words that somebody said, as they said them. */
export function isSaid(block: Block): boolean {
  return kindOf(block.type).isSaid === true;
}

/** Where a whole block leads, beside the links of its words; null where it leads nowhere. */
export function addressOf(block: Block): string | null {
  return kindOf(block.type).leadsTo?.(block) ?? null;
}

/** What to do about a property that blocks of a kind cannot be without; undefined where nothing can be missing. */
export function remedyOf(type: BlockType, property: string): string | undefined {
  return kindOf(type).remedies[property];
}

/** The block that is at a spot of a document; its place and those of its parts are entered on the way. */
export function blockIn(spot: Spot): Block {
  // Nodes of blocks are named as the blocks name their kinds, so a node in the body always finds its reader.
  const type = spot.node.type.name as BlockType;
  return { type, ...kindOf(type).read(spot) } as Block;
}

/** The node of a block in a document. */
export function blockNode(block: Block, make: Making): Node {
  return kindOf(block.type).write(block, make);
}

/** A link that stands by itself, with these words. */
export function linkTo(href: string, text: string): BlockOf<'relatedLink'> {
  return { type: 'relatedLink', href, text };
}
