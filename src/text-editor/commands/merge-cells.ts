import { Fragment, type Schema } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { CellSelection, isInTable, mergeCells, selectedRect, splitCell } from 'prosemirror-tables';

/**
 * Makes one cell of those that are selected; of the cell with the caret and the one behind it where none are. The words of each stand on a
 * line of their own. Selected cells that a merged one reaches out of stay as they are.
 */
export const mergeSelectedCells: Command = (state, dispatch) => {
  const wide = widened(state);
  const words = wide && wordsOfCells(wide);
  if (!wide || !words) return false;
  return mergeCells(
    wide,
    dispatch &&
      ((tr) => {
        const { $anchorCell } = tr.selection as CellSelection;
        const cell = $anchorCell.nodeAfter;
        const start = $anchorCell.pos + 1;
        if (cell?.firstChild) tr.replaceWith(start, start + cell.content.size, cell.firstChild.copy(words));
        dispatch(tr.setSelection(CellSelection.create(tr.doc, $anchorCell.pos)).scrollIntoView());
      }),
  );
};

/** Parts the merged cell with the caret again. All words stay in its first place. */
export const splitMergedCell: Command = (state, dispatch) => isInTable(state) && splitCell(state, dispatch);

/** Parts a merged cell, or merges: one key for both, since only one of them can be meant. */
export const mergeOrSplitCells: Command = (state, dispatch) =>
  splitMergedCell(state, dispatch) || mergeSelectedCells(state, dispatch);

/** The state with the cells selected that are to be one; null where there are not two. */
function widened(state: EditorState): EditorState | null {
  if (!isInTable(state)) return null;
  const { selection } = state;
  if (selection instanceof CellSelection && selection.$anchorCell.pos !== selection.$headCell.pos) return state;
  const { map, tableStart, top, left, right } = selectedRect(state);
  if (right >= map.width) return null;
  const [one, other] = [map.map[top * map.width + left], map.map[top * map.width + right]];
  if (one === undefined || other === undefined) return null;
  const both = CellSelection.create(state.doc, tableStart + one, tableStart + other);
  return state.apply(state.tr.setSelection(both));
}

/** The words of the selected cells in reading order, each cell's on a line of its own. */
function wordsOfCells({ selection, schema }: EditorState): Fragment | null {
  if (!(selection instanceof CellSelection)) return null;
  const texts: Fragment[] = [];
  selection.forEachCell(({ firstChild }) => void (firstChild && texts.push(firstChild.content)));
  return texts
    .filter(({ size }) => size > 0)
    .reduce((words, text) => (words.size === 0 ? text : words.append(lineFeed(schema)).append(text)), Fragment.empty);
}

function lineFeed(schema: Schema): Fragment {
  return Fragment.from(schema.text('\n'));
}
