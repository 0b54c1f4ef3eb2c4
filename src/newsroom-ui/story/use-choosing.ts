import type { EditorView } from 'prosemirror-view';
import { useCallback, useRef } from 'react';
import { held } from '../../story/picture.ts';
import type { ChosenRecording, RecordingKind } from '../../story/recording.ts';
import type { ChosenPicture } from './choose-picture.tsx';
import type { Opened } from './dialogs.tsx';
import { withPictureWords } from './picture-words.ts';

/** Asks for a picture in a dialog; the text gets the picture, and the words that came with it go into its form. */
export function useChoosing(view: EditorView | null, open: (opened: Opened) => void) {
  const now = useRef(view);
  now.current = view;
  return useCallback(
    () =>
      new Promise<ChosenPicture['picture'] | null>((resolve) => {
        const chosen = (picture: ChosenPicture | null): void => {
          resolve(picture && held(picture.picture));
          if (picture) setTimeout(() => putWords(now.current, picture));
        };
        open({ is: 'picture', chosen });
      }),
    [open],
  );
}

/** The same for a film, or for sound. */
export function useChoosingRecording(open: (opened: Opened) => void) {
  return useCallback(
    (kind: RecordingKind) =>
      new Promise<ChosenRecording | null>((chosen) => {
        open({ is: 'recording', kind, chosen });
      }),
    [open],
  );
}

function putWords(view: EditorView | null, chosen: ChosenPicture): void {
  const tr = view && withPictureWords(view.state, chosen);
  if (view && tr) view.dispatch(tr);
}
