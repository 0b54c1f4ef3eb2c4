import type { Node } from 'prosemirror-model';
import { type Command, TextSelection } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, isInTable } from 'prosemirror-tables';
import { mergeSelectedCells, splitMergedCell } from '../commands/merge-cells.ts';
import { columnAway, rowAway } from '../commands/table-rows.ts';
import { textWords as words } from '../words.ts';
import { button, element } from '../dom.ts';
import type { Control, Host } from './block-view.ts';

/** Rows and columns in and out, cells merged and split, and what heads the table. */
export function tableTools(host: Host): Control {
  const run = (command: Command) => () => {
    caretInto(host);
    command(host.view.state, host.view.dispatch, host.view);
    host.view.focus();
  };
  const dom = element(
    'div',
    { class: 'form-tools', role: 'toolbar', 'aria-label': words.blocks.table },
    button(words.rowBelow, 'form-button', run(addRowAfter)),
    button(words.columnAfter, 'form-button', run(addColumnAfter)),
    button(words.rowAway, 'form-button', run(rowAway)),
    button(words.columnAway, 'form-button', run(columnAway)),
    button(words.mergeCells, 'form-button', run(mergeSelectedCells)),
    button(words.splitCell, 'form-button', run(splitMergedCell)),
    headRowButton(host),
  );
  return { dom };
}

/** Commands act at the caret; outside the table they act on its last cell. */
function caretInto({ view, node, pos }: Host): void {
  const start = pos();
  if (start === null) return;
  const { from } = view.state.selection;
  if (from > start && from < start + node().nodeSize && isInTable(view.state)) return;
  const last = node().children.findIndex((child) => child.type.name === 'tableGrid');
  const before = node()
    .children.slice(0, last + 1)
    .reduce((size, child) => size + child.nodeSize, 0);
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(start + before), -1)));
}

function headRowButton(host: Host): HTMLElement {
  const made = button(words.headRow, 'form-button', () => {
    const first = firstRow(host);
    if (!first) return;
    const { tableHeader, tableCell } = host.view.state.schema.nodes;
    const isHead = first.row.children.every((cell) => cell.type === tableHeader);
    const tr = host.view.state.tr;
    let at = first.pos + 1;
    for (const cell of first.row.children) {
      // What is merged stays so.
      tr.setNodeMarkup(at, isHead ? tableCell : tableHeader, cell.attrs);
      at += cell.nodeSize;
    }
    host.view.dispatch(tr);
  });
  return made;
}

function firstRow({ node, pos }: Host): { row: Node; pos: number } | null {
  const start = pos();
  if (start === null) return null;
  let at = start + 1;
  for (const child of node().children) {
    if (child.type.name === 'tableGrid' && child.firstChild) return { row: child.firstChild, pos: at + 1 };
    at += child.nodeSize;
  }
  return null;
}
