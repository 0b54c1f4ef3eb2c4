import { bannerContract as contract } from '../../contract/banner.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { type BannerAct, bannerRevision, bannerState, lastBannerActs } from '../../store/banners.ts';
import { readSettings } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import { readPublished, readVersions } from '../../store/versions.ts';
import type { Banner } from '../../story/banner.ts';
import type { Edition } from '../../story/newsroom.ts';
import { isWrongBefore } from '../../story/version.ts';
import { handle, type Route } from '../door.ts';
import { readings, receiptView } from '../publishing/views.ts';
import { putBanner, takeBannerOff, undoBanner } from './banners.ts';

const ACTS_SHOWN = 20;

type View = Answer<typeof contract.readBanners>;

const read = handle(contract.readBanners, ({ rooms: { store } }) =>
  store.snapshot(async (db) => {
    const editions = (await readSettings(db))?.editions ?? [];
    const acts = await lastBannerActs(db, ACTS_SHOWN);
    return {
      on: await bannerRevision(db),
      editions: await Promise.all(editions.map((edition) => editionView(db, edition))),
      acts: await Promise.all(acts.map((act) => actView(db, act))),
    };
  }),
);

async function editionView(db: Db, { id, name, lang, dir, clocks }: Edition): Promise<View['editions'][number]> {
  const { banner } = await bannerState(db, id);
  if (!banner) return { id, name, lang, dir, banner, hidden: null };
  const { words, link, until } = banner;
  const shown = { words, link, until, clocks: readings(until, clocks) };
  return { id, name, lang, dir, banner: shown, hidden: await hiddenBecause(db, banner) };
}

async function hiddenBecause(db: Db, { link, against }: Banner): Promise<View['editions'][number]['hidden']> {
  if (link?.is !== 'story') return null;
  if ((await readPublished(db, link.id))?.state.is !== 'live') return 'story-gone';
  const versions = await readVersions(db, link.id);
  const isWrong = versions.some(({ number, change }) => isWrongBefore(change) && number > (against ?? 0));
  return isWrong ? 'story-corrected' : null;
}

async function actView(db: Db, { seq, id, act, at, by, states }: BannerAct): Promise<View['acts'][number]> {
  const newest = await Promise.all(states.map(async ({ edition }) => (await bannerState(db, edition)).seq === seq));
  return {
    ...{ id, act, at, by },
    editions: states.map(({ edition }) => edition),
    words: states.find(({ banner }) => banner !== null)?.banner?.words ?? null,
    canUndo: act !== 'end' && newest.every(Boolean),
  };
}

const put = handle(contract.putBanner, async ({ rooms, who, body }) => {
  const started = performance.now();
  return { receipt: await receiptView(rooms, await putBanner(rooms, body, who.person), { started }) };
});

const takeOff = handle(contract.takeBannerOff, async ({ rooms, who, body }) => {
  const started = performance.now();
  return { receipt: await receiptView(rooms, await takeBannerOff(rooms, body, who.person), { started }) };
});

const undo = handle(contract.undoBanner, async ({ rooms, who, params: { act: of }, body: { id } }) => {
  const started = performance.now();
  return { receipt: await receiptView(rooms, await undoBanner(rooms, { id, of }, who.person), { started }) };
});

/** The breaking banner over every page of an edition. */
export const bannerRoutes: readonly Route[] = [read, put, takeOff, undo];
