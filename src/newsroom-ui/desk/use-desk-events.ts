import { useEffect, useRef } from 'react';
import { call } from '../api.ts';
import { patchStories, showStories } from './desk-query.ts';

const AGAIN_MS = 5_000;

/** Follows what others do: rows are brought up to date where they stand, and `onChanged` is told which stories changed. */
export function useDeskEvents(onChanged: (stories: readonly string[]) => void): void {
  const tell = useRef(onChanged);
  tell.current = onChanged;
  useEffect(() => {
    let events: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (): void => {
      events = new EventSource('/api/events');
      events.addEventListener('changed', (event) => void changed(storiesIn(event), tell.current));
      events.addEventListener('everything', () => tell.current([]));
      events.addEventListener('presence', (event) => present(event));
      // A stream that was refused is not asked for again by the browser.
      events.addEventListener('error', () => {
        if (events.readyState === EventSource.CLOSED) timer = setTimeout(listen, AGAIN_MS);
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, []);
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
