import type { Instant } from '../../base/clock.ts';
import { readDeskStory } from '../../store/desk.ts';
import type { Db } from '../../store/open-store.ts';
import { localTimeAt } from '../../story/local-time.ts';
import { clocksOf, onClocks, zoneOf } from './embargo.ts';

/** How a record names a story: by its headline as it is now, and by its id where it has no draft. */
export async function nameOf(db: Db, storyId: string): Promise<string> {
  const story = await readDeskStory(db, storyId);
  return story ? `“${story.headline}”` : `story ${storyId}`;
}

/** How a record says on which day something was: on the first clock of the story's edition. */
export async function dayFor(db: Db, storyId: string, at: Instant): Promise<string> {
  const story = await readDeskStory(db, storyId);
  return localTimeAt(at, await zoneOf(db, story?.edition ?? '')).slice(0, 10);
}

/** How a record says when a story is due: on the clocks of its edition. */
export async function momentFor(db: Db, storyId: string, at: Instant | null): Promise<string> {
  if (at === null) return 'now';
  const story = await readDeskStory(db, storyId);
  return onClocks(at, await clocksOf(db, story?.edition ?? ''));
}
