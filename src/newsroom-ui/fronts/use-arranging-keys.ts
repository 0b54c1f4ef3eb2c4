import { useEffect, useMemo, useRef } from 'react';
import { isElsewhere } from '../shell/keys-elsewhere.ts';
import { useOffered } from '../shell/offered-commands.ts';
import { frontWords as words } from '../words/fronts.ts';
import type { Arranging } from './use-arranging.ts';

/** Undo and redo by the keys that everybody knows, and by name in the palette; nothing for those who may not arrange. */
export function useArrangingKeys(arranging: Arranging | null): void {
  const now = useRef(arranging);
  now.current = arranging;
  const mayArrange = arranging !== null;
  useOffered(useMemo(() => (mayArrange ? offered(now) : []), [mayArrange]));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = actOf(event);
      if (!act || !now.current || isElsewhere(event.target)) return;
      event.preventDefault();
      now.current[act]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function offered(now: { readonly current: Arranging | null }) {
  return [
    { id: 'front undo', name: words.undo, keys: 'Ctrl Z', run: () => now.current?.takeBack() },
    { id: 'front redo', name: words.redo, keys: 'Ctrl Shift Z', run: () => now.current?.doAgain() },
  ];
}

function actOf(event: KeyboardEvent): 'takeBack' | 'doAgain' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'y' && !event.shiftKey) return 'doAgain';
  if (key !== 'z') return null;
  return event.shiftKey ? 'doAgain' : 'takeBack';
}
