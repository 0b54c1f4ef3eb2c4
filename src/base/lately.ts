/** Values by key of which those used lately are kept: at least half as many as given, and never more. */
export interface Lately<Key, Value> {
  /** Using a value keeps it longer. */
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  clear(): void;
}

/**
 * Two generations, because a `Map` that is reordered at each use is copied again and again: what is used moves to the newer one, and once that has
 * half of all, the older one goes.
 */
export function lately<Key, Value>(most: number): Lately<Key, Value> {
  let newer = new Map<Key, Value>();
  let older = new Map<Key, Value>();
  const set = (key: Key, value: Value): void => {
    if (newer.size >= most / 2) [older, newer] = [newer, new Map()];
    newer.set(key, value);
  };
  return {
    get: (key) => {
      const value = newer.get(key);
      if (value !== undefined) return value;
      const before = older.get(key);
      if (before !== undefined) set(key, before);
      return before;
    },
    set,
    delete: (key) => {
      newer.delete(key);
      older.delete(key);
    },
    clear: () => [newer, older].forEach((one) => one.clear()),
  };
}
