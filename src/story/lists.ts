import type { Instant } from '../base/clock.ts';
import type { ListName } from './front.ts';
import type { PublishedStory } from './published.ts';
import type { Story } from './story.ts';

export function isLive(published: PublishedStory): boolean {
  return published.state.is === 'live';
}

/** Every list a live story belongs to. */
export function listsOf(story: Story): ListName[] {
  const topics = [...new Set(story.topics)].map((slug): ListName => `topic/${slug}`);
  return ['all', `edition/${story.edition}`, `section/${story.section}`, ...topics];
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

/** The month of an instant, in UTC, as lists are cut: `2007-07`. */
export function monthOf(instant: Instant): string {
  return instant.slice(0, 7);
}
