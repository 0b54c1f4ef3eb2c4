import type { Fragment } from 'prosemirror-model';
import { PluginKey, type Transaction } from 'prosemirror-state';
import type { End } from './end.ts';
import type { Away } from './home.ts';
import type { Mark } from './letters.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './words-again.ts';

/** Everything of mine that others may shift. */
export interface Mine {
  readonly anchor: End | null;
  readonly head: End | null;
  /** The letters typed last, one mark each. */
  readonly letters: readonly Mark[];
  /** Those of them that stood: what is still to be brought to the caret may be gone already. */
  readonly standing: ReadonlySet<Mark>;
  /** The same as nodes. */
  readonly words: Fragment;
  readonly run: Run | null;
  /** The last of them that others have seen, where the rest is still to be brought to it. */
  readonly seen: Mark | null;
  /** How far everybody had written. */
  readonly written: ReadonlyMap<number, number>;
}

/** Words that lost their place: those round a caret whose text somebody took away. */
interface Lost {
  readonly around: Surroundings;
  /** What had been typed there, however long ago: it is lost with the text, or comes back with it. */
  readonly typed: Pending | null;
  readonly pos: number;
  /** The change that took it away; the place is one after it. */
  readonly by: Transaction;
}

export interface Following {
  mine: Mine | null;
  isUndo: boolean;
  /** Where what was undone or done again ends. */
  undone: number;
  lost: Lost | null;
  /** Where what is being typed belongs that is in a paragraph of its own, should that text come back. */
  away: Away | null;
  /** What was typed and is not where it was typed: done when the change of the others is. */
  pending: Pending | null;
}

export interface Pending {
  readonly words: Fragment;
  /** Each of its letters where it was typed. */
  readonly letters: readonly Mark[];
  /** How many letters before the caret are what the typing was earlier. */
  readonly stale: number;
  /** Letters that stand where nobody meant them to. */
  readonly stranded: readonly Mark[];
  /** Whether it stands in a paragraph of its own. */
  readonly own: boolean;
  readonly run: Run;
}

export const key = new PluginKey<Following>('follow');
