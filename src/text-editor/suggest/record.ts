import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model';
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep } from 'prosemirror-transform';
import { type Suggested, suggestionOn } from '../../story/suggested.ts';
import { newId } from '../ids.ts';
import { type Difference, differenceOf } from '../plugins/narrow.ts';
import { textSchema } from '../schema.ts';
import { type Author, KEEP_AS_IS } from './author.ts';
import { type Range, suggestAway } from './away.ts';
import { canBeSuggested, ownSuggestionAround, suggestedIn, suggestedText } from './wholes.ts';

const { insertion, deletion } = textSchema.marks;

/**
 * A transaction as suggestions: what it puts in is suggested, what it takes out stays and is suggested away, words and whole
 * blocks, and a block it changes is suggested away and put in anew. Its author's own suggestions really change. Null for what
 * cannot be said so.
 */
export function recorded(tr: Transaction, state: EditorState, author: Author): Transaction | null {
  const fresh = { id: newId(), by: author.id, at: author.now() };
  const out = typed(tr, state, fresh) ?? marked(tr, state, fresh) ?? changed(tr, state, fresh);
  if (!out) return null;
  if (tr.scrolledIntoView) out.scrollIntoView();
  return out.setMeta(KEEP_AS_IS, true);
}

/** What puts in and takes out, step by step; null when some of it is more than that. */
function typed(tr: Transaction, state: EditorState, fresh: Suggested): Transaction | null {
  const out = state.tr;
  for (const [at, step] of tr.steps.entries()) {
    const mapped = step.map(sinceStart(tr, at, out));
    if (!(step instanceof ReplaceStep)) return null;
    // Words replaced in several places at once are several suggestions.
    const isReplaced = tr.steps.length > 1 && step.slice.size > 0 && step.to > step.from;
    const mark = isReplaced ? { ...fresh, id: newId() } : fresh;
    if (mapped instanceof ReplaceStep && !recordReplace(out, mapped, mark)) return null;
  }
  keepSelection(out, tr, state);
  return out;
}

/** From positions after the first `at` steps of a transaction to positions in what was recorded so far. */
function sinceStart(tr: Transaction, at: number, out: Transaction): Mapping {
  const back = tr.mapping.maps.slice(0, at).map((map) => map.invert());
  return new Mapping([...back.toReversed(), ...out.mapping.maps]);
}

function recordReplace(out: Transaction, { from, to, slice }: ReplaceStep, fresh: Suggested): boolean {
  const change = { from, to, content: slice.content };
  if (slice.openStart > 0 || slice.openEnd > 0) return false;
  if (!isSayable(out.doc, change)) return false;
  record(out, change, fresh);
  return true;
}

/** True where words or whole nodes are put in, and all that is taken out are words and whole nodes. */
function isSayable(doc: Node, { from, to, content }: Difference): boolean {
  if (!content.content.every((node) => node.isInline || canBeSuggested(node))) return false;
  const ends = [doc.resolve(from), doc.resolve(to)] as const;
  if (content.content.some((node) => !isAsLong(node, ends[0].parent))) return false;
  if (content.size > 0 && !ends[0].sameParent(ends[1])) return false;
  let isWhollySaid = true;
  doc.nodesBetween(from, to, (node, pos, parent) => {
    const isWhole = pos >= from && pos + node.nodeSize <= to;
    if (isWhole && (node.type.name === 'furniture' || node.type.name === 'mainMedia')) isWhollySaid = false;
    if (isWhole && parent?.type.name === 'tableRow') isWhollySaid = false;
    // A row that goes as a whole takes its cells along.
    return !(isWhole && canBeSuggested(node));
  });
  return isWhollySaid;
}

/** A row with more or fewer cells than the others would change them too, so that it changes with its table. */
function isAsLong(node: Node, parent: Node): boolean {
  return node.type.name !== 'tableRow' || node.childCount === parent.firstChild?.childCount;
}

/** The new goes in behind the old, so that positions before it hold. */
function record(out: Transaction, { from, to, content }: Difference, fresh: Suggested): void {
  const mark = markAt(out.doc, { from, to }, fresh);
  const isWords = content.content.every((node) => node.isInline);
  const nodes = isWords ? content.content.map((node) => suggestedText(node, mark)) : suggestedIn(content.content, mark);
  if (nodes.length > 0) out.replace(to, to, new Slice(Fragment.fromArray(nodes), 0, 0));
  suggestAway(out, { from, to }, mark);
}

/** The suggestion that what happens here belongs to: the author's own around or beside it, or a new one. */
function markAt(doc: Node, { from, to }: { from: number; to: number }, fresh: Suggested): Suggested {
  const outer = ownSuggestionAround(doc, from, fresh.by);
  if (outer) return outer;
  const replaced = to > from ? doc.resolve(from).nodeAfter : null;
  const whole = replaced && suggestionOn(replaced, 'insertion');
  if (whole?.by === fresh.by) return whole;
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter, doc.resolve(to).nodeBefore];
  const own = beside.flatMap((node) => node?.marks ?? []).find((mark) => isOwn(mark, fresh.by));
  if (!own) return fresh;
  // The attributes of a mark have no prototype, and Yjs takes them for no value at all when a node bears them.
  return { ...(own.attrs as Suggested) };
}

function isOwn({ type, attrs }: Mark, by: string): boolean {
  return (type === insertion || type === deletion) && attrs['by'] === by;
}

/** Words that are marked otherwise (strong, a link) are suggested away and put in as they would be; null for any other change. */
function marked(tr: Transaction, state: EditorState, fresh: Suggested): Transaction | null {
  const steps = tr.steps.filter((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep);
  if (steps.length < tr.steps.length) return null;
  const ranges: Range[] = [];
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock || tr.doc.nodeAt(pos)?.eq(node)) return;
    const here = steps.filter(({ from, to }) => from < pos + node.nodeSize && to > pos);
    const from = Math.min(...here.map((step) => step.from));
    ranges.push({ from, to: Math.max(...here.map((step) => step.to)) });
  });
  const out = state.tr;
  for (const { from, to } of ranges.toReversed()) {
    record(out, { from, to, content: tr.doc.slice(from, to).content }, fresh);
  }
  const [first] = ranges;
  if (first && ranges.length === 1) {
    out.setSelection(TextSelection.create(out.doc, out.mapping.map(first.to, -1), out.mapping.map(first.to, 1)));
  }
  return out;
}

/** Whatever else: the nodes that are not as they were are suggested away, and put in as they would be. */
function changed(tr: Transaction, state: EditorState, fresh: Suggested): Transaction | null {
  const difference = differenceOf(state.doc, tr.doc);
  if (!difference) return null;
  if (ownSuggestionAround(state.doc, difference.from, fresh.by)) return tr;
  const change = sayable(state.doc, tr.doc, difference);
  if (!change) return null;
  const out = state.tr;
  record(out, change, fresh);
  return out.doc.content.size === tr.doc.content.size
    ? out.setSelection(selectedAsIn(tr, out.doc))
    : out.setSelection(Selection.near(out.doc.resolve(out.mapping.map(change.to, 1)), -1));
}

/** A difference as one of whole nodes that can be suggested. Null when there are none round it. */
function sayable(before: Node, after: Node, difference: Difference): Difference | null {
  let change: Difference | null = difference;
  while (change && !isSayable(before, change)) change = around(before, after, change);
  return change;
}

function around(before: Node, after: Node, { from }: Difference): Difference | null {
  const [$before, $after] = [before.resolve(from), after.resolve(from)];
  if ($before.depth === 0) return null;
  return { from: $before.before(), to: $before.after(), content: Fragment.from($after.parent) };
}

/**
 * Puts the caret where its author expects it: behind what was put in, before words taken out backwards, and behind what was taken
 * out forwards or as a whole, which is still there.
 */
function keepSelection(out: Transaction, tr: Transaction, state: EditorState): void {
  if (tr.doc.content.eq(out.doc.content) || tr.doc.content.size === out.doc.content.size) {
    out.setSelection(selectedAsIn(tr, out.doc));
    return;
  }
  const { head, empty, to: end } = state.selection;
  const steps = tr.steps.filter((step): step is ReplaceStep => step instanceof ReplaceStep);
  const isPut = steps.some(({ slice }) => slice.size > 0);
  const isForwards = steps.some(({ from, to }) => (empty && from === head) || to > end);
  const isWhole = state.selection instanceof NodeSelection;
  const isAfter = isPut || isForwards || isWhole;
  const back = sinceStart(tr, tr.steps.length, state.tr);
  const before = back.map(tr.selection.head, isAfter ? 1 : -1);
  out.setSelection(Selection.near(out.doc.resolve(out.mapping.map(before, 1)), isPut || !isAfter ? -1 : 1));
}

/** What a transaction selects, in a document of the same size. */
function selectedAsIn({ selection }: Transaction, doc: Node): Selection {
  const { from, anchor, head } = selection;
  const isNode = selection instanceof NodeSelection;
  if (isNode && doc.nodeAt(from)?.type === selection.node.type) return NodeSelection.create(doc, from);
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}
