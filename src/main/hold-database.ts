import { Refusal } from '../base/problem.ts';
import { holdStore } from '../store/open-store.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';
import { storeName, storeOf } from './store-server.ts';

export interface Held {
  /** Rejects when another newsroom has the database: this one must do nothing more in it. */
  readonly lost: Promise<never>;
  leave(): Promise<void>;
}

/** Takes the database for this newsroom. Refuses (409) when another runs on it, in whatever folder. */
export async function holdDatabase(folder: NewsroomFolder): Promise<Held> {
  const inUse = () =>
    new Refusal(
      'database-in-use',
      409,
      `Another newsroom runs on the same database (${storeName(folder)}). Stop it first, or name another in STANDFIRST_DATABASE.`,
    );
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => {});
  const leave = await holdStore(storeOf(folder), () => gone.reject(inUse()));
  if (leave === null) throw inUse();
  return { lost: gone.promise, leave };
}
