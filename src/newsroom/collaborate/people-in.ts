import type { Person } from '../../story/person.ts';
import type { Presence } from '../presence.ts';

/** Somebody as others see them in a draft: `colour` is a number from 0, one for each who has been in it since it was opened. */
export interface SeenPerson {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
}

/** Who is in which story now, one entry for each of their windows. */
export interface PeopleIn {
  come(storyId: string, person: Person): void;
  /** A person as the others in this draft see them. */
  seen(storyId: string, person: Person): SeenPerson;
  go(storyId: string, person: Person): void;
  /** Forgets the colours of a draft that was closed. */
  forget(storyId: string): void;
  now(): Presence;
}

export function openPeopleIn(): PeopleIn {
  const windows = new Map<string, string[]>();
  const colours = new Map<string, string[]>();
  let count = 0;

  return {
    come: (storyId, { id }) => {
      count += 1;
      windows.set(storyId, [...(windows.get(storyId) ?? []), id]);
    },
    seen: (storyId, { id, name }) => {
      const known = colours.get(storyId) ?? [];
      if (!known.includes(id)) colours.set(storyId, [...known, id]);
      return { id, name, colour: (colours.get(storyId) ?? []).indexOf(id) };
    },
    go: (storyId, { id }) => {
      count += 1;
      const left = [...(windows.get(storyId) ?? [])];
      left.splice(left.indexOf(id), 1);
      if (left.length > 0) windows.set(storyId, left);
      else windows.delete(storyId);
    },
    forget: (storyId) => void colours.delete(storyId),
    now: () => ({
      count,
      stories: Object.fromEntries([...windows].map(([storyId, ids]) => [storyId, [...new Set(ids)]])),
    }),
  };
}
