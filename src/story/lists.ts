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

/** The month of an instant, in UTC, as lists are cut: `2007-07`. */
export function monthOf(instant: Instant): string {
  return instant.slice(0, 7);
}
