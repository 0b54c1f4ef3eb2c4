import { z } from 'zod';
import type { Problem } from '../base/problem.ts';
import { audio } from './kinds/audio.ts';
import { crosshead } from './kinds/crosshead.ts';
import type { BlockKind } from './kinds/define.ts';
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

/** Every kind of block, by the name it carries in `type`. A new kind is one file and one line here. */
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

export const blockSchema = z.discriminatedUnion('type', [
  paragraph.schema,
  crosshead.schema,
  list.schema,
  pullQuote.schema,
  quote.schema,
  image.schema,
  gallery.schema,
  video.schema,
  audio.schema,
  embed.schema,
  table.schema,
  factBox.schema,
  keyPoints.schema,
  timeline.schema,
  relatedLink.schema,
  divider.schema,
  livePost.schema,
]);

export const mainMediaSchema = z.discriminatedUnion('type', [imageSchema, videoSchema]);

export type Block = z.infer<typeof blockSchema>;
export type BlockType = Block['type'];
export type BlockOf<T extends BlockType> = Extract<Block, { type: T }>;
export type ImageBlock = BlockOf<'image'>;
export type VideoBlock = BlockOf<'video'>;
export type MainMedia = z.infer<typeof mainMediaSchema>;

export const blockTypes = Object.keys(blockKinds) as BlockType[];

// The table and the union are made from the same kinds, so a block always finds its own kind.
function kindOf(block: Block): BlockKind<z.ZodType<Block>> {
  return blockKinds[block.type];
}

/** The words of a block as a reader reads them, one line a part; empty for a divider. */
export function wordsOf(block: Block): string {
  return kindOf(block).words(block);
}

/** What a sub-editor would object to in a block that stands at `where`. */
export function blockProblems(block: Block, where: string): Problem[] {
  return kindOf(block).check(block, where);
}
