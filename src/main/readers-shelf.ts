import { existsSync } from 'node:fs';
import { openDiskShelf } from '../press/disk-shelf.ts';
import type { Shelf, Standings } from '../press/shelf.ts';

/** How often one looks again for a shelf that is not there yet, in milliseconds. */
const LOOK_EVERY = 250;

/** No stamp of a shelf is below nought. */
const NO_SHELF = -1;
const NOTHING_YET: Standings = { number: 0, at: 0, isComplete: false, takenAway: '' };

/**
 * The shelf as the readers' process has it: it makes nothing, and while there is none in the folder, or none that can be
 * opened, it is an empty one. `onTrouble` is told once why it cannot be opened.
 */
export function openReadersShelf(folder: string, onTrouble: (error: unknown) => void): Shelf {
  let shelf: Shelf | null = null;
  let lookedAt = -Infinity;
  let isTold = false;
  const open = (): Shelf | null => {
    const now = performance.now();
    if (shelf !== null || now - lookedAt < LOOK_EVERY) return shelf;
    lookedAt = now;
    try {
      shelf = existsSync(folder) ? openDiskShelf(folder) : null;
    } catch (error) {
      if (!isTold) onTrouble(error);
      isTold = true;
    }
    return shelf;
  };
  const readOnly = () => Promise.reject(new Error('The readers’ process writes nothing on the shelf.'));
  return {
    get: async (path) => (await open()?.get(path)) ?? null,
    tag: async (path) => (await open()?.tag(path)) ?? null,
    paths: async function* paths() {
      yield* open()?.paths() ?? [];
    },
    stamp: () => open()?.stamp() ?? NO_SHELF,
    changes: (since) => (since === NO_SHELF ? null : (open()?.changes(since) ?? null)),
    expected: (path) => open()?.expected(path) ?? null,
    allExpected: () => open()?.allExpected() ?? [],
    standings: () => open()?.standings() ?? NOTHING_YET,
    put: readOnly,
    remove: readOnly,
    settle: readOnly,
    noteScrub: readOnly,
    lastScrub: async () => (await open()?.lastScrub()) ?? null,
  };
}
