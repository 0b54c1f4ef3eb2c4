import type { Node } from 'prosemirror-model';
import { alike } from '../difference.ts';
import { wordsIn } from '../plugins/highlights.ts';
import type { End } from './end.ts';
import { isSame, type Mark } from './letters.ts';
import { type Again, ENOUGH, type Surroundings, wordsAgain } from './words-again.ts';

/** A text that was taken away while somebody typed in it, and the paragraph of their own in which that stands. */
export interface Away {
  readonly around: Surroundings;
  readonly own: Mark;
}

/**
 * Where a text stands again that was taken away, all of it: only then does what was typed in it belong there still. Null too where somebody
 * has gone elsewhere meanwhile, or their paragraph holds more than what they are typing.
 */
export function textAgain(
  doc: Node,
  range: { from: number; to: number },
  { away: { around, own }, end }: { readonly away: Away; readonly end: End },
): Again | null {
  const isAlone = end.around.left === '' && end.around.right === '' && isSame(end.home.item, own.item);
  const again = isAlone ? wordsAgain(doc, range, { ...around, typed: end.around.typed }) : null;
  return again && standsWhole(doc, again, around) ? again : null;
}

/**
 * Whether words round a place say that a text stands there again which was gone. What was typed in it says nothing: somebody else may write
 * the same elsewhere. Only where nothing was round it, that is all there is to know it by.
 */
export function isEvident(doc: Node, { pos, seen }: Again, { left, right }: Surroundings): boolean {
  const $pos = doc.resolve(pos);
  const words = wordsIn($pos.parent);
  const [before, behind] = [words.slice(0, $pos.parentOffset - seen.length), words.slice($pos.parentOffset)];
  const round = left.length + right.length;
  const same = endsAlike(before, left) + alike(behind, right).start;
  return round === 0 ? seen !== '' : same >= Math.min(ENOUGH, round);
}

function endsAlike(one: string, other: string): number {
  let same = 0;
  while (same < Math.min(one.length, other.length) && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return same;
}

/** Whether all that was round a place is round it again. */
export function standsWhole(doc: Node, { pos, seen }: Again, { left, right }: Surroundings): boolean {
  const $pos = doc.resolve(pos);
  const words = wordsIn($pos.parent);
  const at = $pos.parentOffset;
  return (
    left.length + right.length >= ENOUGH && words.slice(0, at).endsWith(left + seen) && words.startsWith(right, at)
  );
}
