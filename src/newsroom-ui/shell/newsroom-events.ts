import { useEffect, useRef } from 'react';
import { followInbox } from '../inbox/inbox-query.ts';

const AGAIN_MS = 5_000;

interface Following {
  /** Says what of a stream is listened to; called for each stream that is opened. */
  follow(stream: EventSource): void;
  /** Whoever comes back to a page may have missed anything. */
  lookAgain(): void;
}

/**
 * Follows what others do while the calling screen stands. A browser has six lines to a server, so a page that nobody sees holds none;
 * the inbox is followed along.
 */
export function useNewsroomEvents(following: Following): void {
  const now = useRef(following);
  now.current = following;
  useEffect(() => {
    const begin = (): (() => void) => listen((stream) => now.current.follow(stream));
    let stop = document.hidden ? null : begin();
    const onVisibility = (): void => {
      stop?.();
      stop = document.hidden ? null : begin();
      if (!document.hidden) now.current.lookAgain();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      stop?.();
    };
  }, []);
}

/** Opens the stream and keeps it open; gives what ends it. */
function listen(follow: (stream: EventSource) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let events = begin();
  function begin(): EventSource {
    const stream = new EventSource('/api/events');
    follow(stream);
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
