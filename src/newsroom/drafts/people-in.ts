import type { Person } from '../../story/person.ts';
import type { Presence } from '../desk/presence.ts';

/**
 * Somebody as others see them in a draft: `colour` is the one they had last, or before that their own; where somebody in the draft has
 * that, the smallest that nobody has.
 */
export interface SeenPerson {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
}

/** Who is in which story now, one entry for each of their windows. */
export interface PeopleIn {
  /** Called before somebody comes: finds out their own colour. */
  meet(person: Person): Promise<void>;
  come(storyId: string, person: Person): void;
  /** A person as the others in this draft see them. */
  seen(storyId: string, person: Person): SeenPerson;
  go(storyId: string, person: Person): void;
  /** Forgets the colours of a draft that was closed. */
  forget(storyId: string): void;
  now(): Presence;
}

/** `own` says which colour is somebody's own, whenever the newsroom was started; null for whoever has none. */
export function openPeopleIn(own: (id: string) => Promise<number | null> = async () => null): PeopleIn {
  const windows = new Map<string, string[]>();
  const colours = new Map<string, Map<string, number>>();
  const last = new Map<string, number>();
  let count = 0;

  return {
    meet: async ({ id }) => {
      const colour = last.has(id) ? null : await own(id);
      if (colour !== null && !last.has(id)) last.set(id, colour);
    },
    come: (storyId, { id }) => {
      count += 1;
      windows.set(storyId, [...(windows.get(storyId) ?? []), id]);
    },
    seen: (storyId, { id, name }) => {
      const known = colours.get(storyId) ?? new Map<string, number>();
      const colour = known.get(id) ?? freeColour(known, last.get(id));
      last.set(id, colour);
      colours.set(storyId, known.set(id, colour));
      return { id, name, colour };
    },
    go: (storyId, { id }) => {
      count += 1;
      const left = [...(windows.get(storyId) ?? [])];
      left.splice(left.indexOf(id), 1);
      if (!left.includes(id)) colours.get(storyId)?.delete(id);
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

/** The one that colleagues know somebody by, unless another has it there. */
function freeColour(known: ReadonlyMap<string, number>, wanted: number | undefined): number {
  const taken = new Set(known.values());
  if (wanted !== undefined && !taken.has(wanted)) return wanted;
  let colour = 0;
  while (taken.has(colour)) colour += 1;
  return colour;
}
