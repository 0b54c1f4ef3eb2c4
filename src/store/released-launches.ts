import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { ReleaseState } from '../story/release.ts';
import { endLaunch, type Launch, readLaunch } from './launches.ts';
import type { Db } from './open-store.ts';

// A release may hold a launch of fronts beside its stories: both go live in its transaction, or neither does.

/** The launch that goes live with a release; null for a release of stories alone. */
export async function launchOfRelease(db: Db, release: string): Promise<Launch | null> {
  const row = await db.selectFrom('launches').select('id').where('release_id', '=', release).executeTakeFirst();
  return row ? readLaunch(db, row.id) : null;
}

/** Has a launch go live with a release, and not by itself. */
export async function bindLaunch(tx: Db, id: string, release: string): Promise<void> {
  await tx.updateTable('launches').set({ release_id: release }).where('id', '=', id).execute();
}

/** What becomes of a release that did not go live becomes of its launch. */
export async function endLaunchOf(
  tx: Db,
  release: string,
  state: Exclude<ReleaseState, { is: 'planned' }>,
): Promise<void> {
  const launch = await launchOfRelease(tx, release);
  if (launch?.state.is === 'planned') await endLaunch(tx, launch.id, state);
}

/** Moves the launch along with its release. Refuses (422) a time at which it would have ended. */
export async function moveLaunchOf(tx: Db, release: string, to: { at: Instant; zone: string }): Promise<void> {
  const launch = await launchOfRelease(tx, release);
  if (!launch) return;
  if (launch.until !== null && launch.until <= to.at)
    throw new Refusal('ends-before', 422, 'What goes live on fronts with it would end before it starts.');
  await tx.updateTable('launches').set(to).where('id', '=', launch.id).execute();
}

/** What is live on fronts until a time to come, the soonest to end first. */
export async function launchesWithEnd(db: Db): Promise<Launch[]> {
  const rows = await db
    .selectFrom('launches')
    .select('id')
    .where('state', '=', 'done')
    .where('until', 'is not', null)
    .orderBy('until')
    .orderBy('id')
    .execute();
  const launches = await Promise.all(rows.map(({ id }) => readLaunch(db, id)));
  return launches.filter((one) => one !== null);
}
