import type { Log } from '../../base/log.ts';

/** What was found not to be whole, or could not be read, and was not seen whole since. */
export interface Damage {
  /** Says it in the log, once for each thing until it is sound again. */
  found(address: string, error: unknown): void;
  sound(address: string): void;
  /** The addresses, for whoever mends them. */
  addresses(): readonly string[];
}

/** A shelf that is damaged throughout is told by its first pages. */
const MOST = 1000;

export function openDamage(log: Log): Damage {
  const known = new Set<string>();
  return {
    found: (address, error) => {
      if (known.has(address) || known.size >= MOST) return;
      known.add(address);
      log.error(
        { path: address, err: error },
        'An item of the shelf cannot be used. Readers get its last good state, if there is one; the newsroom presses it anew.',
      );
    },
    sound: (address) => void known.delete(address),
    addresses: () => [...known],
  };
}
