import type { Store } from '../../src/store/open-store.ts';

/** A store whose writes can be held back, as a slow disk would, and let go again. */
export interface HeldStore extends Store {
  hold(): void;
  letGo(): void;
  /** How many writes are held back. */
  held(): number;
}

export function heldStore(store: Store): HeldStore {
  let gate: { promise: Promise<void>; open: () => void } | null = null;
  let waiting = 0;
  const atTheGate = async <T>(write: () => Promise<T>): Promise<T> => {
    waiting += 1;
    await gate?.promise;
    waiting -= 1;
    return write();
  };
  return {
    ...store,
    write: (work) => atTheGate(() => store.write(work)),
    writeDrafts: (storyIds, work) => atTheGate(() => store.writeDrafts(storyIds, work)),
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = { promise, open: resolve };
    },
    letGo: () => {
      gate?.open();
      gate = null;
    },
    held: () => (gate ? waiting : 0),
  };
}
