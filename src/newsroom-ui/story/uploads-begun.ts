/** Where a file's bytes go, and how to let go of that once it is over. */
export interface Begun {
  /** Its address, with what this device began before a window was closed; null where there is nothing of it. */
  readonly before: string | null;
  keep(address: string): void;
  forget(): void;
  /** Another window of this device, or this one, may send the same file from now on. */
  release(): void;
}

const NAME = 'uploads-begun';
/** As long as the newsroom keeps what nobody goes on with. */
const DAY_MS = 24 * 3_600_000;
const MOST = 200;

/**
 * What this device began to send of a file before its window was closed: whoever chooses the same file again goes on with it. Only one window at a time: one that
 * sends the same file beside it begins anew.
 */
export async function begunBefore({ name, size, lastModified }: File, as: string): Promise<Begun> {
  const key = JSON.stringify([as, name, size, lastModified]);
  const release = await heldAlone(`${NAME}/${key}`);
  if (!release) return alone;
  const write = (change: (kept: Kept) => void): void => {
    const kept = read();
    change(kept);
    keepOnDevice(kept);
  };
  return {
    before: read().get(key)?.address ?? null,
    keep: (address) => write((kept) => kept.set(key, { address, at: Date.now() })),
    forget: () => write((kept) => kept.delete(key)),
    release,
  };
}

const nothing = (): void => undefined;
const alone: Begun = { before: null, keep: nothing, forget: nothing, release: nothing };

/** How to let go; null where another has it, or the device knows no such thing. */
function heldAlone(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (lock) return new Promise((release) => resolve(release));
      resolve(null);
      return undefined;
    };
    // Absent where the newsroom is asked over plain HTTP from another machine.
    if (!('locks' in navigator)) return resolve(null);
    void navigator.locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(null));
  });
}

type Kept = Map<string, { readonly address: string; readonly at: number }>;

function read(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '[]') as [string, { address: string; at: number }][];
    return new Map(kept.filter(([, { at }]) => at > Date.now() - DAY_MS).slice(-MOST));
  } catch {
    return new Map();
  }
}

function keepOnDevice(kept: Kept): void {
  try {
    if (kept.size === 0) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify([...kept]));
  } catch {
    // A device that keeps nothing sends it from the start.
  }
}
