/** As many languages, zones or moments as one newsroom has in use; beyond, the oldest are made again. */
const MOST = 2000;

/** What `make` gives for a text, made once for each: for pure functions whose making costs many times their use. A failure is not kept. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const made = make(text);
    known.set(text, made);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return made;
  };
}

/** The same for values that do not change, for as long as somebody holds them. */
export function rememberedOf<Key extends object, T>(make: (of: Key) => T): (of: Key) => T {
  const known = new WeakMap<Key, T>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}

/**
 * What `make` gave for a value that does not change, for as long as what else it depends on is the same: `key` says all of that. One answer a
 * value is kept, that of its newest key.
 */
export function rememberedWith<T>(): (of: object, key: string, make: () => T) => T {
  const known = new WeakMap<object, { readonly key: string; readonly made: T }>();
  return (of, key, make) => {
    const before = known.get(of);
    if (before?.key === key) return before.made;
    const made = make();
    known.set(of, { key, made });
    return made;
  };
}
