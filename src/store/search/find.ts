import type { Piece } from '../../story/desk.ts';
import { fold, WORD } from './fold.ts';
import type { Term } from './query.ts';

/** Words shown before the first match of a long line, and in all. */
const BEFORE = 6;
const AROUND = 30;

interface Word {
  readonly from: number;
  readonly to: number;
  readonly folded: string;
}

interface Line {
  readonly text: string;
  readonly words: readonly Word[];
}

/** A whole text in pieces, matches apart. */
export function marked(text: string, terms: readonly Term[]): Piece[] {
  const line = lineOf(text);
  return pieces(line, found(line, terms), { from: 0, to: text.length });
}

/** What stands round the first match of the line that has most of the terms; null when no line has any. */
export function snippet(texts: readonly string[], terms: readonly Term[]): Piece[] | null {
  let best: Line | null = null;
  let most = 0;
  for (const text of texts) {
    const line = lineOf(text);
    const has = terms.filter((term) => found(line, [term]).size > 0).length;
    if (has > most) [best, most] = [line, has];
    if (most === terms.length) break;
  }
  return best && cut(best, found(best, terms));
}

/** Whether every term stands somewhere in these texts. */
export function hasAll(texts: readonly string[], terms: readonly Term[]): boolean {
  const lines = texts.map(lineOf);
  return terms.every((term) => lines.some((line) => found(line, [term]).size > 0));
}

function cut(line: Line, matches: ReadonlySet<number>): Piece[] {
  const first = Math.max(0, Math.min(...matches) - BEFORE);
  const last = Math.min(line.words.length - 1, first + AROUND);
  const from = first === 0 ? 0 : (line.words[first]?.from ?? 0);
  const to = last === line.words.length - 1 ? line.text.length : (line.words[last]?.to ?? 0);
  const before = from > 0 ? [{ text: '… ', isMatch: false }] : [];
  const after = to < line.text.length ? [{ text: ' …', isMatch: false }] : [];
  return [...before, ...pieces(line, matches, { from, to }), ...after];
}

/** The line from one place to another, in turn what is and what is not a match; matching neighbours are one piece. */
function pieces(line: Line, matches: ReadonlySet<number>, { from, to }: { from: number; to: number }): Piece[] {
  const all: Piece[] = [];
  let at = from;
  for (const [first, last] of runs(line, matches)) {
    if (first < at || last > to) continue;
    all.push(
      { text: line.text.slice(at, first), isMatch: false },
      { text: line.text.slice(first, last), isMatch: true },
    );
    at = last;
  }
  all.push({ text: line.text.slice(at, to), isMatch: false });
  return all.filter(({ text }) => text !== '');
}

function runs({ words }: Line, matches: ReadonlySet<number>): [number, number][] {
  const all: [number, number][] = [];
  for (const [at, word] of words.entries()) {
    if (!matches.has(at)) continue;
    const run = all.at(-1);
    if (run && matches.has(at - 1)) run[1] = word.to;
    else all.push([word.from, word.to]);
  }
  return all;
}

function lineOf(text: string): Line {
  return { text, words: wordsIn(text) };
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    folded: fold(word),
  }));
}

/** The places of the words that belong to a match. */
function found(line: Line, terms: readonly Term[]): Set<number> {
  return new Set(terms.flatMap((term) => line.words.flatMap((_, at) => matchAt(line.words, at, term))));
}

function matchAt(words: readonly Word[], at: number, term: Term): number[] {
  return standsAt(words, at, term) ? term.words.map((_, part) => at + part) : [];
}

function standsAt(words: readonly Word[], at: number, { words: wanted, isPrefix }: Term): boolean {
  return wanted.every((want, part) => {
    const has = words[at + part]?.folded ?? '';
    return isPrefix && part === wanted.length - 1 ? has.startsWith(want) : has === want;
  });
}
