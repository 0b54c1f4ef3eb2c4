import { sayWhy } from '../../ui/toasts.tsx';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call } from '../api.ts';
import { type DeskActs } from '../story-dialogs/desk-acts.ts';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import type { RowAct, RowActs } from '../story-dialogs/story-actions.tsx';
import type { DialogRequest } from '../story-dialogs/story-dialogs.tsx';

export interface Asking {
  /** The dialog that is open; null for none. */
  readonly asked: DialogRequest | null;
  close(): void;
  /** Begins an act: what needs nothing more is done, the rest opens its dialog. */
  ask(act: RowAct, stories: readonly DeskStory[]): void;
  readonly rows: RowActs;
}

export function useAsking(acts: DeskActs): Asking {
  const router = useRouter();
  const [asked, setAsked] = useState<DialogRequest | null>(null);
  const ask = (act: RowAct, stories: readonly DeskStory[]): void => {
    const [story] = stories;
    const ids = stories.map(({ id }) => id);
    const go = (id: string): void => router.history.push(`/stories/${id}`);
    if (!story) return;
    if (act === 'open') go(story.id);
    else if (act === 'release') void acts.hold(ids, null);
    else if (act === 'unspike') void acts.spike(ids, null);
    else if (act === 'duplicate')
      call('POST /api/stories/:id/duplicate', { params: { id: story.id } }).then((made) => go(made.id), sayWhy);
    else setAsked({ act, stories });
  };
  const now = useMemo(() => ({ ask }), []);
  now.ask = ask;
  const rows = useMemo<RowActs>(() => ({ run: (act, story) => now.ask(act, [story]) }), [now]);
  return { asked, close: () => setAsked(null), ask, rows };
}
