import type { EditorState, Transaction } from 'prosemirror-state';
import { differ } from '../../base/differ.ts';
import type { Picture } from '../../story/picture.ts';
import type { ChosenPicture } from './choose-picture.tsx';

/** Gives the forms that show this picture another, or none. Null where nothing changes. */
export function withPicture(state: EditorState, id: string, picture: Picture | null): Transaction | null {
  const tr = state.tr;
  state.doc.descendants((node, pos) => {
    const own = node.attrs['picture'] as Picture | null | undefined;
    if (own?.id === id && differ(own, picture)) tr.setNodeAttribute(pos, 'picture', picture);
    return !node.isTextblock;
  });
  return tr.docChanged ? tr : null;
}

/** Writes alt text and credit into the forms of a picture that was just put in, wherever they are still empty. Null for nothing to write. */
export function withPictureWords(state: EditorState, { picture, alt, credit }: ChosenPicture): Transaction | null {
  const tr = state.tr;
  const places: { pos: number; text: string }[] = [];
  state.doc.descendants((node, pos) => {
    if (node.type.name !== 'image') return true;
    const own = node.attrs['picture'] as { id?: unknown } | null;
    if (own?.id !== picture.id) return false;
    node.forEach((field, offset) => {
      const name = String(field.attrs['name']);
      const text = name === 'alt' ? alt : name === 'credit' ? credit : '';
      if (text !== '' && field.content.size === 0) places.push({ pos: pos + 1 + offset + 1, text });
    });
    return false;
  });
  for (const { pos, text } of places.toReversed()) tr.insertText(text, pos);
  return tr.docChanged ? tr : null;
}
