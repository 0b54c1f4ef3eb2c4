import { useRef } from 'react';
import { call } from '../api.ts';
import { useNewsroomEvents } from '../shell/newsroom-events.ts';
import { patchStories, showStories } from '../story-dialogs/desk-query.ts';

/**
 * Follows what others do: rows are brought up to date where they stand, and `onChanged` is told which stories changed; none named
 * means that anything may have.
 */
export function useDeskEvents(onChanged: (stories: readonly string[]) => void): void {
  const now = useRef(onChanged);
  now.current = onChanged;
  const tell = (stories: readonly string[]): void => now.current(stories);
  useNewsroomEvents({
    follow: (stream) => {
      stream.addEventListener('changed', (event) => void changed(storiesIn(event), tell));
      stream.addEventListener('everything', () => tell([]));
      stream.addEventListener('presence', (event) => present(event));
    },
    lookAgain: () => tell([]),
  });
}

const MOST_AT_ONCE = 200;

async function changed(ids: readonly string[], tell: (stories: readonly string[]) => void): Promise<void> {
  if (ids.length === 0) return;
  if (ids.length <= MOST_AT_ONCE) {
    const answer = await call('GET /api/desk/stories', { query: { ids: ids.join(',') } }).catch(() => null);
    if (answer) showStories(answer.stories);
  }
  tell(ids);
}

function present(event: MessageEvent<string>): void {
  const { stories } = JSON.parse(event.data) as { stories: Record<string, string[]> };
  patchStories((story) => ({ ...story, isIn: stories[story.id] ?? [] }));
}

function storiesIn(event: MessageEvent<string>): readonly string[] {
  return (JSON.parse(event.data) as { stories: string[] }).stories;
}
