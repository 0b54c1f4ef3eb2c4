import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../../base/problem.ts';
import { Offline } from '../api.ts';
import {
  LARGEST_PICTURE,
  LARGEST_RECORDING,
  type OnSent,
  playsAsFile,
  sendPicture,
  sendRecording,
} from '../story/send-picture.ts';
import { filmWords } from '../words/film.ts';
import { mediaWords as words } from '../words/media.ts';
import { libraryChanged } from './library-query.ts';

/** A file on its way into the library. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly state:
    | { readonly is: 'waiting' }
    | { readonly is: 'sending'; readonly share: number }
    | { readonly is: 'done'; readonly id: string; readonly thumb: string | null; readonly isNew: boolean }
    | { readonly is: 'refused'; readonly say: string };
}

export interface Uploads {
  readonly all: readonly Upload[];
  add(files: readonly File[]): void;
  again(key: number): void;
  clear(): void;
}

/** More would only wait for each other on the line. */
const AT_A_TIME = 3;
let last = 0;

/** Sends files, some at a time, and tells how far each is. What was refused can be sent again. */
export function useUploads(): Uploads {
  const [all, setAll] = useState<readonly Upload[]>([]);
  const begun = useRef(new Set<number>());
  const set = useCallback((key: number, state: Upload['state']): void => {
    setAll((before) => before.map((one) => (one.key === key ? { ...one, state } : one)));
  }, []);
  useEffect(() => {
    const free = AT_A_TIME - all.filter(({ state }) => state.is === 'sending').length;
    const next = all.filter(({ key, state }) => state.is === 'waiting' && !begun.current.has(key)).slice(0, free);
    for (const upload of next) {
      begun.current.add(upload.key);
      void send(upload, set);
    }
  }, [all, set]);
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
    clear: () => setAll((before) => before.filter(({ state }) => state.is === 'waiting' || state.is === 'sending')),
  };
}

async function send({ key, file }: Upload, set: (key: number, state: Upload['state']) => void): Promise<void> {
  set(key, { is: 'sending', share: 0 });
  try {
    const onSent = (share: number) => set(key, { is: 'sending', share });
    const { item, isNew } = await (playsAsFile(file) ? asRecording(file, onSent) : asPicture(file, onSent));
    set(key, { is: 'done', id: item.id, thumb: item.thumb, isNew });
    libraryChanged();
  } catch (error) {
    set(key, { is: 'refused', say: error instanceof Offline ? words.notSent : messageOf(error) });
  }
}

async function asPicture(file: File, onSent: OnSent) {
  if (file.size > LARGEST_PICTURE) throw new Error(words.tooLarge);
  return sendPicture(file, onSent);
}

async function asRecording(file: File, onSent: OnSent) {
  if (file.size > LARGEST_RECORDING) throw new Error(filmWords.tooLarge);
  return sendRecording(file, onSent);
}
