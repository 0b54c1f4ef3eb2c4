import { useCallback, useEffect, useRef, useState } from 'react';
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
    /** `share` is null while the line is away. */
    | { readonly is: 'sending'; readonly share: number | null }
    | { readonly is: 'done'; readonly id: string; readonly thumb: string | null; readonly isNew: boolean }
    | { readonly is: 'refused'; readonly say: string };
}

export interface Uploads {
  readonly all: readonly Upload[];
  add(files: readonly File[]): void;
  again(key: number): void;
  /** Ends it, wherever it is: nothing of it is kept, unless all of it was there by then. */
  cancel(key: number): void;
  clear(): void;
}

/** More would only wait for each other on the line. */
const AT_A_TIME = 3;
let last = 0;

/** Told of each file: what it is in the library, or that it is not taken. */
interface Outcomes {
  sent(file: File, sent: SentPicture): void;
  refused(file: File): void;
}

const NOBODY: Outcomes = { sent: () => undefined, refused: () => undefined };

/** Sends files, some at a time, and tells how far each is. What was refused can be sent again. */
export function useUploads(outcomes: Outcomes = NOBODY): Uploads {
  const told = useRef(outcomes);
  told.current = outcomes;
  const [all, setAll] = useState<readonly Upload[]>([]);
  const begun = useRef(new Map<number, AbortController>());
  const set = useCallback((key: number, state: Upload['state']): void => {
    setAll((before) => before.map((one) => (one.key === key ? { ...one, state } : one)));
  }, []);
  const drop = useCallback((key: number): void => {
    setAll((before) => before.filter((one) => one.key !== key));
  }, []);
  useEffect(() => {
    const free = AT_A_TIME - all.filter(({ state }) => state.is === 'sending').length;
    const next = all.filter(({ key, state }) => state.is === 'waiting' && !begun.current.has(key)).slice(0, free);
    for (const upload of next) {
      const ending = new AbortController();
      begun.current.set(upload.key, ending);
      void send({ upload, signal: ending.signal }, set, told.current).catch(() => drop(upload.key));
    }
  }, [all, set, drop]);
  return {
    all,
    add: (files) =>
      setAll((before) => [
        ...before,
        ...files.map((file) => ({ key: (last += 1), file, state: { is: 'waiting' } as const })),
      ]),
    again: (key) => {
      begun.current.delete(key);
      set(key, { is: 'waiting' });
    },
    cancel: (key) => {
      const upload = all.find((one) => one.key === key);
      begun.current.get(key)?.abort();
      if (upload?.state.is !== 'waiting') return;
      told.current.refused(upload.file);
      drop(key);
    },
    clear: () => setAll((before) => before.filter(({ state }) => state.is === 'waiting' || state.is === 'sending')),
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
