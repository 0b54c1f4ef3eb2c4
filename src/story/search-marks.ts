import type { Piece } from './desk.ts';
import { fold, WORD } from './folding.ts';
import type { Term } from './search-terms.ts';
import { partsIn, spellingsOf } from './spellings.ts';

/** Words shown before the first match of a long line, and in all. */
const BEFORE = 6;
const AROUND = 30;

interface Word {
  readonly from: number;
  readonly to: number;
  readonly folded: string;
}

/** What stands between spaces, such as `e-mail`: one word or several, and a word in other spellings as well. */
interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly spellings: ReadonlySet<string>;
  readonly parts: readonly string[];
}

/** A line, ready to be searched. What is dear of it is worked out when it is asked for. */
export interface Line {
  readonly text: string;
  /** All of it in each spelling: what does not stand in one of these is not a word of it. */
  readonly spellings: () => readonly string[];
  readonly words: () => readonly Word[];
  readonly chunks: () => readonly Chunk[];
}

/** Lines of a story, and the language they are in. */
export interface Copy {
  readonly lines: readonly string[];
  readonly lang: string;
}

/** A whole text in pieces, matches apart. */
export function marked({ text, lang }: { text: string; lang: string }, terms: readonly Term[]): Piece[] {
  const line = lineOf(text, lang);
  return pieces(line, found(line, terms), { from: 0, to: text.length });
}

/** The lines of a copy, for whatever is asked of them. */
export function readLines({ lines, lang }: Copy): Line[] {
  return lines.map((text) => lineOf(text, lang));
}

/** The same one by one, for who stops at the first that will do. */
export function* eachLine({ lines, lang }: Copy): Iterable<Line> {
  for (const text of lines) yield lineOf(text, lang);
}

/** What is round the first match of the line that has most of the terms; null when no line has any. */
export function snippet(lines: Iterable<Line>, terms: readonly Term[]): Piece[] | null {
  const seeking = seek(terms);
  for (const line of lines) if (seeking.look(line)) break;
  return seeking.snippet();
}

/** A search through lines that come one after the other. */
export interface Seeking {
  /** True once a line has all the terms: no other is better. */
  look(line: Line): boolean;
  /** The terms that stood in none of these lines. */
  missing(): readonly Term[];
  /** What is round the first match of the line that has most of the terms; null while none has any. */
  snippet(): Piece[] | null;
}

export function seek(terms: readonly Term[]): Seeking {
  const missing = new Set(terms);
  let best: Line | null = null;
  let most = 0;
  return {
    look: (line) => {
      const has = terms.filter((term) => found(line, [term]).size > 0);
      for (const term of has) missing.delete(term);
      if (has.length > most) [best, most] = [line, has.length];
      return most === terms.length;
    },
    missing: () => [...missing],
    snippet: () => best && cut(best, found(best, terms)),
  };
}

/** Whether every term stands somewhere in these lines. */
export function hasAll(lines: readonly Line[], terms: readonly Term[]): boolean {
  return terms.every((term) => lines.some((line) => found(line, [term]).size > 0));
}

function cut(line: Line, matches: ReadonlySet<number>): Piece[] {
  const [foremost = 0] = [...matches].toSorted((one, other) => one - other);
  const first = Math.max(0, foremost - BEFORE);
  const words = line.words();
  const last = Math.min(words.length - 1, first + AROUND);
  const from = first === 0 ? 0 : (words[first]?.from ?? 0);
  const to = last === words.length - 1 ? line.text.length : (words[last]?.to ?? 0);
  const before = from > 0 ? [{ text: '… ', isMatch: false }] : [];
  const after = to < line.text.length ? [{ text: ' …', isMatch: false }] : [];
  return [...before, ...pieces(line, matches, { from, to }), ...after];
}

/** The line from one place to another, in turn what is and what is not a match; matching neighbours are one piece. */
function pieces(line: Line, matches: ReadonlySet<number>, { from, to }: { from: number; to: number }): Piece[] {
  const all: Piece[] = [];
  let at = from;
  for (const [first, last] of runs(line, matches)) {
    if (first < at || first >= to) continue;
    const end = Math.min(last, to);
    all.push(
      { text: line.text.slice(at, first), isMatch: false },
      { text: line.text.slice(first, end), isMatch: true },
    );
    at = end;
  }
  all.push({ text: line.text.slice(at, to), isMatch: false });
  return all.filter(({ text }) => text !== '');
}

function runs({ words }: Line, matches: ReadonlySet<number>): [number, number][] {
  const all: [number, number][] = [];
  for (const [at, word] of words().entries()) {
    if (!matches.has(at)) continue;
    const run = all.at(-1);
    if (run && matches.has(at - 1)) run[1] = word.to;
    else all.push([word.from, word.to]);
  }
  return all;
}

function lineOf(text: string, lang: string): Line {
  const words = once(() => wordsIn(text));
  return { text, spellings: once(() => spellingsOf(text)), words, chunks: once(() => chunksIn(text, words(), lang)) };
}

function once<T extends object>(work: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= work());
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    folded: fold(word),
  }));
}

/** Spaces that do not break a line stand inside figures. */
const FIGURES_APART = /\d+(?:[\u00a0\u2009\u202f]\d+)+/gu;

function chunksIn(text: string, words: readonly Word[], lang: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { 0: chunk, index } of [...text.matchAll(/\S+/gu), ...text.matchAll(FIGURES_APART)]) {
    const end = index + chunk.length;
    const first = firstFrom(words, index);
    let last = firstFrom(words, end) - 1;
    if ((words[last]?.to ?? 0) > end) last -= 1;
    if (last < first) continue;
    const spellings = spellingsOf(chunk).flatMap((one) => single(one));
    const parts = spellings.flatMap((one) => partsIn(one, lang));
    chunks.push({ first, last, spellings: new Set(spellings), parts });
  }
  return chunks;
}

/** The first word that begins here or behind: found by halving, because lines may be very long. */
function firstFrom(words: readonly Word[], at: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The word of a spelling that is one. */
function single(spelling: string): string[] {
  const words = spelling.match(WORD) ?? [];
  return words.length === 1 ? [...words] : [];
}

/** The places of the words that belong to a match. */
function found(line: Line, terms: readonly Term[]): Set<number> {
  const there = terms.filter((term) => mayHave(line, term));
  return new Set(there.flatMap((term) => [...asWritten(line, term), ...otherwise(line, term)]));
}

/** False for nearly every line that has none of a term: told in a fraction of the time in which its words are read. */
function mayHave(line: Line, { spellings }: Term): boolean {
  return spellings.some(([first = '']) => line.spellings().some((text) => text.includes(first)));
}

function asWritten(line: Line, { spellings, isPrefix }: Term): number[] {
  const words = line.words();
  return spellings.flatMap((wanted) =>
    words.flatMap((_, at) => {
      const stands = wanted.every((want, part) => {
        const has = words[at + part]?.folded ?? '';
        return isPrefix && part === wanted.length - 1 ? has.startsWith(want) : has === want;
      });
      return stands ? wanted.map((_want, part) => at + part) : [];
    }),
  );
}

/** Matches of words that are written in another way, and of what stands inside them. */
function otherwise(line: Line, { spellings, isPrefix, isPart }: Term): number[] {
  const chunks = line.chunks();
  return spellings.flatMap((wanted) =>
    chunks.flatMap((_, at) => {
      const run = wanted.map((_want, part) => chunks[at + part]);
      const stands = wanted.every((want, part) =>
        isIn(run[part], want, { isPrefix: isPrefix && part === wanted.length - 1, isPart }),
      );
      return stands ? run.flatMap((chunk) => (chunk ? placesOf(chunk) : [])) : [];
    }),
  );
}

function isIn(
  chunk: Chunk | undefined,
  want: string,
  { isPrefix, isPart }: Pick<Term, 'isPrefix' | 'isPart'>,
): boolean {
  if (!chunk) return false;
  if (chunk.spellings.has(want)) return true;
  if (isPrefix && [...chunk.spellings].some((one) => one.startsWith(want))) return true;
  return isPart && chunk.parts.some((part) => part.startsWith(want));
}

function placesOf({ first, last }: Chunk): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
