import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { messageOf } from '../base/problem.ts';
import { uiWords as words } from './words.ts';
import { Button } from './button.tsx';
import './toasts.css';

export interface Toast {
  readonly say: string;
  readonly tone?: 'plain' | 'stop';
  /** Takes back what was done. */
  readonly undo?: () => void;
}

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Says what was done, with the way to take it back; stays long enough to be read, and longer where it can be undone. */
export function toast(message: Toast): void {
  queue.add(message, { timeout: message.undo ? 12_000 : 6_000 });
}

/** Says why something was not done. */
export function sayWhy(error: unknown): void {
  toast({ say: messageOf(error), tone: 'stop' });
}

/** Does something and says that it is done, or why it was not. */
export async function doAndSay(act: () => Promise<unknown>, done: string): Promise<void> {
  try {
    await act();
    toast({ say: done });
  } catch (error) {
    sayWhy(error);
  }
}

/** Where toasts stand; once in the shell. */
export function Toasts() {
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={words.messages}>
      {({ toast: shown }) => (
        <AriaToast
          toast={shown}
          aria-label={shown.content.say}
          className={`toast toast-${shown.content.tone ?? 'plain'}`}
        >
          <ToastContent>{shown.content.say}</ToastContent>
          {shown.content.undo && (
            <Button
              look="plain"
              small
              onPress={() => {
                shown.content.undo?.();
                queue.close(shown.key);
              }}
            >
              {words.undo}
            </Button>
          )}
          <Button look="plain" small slot="close" aria-label={words.close}>
            <span aria-hidden="true">✕</span>
          </Button>
        </AriaToast>
      )}
    </ToastRegion>
  );
}
