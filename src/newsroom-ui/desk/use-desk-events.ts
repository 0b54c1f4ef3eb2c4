import { useEffect, useRef } from 'react';
import { call } from '../api.ts';
import { followInbox } from '../inbox/inbox-query.ts';
import { patchStories, showStories } from '../story-dialogs/desk-query.ts';

const AGAIN_MS = 5_000;

/**
 * Follows what others do: rows are brought up to date where they stand, and `onChanged` is told which stories changed; none named
 * means that anything may have. A browser has six lines to a server, so a page that nobody sees holds none.
 */
export function useDeskEvents(onChanged: (stories: readonly string[]) => void): void {
  const tell = useRef(onChanged);
  tell.current = onChanged;
  useEffect(() => {
    let stop = document.hidden ? null : listen((stories) => tell.current(stories));
    const onVisibility = (): void => {
      stop?.();
      stop = document.hidden ? null : listen((stories) => tell.current(stories));
      if (!document.hidden) tell.current([]);
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      stop?.();
    };
  }, []);
}

/** Opens the stream and keeps it open; gives what ends it. */
function listen(tell: (stories: readonly string[]) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let events = begin();
  function begin(): EventSource {
    const stream = new EventSource('/api/events');
    stream.addEventListener('changed', (event) => void changed(storiesIn(event), tell));
    stream.addEventListener('everything', () => tell([]));
    stream.addEventListener('presence', (event) => present(event));
    followInbox(stream);
    // A stream that was refused is not asked for again by the browser.
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(() => void (events = begin()), AGAIN_MS);
    });
    return stream;
  }
  return () => {
    clearTimeout(timer);
    events.close();
  };
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
