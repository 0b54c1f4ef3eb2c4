import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../base/ids.ts';
import { Refusal } from '../base/problem.ts';
import { holdStore } from '../store/open-store.ts';
import { makeFolder, type NewsroomFolder } from './newsroom-folder.ts';
import { isOnServer, storeName, storeOf } from './store-server.ts';

export interface Held {
  /** Rejects when another newsroom has the database: this one must do nothing more in it. */
  readonly lost: Promise<never>;
  leave(): Promise<void>;
}

/** Takes the database for this newsroom, as one of its processes, or as the only one. Refuses (409) when one in another data folder runs on it. */
export async function holdDatabase(folder: NewsroomFolder, { isAlone = false } = {}): Promise<Held> {
  const inUse = () =>
    new Refusal(
      'database-in-use',
      409,
      isAlone
        ? `The newsroom is running (${storeName(folder)}). Stop all its processes first.`
        : `A newsroom in another data folder is running on the same database (${storeName(folder)}). Machines that share a newsroom share its data folder too. Stop the other first, or name another database in STANDFIRST_DATABASE.`,
    );
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => {});
  const holder = { folder: isOnServer() ? nameOf(folder) : '', isAlone };
  const leave = await holdStore(storeOf(folder), holder, () => gone.reject(inUse()));
  if (leave === null) throw inUse();
  return { lost: gone.promise, leave };
}

/** The name by which machines that share a data folder know that it is one; it is made with the first of them. */
function nameOf(folder: NewsroomFolder): string {
  makeFolder(folder);
  const file = join(folder.root, 'folder.id');
  try {
    writeFileSync(file, newId(), { flag: 'wx' });
  } catch {
    // It has one.
  }
  return readFileSync(file, 'utf8');
}
