import { useState } from 'react';
import { toast } from './toasts.tsx';
import { giveUpSince } from './under-way.ts';
import { uiWords } from './words.ts';

/**
 * What closes a dialog when it is cancelled. What was asked for in it and is not answered is given up, which the newsroom notices unless it has
 * begun; then it is said that it may have been done.
 */
export function useCancel(close: () => void): () => void {
  const [opened] = useState(() => performance.now());
  return () => {
    if (giveUpSince(opened)) toast({ say: uiWords.gaveUp, tone: 'stop' });
    close();
  };
}
