import type { EditorState, Transaction } from 'prosemirror-state';
import type { ChosenPicture } from './choose-picture.tsx';

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
