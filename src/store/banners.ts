import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { Act } from '../story/act.ts';
import type { Banner } from '../story/banner.ts';
import { facts } from '../story/facts.ts';
import { recordChange } from './changes.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** What is in an edition, and the number of the act that left it so; 0 before the first. */
export interface BannerState {
  readonly edition: string;
  readonly seq: number;
  readonly banner: Banner | null;
}

/** An act on banners, and what it left standing where. */
export interface BannerAct extends Pick<Schema['banner_acts'], 'seq' | 'id' | 'act' | 'at' | 'by' | 'undoes'> {
  readonly states: readonly BannerState[];
}

/** The breaking banner of an edition, as it was last put there; null while there is none. */
export async function readBanner(db: Db, edition: string): Promise<Banner | null> {
  return (await bannerState(db, edition)).banner;
}

export async function bannerState(db: Db, edition: string, before = Number.MAX_SAFE_INTEGER): Promise<BannerState> {
  const row = await db
    .selectFrom('banner_states')
    .selectAll()
    .where('edition', '=', edition)
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? stateOf(row) : { edition, seq: 0, banner: null };
}

/** The banner that stood in an edition at a moment; null while there was none. */
export async function bannerAt(db: Db, edition: string, at: Instant): Promise<Banner | null> {
  const row = await db
    .selectFrom('banner_states')
    .innerJoin('banner_acts', 'banner_acts.seq', 'banner_states.seq')
    .select('json')
    .where('edition', '=', edition)
    .where('banner_acts.at', '<=', at)
    .orderBy('banner_states.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const banner = row?.json ? (JSON.parse(row.json) as Banner) : null;
  return banner && banner.until > at ? banner : null;
}

function stateOf({ edition, seq, json }: Schema['banner_states']): BannerState {
  return { edition, seq, banner: json === null ? null : (JSON.parse(json) as Banner) };
}

/** The last acts, newest first. */
export async function lastBannerActs(db: Db, limit: number): Promise<BannerAct[]> {
  const rows = await db.selectFrom('banner_acts').selectAll().orderBy('seq', 'desc').limit(limit).execute();
  return Promise.all(rows.map((row) => actOf(db, row)));
}

/** An act by the name that it was given on the device; null where it was not done. */
export async function readBannerAct(db: Db, id: string): Promise<BannerAct | null> {
  const row = await db.selectFrom('banner_acts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? actOf(db, row) : null;
}

async function actOf(db: Db, row: Schema['banner_acts']): Promise<BannerAct> {
  const states = await db
    .selectFrom('banner_states')
    .selectAll()
    .where('seq', '=', row.seq)
    .orderBy('edition')
    .execute();
  return { ...row, states: states.map(stateOf) };
}

/** The number of the last act; 0 before the first. */
export async function bannerRevision(db: Db): Promise<number> {
  return (await lastBannerActs(db, 1))[0]?.seq ?? 0;
}

/** What an act does: what is to stand where, as whoever does it saw what was there. */
export interface NewBannerAct extends Pick<BannerAct, 'id' | 'act' | 'undoes'> {
  /** The number of the last act that they had seen. */
  readonly on: number;
  readonly states: readonly Pick<BannerState, 'edition' | 'banner'>[];
}

/**
 * Does an act in all of its editions, or in none, and records one change. Refuses (409) where somebody did something in one of the
 * editions since: two who break the same news see each other.
 */
export async function changeBanners(tx: Db, { on, states, ...made }: NewBannerAct, act: Act): Promise<void> {
  for (const { edition } of states) await refuseUnseen(tx, edition, on);
  const seq = (await bannerRevision(tx)) + 1;
  await tx
    .insertInto('banner_acts')
    .values({ ...made, seq, at: act.at, by: act.by })
    .execute();
  for (const { edition, banner } of states)
    await tx
      .insertInto('banner_states')
      .values({ edition, seq, json: banner && JSON.stringify(banner) })
      .execute();
  await recordChange(tx, { ...act, storyId: null, facts: states.map(({ edition }) => facts.banner(edition)) });
}

async function refuseUnseen(tx: Db, edition: string, on: number): Promise<void> {
  const { seq } = await bannerState(tx, edition);
  if (seq <= on) return;
  const [last] = await tx.selectFrom('banner_acts').selectAll().where('seq', '=', seq).execute();
  const who = last?.by ?? 'Somebody';
  const say =
    last?.act === 'end'
      ? 'The banner has ended in the meantime. Look at what is there now, then try again.'
      : `${who} has changed this banner in the meantime. Look at what is there now, then try again.`;
  throw new Refusal('changed-since', 409, say);
}

/** The banners that have come to their end by now. */
export async function endedBanners(db: Db, now: Instant): Promise<BannerState[]> {
  const last = db
    .selectFrom('banner_states')
    .select((select) => ['edition as of', select.fn.max('seq').as('last')])
    .groupBy('edition')
    .as('newest');
  const rows = await db
    .selectFrom('banner_states')
    .innerJoin(last, (join) =>
      join.onRef('newest.of', '=', 'banner_states.edition').onRef('newest.last', '=', 'banner_states.seq'),
    )
    .selectAll('banner_states')
    .where('json', 'is not', null)
    .orderBy('edition')
    .execute();
  return rows.map(stateOf).filter(({ banner }) => banner !== null && banner.until <= now);
}
