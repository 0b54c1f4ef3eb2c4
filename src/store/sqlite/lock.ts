import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './begin.ts';

const ASK_AGAIN_MS = 5;

/** How long somebody who waits keeps others from asking. One who sleeps while waiting must not stop them for good. */
const NEXT_FOR_MS = 300;

/**
 * Waits until nobody holds the lock on this file, takes it, and gives what releases it. It is the operating system's own
 * lock, taken through an empty database: it ends with the process that holds it, however that ends, and no sooner, so a
 * process that slept for an hour holds it still, and one whose number was given to another process does not.
 *
 * Whoever waits is next: a second lock beside it, which is had first, keeps a holder from taking it again at once before them.
 */
export async function takeLock(file: string): Promise<() => void> {
  const next = new DatabaseSync(`${file}.next`);
  const own = new DatabaseSync(file);
  try {
    await locked(next, NEXT_FOR_MS);
    await locked(own, Infinity);
  } catch (error) {
    own.close();
    throw error;
  } finally {
    next.close();
  }
  return () => own.close();
}

/** Comes back when the lock is had, or after that time without it. */
async function locked(database: DatabaseSync, time: number): Promise<void> {
  const until = performance.now() + time;
  while (!tryLock(database) && performance.now() < until) await sleep(ASK_AGAIN_MS);
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
