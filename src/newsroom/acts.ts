import type { Clock } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { Act } from '../store/changes.ts';
import { catchUp, type PressReceipt, type PressRooms } from '../press/press.ts';
import type { Db } from '../store/open-store.ts';

/** Who acts. Sign-in will name people; until then the command line and the system do. */
export interface Actor {
  readonly name: string;
}

/** What every act of the newsroom needs. */
export type NewsroomRooms = PressRooms;

/** The record that an act leaves: who, when, what, in words. */
export function actBy(actor: Actor, clock: Clock, what: Pick<Act, 'act' | 'summary'>): Act {
  return { at: clock.now(), by: actor.name, ...what };
}

/**
 * Keeps what `work` writes in one transaction, then brings the shelf up to date and returns what was pressed. A full disk
 * is a `Refusal` either way, and its code says which: `disk-full`, nothing was kept; `kept-not-pressed`, readers have it later.
 */
export async function keepAndPress<T>(
  rooms: NewsroomRooms,
  work: (tx: Db) => Promise<T>,
): Promise<{ kept: T; receipt: PressReceipt }> {
  const kept = await rooms.store.write(work);
  return { kept, receipt: await catchUp(rooms).catch(refuseLate) };
}

function refuseLate(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw new Refusal(
    'kept-not-pressed',
    error.status,
    `This is kept and need not be done again, but readers do not see it yet. ${error.message}`,
    error.problems,
  );
}
