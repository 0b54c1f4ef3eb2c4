import type { Problem } from '../../base/problem.ts';
import type { Block, BlockOf, MainMedia } from '../../story/blocks.ts';
import { isWhollyLink, isWhollyStrong, withoutStrong } from '../html/rich-text.ts';
import { isInvitation, isLinksHeading } from '../words/chrome.ts';
import { wordCount } from '../words/tidy.ts';
import { isMissed, leftOut, withoutEndings } from './endings.ts';

/** The head of a body: what is over it in our model, and what is left. */
export interface Head {
  readonly standfirst: BlockOf<'paragraph'> | null;
  readonly mainMedia: MainMedia | null;
  readonly rest: readonly Block[];
}

/**
 * Parts a body into standfirst, main picture or video, and the rest. The standfirst is a first paragraph that is wholly
 * bold, or a line set as a heading under the headline; the main media is the first picture or video before any other paragraph.
 */
export function headOf(body: readonly Block[]): Head {
  const line = lineUnderHeadline(body);
  if (line) {
    const { mainMedia, rest } = takeMedia(body.filter((block) => block !== line));
    return { standfirst: { type: 'paragraph', text: line.text, marks: [] }, mainMedia, rest };
  }
  const first = body.find((block) => block.type === 'paragraph');
  const isAll = body.every((block) => block.type !== 'paragraph' || isWhollyStrong(block));
  const standfirst = first && isWhollyStrong(first) && !isAll ? first : null;
  const others = body.filter((block) => block !== standfirst);
  const { mainMedia, rest } = takeMedia(others);
  return { standfirst: standfirst && { ...standfirst, ...withoutStrong(standfirst) }, mainMedia, rest };
}

/** A crosshead of so many words tells the story, and so does any other of them. */
const TELLING = 7;

/**
 * A heading before any text heads nothing: one that tells the story in a line is its standfirst. Where others are as long, it is one of them, and a
 * figure or a question begins a list of them.
 */
function lineUnderHeadline(body: readonly Block[]): BlockOf<'crosshead'> | null {
  const first = body.find((block) => block.type !== 'image' && block.type !== 'video');
  const heads = body.filter((block) => block.type === 'crosshead');
  const telling = heads.filter(({ text }) => wordCount(text) >= TELLING);
  const next = first && body[body.indexOf(first) + 1];
  if (first?.type !== 'crosshead' || telling.length !== 1 || telling[0] !== first) return null;
  return next?.type === 'crosshead' || /^\p{N}|[?:]$/u.test(first.text) ? null : first;
}

/** The first picture or video that stands before any words of the body, and the body without it. */
export function takeMedia(body: readonly Block[]): { mainMedia: MainMedia | null; rest: readonly Block[] } {
  const words = body.findIndex((block) => block.type !== 'image' && block.type !== 'video');
  const media = (words < 0 ? body : body.slice(0, words)).find(
    (block) => block.type === 'image' || block.type === 'video',
  );
  return media ? { mainMedia: media, rest: body.filter((block) => block !== media) } : { mainMedia: null, rest: body };
}

/** A body without what hangs on its ends: rules and crossheads with nothing after them, invitations to write in, the lines that are under stories. */
export function trimEnds(body: readonly Block[], warnings: Problem[] = []): Block[] {
  const ended = withoutEndings(body, paragraphText, warnings).filter((block) => {
    const asks = block.type === 'paragraph' && isInvitation(block.text);
    if (asks) warnings.push(leftOut(block.text));
    return !asks;
  });
  const tidied = withoutLinkLists(ended);
  const from = tidied.findIndex((block) => block.type !== 'divider');
  const last = tidied.findLastIndex((block) => block.type !== 'divider' && block.type !== 'crosshead');
  return from < 0
    ? []
    : tidied
        .slice(from, last + 1)
        .filter((block, at, all) => !(block.type === 'divider' && all[at - 1]?.type === 'divider'));
}

function paragraphText(block: Block): string {
  return block.type === 'paragraph' ? block.text : '';
}

/** A heading over links goes with the list of links under it. A list of sentences is the story's, whatever its heading. */
function withoutLinkLists(body: readonly Block[]): Block[] {
  return body.filter((block, at) => {
    const before = body[at - 1];
    const next = body[at + 1];
    if (isHeading(block)) return at + 1 < body.length && !(next && isLinkList(next));
    return !(before && isHeading(before) && isLinkList(block));
  });
}

function isLinkList(block: Block): boolean {
  return block.type === 'list' && block.items.every((item) => isWhollyLink(item) || !isMissed(item.text));
}

function isHeading(block: Block): boolean {
  return (block.type === 'crosshead' || block.type === 'paragraph') && isLinksHeading(block.text);
}
