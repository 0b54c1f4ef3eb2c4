import type { Shelf } from '../../press/shelf.ts';

/** What is new on the shelf, told from what is not without looking at a page. */
export interface ShelfChanges {
  /** The stamp of the shelf now; no I/O but one `fstat`. */
  stamp(): number;
  /** True when a settle after that stamp named one of these addresses, or may have. */
  touches(addresses: readonly string[], since: number): boolean;
  /** The stamp at which words were last taken from readers: what was good before and was changed since may have them still. */
  takenAwayAt(): number;
  /** What the log calls that moment; the same over restarts. */
  takenAway(): string;
}

/** Addresses whose last change is remembered; beyond, everything older counts as changed. */
const MOST_ADDRESSES = 100_000;

export function openShelfChanges(shelf: Shelf): ShelfChanges {
  const changedAt = new Map<string, number>();
  let seen = shelf.stamp();
  let allChangedAt = -1;
  let takenAway = shelf.standings().takenAway;
  let takenAwayAt = -Infinity;

  const follow = () => {
    const stamp = shelf.stamp();
    if (stamp === seen) return seen;
    const named = shelf.changes(seen);
    if (named === null || changedAt.size > MOST_ADDRESSES) {
      changedAt.clear();
      allChangedAt = stamp;
    }
    for (const address of named ?? []) changedAt.set(address, stamp);
    const mark = shelf.standings().takenAway;
    if (mark !== takenAway) takenAwayAt = stamp;
    [seen, takenAway] = [stamp, mark];
    return stamp;
  };
  return {
    stamp: follow,
    touches: (addresses, since) =>
      follow() !== since &&
      (since < allChangedAt || addresses.some((address) => (changedAt.get(address) ?? -1) > since)),
    takenAwayAt: () => (follow(), takenAwayAt),
    takenAway: () => (follow(), takenAway),
  };
}
