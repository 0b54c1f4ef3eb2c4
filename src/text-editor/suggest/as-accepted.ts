import type { Node, ResolvedPos } from 'prosemirror-model';
import {
  type Command,
  EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state';
import { type Author, KEEP_AS_IS, suggesting, suggestingAuthor } from './author.ts';
import type { Range } from './away.ts';
import { type Deed, recordedOn, sinceStart } from './record.ts';
import { isStruckOut } from './wholes.ts';

/**
 * A command as it is meant by somebody who suggests: it sees the text without what is struck out in it, or a block would be moved past
 * one that is as good as gone, and a paragraph joined to it. What it does there is written down as suggestions in the text
 * as it stands, so that accepting everything gives what the command would have done to begin with.
 */
export function asAccepted(command: Command): Command {
  return (state, dispatch, view) => {
    const author = suggestingAuthor(state);
    const struck = author ? struckIn(state.doc) : [];
    if (!author || struck.length === 0 || isStruck(state, struck)) return command(state, dispatch, view);
    const clean = state.tr;
    for (const { from, to } of struck.toReversed()) clean.delete(from, to);
    const before = EditorState.create({
      doc: clean.doc,
      selection: state.selection.map(clean.doc, clean.mapping),
      storedMarks: state.storedMarks,
      plugins: [suggesting(() => author)],
    });
    const back = clean.mapping.invert();
    const deedOf = (tr: Transaction): Deed => ({ tr, before, back, out: () => state.tr });
    return command(before, dispatch && ((tr) => dispatch(written(deedOf(tr), state, author))));
  };
}

function written(deed: Deed, state: EditorState, author: Author): Transaction {
  const { tr } = deed;
  if (tr.docChanged && !tr.getMeta(KEEP_AS_IS)) {
    // What cannot be suggested is refused where every change passes (`open-text.ts`).
    return recordedOn(deed, author) ?? state.tr.setMeta(NOT_SAYABLE, true);
  }
  const out = deed.out();
  for (const [at, step] of tr.steps.entries()) {
    const mapped = step.map(sinceStart(deed, at, out));
    if (mapped) out.step(mapped);
  }
  out.setSelection(selectionOf(deed, out));
  if (tr.docChanged) out.setMeta(KEEP_AS_IS, true);
  if (tr.storedMarksSet) out.setStoredMarks(tr.storedMarks);
  return tr.scrolledIntoView ? out.scrollIntoView() : out;
}

/** Set on a transaction that stands for one that no suggestion could say. */
export const NOT_SAYABLE = 'not-sayable';

/** What the command selected, behind what is struck out there. */
function selectionOf(deed: Deed, out: Transaction): Selection {
  const there = sinceStart(deed, deed.tr.steps.length, out);
  const { selection } = deed.tr;
  const at = there.map(selection.from, 1);
  const isNode = selection instanceof NodeSelection;
  if (isNode && out.doc.nodeAt(at)?.type === selection.node.type) return NodeSelection.create(out.doc, at);
  const resolved = (pos: number): ResolvedPos => out.doc.resolve(there.map(pos, 1));
  return TextSelection.between(resolved(selection.anchor), resolved(selection.head));
}

/** What is struck out: words, and whole nodes with what cannot be without them. */
function struckIn(doc: Node): Range[] {
  const found: Range[] = [];
  doc.descendants((node, pos) => {
    const isOut = isStruckOut(node);
    if (isOut) found.push({ from: pos, to: pos + node.nodeSize });
    return !isOut;
  });
  return found;
}

/** True for a caret or a selected block inside of what is struck out as a whole: what is done there is done to that. */
function isStruck({ selection: { from, to }, doc }: EditorState, struck: readonly Range[]): boolean {
  return struck.some((one) => one.from <= from && one.to >= to && !doc.resolve(one.from).parent.inlineContent);
}
