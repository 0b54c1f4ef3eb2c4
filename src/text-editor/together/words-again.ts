import type { Node } from 'prosemirror-model';
import { wordsIn } from '../plugins/highlights.ts';

/** The words of one text round a place: those before it, those behind it, and what was typed there last. */
export interface Surroundings {
  readonly left: string;
  readonly right: string;
  readonly typed: string;
  /** What stood there while it was typed, before letters were taken back or a composition went on. */
  readonly earlier: readonly string[];
}

/** Where these words stand again, and what of the typing stands there before that place. */
export interface Again {
  readonly pos: number;
  readonly seen: string;
  /** How many letters of the typing stand elsewhere, before those. */
  readonly from: number;
}

const MOST = 400;
/** Letters round a place that must be there again, unless they are all there are. */
export const ENOUGH = 4;

/**
 * Finds the place in a range of a document where words stand that stood round a place before: somebody cut a paragraph, moved it or
 * turned it into something else, so that its words are other letters in another place. What was typed last may be there in part, when
 * they had not seen the rest of it. `left` are the places where that rest was left, if they are known: they say nothing then, and all that
 * was typed before must stand again. Null where the words are gone.
 */
export function wordsAgain(
  doc: Node,
  range: { from: number; to: number },
  around: Surroundings,
  left?: ReadonlySet<number>,
): Again | null {
  let [best, most] = [null as Again | null, 0];
  doc.nodesBetween(range.from, range.to, (node, pos) => {
    if (!node.isTextblock) return true;
    const words = wordsIn(node);
    const found = left ? bestIn(without(words, left, pos + 1), around, true) : bestIn(words, around, false);
    if (found && found.score > most)
      [best, most] = [{ pos: pos + 1 + found.at, seen: found.seen, from: 0 }, found.score];
    return false;
  });
  return best;
}

/** No letter is the same as this one. */
const NOTHING = '\u0000';

function without(words: string, left: ReadonlySet<number>, start: number): string {
  return words
    .split('')
    .map((letter, at) => (left.has(start + at) ? NOTHING : letter))
    .join('');
}

interface Best {
  readonly at: number;
  readonly seen: string;
  readonly score: number;
}

function bestIn(text: string, around: Surroundings, isSeen: boolean): Best | null {
  const [left, right] = [around.left.slice(-MOST), around.right.slice(0, MOST)];
  let best: Best | null = null;
  for (const seen of isSeen ? [around.typed, ...around.earlier] : statesOf(around)) {
    const before = left + seen;
    for (const at of placesOf(text, before, right)) {
      if (!text.slice(0, at).endsWith(seen)) continue;
      const score = scoreAt(text, at, { before, right });
      if (score > (best?.score ?? 0)) best = { at, seen, score };
    }
  }
  return best;
}

/** All that others may have seen of the typing: the whole first, then less and less of it. */
function statesOf({ typed, earlier }: Surroundings): string[] {
  const whole = typed.slice(0, MOST);
  return [...Array.from({ length: whole.length + 1 }, (_none, at) => whole.slice(0, whole.length - at)), ...earlier];
}

/** Places worth looking at: where the letters next to it, or the end of a text, are the same. */
function placesOf(text: string, before: string, right: string): number[] {
  const found: number[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const isLeft = before === '' ? at === 0 : at > 0 && text[at - 1] === before.at(-1);
    const isRight = right === '' ? at === text.length : text[at] === right[0];
    if (isLeft || isRight) found.push(at);
  }
  return found;
}

/** How many letters are the same before and behind a place; 0 where that is too few to mean anything. */
function scoreAt(text: string, at: number, { before, right }: { before: string; right: string }): number {
  let [start, end] = [0, 0];
  while (start < before.length && start < at && text[at - 1 - start] === before.at(-1 - start)) start += 1;
  while (end < right.length && text[at + end] === right[end]) end += 1;
  const isStart = start === before.length && start === at;
  const isEnd = end === right.length && at + end === text.length;
  const isEnough = start + end >= Math.min(ENOUGH, before.length + right.length);
  const isAll = before.length + right.length > 0 || (isStart && isEnd);
  return isEnough && isAll ? 2 * (start + end) + (isStart ? 1 : 0) + (isEnd ? 1 : 0) : 0;
}
