import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './begin.ts';

const ASK_AGAIN_MS = 15;

/**
 * Waits until nobody holds the lock on this file, takes it, and gives what releases it. It is the operating system's own
 * lock, taken through an empty database: it ends with the process that holds it, however that ends, and no sooner, so a
 * process that slept for an hour holds it still, and one whose number was given to another process does not.
 */
export async function takeLock(file: string): Promise<() => void> {
  const database = new DatabaseSync(file);
  try {
    while (!tryLock(database)) await sleep(ASK_AGAIN_MS);
  } catch (error) {
    database.close();
    throw error;
  }
  return () => database.close();
}

function tryLock(database: DatabaseSync): boolean {
  try {
    database.exec('begin exclusive');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
