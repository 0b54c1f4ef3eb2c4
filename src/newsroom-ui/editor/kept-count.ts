import type { IndexeddbPersistence } from 'y-indexeddb';
import { type Doc, encodeStateVector } from 'yjs';
import type { StoryStatus } from './open-story.ts';

const WRITE_AFTER_MS = 400;

/**
 * Keeps on this device how many changes the newsroom has not acknowledged, so that the count survives a reload without a line.
 * `found` is called once with what the last visit left; the state the newsroom last had everything of is kept too, so that
 * a count that was not written in time is still told from none.
 */
export function keptCount(kept: IndexeddbPersistence, ydoc: Doc, found: (unsaved: number) => void) {
  let wanted: StoryStatus | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isRead = false;

  const write = (): void => {
    timer = null;
    if (!wanted || !isRead) return;
    void kept.set('unsaved', wanted.unsaved);
    if (wanted.is === 'saved') void kept.set('acknowledged', vectorOf(ydoc));
  };
  void kept.whenSynced.then(async () => {
    const count = ((await kept.get('unsaved')) as number | undefined) ?? 0;
    const acknowledged = (await kept.get('acknowledged')) as string | undefined;
    isRead = true;
    const differs = acknowledged !== undefined && acknowledged !== vectorOf(ydoc);
    if (wanted?.is !== 'saved') found(Math.max(count, differs && wanted?.unsaved === 0 ? 1 : 0));
  });

  return {
    set: (status: StoryStatus) => {
      wanted = status;
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      write();
    },
  };
}

function vectorOf(ydoc: Doc): string {
  return encodeStateVector(ydoc).join(' ');
}
