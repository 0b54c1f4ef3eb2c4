import type { EditorView } from 'prosemirror-view';
import { useCallback, useRef } from 'react';
import { held, type Picture } from '../../story/picture.ts';
import { insertPicture } from '../../text-editor/insert-picture.ts';
import { forgetLocal, showLocal } from '../../text-editor/local-pictures.ts';
import { type Uploads, useUploads } from '../library/use-uploads.ts';
import { withPicture, withPictureWords } from './picture-words.ts';
import type { SentPicture } from './send-picture.ts';
import { toldPicture } from './told-picture.ts';

/**
 * Pictures that are pasted or dropped into the text: each stands there at once, drawn from this device, with the id that it will have in the library, and
 * is sent meanwhile. One that the newsroom does not take leaves its form without a picture.
 */
export function usePicturesInText(view: EditorView | null): {
  readonly uploads: Uploads;
  add(files: readonly File[]): void;
} {
  const now = useRef(view);
  now.current = view;
  const standing = useRef(new Map<File, string>());
  const sent = useCallback((file: File, picture: SentPicture) => {
    const id = standing.current.get(file);
    if (id === undefined) place(now.current, held(picture.picture));
    arrived(now.current, picture);
    if (id !== undefined) forgetLocal(id);
  }, []);
  const refused = useCallback((file: File) => {
    const id = standing.current.get(file);
    const tr = id !== undefined && now.current && withPicture(now.current.state, id, null);
    if (tr) now.current?.dispatch(tr);
  }, []);
  const uploads = useUploads({ sent, refused });
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const picture = await toldPicture(file);
      if (!picture) continue;
      standing.current.set(file, picture.id);
      showLocal(picture.id, file);
      place(now.current, picture);
    }
    uploads.add(files);
  };
  return { uploads, add: (files) => void add(files) };
}

function place(view: EditorView | null, picture: Picture): void {
  if (view) insertPicture(picture)(view.state, view.dispatch, view);
}

/** Its exact size, and the words that its file brought with it. */
function arrived(view: EditorView | null, { picture, item: { details } }: SentPicture): void {
  const sized = view && withPicture(view.state, picture.id, held(picture));
  if (sized) view.dispatch(sized);
  const worded =
    view && withPictureWords(view.state, { picture, alt: details.alt ?? '', credit: details.credit ?? '' });
  if (worded) view.dispatch(worded);
}
