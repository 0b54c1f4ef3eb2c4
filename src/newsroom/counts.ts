export type Counts = ReturnType<typeof counts>;

/** How many there are of each. Holds an entry for each that is not nought, so no more than there are connections. */
export function counts() {
  const held = new Map<string, number>();
  return {
    of: (key: string): number => held.get(key) ?? 0,
    add: (key: string, more: number): void => {
      const now = (held.get(key) ?? 0) + more;
      if (now > 0) held.set(key, now);
      else held.delete(key);
    },
  };
}
