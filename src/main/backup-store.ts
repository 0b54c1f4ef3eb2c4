import { newId } from '../base/ids.ts';
import type { BackupPlace } from '../backup/place.ts';
import { storePlace as placeIn } from '../backup/store-place.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { openObjects } from '../objects/open-objects.ts';
import { storePlace } from './store-place.ts';

/** Backups in an object store: where they lie, and the lock of whoever changes them. */
export function backupStore(address: string): {
  readonly place: BackupPlace;
  lock(): Promise<{ close(): Promise<void> } | 'taken'>;
} {
  const store = openObjects(storePlace(address, process.env));
  return { place: placeIn(store), lock: () => lockIn(store) };
}

/** One for each turn, with its number: of those that take the same turn one creates it. */
const KEY = 'lock';
const keyOf = (number: number): string => `${KEY}-${number}`;
/** Whoever holds it says so this often; one that has not for much longer has died. */
const RENEW_EVERY_MS = 60_000;
const DEAD_AFTER_MS = 10 * 60_000;

/** What is written under a turn; `at` is 0 once it was given back. */
interface Turn {
  readonly own: string;
  readonly at: number;
}

async function lockIn(store: ObjectStore): Promise<{ close(): Promise<void> } | 'taken'> {
  const newest = (await turnsIn(store)).at(-1) ?? { key: KEY, number: 0 };
  const { at = 0 } = await turnAt(store, newest.key);
  if (Date.now() - at < DEAD_AFTER_MS) return 'taken';
  const number = newest.number + 1;
  const key = keyOf(number);
  const own = newId();
  const put = (turn: Turn) => store.put(key, JSON.stringify(turn));
  if (!(await store.create(key, JSON.stringify({ own, at: Date.now() })))) return 'taken';
  const turns = await turnsIn(store);
  // Whoever slept since it looked may create a number that is long past.
  if (turns.some((one) => one.number > number)) return store.remove(key).then(() => 'taken');
  for (const one of turns) if (one.number < number) await store.remove(one.key);
  const timer = setInterval(() => void put({ own, at: Date.now() }).catch(() => {}), RENEW_EVERY_MS).unref();
  return {
    close: () => {
      clearInterval(timer);
      // It stays, so that numbers rise and none is ever created by two.
      return put({ own, at: 0 });
    },
  };
}

async function turnAt(store: ObjectStore, key: string): Promise<Partial<Turn>> {
  const bytes = await store.get(key);
  return bytes === null || bytes.length === 0 ? {} : (JSON.parse(Buffer.from(bytes).toString()) as Turn);
}

/** In the order of their numbers; that of an older version has none. */
async function turnsIn(store: ObjectStore): Promise<{ readonly key: string; readonly number: number }[]> {
  const turns = (await Array.fromAsync(store.list(KEY))).map(({ key }) => ({
    key,
    number: Number(key.split('-')[1] ?? 0),
  }));
  return turns.toSorted((one, other) => one.number - other.number);
}
