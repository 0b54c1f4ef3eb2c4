import type { Node } from 'prosemirror-model';
import type { ProsemirrorBinding } from 'y-prosemirror';
import { alike } from '../difference.ts';
import { wordsIn } from '../plugins/highlights.ts';
import { type Mark, markAt, placeOfMark, stands } from './letters.ts';
import { type Again, type Surroundings, wordsAgain } from './words-again.ts';

/** What was typed before others changed the text: its letters one by one, with null for those that were gone already. */
export interface Typed {
  readonly letters: readonly (Mark | null)[];
  readonly around: Surroundings;
}

/** The text after a change of others, and what was written into it again. */
export interface After {
  readonly doc: Node;
  readonly range: { readonly from: number; readonly to: number };
  /** How far everybody had written before the change. */
  readonly written: ReadonlyMap<number, number>;
}

/**
 * Where others wrote letters again that they took out of what was typed: they cut the text there, or put back what they had cut. What they
 * had not seen of it belongs behind that place. Null where they wrote them nowhere again: then they took them out, and all that stands is
 * where it should be.
 */
export function takenAlong(binding: ProsemirrorBinding, typed: Typed, after: After): Again | null {
  // The last ones first: others had seen all up to them.
  for (const taken of takenFrom(binding, typed.letters).toReversed()) {
    const found = writtenAgain(binding, { ...typed, taken }, after);
    if (found) return found;
  }
  return null;
}

/**
 * Where a text is again that is gone from where it was: words like those round the caret, in what the change wrote. Letters that stand were
 * left behind by those who had not seen them: it is looked for without them, since they would be found where they were left.
 */
export function movedTo(
  binding: ProsemirrorBinding,
  { letters, around }: { readonly letters: readonly Mark[]; readonly around: Surroundings },
  { doc, range }: After,
): Again | null {
  const standing = letters.map((mark) => stands(binding, mark));
  const seen = standing.indexOf(true);
  if (seen < 1 || standing.includes(false, seen)) return wordsAgain(doc, range, around);
  const left = new Set(letters.slice(seen).map((mark) => placeOfMark(binding, mark) ?? -1));
  const seenOf = { ...around, typed: around.typed.slice(0, seen) };
  return wordsAgain(doc, range, seenOf, left) ?? wordsAgain(doc, range, around);
}

interface Taken {
  readonly from: number;
  readonly to: number;
}

/** Each stretch of letters that others took out. */
function takenFrom(binding: ProsemirrorBinding, letters: Typed['letters']): Taken[] {
  const found: Taken[] = [];
  for (const [at, mark] of letters.entries()) {
    if (mark === null || stands(binding, mark)) continue;
    const last = found.at(-1);
    if (last?.to === at) found[found.length - 1] = { from: last.from, to: at + 1 };
    else found.push({ from: at, to: at + 1 });
  }
  return found;
}

function writtenAgain(
  binding: ProsemirrorBinding,
  { letters, around, taken: { from, to } }: Typed & { readonly taken: Taken },
  { doc, range, written }: After,
): Again | null {
  const wanted = {
    seen: [around.typed.slice(from, to), ...around.earlier.map((words) => words.slice(from))].filter(Boolean),
    left: around.left + around.typed.slice(0, from),
    right: around.right,
  };
  const rest = letters.slice(to).filter((mark): mark is Mark => mark !== null && stands(binding, mark));
  const left = new Set(rest.map((mark) => placeOfMark(binding, mark) ?? -1));
  let best: Again | null = null;
  doc.nodesBetween(range.from, range.to, (node, pos) => {
    if (!node.isTextblock || best) return !node.isTextblock;
    const found = placeIn(lettersOf(binding, { node, start: pos + 1 }, { left, written }), wanted);
    const isBefore = found !== null && rest.length > 0 && found.pos <= Math.min(...left);
    if (found && !(isBefore && isFirstHalf(wanted, found.seen, rest.length))) best = { ...found, from };
    return false;
  });
  return best;
}

/**
 * A letter typed before the same letter is shared as put in behind it. Where others took the one that stood along and had not seen the other,
 * that is left behind too.
 */
export function strayBehind(
  binding: ProsemirrorBinding,
  { letters, standing }: { readonly letters: readonly Mark[]; readonly standing: ReadonlySet<Mark> },
  { behind, around }: { readonly behind: Mark | null; readonly around: Surroundings },
): Mark[] {
  const isMine = behind?.item?.client === binding.doc.clientID && stands(binding, behind);
  const isTaken = letters.some(
    (mark, at) => around.typed[at] === around.right[0] && standing.has(mark) && !stands(binding, mark),
  );
  return behind && isMine && isTaken ? [behind] : [];
}

/**
 * Who cuts a text near its start writes the shorter half again, before the longer one (`share.ts`). Then what is behind it
 * is what they left there, and it is not to follow.
 */
function isFirstHalf({ left, right }: Wanted, seen: string, rest: number): boolean {
  return right === '' && rest > left.length + seen.length;
}

interface Wanted {
  readonly seen: readonly string[];
  readonly left: string;
  readonly right: string;
}

interface Letter {
  readonly is: string;
  readonly pos: number;
  readonly isFresh: boolean;
}

/** The letters of a text, without those whose place is looked for. */
function lettersOf(
  binding: ProsemirrorBinding,
  { node, start }: { node: Node; start: number },
  { left, written }: { left: ReadonlySet<number>; written: After['written'] },
): Letter[] {
  const isFresh = (pos: number): boolean => {
    const { item } = markAt(binding, pos);
    return item !== null && item.clock >= (written.get(item.client) ?? 0);
  };
  const letters = wordsIn(node).split('');
  return letters
    .map((is, at) => ({ is, pos: start + at, isFresh: false }))
    .filter(({ pos }) => !left.has(pos))
    .map((letter) => ({ ...letter, isFresh: isFresh(letter.pos) }));
}

function placeIn(letters: readonly Letter[], { seen, left, right }: Wanted): Again | null {
  const words = letters.map(({ is }) => is).join('');
  for (const one of seen) {
    for (let at = words.indexOf(one); at >= 0; at = words.indexOf(one, at + 1)) {
      const end = at + one.length;
      const isFresh = letters.slice(at, end).every((letter) => letter.isFresh);
      const last = letters[end - 1];
      // A text that is all of what was before the place was parted from what was joined to it.
      const isThere = words === left + one || (isLeft(words, at, { left, right }) && isRight(words, end, right));
      if (isFresh && last && isThere) return { pos: last.pos + 1, seen: one, from: 0 };
    }
  }
  return null;
}

/** A text begins there, or what was before it is before it again; what began a text may have been joined to any other. */
function isLeft(words: string, at: number, { left, right }: { left: string; right: string }): boolean {
  return at === 0 || (left === '' ? right !== '' : words[at - 1] === left.at(-1));
}

const ENOUGH = 4;

/** What was behind it is behind it again, to the end of one of both or far enough to mean something. */
function isRight(words: string, at: number, right: string): boolean {
  if (right === '') return at === words.length;
  const { start } = alike(words.slice(at), right);
  return start >= Math.min(ENOUGH, right.length) || (start > 0 && at + start === words.length);
}
