import type { Selectable } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { Done } from '../story/desk.ts';
import type { ChangeKind } from '../story/version.ts';
import type { Release, ReleaseItem, ReleaseState } from '../story/release.ts';
import type { Db } from './open-store.ts';
import { endLaunchOf, moveLaunchOf } from './released-launches.ts';
import type { Schema } from './schema.ts';

export type NewRelease = Pick<Release, 'id' | 'at' | 'zone'> & {
  readonly items: readonly Omit<ReleaseItem, 'version'>[];
};

/** Keeps a plan. Refuses (409) a story that is planned in another release already, and one that is named twice. */
export async function addRelease(tx: Db, release: NewRelease, who: Done): Promise<void> {
  await refuseTwice(tx, release);
  const { id, at, zone } = release;
  const state = { state: 'planned' as const, state_at: who.at, state_by: who.by, why: null };
  await tx
    .insertInto('releases')
    .values({ id, at, zone, planned_at: who.at, planned_by: who.by, ...state })
    .execute();
  for (const [position, { storyId, revision, change, note, why = null }] of release.items.entries()) {
    await tx
      .insertInto('release_items')
      .values({ release_id: id, story_id: storyId, position, revision, change, note, reason: why, version: null })
      .execute();
  }
}

async function refuseTwice(tx: Db, { items }: NewRelease): Promise<void> {
  for (const [at, { storyId }] of items.entries()) {
    const planned = await plannedRelease(tx, storyId);
    if (planned) {
      throw new Refusal(
        'already-planned',
        409,
        `Story ${storyId} is already planned for ${planned.at ?? 'now'}. Move that release, or cancel it first.`,
      );
    }
    if (items.findIndex((one) => one.storyId === storyId) !== at)
      throw new Refusal('named-twice', 409, `Story ${storyId} is named twice. Name each story once.`);
  }
}

/** Gives a planned release another time. Refuses (409) one that is not planned any more. */
export async function moveRelease(tx: Db, id: string, to: { at: Instant; zone: string }): Promise<void> {
  await needPlanned(tx, id);
  await moveLaunchOf(tx, id, to);
  await tx.updateTable('releases').set({ at: to.at, zone: to.zone }).where('id', '=', id).execute();
}

/** Puts another revision of a story into a planned release: it was approved again. Refuses (409) one not planned any more. */
export async function approveAgain(tx: Db, id: string, item: Omit<ReleaseItem, 'version'>): Promise<void> {
  const release = await needPlanned(tx, id);
  if (!release.items.some(({ storyId }) => storyId === item.storyId))
    throw new Refusal('not-in-release', 404, `Story ${item.storyId} is not part of this release.`);
  await tx
    .updateTable('release_items')
    .set({ revision: item.revision, change: item.change, note: item.note, reason: item.why ?? null })
    .where('release_id', '=', id)
    .where('story_id', '=', item.storyId)
    .execute();
}

/** Says what became of a planned release, and with it of what was to go live on fronts. Refuses (409) one that is not planned any more. */
export async function endRelease(tx: Db, id: string, state: Exclude<ReleaseState, { is: 'planned' }>): Promise<void> {
  await needPlanned(tx, id);
  await endLaunchOf(tx, id, state);
  await tx
    .updateTable('releases')
    .set({ state: state.is, state_at: state.at, state_by: state.by, why: 'why' in state ? state.why : null })
    .where('id', '=', id)
    .execute();
}

/** Which version a story of a release became. */
export async function noteVersion(
  tx: Db,
  id: string,
  { storyId, version }: { readonly storyId: string; readonly version: number },
): Promise<void> {
  await tx
    .updateTable('release_items')
    .set({ version })
    .where('release_id', '=', id)
    .where('story_id', '=', storyId)
    .execute();
}

/** A release that is still planned; otherwise a refusal that says what became of it (404 when there is none). */
export async function needPlanned(db: Db, id: string): Promise<Release> {
  const release = await readRelease(db, id);
  if (!release) throw new Refusal('no-such-release', 404, 'There is no such release.');
  if (release.state.is !== 'planned')
    throw new Refusal('not-planned', 409, `This release is no longer planned: it is ${release.state.is}.`);
  return release;
}

export async function readRelease(db: Db, id: string): Promise<Release | null> {
  const row = await db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? ((await withItems(db, [row]))[0] ?? null) : null;
}

/** The release a story waits for; null when it waits for none. */
export async function plannedRelease(db: Db, storyId: string): Promise<Release | null> {
  const row = await db
    .selectFrom('releases')
    .innerJoin('release_items', 'release_items.release_id', 'releases.id')
    .selectAll('releases')
    .where('story_id', '=', storyId)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return row ? ((await withItems(db, [row]))[0] ?? null) : null;
}

/** Every release that a story is or was part of, the newest first. */
export async function releasesOf(db: Db, storyId: string): Promise<Release[]> {
  const rows = await db
    .selectFrom('releases')
    .innerJoin('release_items', 'release_items.release_id', 'releases.id')
    .selectAll('releases')
    .where('story_id', '=', storyId)
    .orderBy('state_at', 'desc')
    .orderBy('id')
    .execute();
  return withItems(db, rows);
}

/** What is planned, soonest first. */
export async function plannedReleases(db: Db): Promise<Release[]> {
  const rows = await db
    .selectFrom('releases')
    .selectAll()
    .where('state', '=', 'planned')
    .orderBy('at')
    .orderBy('id')
    .execute();
  return withItems(db, rows);
}

/** The releases that ended last, newest first. */
export async function endedReleases(db: Db, limit: number): Promise<Release[]> {
  const rows = await db
    .selectFrom('releases')
    .selectAll()
    .where('state', '!=', 'planned')
    .orderBy('state_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return withItems(db, rows);
}

/** Ids of planned releases whose time has come, the longest due first. */
export async function dueReleases(db: Db, now: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('releases')
    .select('id')
    .where('state', '=', 'planned')
    .where('at', '<=', now)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function withItems(db: Db, rows: readonly Schema['releases'][]): Promise<Release[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const items = await db
    .selectFrom('release_items')
    .selectAll()
    .where('release_id', 'in', ids)
    .orderBy('position')
    .execute();
  const byRelease = Map.groupBy(items, (item) => item.release_id);
  return rows.map((row) => releaseOf(row, (byRelease.get(row.id) ?? []).map(itemOf)));
}

function releaseOf(row: Schema['releases'], items: readonly ReleaseItem[]): Release {
  const { id, at, zone } = row;
  return { id, at, zone, planned: { at: row.planned_at, by: row.planned_by }, state: stateOf(row), items };
}

function stateOf({ state, state_at: at, state_by: by, why }: Schema['releases']): ReleaseState {
  if (state === 'failed' || state === 'cancelled') return { is: state, at, by, why: why ?? '' };
  return { is: state, at, by };
}

function itemOf(row: Selectable<Schema['release_items']>): ReleaseItem {
  const { story_id: storyId, revision, change, note, version, reason } = row;
  return { storyId, revision, change: change as ChangeKind, note, version, ...(reason !== null && { why: reason }) };
}
