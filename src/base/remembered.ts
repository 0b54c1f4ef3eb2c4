/** As many languages, zones or moments as one newsroom has in use; beyond, the oldest are made anew. */
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
