import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model';
import { type EditorState, Selection, type Transaction } from 'prosemirror-state';
import { Mapping, ReplaceStep } from 'prosemirror-transform';
import { newId } from '../ids.ts';
import { textSchema } from '../schema.ts';
import { type Author, KEEP_AS_IS, type Suggested } from './author.ts';
import { suggestAway } from './split.ts';

const { insertion, deletion } = textSchema.marks;

/**
 * A transaction as suggestions: words it puts in are marked as suggested, words it takes out stay and are marked, and its
 * author's own suggestions really change. What is no change of words (an address, a picture, a heading row, strong) is done.
 */
export function recorded(tr: Transaction, state: EditorState, author: Author): Transaction {
  const out = state.tr;
  for (const [at, step] of tr.steps.entries()) {
    const mapped = step.map(sinceStart(tr, at, out));
    if (!mapped) continue;
    if (mapped instanceof ReplaceStep) recordReplace(out, mapped, author);
    else out.step(mapped);
  }
  keepSelection(out, tr, state);
  if (tr.scrolledIntoView) out.scrollIntoView();
  return out.setMeta(KEEP_AS_IS, true);
}

/** From positions after the first `at` steps of a transaction to positions in what was recorded so far. */
function sinceStart(tr: Transaction, at: number, out: Transaction): Mapping {
  const back = tr.mapping.maps.slice(0, at).map((map) => map.invert());
  return new Mapping([...back.toReversed(), ...out.mapping.maps]);
}

function recordReplace(out: Transaction, step: ReplaceStep, author: Author): void {
  const $from = out.doc.resolve(step.from);
  const isWords = $from.parent.inlineContent && $from.sameParent(out.doc.resolve(step.to)) && isFlat(step.slice);
  const mark = markAt(out.doc, step, author);
  if (!isWords && step.slice.size === 0) {
    recordRemoval(out, step, mark);
    return;
  }
  if (!isWords) {
    out.step(new ReplaceStep(step.from, step.to, suggested(step.slice, mark)));
    return;
  }
  // The new words go in behind the old ones first, so that positions before them hold.
  if (step.slice.size > 0) out.replace(step.to, step.to, suggested(step.slice, mark));
  suggestAway(out, step, mark);
}

/** Blocks taken out stay with their words marked; blocks without a word go; the edge between two texts stays. */
function recordRemoval(out: Transaction, step: ReplaceStep, mark: Suggested): void {
  const hasWords = out.doc.textBetween(step.from, step.to, '', ' ') !== '';
  if (hasWords) suggestAway(out, step, mark);
  else if (out.doc.resolve(step.from).sameParent(out.doc.resolve(step.to))) out.step(step);
}

function isFlat({ openStart, openEnd, content }: Slice): boolean {
  return openStart === 0 && openEnd === 0 && content.content.every((node) => node.isInline);
}

/** The suggestion that words here belong to: the author's own beside them, or a new one. */
function markAt(doc: Node, { from, to }: { from: number; to: number }, author: Author): Suggested {
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter, doc.resolve(to).nodeBefore];
  const own = beside.flatMap((node) => node?.marks ?? []).find((mark) => isOwn(mark, author));
  return own ? (own.attrs as Suggested) : { id: newId(), by: author.id, at: author.now() };
}

function isOwn({ type, attrs }: Mark, author: Author): boolean {
  return (type === insertion || type === deletion) && attrs['by'] === author.id;
}

/** What is put in, with every word of it marked. */
function suggested({ content, openStart, openEnd }: Slice, mark: Suggested): Slice {
  return new Slice(allSuggested(content, mark), openStart, openEnd);
}

function allSuggested(content: Fragment, mark: Suggested): Fragment {
  return Fragment.fromArray(
    content.content.map((node) => {
      if (!node.isInline) return node.copy(allSuggested(node.content, mark));
      return node.mark(insertion.create(mark).addToSet(deletion.removeFromSet(node.marks)));
    }),
  );
}

/**
 * Puts the caret where its author expects it: behind words put in, before words taken out backwards, and behind words taken
 * out forwards, which are still there.
 */
function keepSelection(out: Transaction, tr: Transaction, state: EditorState): void {
  if (tr.doc.content.eq(out.doc.content) || tr.doc.content.size === out.doc.content.size) {
    out.setSelection(Selection.fromJSON(out.doc, tr.selection.toJSON() as object));
    return;
  }
  const steps = tr.steps.filter((step): step is ReplaceStep => step instanceof ReplaceStep);
  const isPut = steps.some(({ slice }) => slice.size > 0);
  const isForwards = state.selection.empty && steps.some(({ from }) => from === state.selection.head);
  const back = sinceStart(tr, tr.steps.length, state.tr);
  const before = back.map(tr.selection.head, isPut || isForwards ? 1 : -1);
  out.setSelection(Selection.near(out.doc.resolve(out.mapping.map(before, 1)), isPut || isForwards ? 1 : -1));
}
