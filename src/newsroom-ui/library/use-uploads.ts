import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Outcomes, type Upload, type UploadsOnWay, uploadsOnWay } from './uploads-on-way.ts';

export interface Uploads extends Pick<UploadsOnWay, 'add' | 'again' | 'cancel' | 'clear'> {
  readonly all: readonly Upload[];
}

/** Those of one text: tells it what becomes of each. */
export function useUploads(outcomes: Outcomes): Uploads {
  const told = useRef(outcomes);
  told.current = outcomes;
  const [onWay] = useState(() =>
    uploadsOnWay({
      sent: (file, sent) => told.current.sent(file, sent),
      refused: (file) => told.current.refused(file),
    }),
  );
  return useOnWay(onWay);
}

let ofLibrary: UploadsOnWay | null = null;

/** Those of the library: a folder of hundreds goes on while one is at another screen, and is still told of when one comes back. */
export function useLibraryUploads(): Uploads {
  ofLibrary ??= uploadsOnWay({ sent: () => undefined, refused: () => undefined });
  return useOnWay(ofLibrary);
}

function useOnWay(onWay: UploadsOnWay): Uploads {
  const all = useSyncExternalStore(onWay.subscribe, onWay.all);
  return useMemo(() => ({ ...onWay, all }), [onWay, all]);
}
