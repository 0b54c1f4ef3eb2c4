import type { IndexeddbPersistence } from 'y-indexeddb';
import {
  applyUpdate,
  type Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  mergeUpdates,
  XmlElement,
  type XmlFragment,
  XmlText,
} from 'yjs';
import type { KeptFacts } from '../offline/kept-stories.ts';
import { dropLastWords, lastWords, leaveLastWords } from '../offline/last-words.ts';
import type { StoryStatus } from './open-story.ts';

const WRITE_AFTER_MS = 400;

/**
 * Keeps on this device how many changes the newsroom has not acknowledged, so that the count survives a reload offline,
 * and under which headline one finds the story again. `found` is called once with what the last visit left; the state the
 * newsroom last had everything of is kept too, so that a count that was not written in time is still told from none. What a
 * window leaves in its last moment is put back into the text; call it before the text has a connection to the newsroom.
 */
export function keptCount(kept: IndexeddbPersistence, ydoc: Doc, found: (unsaved: number) => void) {
  let wanted: StoryStatus | null = null;
  let written = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isRead = false;
  let acknowledged: string | undefined;
  let last = lastWords(kept.name);
  // Before there is a line, so that nothing is called saved without them; Yjs puts them in once it has what stood before them.
  if (last) applyUpdate(ydoc, Uint8Array.from(last.update));

  const write = (): void => {
    timer = null;
    if (!wanted || !isRead) return;
    written = wanted.unsaved;
    const facts: KeptFacts = { unsaved: written, headline: headlineIn(ydoc), at: new Date().toISOString() };
    for (const [name, value] of Object.entries(facts)) void kept.set(name, value);
    if (wanted.is !== 'saved') return;
    acknowledged = vectorOf(ydoc);
    void kept.set('acknowledged', acknowledged);
    if (last) dropLastWords(kept.name, last);
    last = null;
  };
  const leave = (): void => {
    write();
    if (!wanted || wanted.unsaved === 0) return;
    const before = lastWords(kept.name);
    const update = mergeUpdates([
      ...(before ? [Uint8Array.from(before.update)] : []),
      encodeStateAsUpdate(ydoc, stateOf(acknowledged)),
    ]);
    leaveLastWords(kept.name, { unsaved: wanted.unsaved, update: [...update] });
  };
  const whenRead = kept.whenSynced.then(async () => {
    const count = ((await kept.get('unsaved')) as number | undefined) ?? 0;
    acknowledged ??= (await kept.get('acknowledged')) as string | undefined;
    isRead = true;
    const differs = acknowledged !== undefined && acknowledged !== vectorOf(ydoc);
    const least = differs && wanted?.unsaved === 0 ? 1 : 0;
    if (wanted?.is !== 'saved') found(Math.max(count, last?.unsaved ?? 0, least));
    write();
  });
  addEventListener('pagehide', leave);

  return {
    /** What this device has of the story is read; it may be closed then. */
    whenRead,
    set: (status: StoryStatus) => {
      wanted = status;
      // That something is nowhere else is written at once: signing out takes only what the newsroom has (`dropKept`).
      if (status.unsaved > 0 && written === 0) write();
      else timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    close: () => {
      removeEventListener('pagehide', leave);
      if (timer !== null) clearTimeout(timer);
      write();
      wanted = null;
    },
  };
}

function vectorOf(ydoc: Doc): string {
  return encodeStateVector(ydoc).join(' ');
}

/** What `vectorOf` wrote; nothing when nothing was ever acknowledged. */
function stateOf(vector: string | undefined): Uint8Array | undefined {
  return vector === undefined ? undefined : Uint8Array.from(vector.split(' '), Number);
}

/** As it stands in the document, suggestions and all: one only has to know the story again by it. */
function headlineIn(ydoc: Doc): string {
  const furniture = elementsIn(ydoc.getXmlFragment('story'))[0];
  const headline = furniture && elementsIn(furniture).find((field) => field.getAttribute('name') === 'headline');
  const texts = headline?.toArray().filter((part) => part instanceof XmlText) ?? [];
  return texts.flatMap((text) => (text.toDelta() as { insert: unknown }[]).map(({ insert }) => insert)).join('');
}

function elementsIn(holder: XmlFragment): XmlElement[] {
  return holder.toArray().filter((part) => part instanceof XmlElement);
}
