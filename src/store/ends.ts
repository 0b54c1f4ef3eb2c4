import type { Instant } from '../base/clock.ts';
import type { MediaEnd } from '../story/media-rights.ts';
import type { Db } from './open-store.ts';

/** What was taken from readers for good. */
export interface Ends {
  readonly killed: readonly { readonly storyId: string; readonly at: Instant; readonly reason: string }[];
  readonly suppressed: readonly {
    readonly storyId: string;
    readonly number: number;
    readonly at: Instant;
    readonly reason: string;
  }[];
  /** `hasOriginal`: whether the file as it was sent is there still. */
  readonly takenDown: readonly { readonly id: string; readonly reason: string; readonly hasOriginal: boolean }[];
  /** The accounts that nobody may use any more. */
  readonly suspended: readonly string[];
}

export async function readEnds(db: Db): Promise<Ends> {
  return {
    killed: await readKilled(db),
    suppressed: await readSuppressed(db),
    takenDown: await readTakenDown(db),
    suspended: await readSuspended(db),
  };
}

async function readKilled(db: Db): Promise<Ends['killed']> {
  const rows = await db
    .selectFrom('stories')
    .select(['id', 'state_at', 'reason'])
    .where('state', '=', 'killed')
    .orderBy('id')
    .execute();
  return rows.map(({ id, state_at, reason }) => ({ storyId: id, at: state_at, reason: reason ?? '' }));
}

async function readSuppressed(db: Db): Promise<Ends['suppressed']> {
  const rows = await db
    .selectFrom('versions')
    .select(['story_id', 'number', 'suppressed_at', 'suppressed_reason'])
    .where('suppressed_at', 'is not', null)
    .orderBy('story_id')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    storyId: row.story_id,
    number: row.number,
    at: row.suppressed_at ?? '',
    reason: row.suppressed_reason ?? '',
  }));
}

async function readTakenDown(db: Db): Promise<Ends['takenDown']> {
  const rows = await db
    .selectFrom('media_items')
    .select(['id', 'ended', 'sha256'])
    .where('ended', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, ended, sha256 }) => {
    const end = JSON.parse(ended ?? 'null') as MediaEnd;
    return end.is === 'taken-down' ? [{ id, reason: end.reason, hasOriginal: sha256 !== null }] : [];
  });
}

async function readSuspended(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('people').select('id').where('state', '!=', 'active').orderBy('id').execute();
  return rows.map(({ id }) => id);
}
