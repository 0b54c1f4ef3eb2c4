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

const KEY = 'lock';
/** Whoever holds it says so this often; one that has not for much longer has died. */
const RENEW_EVERY_MS = 60_000;
const DEAD_AFTER_MS = 10 * 60_000;

async function lockIn(store: ObjectStore): Promise<{ close(): Promise<void> } | 'taken'> {
  const own = newId();
  const words = () => JSON.stringify({ own, at: Date.now() });
  if (!(await store.create(KEY, words()))) {
    const there = Buffer.from((await store.get(KEY)) ?? []).toString();
    const { at = 0 } = JSON.parse(there || '{}') as { at?: number };
    if (Date.now() - at < DEAD_AFTER_MS) return 'taken';
    await store.remove(KEY);
    if (!(await store.create(KEY, words()))) return 'taken';
  }
  const timer = setInterval(() => void store.put(KEY, words()).catch(() => {}), RENEW_EVERY_MS).unref();
  return {
    close: () => {
      clearInterval(timer);
      return store.remove(KEY);
    },
  };
}
