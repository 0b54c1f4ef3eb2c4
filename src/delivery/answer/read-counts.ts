/** How often story pages were read, with nothing about who read them. */
export interface ReadCounts {
  add(path: string): void;
  /** The counts since the last time of asking, and forgets them. */
  drain(): ReadonlyMap<string, number>;
}

/** Beyond this many story pages, those that are not counted yet wait for the next count. */
const MOST_PATHS = 20_000;

export function makeReadCounts(): ReadCounts {
  let counts = new Map<string, number>();
  return {
    add: (path) => {
      const count = counts.get(path);
      if (count !== undefined || counts.size < MOST_PATHS) counts.set(path, (count ?? 0) + 1);
    },
    drain: () => {
      const drained = counts;
      counts = new Map();
      return drained;
    },
  };
}
