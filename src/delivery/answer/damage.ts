import type { Log } from '../../base/log.ts';
import { UnopenedShelf } from '../../press/shelf.ts';

/** What was found not to be whole, or could not be read, and was not seen whole since. */
export interface Damage {
  /** Says it in the log, once for each thing until it is sound again. */
  found(address: string, error: unknown): void;
  sound(address: string): void;
  /** The addresses, for whoever repairs them. */
  addresses(): readonly string[];
}

/** A shelf that is damaged throughout is told by its first pages. */
const MOST = 1000;

const ITEM =
  'An item on the shelf cannot be used. Readers get its last good state, if there is one; the newsroom will press it again.';

/** `words`: what is said about a thing that is found. */
export function openDamage(log: Log, words = ITEM): Damage {
  const known = new Set<string>();
  return {
    found: (address, error) => {
      // That says nothing of any one thing on it.
      if (error instanceof UnopenedShelf) return;
      if (known.has(address) || known.size >= MOST) return;
      known.add(address);
      log.error({ path: address, err: error }, words);
    },
    sound: (address) => void known.delete(address),
    addresses: () => [...known],
  };
}
