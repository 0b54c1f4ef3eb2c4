import { useEffect, useRef, useState } from 'react';
import { type AnswerOf, call } from '../api.ts';
import type { DeskStory } from './desk-story.ts';

/** What has just become of a story; `version` is the one that went live. */
export interface StoryEvent {
  readonly is: 'published' | 'withdrawn' | 'killed' | 'spiked' | 'unspiked';
  readonly version: number | null;
}

/** StoryEvent with the person behind it; null where nobody is: a release that went live by itself, or a record that could not be read. */
export interface ShownEvent extends StoryEvent {
  readonly by: { readonly name: string; readonly isOneself: boolean } | null;
}

/** What happened between two looks at a story; null for nothing that whoever writes in it must know at once. */
export function eventBetween(before: DeskStory | null, after: DeskStory | null): StoryEvent | null {
  if (!before || !after) return null;
  if (after.live && after.live.state !== before.live?.state && after.live.state !== 'live')
    return { is: after.live.state, version: null };
  if (after.live?.state === 'live' && (before.live?.state !== 'live' || after.live.version > before.live.version))
    return { is: 'published', version: after.live.version };
  if (after.spiked && !before.spiked) return { is: 'spiked', version: null };
  return before.spiked && !after.spiked ? { is: 'unspiked', version: null } : null;
}

type Act = AnswerOf<'GET /api/stories/:id/activity'>['acts'][number];

/** The acts of the record from which each event comes. */
const actsBehind: Readonly<Record<StoryEvent['is'], readonly string[]>> = {
  published: ['publish', 'release'],
  withdrawn: ['withdraw'],
  killed: ['kill'],
  spiked: ['spike'],
  unspiked: ['unspike'],
};

/** StoryEvent with the person behind it, by the record of the story, newest first. */
export function withDoer(event: StoryEvent, acts: readonly Pick<Act, 'act' | 'by' | 'name'>[], me: string): ShownEvent {
  const act = acts.find((one) => actsBehind[event.is].includes(one.act));
  return { ...event, by: act?.name ? { name: act.name, isOneself: act.by === me } : null };
}

interface Watching {
  /** The id of whoever watches. */
  readonly me: string;
  /** True while a dialog of this window shows them what they do with the story, or did. */
  readonly isActing: boolean;
}

/**
 * The newest event since the screen was opened, until it is put away. Of what people do themselves only their other windows are
 * told, and of spiking none is: who spiked a story stands over it as long as it is.
 */
export function useStoryEvents(
  story: DeskStory | null | undefined,
  { me, isActing }: Watching,
): { event: ShownEvent | null; putAway(): void } {
  const [event, setEvent] = useState<ShownEvent | null>(null);
  const before = useRef<DeskStory | null>(null);
  const acting = useRef(isActing);
  acting.current = isActing;
  useEffect(() => {
    const found = eventBetween(before.current, story ?? null);
    before.current = story ?? null;
    if (!found || !story) return;
    const isKnown = acting.current || found.is === 'spiked' || found.is === 'unspiked';
    void recordOf(story.id).then((acts) => {
      const told = withDoer(found, acts, me);
      if (!isKnown || !told.by?.isOneself) setEvent(told);
    });
  }, [story, me]);
  return { event, putAway: () => setEvent(null) };
}

async function recordOf(id: string): Promise<readonly Act[]> {
  const asked = await call('GET /api/stories/:id/activity', { params: { id }, query: {} }).catch(() => null);
  return asked?.acts ?? [];
}
