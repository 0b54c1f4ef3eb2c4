import type { Instant } from '../base/clock.ts';
import type { ListName } from './front.ts';
import { localTimeAt } from './local-time.ts';
import type { Edition } from './newsroom.ts';
import { othersOf, type PublishedStory } from './published.ts';
import type { Story } from './story.ts';

export function isLive(published: PublishedStory): boolean {
  return published.state.is === 'live';
}

/**
 * Every list a live story belongs to, signed by these of the known authors. A plain page is no news, and is in none; a bulletin tells what others tell already, and stands with
 * other bulletins.
 */
export function listsOf(story: Story, authors: readonly string[] = []): ListName[] {
  if (story.kind === 'page') return [];
  const topics = [...new Set(story.topics)].map((slug): ListName => `topic/${slug}`);
  const of = story.kind === 'bulletin' ? 'bulletins' : 'edition';
  const editions = [story.edition, ...othersOf(story)].map((id): ListName => `${of}/${id}`);
  const signed = authors.map((id): ListName => `author/${id}`);
  if (story.kind === 'bulletin') return ['all', ...editions, ...topics];
  return ['all', ...editions, `section/${story.section}`, ...topics, ...signed];
}

/**
 * Where a story stands whose source states no date, and nobody knows one: before all others, in a month of its own. It is in no list of
 * the newest, and leads none.
 */
export const UNDATED: Instant = '0000-01-01T00:00:00Z';

/** The month of the stories without a date, among the months of a list. */
export const UNDATED_MONTH = '0000-01';

export function isUndated(sortAt: Instant): boolean {
  return sortAt === UNDATED;
}

/** The IANA time zone by whose clock a list is cut into days and months. */
export type ZoneOf = (list: ListName) => string;

/**
 * Each list is cut by the first clock of the edition in whose chrome its pages stand, so that a month holds the days that its page
 * shows: a section and a topic by that of their own edition, whatever edition a story was filed in, so a story may stand in
 * May in one list and in June in another. `all`, and what belongs to no edition there is, go by the default edition.
 */
export function zonesOf(
  editions: readonly Pick<Edition, 'id' | 'clocks'>[],
  editionOf: (list: ListName) => string | undefined,
): ZoneOf {
  return (list) => {
    const wanted = /^(?:edition|bulletins)\/(.+)$/.exec(list)?.[1] ?? editionOf(list);
    const edition = editions.find(({ id }) => id === wanted) ?? editions[0];
    return edition?.clocks[0]?.timeZone ?? 'UTC';
  };
}

/** The month of an instant on the clocks of a zone, as lists are cut: `2007-07`. */
export function monthOf(instant: Instant, zone: string): string {
  // No zone is a day from UTC, and asking for its clocks costs a hundred times as much.
  const day = Number(instant.slice(8, 10));
  const inside = isUndated(instant) || zone === 'UTC' || (day > 1 && day < 28);
  return inside ? instant.slice(0, 7) : localTimeAt(instant, zone).slice(0, 7);
}
