/** What a cache knows of one thing in it. */
interface Slot<Value> {
  value: Value;
  size: number;
  used: boolean;
}

/** Things by key, in no more memory than allowed. */
export interface Lru<Value> {
  /** Marks it as used. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** Says that a thing has grown. */
  grown(key: string): void;
  delete(key: string): void;
  /** Everything in it, as it stands. */
  values(): Iterable<Value>;
  readonly size: number;
}

/** What the bookkeeping of one thing costs at most, in bytes, its key apart. */
const OVERHEAD = 1000;

/**
 * A cache that gives up what was not used since it was last passed over ("second chance"): nearly as good as giving up the
 * least recently used, and a hit costs one look-up and nothing else.
 */
export function makeLru<Value>(mostBytes: number, sizeOf: (value: Value) => number): Lru<Value> {
  const slots = new Map<string, Slot<Value>>();
  let total = 0;
  const drop = (key: string) => {
    total -= slots.get(key)?.size ?? 0;
    slots.delete(key);
  };
  const makeRoom = () => {
    for (const [key, slot] of slots) {
      if (total <= mostBytes) return;
      if (slot.used) {
        // Its second chance: to the end of the queue, as if it were new.
        slot.used = false;
        slots.delete(key);
        slots.set(key, slot);
      } else drop(key);
    }
  };
  const set = (key: string, value: Value) => {
    drop(key);
    const size = sizeOf(value) + key.length + OVERHEAD;
    slots.set(key, { value, size, used: false });
    total += size;
    makeRoom();
  };
  return {
    get: (key) => {
      const slot = slots.get(key);
      if (slot !== undefined) slot.used = true;
      return slot?.value;
    },
    set,
    grown: (key) => {
      const slot = slots.get(key);
      if (slot !== undefined) set(key, slot.value);
    },
    delete: drop,
    values: function* () {
      for (const slot of slots.values()) yield slot.value;
    },
    get size() {
      return total;
    },
  };
}
