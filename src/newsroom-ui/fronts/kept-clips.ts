import { useMemo, useSyncExternalStore } from 'react';
import type { Clipped } from './clipboard.ts';

/** One clipboard a person and device, in all their windows. */
const NAME = 'standfirst-front/clipboard';

interface Kept {
  readonly person: string;
  readonly clips: readonly Clipped[];
}

const listeners = new Set<() => void>();

function subscribe(tell: () => void): () => void {
  const ofOthers = ({ key }: StorageEvent): void => {
    if (key === NAME) tell();
  };
  listeners.add(tell);
  addEventListener('storage', ofOthers);
  return () => {
    listeners.delete(tell);
    removeEventListener('storage', ofOthers);
  };
}

/** Where a device keeps nothing, the page does, for as long as it stands. */
let here: string | null = null;

function read(): string | null {
  try {
    return localStorage.getItem(NAME) ?? here;
  } catch {
    return here;
  }
}

/** What somebody has on their clipboard. */
export function useClips(person: string): readonly Clipped[] {
  const text = useSyncExternalStore(subscribe, read);
  return useMemo(() => clipsIn(text, person), [text, person]);
}

export function clipsOf(person: string): readonly Clipped[] {
  return clipsIn(read(), person);
}

function clipsIn(text: string | null, person: string): readonly Clipped[] {
  const kept = parsed(text);
  // Whoever was here before is nobody's business.
  return kept?.person === person ? kept.clips : [];
}

function parsed(text: string | null): Kept | null {
  try {
    return JSON.parse(text ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function keepClips(person: string, clips: readonly Clipped[]): void {
  here = JSON.stringify({ person, clips } satisfies Kept);
  try {
    localStorage.setItem(NAME, here);
  } catch {
    // It lasts as long as this page.
  }
  for (const tell of listeners) tell();
}
