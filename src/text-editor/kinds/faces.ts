import { audio } from './audio.ts';
import { crosshead } from './crosshead.ts';
import { divider } from './divider.ts';
import { embed } from './embed.ts';
import { factBox } from './fact-box.ts';
import { gallery } from './gallery.ts';
import { image } from './image.ts';
import { keyPoints } from './key-points.ts';
import { list } from './list.ts';
import { livePost } from './live-post.ts';
import { paragraph } from './paragraph.ts';
import { pullQuote } from './pull-quote.ts';
import { quote } from './quote.ts';
import { relatedLink } from './related-link.ts';
import { table } from './table.ts';
import { timeline } from './timeline.ts';
import { video } from './video.ts';
import type { BlockType } from '../../story/blocks.ts';
import type { BlockFace, Draw, Way } from './face.ts';
import type { BlockLook } from '../views/block-view.ts';

/** The face of every kind of block, most used first. */
const faces: Readonly<Record<BlockType, BlockFace>> = {
  paragraph,
  crosshead,
  image,
  pullQuote,
  quote,
  list,
  keyPoints,
  factBox,
  relatedLink,
  embed,
  table,
  gallery,
  timeline,
  video,
  audio,
  livePost,
  divider,
};

const all: readonly BlockFace[] = Object.values(faces);

/** Every way to put a block in, most used first. */
export const ways: readonly Way[] = all.flatMap((face) => face.ways);

/** How nodes of blocks without a form are drawn, by their names. */
export const blockDraws: Readonly<Record<string, Draw>> = Object.assign({}, ...all.map(({ draws }) => draws));

/** The forms of blocks, by the names of their nodes. */
export const blockLooks: Readonly<Record<string, BlockLook>> = Object.assign({}, ...all.map(({ looks }) => looks));

/** What nodes of blocks are in HTML, by their names. */
export const blockTags: NonNullable<BlockFace['tags']> = Object.assign({}, ...all.map(({ tags }) => tags));

/** What HTML says of nodes of blocks besides, by their names. */
export const blockAttributes: NonNullable<BlockFace['attributes']> = Object.assign(
  {},
  ...all.map(({ attributes }) => attributes),
);

/** The face of a kind; undefined for nodes that are no block. */
export function faceOf(kind: string): BlockFace | undefined {
  return Object.hasOwn(faces, kind) ? faces[kind as BlockType] : undefined;
}
