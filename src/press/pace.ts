import type { PressRooms } from './press-tasks.ts';

/** How many pages of a long piece of work are pressed before somebody else may press. */
export interface Pace {
  pages(): number;
  /** Does the work of so many pages, and learns from it how long one takes. */
  timed<T>(pages: number, work: () => Promise<T>): Promise<T>;
}

/** What whoever publishes meanwhile waits for at most, in milliseconds, as far as pages take as long as those before them. */
const LONGEST_MS = 20;
/** The first are few: nobody knows yet how long they take. */
const FIRST = 4;

export function openPace({ stopwatch = () => performance.now() }: Pick<PressRooms, 'stopwatch'>): Pace {
  let each = LONGEST_MS / FIRST;
  return {
    pages: () => Math.max(1, Math.floor(LONGEST_MS / each)),
    timed: async (pages, work) => {
      const began = stopwatch();
      const done = await work();
      const took = (stopwatch() - began) / pages;
      // One that was slow counts at once, one that was fast by and by.
      each = took > each ? took : (each + took) / 2;
      return done;
    },
  };
}
