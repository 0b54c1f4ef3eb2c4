import { tidyAddress } from '../base/address.ts';
import { type Clock, type Instant, isInstant, parseInstant } from '../base/clock.ts';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import type { Db, Store } from '../store/open-store.ts';
import { readRedirect } from '../store/sources.ts';
import { readPublished } from '../store/versions.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import { type Actor, commitAndPress } from './acts.ts';
import { giveDate } from './gate.ts';

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
  const at = momentOf(date);
  if (at === null || at > clock.now()) return refused('date-unfit', date, unfit(at));
  try {
    return await store.write((tx) => dateOne(tx, { story, at }, { at: clock.now(), actor: { name: by } }));
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'disk-full') return refused(error.code, story, error.message);
    throw error;
  }
}

async function dateOne(
  tx: Db,
  { story, at }: { readonly story: string; readonly at: Instant },
  act: { readonly at: Instant; readonly actor: Actor },
): Promise<Dated> {
  const storyId = await storyNamed(tx, story);
  if (storyId === null)
    return refused(
      'story-unknown',
      story,
      'No story has this id, and no address of one is spelt so. Copy it from the import’s receipt.',
    );
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
  const read = days.map(({ id, date }) => ({ id, date, at: momentOf(date) }));
  const unread = read.flatMap(({ id, at }) => (at && at <= now ? [] : [problem('date-unfit', id, unfit(at))]));
  if (unread.length > 0) throw new Refusal('date-unfit', 422, unread[0]?.say ?? '', unread);
  await commitAndPress(rooms, async (tx) => {
    for (const { id, at } of read)
      if (at) await giveDate(tx, { storyId: id, firstPublishedAt: at }, { actor, at: now });
  });
}

async function storyNamed(tx: Db, named: string): Promise<string | null> {
  const path = URL.canParse(named) ? `${new URL(named).pathname}${new URL(named).search}` : named;
  const id = /^(?:\/(?:lite\/)?news\/)?([a-z0-9]{8,})(?:\/|$)/.exec(path)?.[1];
  if (id !== undefined && (await readPublished(tx, id))) return id;
  const address = tidyAddress(path);
  return address === null ? null : readRedirect(tx, address);
}

/** A day is midnight in Greenwich, as it is where a page states no more. */
function momentOf(date: string): Instant | null {
  const text = date.trim();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : null;
  const at = day ?? parseInstant(text);
  return at !== null && isInstant(at) && at >= '1000' ? at : null;
}

function unfit(at: Instant | null): string {
  if (at !== null) return 'This is yet to come. Give the day on which the story first appeared.';
  return 'This is no date. Write a day as 2007-07-24, or a moment with its clock as 2007-07-24T16:32:00Z.';
}

function refused(code: string, where: string, say: string): Dated {
  return { ok: false, problem: problem(code, where, say) };
}
