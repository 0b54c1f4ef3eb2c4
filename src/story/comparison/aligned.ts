import { diffArrays } from 'diff';
import { type Block, wordsOf } from '../blocks.ts';
import { contentOf } from './content.ts';
import { tokensOf } from './words.ts';

/** Which block of one body answers to which of the other, by their numbers; null where none does. */
export interface Pair {
  readonly from: number | null;
  readonly at: number | null;
  readonly moved: boolean;
}

/** So many blocks between two that did not change are compared each with each; more are paired by equality alone. */
const MOST_COMPARED = 60;
/** Blocks that share this part of their words are one block that was worked on. */
const ALIKE = 0.4;

/**
 * The blocks of two bodies side by side, in the order of the newer one with what was removed at its old place: equal
 * blocks first, then those worked on, then equal ones that stand elsewhere. Others may have their turn wherever it yields.
 */
export function* aligned(before: readonly Block[], after: readonly Block[], lang: string): Generator<void, Pair[]> {
  const pairs: Pair[] = [];
  let gap: Gap = { from: [], at: [] };
  const close = function* close(): Generator<void, void> {
    if (gap.from.length + gap.at.length > 0) yield;
    for (const pair of pairedInGap(gap, { before, after, lang })) pairs.push(pair);
    gap = { from: [], at: [] };
  };
  let from = 0;
  let at = 0;
  for (const { added, removed, count } of diffArrays(before.map(contentOf), after.map(contentOf))) {
    for (let step = 0; step < count; step += 1) {
      if (added) gap.at.push(at++);
      else if (removed) gap.from.push(from++);
      else {
        yield* close();
        pairs.push({ from: from++, at: at++, moved: false });
      }
    }
  }
  yield* close();
  return withMoves(pairs, before, after);
}

interface Gap {
  readonly from: number[];
  readonly at: number[];
}

interface Bodies {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly lang: string;
}

/** What stands between two blocks that did not change: the best way of pairing it in order (longest common subsequence by likeness). */
function pairedInGap({ from, at }: Gap, bodies: Bodies): Pair[] {
  const known = from.length * at.length <= MOST_COMPARED ** 2 ? likenesses({ from, at }, bodies) : [];
  const best = bestSums(from.length, at.length, known);
  const pairs: Pair[] = [];
  let row = 0;
  let column = 0;
  while (row < from.length || column < at.length) {
    const here = best[row]?.[column] ?? 0;
    const skipOld = best[row + 1]?.[column] ?? 0;
    const alike = known[row]?.[column] ?? 0;
    if (alike > 0 && here === alike + (best[row + 1]?.[column + 1] ?? 0)) {
      pairs.push({ from: from[row++] ?? null, at: at[column++] ?? null, moved: false });
    } else if (row < from.length && (column >= at.length || here === skipOld)) {
      pairs.push({ from: from[row++] ?? null, at: null, moved: false });
    } else pairs.push({ from: null, at: at[column++] ?? null, moved: false });
  }
  return pairs;
}

/** The greatest sum of likenesses that can be had from each pair of places on. */
function bestSums(rows: number, columns: number, known: readonly (readonly number[])[]): number[][] {
  const best = Array.from({ length: rows + 1 }, () => Array.from({ length: columns + 1 }, () => 0));
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const alike = known[row]?.[column] ?? 0;
      const taken = alike > 0 ? alike + (best[row + 1]?.[column + 1] ?? 0) : 0;
      (best[row] ?? [])[column] = Math.max(taken, best[row + 1]?.[column] ?? 0, best[row]?.[column + 1] ?? 0);
    }
  }
  return best;
}

function likenesses({ from, at }: Gap, { before, after, lang }: Bodies): number[][] {
  const old = from.map((index) => described(before[index], lang));
  const young = at.map((index) => described(after[index], lang));
  return old.map((one) => young.map((other) => likeness(one, other)));
}

interface Described {
  readonly type: string;
  readonly words: ReadonlyMap<string, number>;
  readonly total: number;
}

function described(block: Block | undefined, lang: string): Described {
  const words = new Map<string, number>();
  const tokens = block ? tokensOf(wordsOf(block), lang).filter((token) => /[\p{L}\p{N}]/u.test(token)) : [];
  for (const token of tokens) words.set(token, (words.get(token) ?? 0) + 1);
  return { type: block?.type ?? '', words, total: tokens.length };
}

/** Twice the common words over all words of both (Dice); blocks of one kind without words are alike. 0 for what is no pair. */
function likeness(one: Described, other: Described): number {
  if (one.type !== other.type) return 0;
  if (one.total + other.total === 0) return 1;
  const common = [...one.words].reduce((sum, [word, times]) => sum + Math.min(times, other.words.get(word) ?? 0), 0);
  const share = (2 * common) / (one.total + other.total);
  return share >= ALIKE ? share : 0;
}

/** Blocks removed here and added there with equal content were moved; they stand at their new place only. */
function withMoves(pairs: readonly Pair[], before: readonly Block[], after: readonly Block[]): Pair[] {
  const gone = new Map<string, number[]>();
  for (const { from, at } of pairs) {
    const block = from !== null && at === null ? before[from] : undefined;
    if (block && from !== null) gone.set(contentOf(block), [...(gone.get(contentOf(block)) ?? []), from]);
  }
  const moved = new Set<number>();
  const placed = pairs.map((pair) => {
    const block = pair.from === null && pair.at !== null ? after[pair.at] : undefined;
    const from = block && gone.get(contentOf(block))?.shift();
    if (from === undefined) return pair;
    moved.add(from);
    return { from, at: pair.at, moved: true };
  });
  return placed.filter(({ from, at }) => at !== null || from === null || !moved.has(from));
}
