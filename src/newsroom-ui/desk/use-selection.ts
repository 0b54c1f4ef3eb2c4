import { useCallback, useState } from 'react';
import type { DeskStory } from '../story-dialogs/desk-query.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Selected stories that are shown. */
  readonly stories: readonly DeskStory[];
  toggle(id: string): void;
  add(id: string): void;
  clear(): void;
}

/** The stories one has selected; those that left the screen are no longer acted on. */
export function useSelection(shown: readonly DeskStory[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  }, []);
  return {
    ids,
    stories: shown.filter(({ id }) => ids.has(id)),
    toggle,
    add: (id) => setIds((before) => new Set([...before, id])),
    clear: () => setIds(new Set()),
  };
}
