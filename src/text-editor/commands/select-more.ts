import type { Node } from 'prosemirror-model';
import { AllSelection, type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state';
import type { Range } from './delete-between.ts';
import { bodyStart } from './places.ts';

/** First the paragraph or field one is in, then the body, then everything with its furniture. */
export const selectMore: Command = (state, dispatch) => {
  const next = [textHere(state), bodyOf(state.doc), new AllSelection(state.doc)].find(
    (selection) => selection && isWider(selection, state.selection),
  );
  dispatch?.(state.tr.setSelection(next ?? state.selection));
  return true;
};

function textHere({ selection: { $from, $to }, doc }: EditorState): Selection | null {
  const isText = $from.parent.isTextblock && $from.sameParent($to);
  return isText ? TextSelection.create(doc, $from.start(), $from.end()) : null;
}

/** From the first to the last text of the body. */
function bodyOf(doc: Node): Selection {
  const [$start, $end] = [doc.resolve(bodyStart(doc)), doc.resolve(doc.content.size)];
  return TextSelection.between(Selection.near($start, 1).$from, Selection.near($end, -1).$to);
}

/** What a person would see as more: an empty text is selected already. */
function isWider(next: Selection, { from, to, empty }: Selection): boolean {
  if (next.empty) return false;
  return empty || next.from < from || next.to > to;
}

/**
 * What a selection takes in: with all texts of the body also the pictures and dividers at its ends, which no selection of words
 * reaches round.
 */
export function rangeOf({ selection, doc }: Pick<EditorState, 'selection' | 'doc'>): Range {
  const { from, to } = selection;
  const body = bodyOf(doc);
  const isBody = !body.empty && from <= body.from && to >= body.to;
  return isBody ? { from: Math.min(from, bodyStart(doc)), to: doc.content.size } : { from, to };
}

/** The words that typing takes the place of: with everything selected those of the body, so that no letter becomes a headline unasked. */
export function typedOver({ selection, doc }: EditorState): Range | null {
  if (selection instanceof AllSelection) return { from: bodyStart(doc), to: doc.content.size };
  const isApart = selection instanceof TextSelection && !selection.$from.sameParent(selection.$to);
  return isApart ? rangeOf({ selection, doc }) : null;
}
