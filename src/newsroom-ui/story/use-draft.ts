import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useRef, useState } from 'react';
import type { Transaction } from 'yjs';
import { type Draft, draftOf } from '../../story/draft-of.ts';
import { slugify } from '../../story/slug.ts';
import { file, filingOf, followsHeadline } from './filing.ts';
import type { OpenStory } from './open-story.ts';

/** What a story says at a moment, as the panels beside the text look at it. */
export interface DraftNow extends Draft {
  /** The document it was read from; positions are positions in it. */
  readonly doc: Node;
}

const PAUSE_MS = 250;
/** However fast somebody types, the panels are never older than this. */
const LATEST_MS = 1500;

/** What the story says at this very moment. */
export function draftNow(story: OpenStory, view: EditorView): DraftNow {
  const { doc } = view.state;
  return { ...draftOf(doc, filingOf(story.ydoc, story.storyId)), doc };
}

/**
 * What the story says, read again in a pause after each change, when the browser has nothing else to do: no keystroke waits for
 * it. An address that follows the headline is kept in step by whoever types the headline. Null until there is a text.
 */
export function useDraft(story: OpenStory, view: EditorView | null, isPublic: boolean): DraftNow | null {
  const [draft, setDraft] = useState<DraftNow | null>(null);
  const known = useRef(isPublic);
  known.current = isPublic;
  useEffect(() => {
    if (!view) return undefined;
    let headline: string | null = null;
    let typedHere = false;
    const read = (): void => {
      if (view.isDestroyed) return;
      const now = draftNow(story, view);
      if (typedHere && headline !== null && headline !== now.story.headline)
        keepAddress(story, { before: headline, now: now.story.headline, isPublic: known.current });
      headline = now.story.headline;
      typedHere = false;
      setDraft(now);
    };
    const later = inPauses(read);
    const onUpdate = (_update: Uint8Array, _origin: unknown, _doc: unknown, { local }: Transaction): void => {
      typedHere ||= local;
      later.soon();
    };
    read();
    story.ydoc.on('update', onUpdate);
    return () => {
      story.ydoc.off('update', onUpdate);
      later.stop();
    };
  }, [story, view]);
  return draft;
}

function keepAddress({ ydoc, storyId }: OpenStory, said: { before: string; now: string; isPublic: boolean }): void {
  if (followsHeadline(filingOf(ydoc, storyId).urlSlug, said)) file(ydoc, 'urlSlug', slugify(said.now));
}

/** Calls `work` in the first pause after `soon`, at the latest a while after the first of many. */
function inPauses(work: () => void): { soon(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  let first: number | null = null;
  const stop = (): void => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
  };
  const run = (): void => {
    first = null;
    work();
  };
  return {
    soon: () => {
      first ??= performance.now();
      stop();
      const wait = Math.max(0, Math.min(PAUSE_MS, first + LATEST_MS - performance.now()));
      timer = setTimeout(() => {
        idle = requestIdleCallback(run, { timeout: PAUSE_MS });
      }, wait);
    },
    stop,
  };
}
