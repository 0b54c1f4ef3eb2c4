import { messageOf } from '../../base/problem.ts';
import {
  LARGEST_PICTURE,
  LARGEST_RECORDING,
  playsAsFile,
  sendPicture,
  sendRecording,
  type SentPicture,
} from '../story/send-picture.ts';
import { Cancelled, type OnSent, type Sending } from '../story/send-in-pieces.ts';
import { filmWords } from '../words/film.ts';
import { mediaWords as words } from '../words/media.ts';
import { libraryChanged } from './library-query.ts';

/** A file on its way into the library. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly state:
    | { readonly is: 'waiting' }
    /** `share` is null while there is no connection. */
    | { readonly is: 'sending'; readonly share: number | null }
    | { readonly is: 'done'; readonly id: string; readonly thumb: string | null; readonly isNew: boolean }
    | { readonly is: 'refused'; readonly say: string };
}

/** Told of each file: what it is in the library, or that it is not taken. */
export interface Outcomes {
  sent(file: File, sent: SentPicture): void;
  refused(file: File): void;
}

/** Files that are sent some at a time, whatever screen stands in the window; who closes it meanwhile is asked whether to. */
export interface UploadsOnWay {
  all(): readonly Upload[];
  subscribe(call: () => void): () => void;
  add(files: readonly File[]): void;
  again(key: number): void;
  /** Ends it, wherever it is: nothing of it is kept, unless all of it was there by then. */
  cancel(key: number): void;
  clear(): void;
}

/** More would only wait for each other on the connection. */
const AT_A_TIME = 3;
let last = 0;

export function uploadsOnWay(outcomes: Outcomes): UploadsOnWay {
  const callers = new Set<() => void>();
  const begun = new Map<number, AbortController>();
  let all: readonly Upload[] = [];
  const become = (next: readonly Upload[]): void => {
    all = next;
    askBeforeLeaving(all.some(isOnWay));
    for (const call of callers) call();
    goOn();
  };
  const set = (key: number, state: Upload['state']): void =>
    become(all.map((one) => (one.key === key ? { ...one, state } : one)));
  const drop = (key: number): void => become(all.filter((one) => one.key !== key));
  const goOn = (): void => {
    const next = all.find(({ key, state }) => state.is === 'waiting' && !begun.has(key));
    if (!next || all.filter(({ state }) => state.is === 'sending').length >= AT_A_TIME) return;
    const ending = new AbortController();
    begun.set(next.key, ending);
    // It stands as sent from here on, by which the next one that waits has its turn.
    void send({ upload: next, signal: ending.signal }, set, outcomes).catch(() => drop(next.key));
  };
  const askBeforeLeaving = leavingAsker();
  return {
    all: () => all,
    subscribe: (call) => {
      callers.add(call);
      return () => callers.delete(call);
    },
    add: (files) => become([...all, ...files.map((file) => ({ key: (last += 1), file, state: WAITING }))]),
    again: (key) => {
      begun.delete(key);
      set(key, WAITING);
    },
    cancel: (key) => {
      const upload = all.find((one) => one.key === key);
      begun.get(key)?.abort();
      if (upload?.state.is !== 'waiting') return;
      outcomes.refused(upload.file);
      drop(key);
    },
    clear: () => become(all.filter(isOnWay)),
  };
}

const WAITING = { is: 'waiting' } as const;

function isOnWay({ state }: Upload): boolean {
  return state.is === 'waiting' || state.is === 'sending';
}

/** What is chosen on a device is not there any more when the page is loaded anew: the browser asks first, while there is something on its way. */
function leavingAsker(): (isBusy: boolean) => void {
  const ask = (event: Event): void => event.preventDefault();
  return (isBusy) => {
    if (isBusy) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  };
}

interface Sent {
  readonly upload: Upload;
  readonly signal: AbortSignal;
}

/** Throws `Cancelled` where somebody ended it. */
async function send(
  { upload: { key, file }, signal }: Sent,
  set: (key: number, state: Upload['state']) => void,
  outcomes: Outcomes,
): Promise<void> {
  set(key, { is: 'sending', share: 0 });
  try {
    const onSent: OnSent = (share) => set(key, { is: 'sending', share });
    const { item, isNew } = await (playsAsFile(file)
      ? asRecording(file, onSent, signal)
      : asPicture(file, { onSent, signal }, outcomes));
    set(key, { is: 'done', id: item.id, thumb: item.thumb, isNew });
    libraryChanged();
  } catch (error) {
    outcomes.refused(file);
    if (error instanceof Cancelled) throw error;
    set(key, { is: 'refused', say: messageOf(error) });
  }
}

async function asPicture(file: File, { onSent, signal }: Sending, outcomes: Outcomes) {
  if (file.size > LARGEST_PICTURE) throw new Error(words.tooLarge);
  const sent = await sendPicture(file, onSent, signal);
  outcomes.sent(file, sent);
  return sent;
}

async function asRecording(file: File, onSent: OnSent, signal: AbortSignal) {
  if (file.size > LARGEST_RECORDING) throw new Error(filmWords.tooLarge);
  return sendRecording(file, onSent, signal);
}
