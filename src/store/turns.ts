import type { Db } from './open-store.ts';

/** The turn of whoever works alone under a name. */
export interface Turn {
  /**
   * Higher than that of every turn before under this name. Null where a turn ends with its process and no sooner, as on a file: what is done in it needs no number.
   */
  readonly number: number | null;
  /** True when whoever had the turn before did not give it back: they may be dead, or asleep in the middle of their work. */
  readonly isAfterLoss: boolean;
  /**
   * Within a transaction: refuses (409 `turn-lost`) unless this is the newest turn. Nobody else's begins before the transaction has ended, so that what is
   * committed with it was done in turn, however long this process slept.
   */
  need(tx: Db): Promise<void>;
  /** Aborted once this turn is known to be lost. */
  readonly lost: AbortSignal;
}

/** The turn of somebody who cannot lose it. */
export const CERTAIN: Turn = {
  number: null,
  isAfterLoss: false,
  need: async () => {},
  lost: new AbortController().signal,
};
