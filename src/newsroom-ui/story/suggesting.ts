import { useCallback, useState } from 'react';
import { toast } from '../../ui/toasts.tsx';
import { editorWords as words } from '../words/story.ts';

/** Whether what this person types is a suggestion, and the way to say so; each change of it is told to them. */
export interface Suggesting {
  readonly isOn: boolean;
  turn(isOn: boolean): void;
}

export function useSuggesting(): Suggesting {
  const [isOn, setOn] = useState(false);
  const turn = useCallback((next: boolean) => {
    setOn(next);
    toast({ say: next ? words.suggestingOn : words.suggestingOff });
  }, []);
  return { isOn, turn };
}
