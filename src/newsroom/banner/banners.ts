import type { Instant } from '../../base/clock.ts';
import { toInstant } from '../../base/clock.ts';
import { newId } from '../../base/ids.ts';
import { problem, Refusal } from '../../base/problem.ts';
import type { WrittenTime } from '../../contract/publishing.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import {
  bannerRevision,
  bannerState,
  type BannerState,
  changeBanners,
  endedBanners,
  type NewBannerAct,
  readBannerAct,
} from '../../store/banners.ts';
import { readSettings } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import { readPublished } from '../../store/versions.ts';
import type { Banner } from '../../story/banner.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, audit, commitAndPress, type Uses } from '../acts.ts';
import { needOnFronts } from '../front-rights.ts';
import { instantOf } from '../publishing/when.ts';

/** An act as a screen sends it: named there, on what it had before it. */
interface Sent {
  readonly id: string;
  readonly on: number;
  readonly editions: readonly string[];
}

export interface WantedBanner extends Sent, Pick<Banner, 'words' | 'link'> {
  readonly until: WrittenTime | { readonly minutes: number };
}

/** Puts a banner over every page of these editions, in one transaction and one press. */
export async function putBanner(rooms: PressRooms, wanted: WantedBanner, actor: Actor): Promise<PressReceipt> {
  const now = rooms.clock.now();
  const until = await endOf(rooms, wanted.until, now);
  return doAct(rooms, { ...wanted, act: 'put', undoes: null }, actor, async (tx) => {
    const banner = { words: wanted.words, link: wanted.link, against: await versionOf(tx, wanted), until };
    return {
      states: await inEach(tx, wanted.editions, banner),
      summary: `Put the breaking banner “${wanted.words}” over ${named(wanted.editions)} until ${until}`,
    };
  });
}

/** Takes the banners of these editions off before their end. */
export async function takeBannerOff(rooms: PressRooms, sent: Sent, actor: Actor): Promise<PressReceipt> {
  return doAct(rooms, { ...sent, act: 'take-off', undoes: null }, actor, async (tx) => ({
    states: await inEach(tx, sent.editions, null),
    summary: `Took down the breaking banner of ${named(sent.editions)}`,
  }));
}

/**
 * Takes an act back: in each of its editions what stood before it stands again, where that has not ended by now. Refuses (409) where
 * somebody did something since, and (422) where nothing can come back.
 */
export async function undoBanner(
  rooms: PressRooms,
  { id, of }: { readonly id: string; readonly of: string },
  actor: Actor,
): Promise<PressReceipt> {
  const act = await readBannerAct(rooms.store.reader, of);
  if (!act) throw new Refusal('no-such-act', 404, 'There is no such act to undo.');
  return doAct(rooms, { id, on: act.seq, act: 'undo', undoes: act.seq }, actor, async (tx) => {
    const states = await Promise.all(
      act.states.map(async ({ edition, banner: gone }) => {
        const { banner } = await bannerState(tx, edition, act.seq);
        const isOver = banner !== null && banner.until <= rooms.clock.now();
        if (isOver && gone === null) throw over();
        return { edition, banner: isOver ? null : banner };
      }),
    );
    return { states, summary: `Undid what was done with the breaking banner of ${named(states)}` };
  });
}

function over(): Refusal {
  return new Refusal('banner-over', 422, 'This banner has ended. Put it up again with a later end.');
}

type Doing = Pick<NewBannerAct, 'states'> & { readonly summary: string };

/** An act that was done already, as its name tells, is not done twice: the connection broke before its answer came. */
async function doAct(
  rooms: PressRooms,
  { id, on, act, undoes }: Omit<NewBannerAct, 'states'>,
  actor: Actor,
  work: (tx: Db) => Promise<Doing>,
): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    if (await readBannerAct(tx, id)) return;
    const { states, summary } = await work(tx);
    const fronts = states.map(({ edition }) => edition);
    await needOnFronts(tx, actor, { permission: 'banner.put', fronts });
    const made = { at: rooms.clock.now(), by: actor.name, act: `banner-${act}`, summary };
    await changeBanners(tx, { id, on, act, undoes, states }, made);
    await audit(tx, actor, { ...made, storyId: null, details: { editions: states.map(({ edition }) => edition) } });
  });
  return receipt;
}

async function endOf({ store }: Uses<'store'>, until: WantedBanner['until'], now: Instant): Promise<Instant> {
  if ('minutes' in until) return toInstant(new Date(Date.parse(now) + until.minutes * 60_000));
  return instantOf(store.reader, until, now);
}

/** The version of the banner's story that readers have. Refuses (422) a story that they do not have. */
async function versionOf(tx: Db, { link }: Pick<Banner, 'link'>): Promise<number | null> {
  if (link?.is !== 'story') return null;
  const story = await readPublished(tx, link.id);
  if (story?.state.is === 'live') return story.version;
  const say = 'Readers do not have this story. Publish it first, or put the banner up without a link.';
  throw new Refusal('story-not-live', 422, say, [problem('story-not-live', 'link', say)]);
}

/** Refuses (404) an edition that is not there. */
async function inEach(
  tx: Db,
  editions: readonly string[],
  banner: Banner | null,
): Promise<Pick<BannerState, 'edition' | 'banner'>[]> {
  const known = new Set((await readSettings(tx))?.editions.map(({ id }) => id));
  const unknown = editions.find((id) => !known.has(id));
  if (unknown !== undefined) throw new Refusal('no-such-edition', 404, `There is no edition ${unknown}.`);
  return [...new Set(editions)].map((edition) => ({ edition, banner }));
}

function named(editions: readonly (string | { readonly edition: string })[]): string {
  return editions.map((one) => (typeof one === 'string' ? one : one.edition)).join(', ');
}

const system: Actor = { name: 'system' };

/** Ends the banners whose end has come, as one row in `changes`. True when there were any, so that they are to be pressed. */
export async function endBanners({ store, clock }: Uses<'store' | 'clock'>, now: Instant): Promise<boolean> {
  if ((await endedBanners(store.reader, now)).length === 0) return false;
  return store.write(async (tx) => {
    const ended = await endedBanners(tx, now);
    if (ended.length === 0) return false;
    const summary = `The breaking banner of ${named(ended)} ended`;
    const act = { at: clock.now(), by: system.name, act: 'banner-end', summary };
    const states = ended.map(({ edition }) => ({ edition, banner: null }));
    await changeBanners(tx, { id: newId(), on: await bannerRevision(tx), act: 'end', undoes: null, states }, act);
    await audit(tx, system, { ...act, storyId: null, details: { editions: ended.map(({ edition }) => edition) } });
    return true;
  });
}
