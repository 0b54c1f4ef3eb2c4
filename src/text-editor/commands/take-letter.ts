import type { EditorState, Transaction } from 'prosemirror-state';

const NEAR = 60;

/** What the key takes: a letter as people see it, which may be several code units, or a word. */
export type Grain = 'grapheme' | 'word';

/** Takes out the letter or the word before or behind the caret. The caret stands inside a text and not at that end of it. */
export function takeBeside({ tr, selection }: EditorState, way: 1 | -1, granularity: Grain): Transaction {
  const { $from } = selection;
  const text = $from.parent.textBetween(0, $from.parent.content.size, undefined, '\n');
  const at = $from.parentOffset;
  const near = way < 0 ? text.slice(Math.max(0, at - NEAR), at) : text.slice(at, at + NEAR);
  const length = firstOf(near, way, granularity);
  return tr.delete(way < 0 ? $from.pos - length : $from.pos, way < 0 ? $from.pos : $from.pos + length);
}

/** How long the piece at the caret is; a word takes the spaces between it and the caret with it. */
function firstOf(near: string, way: 1 | -1, granularity: Grain): number {
  const pieces = [...new Intl.Segmenter(undefined, { granularity }).segment(near)].map(({ segment }) => segment);
  const ordered = way < 0 ? pieces.toReversed() : pieces;
  const word = ordered.findIndex((piece) => piece.trim() !== '');
  const taken = granularity === 'word' && word > 0 ? ordered.slice(0, word + 1) : ordered.slice(0, 1);
  return Math.max(1, taken.join('').length);
}
