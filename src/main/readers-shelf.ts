import { statSync } from 'node:fs';
import { openDiskShelf } from '../press/disk-shelf.ts';
import { type Shelf, type Standings, UnopenedShelf } from '../press/shelf.ts';

/** How often one looks again for a shelf that is not there yet, in milliseconds. */
const LOOK_EVERY = 250;

/** No stamp of a shelf is below nought. */
const NO_SHELF = -1;
const NOTHING_YET: Standings = { number: 0, at: 0, isComplete: false, takenAway: '' };

/**
 * The shelf as the readers' process has it: it makes nothing, and while there is none in the folder it is an empty one. While there is
 * one that cannot be opened, nobody hears that a page is missing (`UnopenedShelf`); `onTrouble` is told once why.
 */
export function openReadersShelf(folder: string, onTrouble: (error: unknown) => void): Shelf {
  let shelf: Shelf | null = null;
  let lookedAt = -Infinity;
  let isInTrouble = false;
  const open = (): Shelf | null => {
    const now = performance.now();
    if (shelf !== null || now - lookedAt < LOOK_EVERY) return shelf;
    lookedAt = now;
    try {
      shelf = statSync(folder, { throwIfNoEntry: false }) ? openDiskShelf(folder) : null;
      isInTrouble = false;
    } catch (error) {
      if (!isInTrouble) onTrouble(error);
      isInTrouble = true;
    }
    return shelf;
  };
  const seen = (): Shelf | null => {
    const opened = open();
    if (opened === null && isInTrouble) throw new UnopenedShelf(folder);
    return opened;
  };
  const readOnly = () => Promise.reject(new Error('The readers’ process writes nothing on the shelf.'));
  return {
    get: async (path) => (await seen()?.get(path)) ?? null,
    tag: async (path) => (await seen()?.tag(path)) ?? null,
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
    after: () => {},
    noteScrub: readOnly,
    lastScrub: async () => (await open()?.lastScrub()) ?? null,
  };
}
