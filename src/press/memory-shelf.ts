import type { Shelf, ShelfItem, ShelvedItem } from './shelf.ts';
import { canonicalAddress } from '../base/address.ts';

/** A shelf that lives as long as its process: for `press --check` and for tests. `put` is visible at once. */
export function openMemoryShelf(): Shelf {
  const items = new Map<string, ShelvedItem>();
  let puts = 0;
  let settles = 0;
  const find = (path: string) => items.get(canonicalAddress(path) ?? '') ?? null;
  const put = (path: string, item: ShelfItem) => {
    const old = find(path);
    if (old && isSame(old.item, item)) return 'same';
    const modifiedAt = Math.max(Date.now(), (old?.modifiedAt ?? 0) + 1);
    items.set(mustBeAddress(path), { item, modifiedAt, tag: `${item.is}-${(puts += 1)}` });
    return 'written';
  };
  return {
    get: async (path) => find(path),
    tag: async (path) => find(path)?.tag ?? null,
    put: async (path, item) => put(path, item),
    remove: async (path) => void items.delete(mustBeAddress(path)),
    paths: () => addresses(items),
    settle: async () => void (settles += 1),
    stamp: () => settles,
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

function isSame(one: ShelfItem, other: ShelfItem): boolean {
  if (one.is === 'redirect') return other.is === 'redirect' && one.to === other.to;
  return other.is === one.is && one.type === other.type && Buffer.compare(one.body, other.body) === 0;
}
