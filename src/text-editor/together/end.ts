import type { ResolvedPos } from 'prosemirror-model';
import type { ProsemirrorBinding } from 'y-prosemirror';
import { wordsIn } from '../plugins/highlights.ts';
import { type Mark, markAt } from './letters.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './words-again.ts';

/** One end of a selection before others changed the text: the letters beside it, its text, and the words round it. */
export interface End {
  /** What the end hangs on: what was typed there, or the place itself. */
  readonly from: number;
  readonly to: number;
  readonly before: Mark | null;
  readonly behind: Mark | null;
  readonly home: Mark;
  readonly around: Surroundings;
}

/** What there is to know of an end beside its place. */
interface Known {
  readonly run: Run | null;
  /** Places of letters that are still to be brought to the end, and say nothing about what is round it. */
  readonly without: ReadonlySet<number>;
}

/** An end of a selection that is in a text; null for one that is in none. */
export function endAt(binding: ProsemirrorBinding, $pos: ResolvedPos, { run, without }: Known): End | null {
  if (!$pos.parent.isTextblock) return null;
  const [from, to] = run ? [run.from, run.to] : [$pos.pos, $pos.pos];
  const words = wordsIn($pos.parent);
  const start = $pos.start();
  const places = Array.from({ length: words.length }, (_none, at) => start + at).filter((pos) => !without.has(pos));
  const [left, right] = [places.filter((pos) => pos < from), places.filter((pos) => pos >= to)];
  const letters = (all: readonly number[]): string => all.map((pos) => words[pos - start]).join('');
  const [before, behind] = [left.at(-1), right[0]];
  return {
    from,
    to,
    before: before === undefined ? null : markAt(binding, before),
    behind: behind === undefined ? null : markAt(binding, behind),
    home: markAt(binding, $pos.before()),
    around: {
      left: letters(left),
      right: letters(right),
      typed: words.slice(from - start, to - start),
      earlier: run?.earlier ?? [],
    },
  };
}
