import type { ScrubNote, Shelf, ShelfItem, ShelvedItem, Standings } from './shelf.ts';
import { canonicalAddress } from '../base/address.ts';
import { tagOf } from './disk/content.ts';

/** A shelf that lives as long as its process: for `press --check` and for tests. `put` is visible at once. */
export function openMemoryShelf(): Shelf {
  const items = new Map<string, ShelvedItem>();
  const settles: (readonly string[])[] = [];
  let moved = new Set<string>();
  let scrub: ScrubNote | null = null;
  let standings: Standings = { number: 0, at: 0, isComplete: true, takenAway: '' };
  const find = (path: string) => items.get(canonicalAddress(path) ?? '') ?? null;
  const put = (path: string, item: ShelfItem) => {
    const address = mustBeAddress(path);
    const old = find(path);
    const tag = tagOf(address, item);
    if (old?.tag === tag) return 'same';
    const modifiedAt = Math.max(Date.now(), (old?.modifiedAt ?? 0) + 1);
    items.set(address, { item, modifiedAt, tag });
    moved.add(address);
    return 'written';
  };
  return {
    get: async (path) => find(path),
    tag: async (path) => find(path)?.tag ?? null,
    put: async (path, item) => put(path, item),
    remove: async (path) => void (items.delete(mustBeAddress(path)) && moved.add(mustBeAddress(path))),
    // It is seen at once by its own process, and there are no others.
    after: () => {},
    paths: () => addresses(items),
    settle: async ({ takesAway = false } = {}) => {
      settles.push([...moved]);
      moved = new Set();
      const number = settles.length;
      const at = Math.max(Date.now(), standings.at);
      standings = { ...standings, number, at, takenAway: takesAway ? String(number) : standings.takenAway };
    },
    stamp: () => settles.length,
    changes: (since) => settles.slice(since).flat(),
    expected: (path) => find(path)?.tag ?? null,
    allExpected: () => items.keys(),
    standings: () => standings,
    noteScrub: async (note) => void (scrub = note),
    lastScrub: async () => scrub,
  };
}

async function* addresses(items: ReadonlyMap<string, unknown>): AsyncIterable<string> {
  yield* items.keys();
}

function mustBeAddress(path: string): string {
  const address = canonicalAddress(path);
  if (address === null) throw new Error(`not an address of a shelf: ${JSON.stringify(path)}`);
  return address;
}
