import type { Instant } from '../../base/clock.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { embargoedStories } from '../../store/desk.ts';
import { type Launch, nameOf, readDraft } from '../../store/launches.ts';
import { launchOfRelease } from '../../store/released-launches.ts';
import type { Db } from '../../store/open-store.ts';
import { pagesReading, readLedgerPages } from '../../store/ledger-rows.ts';
import type { Store } from '../../store/open-store.ts';
import type { Release, ReleaseItem } from '../../story/release.ts';
import { readRevision } from '../../store/revisions.ts';
import { facts } from '../../story/facts.ts';
import { localTimeAt } from '../../story/local-time.ts';
import type { ClockFace } from '../../story/newsroom.ts';
import type { Uses } from '../acts.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { publishingContract } from '../../contract/publishing.ts';
import { hashOfStory } from '../drafts/current-drafts.ts';
import { clocksOf } from './embargo.ts';

type Contract = typeof publishingContract;
export type ReceiptView = Answer<Contract['publish']>['receipt'];
export type ReleaseView = Answer<Contract['moveRelease']>;
type EmbargoedView = Answer<Contract['listReleases']>['embargoed'][number];
export type Reading = ReleaseView['clocks'][number];

/** What a receipt is about, beside what was pressed. */
interface Receipted {
  /** When the act began, of `performance.now()`. */
  readonly started: number;
  /** The stories that went live; none where stories were taken away. */
  readonly live?: readonly string[];
  /** The fronts on which something was launched. */
  readonly fronts?: readonly string[];
}

/** What was pressed, each page with its kind, where what went live is shown, and how long it took. */
export async function receiptView(
  { site, store }: Uses<'site' | 'store'>,
  press: PressReceipt,
  { started, live = [], fronts = [] }: Receipted,
): Promise<ReceiptView> {
  const pressed = press.pressed.map(({ path, result, why }) => ({
    path,
    kind: site.find(path)?.kind.name ?? 'none',
    result,
    why: [...why],
  }));
  return {
    pressed,
    made: [...press.made],
    showing: await pagesShowing(store, live, fronts),
    rendered: press.rendered,
    due: press.due,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** The pages that stand as the newest changes want them and have the headline of one of these stories, or show one of these fronts, whoever pressed them. */
export async function pagesShowing(
  { reader }: Store,
  stories: readonly string[],
  fronts: readonly string[] = [],
): Promise<string[]> {
  const headlines = stories.flatMap((id) => [facts.story(id, 'headline'), facts.story(id, 'card')]);
  const pages = await readLedgerPages(reader, [
    ...(await pagesReading(reader, [...headlines, ...fronts.map(facts.front)])).keys(),
  ]);
  return [...pages.values()].filter(({ outcome, stale }) => outcome === 'page' && !stale).map(({ path }) => path);
}

/** A moment on each clock, as clocks on the wall show it. */
export function readings(instant: Instant, clocks: readonly ClockFace[]): Reading[] {
  return clocks.map(({ label, timeZone }) => ({ label, local: localTimeAt(instant, timeZone) }));
}

/** What an embargo keeps back now, each with its end on the clocks of its edition. */
export async function embargoedView({ store, clock }: Uses<'store' | 'clock'>): Promise<EmbargoedView[]> {
  const stories = await embargoedStories(store.reader, clock.now());
  return Promise.all(
    stories.map(async ({ id: storyId, headline, dir, edition, embargoUntil: until, scheduledAt }) => ({
      ...{ storyId, headline, dir, until, isPlanned: scheduledAt !== null },
      clocks: readings(until, await clocksOf(store.reader, edition)),
    })),
  );
}

/** A release as screens show it: on the clocks of its stories' editions, and whether it is what people approved. */
export async function releaseView(rooms: Uses<'store' | 'clock' | 'drafts'>, release: Release): Promise<ReleaseView> {
  const items = await Promise.all(release.items.map((item) => itemView(rooms, item)));
  const { id, at, zone, planned, state } = release;
  const launch = await launchOfRelease(rooms.store.reader, id);
  return {
    id,
    at,
    zone,
    planned,
    state: { ...state, why: 'why' in state ? state.why : null },
    lateSeconds: lateBy(release, rooms.clock.now()),
    clocks: at ? readings(at, await clocksFor(rooms, items)) : [],
    launch: launch && (await launchView(rooms.store.reader, launch)),
    items,
  };
}

/** A launch with the names of what it holds. */
export async function launchView(db: Db, launch: Launch): Promise<LaunchView> {
  const { id, at, until, zone, planned, things, release } = launch;
  const drafts = await Promise.all(things.map((thing) => readDraft(db, thing)));
  const names = drafts.flatMap((draft) => (draft === null ? [] : [nameOf(draft)]));
  return { id, at, until, zone, planned, things: [...things], names, release };
}

type LaunchView = NonNullable<ReleaseView['launch']>;
type ItemView = ReleaseView['items'][number];

async function itemView(rooms: Uses<'store' | 'drafts'>, item: ReleaseItem): Promise<ItemView> {
  const { storyId, change, note, revision, version } = item;
  const story = (await readRevision(rooms.store.reader, storyId, revision))?.story;
  return {
    storyId,
    headline: story?.headline ?? storyId,
    dir: story?.dir ?? 'ltr',
    edition: story?.edition ?? '',
    change,
    note,
    revision,
    version,
    changedSince: version === null && story !== undefined && (await saysElse(rooms, storyId, hashOfStory(story))),
  };
}

/** Whether a draft says something else by now than what was approved. */
async function saysElse(rooms: Uses<'store' | 'drafts'>, storyId: string, approved: string): Promise<boolean> {
  const now = await rooms.drafts.peek(storyId).catch(() => null);
  return now === null || hashOfStory(now.story) !== approved;
}

async function clocksFor({ store }: Uses<'store'>, items: readonly ItemView[]): Promise<ClockFace[]> {
  const faces = new Map<string, ClockFace>();
  for (const edition of new Set(items.map((item) => item.edition)))
    for (const face of await clocksOf(store.reader, edition)) faces.set(`${face.label} ${face.timeZone}`, face);
  return [...faces.values()];
}

/** Whole seconds between when it was due and when it went live, or now while it waits; those that failed were not late. */
function lateBy({ at, state }: Release, now: Instant): number {
  if (at === null || state.is === 'failed' || state.is === 'cancelled') return 0;
  const until = state.is === 'done' ? state.at : now;
  return Math.max(0, (Date.parse(until) - Date.parse(at)) / 1000);
}
