import { tidyAddress } from '../base/address.ts';
import { type Clock, type Instant, isInstant, parseInstant } from '../base/clock.ts';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import type { Db, Store } from '../store/open-store.ts';
import { readRedirect } from '../store/sources.ts';
import { readPublished } from '../store/versions.ts';
import { startOfDay } from '../story/local-time.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import { type Actor, commitAndPress } from './acts.ts';
import { giveDate } from './gate.ts';
import { zoneOf } from './publishing/embargo.ts';

/** One line of a list of dates: which story, and when it first appeared, both as somebody wrote them. */
export interface DateOrder {
  /** The story's id, its address here, or the old address that leads to it. */
  readonly story: string;
  readonly date: string;
}

/** What became of it. */
export type Dated =
  | { readonly ok: true; readonly storyId: string; readonly headline: string; readonly at: Instant }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Dates a story whose page stated no date: it takes its place in lists, sitemaps and feeds. No version is added, for no word of it
 * changes; the record says who did it. What cannot be done is answered with the reason, and nothing is changed.
 */
export async function dateUndated(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { story, date }: DateOrder,
  by: string,
): Promise<Dated> {
  const said = readDate(date);
  if (said === null) return refused('date-unfit', date, NO_DATE);
  try {
    return await store.write((tx) => dateOne(tx, { story, said }, { at: clock.now(), actor: { name: by } }));
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'disk-full') return refused(error.code, story, error.message);
    throw error;
  }
}

async function dateOne(
  tx: Db,
  { story, said }: { readonly story: string; readonly said: SaidDate },
  act: { readonly at: Instant; readonly actor: Actor },
): Promise<Dated> {
  const storyId = await storyNamed(tx, story);
  if (storyId === null)
    return refused('story-unknown', story, 'No story has this id or this address. Copy it from the import’s receipt.');
  const at = await momentOf(tx, storyId, said);
  if (at > act.at) return refused('date-unfit', textOf(said), YET_TO_COME);
  const { story: dated } = await giveDate(tx, { storyId, firstPublishedAt: at }, act);
  return { ok: true, storyId, headline: dated.headline, at };
}

export interface DayOfStory {
  readonly id: string;
  /** As `2007-07-24`. */
  readonly date: string;
}

/**
 * Dates several undated stories, all or none, and brings readers up to date. Refuses (422) with every date that is none or is yet to come, (404)
 * what was never published and (409) what has a date.
 */
export async function dateTogether(rooms: PressRooms, days: readonly DayOfStory[], actor: Actor): Promise<void> {
  const now = rooms.clock.now();
  await commitAndPress(rooms, async (tx) => {
    const dated = await Promise.all(days.map((one) => read(tx, one, now)));
    const unfit = dated.flatMap((one) => ('problem' in one ? [one.problem] : []));
    if (unfit.length > 0) throw new Refusal('date-unfit', 422, unfit[0]?.say ?? '', unfit);
    for (const one of dated) if ('storyId' in one) await giveDate(tx, one, { actor, at: now });
  });
}

type Read = { readonly storyId: string; readonly firstPublishedAt: Instant } | { readonly problem: Problem };

async function read(tx: Db, { id: storyId, date }: DayOfStory, now: Instant): Promise<Read> {
  const said = readDate(date);
  if (said === null) return { problem: problem('date-unfit', storyId, NO_DATE) };
  const firstPublishedAt = await momentOf(tx, storyId, said);
  return firstPublishedAt > now
    ? { problem: problem('date-unfit', storyId, YET_TO_COME) }
    : { storyId, firstPublishedAt };
}

async function storyNamed(tx: Db, named: string): Promise<string | null> {
  const path = URL.canParse(named) ? `${new URL(named).pathname}${new URL(named).search}` : named;
  const id = /^(?:\/(?:lite\/)?news\/)?([a-z0-9]{8,})(?:\/|$)/.exec(path)?.[1];
  if (id !== undefined && (await readPublished(tx, id))) return id;
  const address = tidyAddress(path);
  return address === null ? null : readRedirect(tx, address);
}

/** A date as somebody wrote it: a day, or a moment with its clock. */
type SaidDate = { readonly day: string } | { readonly at: Instant };

function readDate(date: string): SaidDate | null {
  const text = date.trim();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = isDay ? `${text}T00:00:00Z` : parseInstant(text);
  if (at === null || !isInstant(at) || at < '1000') return null;
  return isDay ? { day: text } : { at };
}

/** A day begins at midnight on the first clock of the edition in which the story is filed: readers see the day that was meant. */
async function momentOf(tx: Db, storyId: string, said: SaidDate): Promise<Instant> {
  if ('at' in said) return said.at;
  const published = await readPublished(tx, storyId);
  return startOfDay(said.day, await zoneOf(tx, published?.story.edition ?? ''));
}

function textOf(said: SaidDate): string {
  return 'at' in said ? said.at : said.day;
}

const NO_DATE =
  'This is not a date. Write a day, such as 2007-07-24, or a time with its zone, such as 2007-07-24T16:32:00Z.';
const YET_TO_COME = 'This is in the future. Give the day on which the story first appeared.';

function refused(code: string, where: string, say: string): Dated {
  return { ok: false, problem: problem(code, where, say) };
}
