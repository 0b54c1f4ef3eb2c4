import { differ } from '../../base/differ.ts';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useMe } from '../session.ts';
import { type OpenStory, openStory, type StoryStatus } from './open-story.ts';

/** Opens a story while the screen stands and closes it with it. Null for the first moment. `again` opens it again. */
export function useStory(storyId: string): { story: OpenStory | null; again(): void } {
  const me = useMe().id;
  const [round, setRound] = useState(0);
  const [story, setStory] = useState<OpenStory | null>(null);
  useEffect(() => {
    const opened = openStory(storyId, me);
    setStory(opened);
    return () => {
      setStory(null);
      opened.close();
    };
  }, [storyId, me, round]);
  return { story, again: useCallback(() => setRound((before) => before + 1), []) };
}

/** How it stands with what was typed: always the truth of this moment, which changes with every letter. */
export function useStatus(story: OpenStory): StoryStatus {
  return useStatusOf(story, (status) => status);
}

/** What one wants to know of that, so that nothing is drawn again while it stays the same. */
export function useStatusOf<T>({ status }: OpenStory, of: (status: StoryStatus) => T): T {
  return useSyncExternalStore(status.subscribe, () => of(status.get()));
}

/** Whether the newsroom lets this person read the story and not write in it. */
export function useReadOnly(story: OpenStory): boolean {
  const [isReadOnly, setReadOnly] = useState(false);
  useEffect(() => {
    const look = (): void => setReadOnly(story.provider.authorizedScope === 'readonly');
    look();
    story.provider.on('authenticated', look);
    return () => void story.provider.off('authenticated', look);
  }, [story]);
  return isReadOnly;
}

/** Somebody who has the story open, once for all their windows. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  /** As the newsroom numbers who is in the story; null for a window that it has not answered yet, which is one's own. */
  readonly colour: number | null;
}

/** Who has the story open now, by name; the server vouches for the names. */
export function usePeopleHere(story: OpenStory): readonly PersonHere[] {
  const [people, setPeople] = useState<readonly PersonHere[]>([]);
  useEffect(() => {
    const look = (): void => setPeople((before) => sameOr(before, peopleIn([...story.awareness.getStates().values()])));
    look();
    story.awareness.on('change', look);
    return () => story.awareness.off('change', look);
  }, [story]);
  return people;
}

/** Everybody named in these states of awareness, each once, by name. */
export function peopleIn(states: readonly unknown[]): PersonHere[] {
  const people = new Map<string, PersonHere>();
  for (const state of states) {
    const { user } = state as { user?: { id?: unknown; name?: unknown; colour?: unknown } };
    if (typeof user?.id !== 'string' || typeof user.name !== 'string') continue;
    const colour = typeof user.colour === 'number' ? user.colour : null;
    people.set(user.id, { id: user.id, name: user.name, colour });
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

function sameOr<T>(before: T, after: T): T {
  return differ(before, after) ? after : before;
}
