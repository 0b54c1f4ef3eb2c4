import { newId } from '../../base/ids.ts';
import { makeReaderFilter } from './reader-filter.ts';

/** How often story pages were read since this process began, with nothing about who read them. */
export interface ReadCounts {
  /** The name of this process's life; counts of another are counted from nothing again. */
  readonly boot: string;
  /** Counts a read of a story by whoever stands at an address, unless they were counted for it within the hour. */
  add(path: string, address: string): void;
  /** The counts as they are. They only rise, but for a story that was forgotten and begins again. */
  counts(): ReadonlyMap<string, number>;
}

/** Beyond this many stories, the one that was not read for longest is forgotten: it is not among those most read. */
const MOST_PATHS = 10_000;

export function makeReadCounts(now: () => number = Date.now): ReadCounts {
  const counts = new Map<string, number>();
  const filter = makeReaderFilter(now);
  return {
    boot: newId(),
    add: (path, address) => {
      if (!filter.isNew(path, address)) return;
      const count = counts.get(path) ?? 0;
      counts.delete(path);
      counts.set(path, count + 1);
      const [oldest] = counts.keys();
      if (counts.size > MOST_PATHS && oldest !== undefined) counts.delete(oldest);
    },
    counts: () => counts,
  };
}
