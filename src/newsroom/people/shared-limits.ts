import { sha256 } from '../../base/hash.ts';
import type { Db, Store } from '../../store/open-store.ts';
import { dropShortLived, keepShortLived, readShortLived, type ShortLived } from '../../store/short-lived.ts';
import { type Guess, type Memory, rateLimits, type Spent } from './rate-limits.ts';

/** The limits of `rate-limits.ts` for all nodes on the same data together. */
export interface SharedLimits {
  /** Counts a guess before it is looked at, so that guesses sent all at once, or to several nodes, are counted too. */
  take(guess: Guess, now: number): Promise<SharedLeave>;
  price(account: string, now: number): Promise<number | null>;
}

export type SharedLeave =
  | { readonly is: 'taken'; wasRight(): Promise<void> }
  | { readonly is: 'refused'; readonly wait: number };

/**
 * Keeps budgets in the store. A guess that must wait is refused by reading alone, so that a flood of them writes nothing; what is written waits for no disk, for a
 * power cut may forgive. Names are hashes: what people type as an address may be a password.
 */
export function sharedLimits(store: Pick<Store, 'reader' | 'note'>): SharedLimits {
  return {
    take: async (guess, now) => {
      const names = namesOf(guess, now);
      const first = rateLimits(await remembered(store.reader, names, now)).take(guess, now);
      if (first.is === 'refused') return first;
      return store.note(async (tx): Promise<SharedLeave> => {
        const memory = await remembered(tx, names, now);
        const leave = rateLimits(memory).take(guess, now);
        await memory.keep(tx);
        return leave.is === 'refused' ? leave : { is: 'taken', wasRight: () => giveBack(store, guess, now) };
      });
    },
    price: async (account, now) => {
      const names = asked((limits) => limits.price(account, now));
      return rateLimits(await remembered(store.reader, names, now)).price(account, now);
    },
  };
}

function giveBack(store: Pick<Store, 'note'>, guess: Guess, now: number): Promise<void> {
  return store.note(async (tx) => {
    const memory = await remembered(tx, namesOf(guess, now), now);
    rateLimits(memory).giveBack(guess, now);
    await memory.keep(tx);
  });
}

const namesOf = (guess: Guess, now: number): string[] => asked((limits) => limits.take(guess, now));

/** The budgets that a question is about: of a memory that knows nothing it asks for all of them. */
function asked(question: (limits: ReturnType<typeof rateLimits>) => unknown): string[] {
  const names = new Set<string>();
  question(rateLimits({ get: (name) => void names.add(name), set: () => {}, delete: () => {} }));
  return [...names];
}

interface KeptMemory extends Memory {
  /** Writes down what was changed in it. */
  keep(tx: Db): Promise<void>;
}

async function remembered(db: Db, names: readonly string[], now: number): Promise<KeptMemory> {
  const known = (await readShortLived(db, names.map(rowName), now)) as ReadonlyMap<string, Spent>;
  const changed = new Map<string, ShortLived | null>();
  return {
    get: (name) => known.get(rowName(name)),
    set: (name, value, ends) => void changed.set(rowName(name), { name: rowName(name), value, ends }),
    delete: (name) => void changed.set(rowName(name), null),
    keep: async (tx) => {
      await keepShortLived(
        tx,
        [...changed.values()].filter((row) => row !== null),
        now,
      );
      await dropShortLived(
        tx,
        [...changed].flatMap(([name, row]) => (row ? [] : [name])),
      );
    },
  };
}

function rowName(name: string): string {
  return `budget/${sha256(name)}`;
}
