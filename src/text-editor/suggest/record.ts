import { Fragment, type Mark, type Node, type ResolvedPos, Slice } from 'prosemirror-model';
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep } from 'prosemirror-transform';
import { isSuggestable, type Suggested, suggestionOn } from '../../story/suggested.ts';
import { newId } from '../ids.ts';
import { type Difference, differenceOf } from '../difference.ts';
import { isRunning } from '../commands/delete-between.ts';
import { textSchema } from '../schema.ts';
import { type Author, KEEP_AS_IS } from './author.ts';
import { type Range, suggestAway } from './away.ts';
import { typedAsAccepted } from './inherited.ts';
import { withoutSameWords } from './same-words.ts';
import { ownSuggestionAround, suggestedIn, suggestedText } from './wholes.ts';

const { insertion, deletion } = textSchema.marks;

/**
 * A transaction as suggestions: what it puts in is suggested, what it takes out stays and is suggested away, words and whole
 * blocks, and a block it changes is suggested away and put in again. Its author's own suggestions really change. Null for what
 * cannot be said so.
 */
export function recorded(tr: Transaction, state: EditorState, author: Author): Transaction | null {
  return recordedOn({ tr, before: state, out: () => state.tr, back: new Mapping() }, author);
}

/** What was done, and where it is written down: `back` leads from what it was done to, to the document it is written down in. */
export interface Deed {
  readonly tr: Transaction;
  readonly before: EditorState;
  readonly back: Mapping;
  out(): Transaction;
}

/** The same for what was done to a document without what is struck out in it (`as-accepted.ts`). */
export function recordedOn(deed: Deed, author: Author): Transaction | null {
  const fresh = { id: newId(), by: author.id, at: author.now() };
  const out = typed(deed, fresh) ?? marked(deed, fresh) ?? changed(deed, fresh);
  if (!out) return null;
  withoutSameWords(out, author.id);
  if (deed.tr.scrolledIntoView) out.scrollIntoView();
  return out.setMeta(KEEP_AS_IS, true);
}

/** What puts in and takes out, step by step; null when some of it is more than that. */
function typed(deed: Deed, fresh: Suggested): Transaction | null {
  const out = deed.out();
  const { steps } = deed.tr;
  const whole = { mark: aroundAny(deed, fresh.by) ?? fresh, isDecided: steps.length > 1 };
  let isJoined = false;
  let caret: number | null = null;
  for (const [at, done] of steps.entries()) {
    if (!(done instanceof ReplaceStep)) return null;
    // What an earlier step has put in stands here as a suggestion already, where this one would not find it to take it out.
    if (takesOutFresh(deed.tr, at, done)) return null;
    const step = typedAsAccepted(done, deed.tr, deed.before);
    const mapped = step.map(sinceStart(deed, at, out));
    // Put into what an earlier step has put in: that has no place here yet, and what is said in it must not be lost.
    if (mapped === null && step.slice.size > 0) return null;
    // Two texts were made one, and that is cut again: what is behind the cut was written in a moment ago, in another place.
    if (isJoined && step.slice.openStart > 0) return null;
    if (isJoined && putsWords(step)) {
      caret = recordAtSeam(
        out,
        { at: sinceStart(deed, at, out).map(step.from, -1), content: step.slice.content },
        whole,
      );
      continue;
    }
    isJoined ||= mapped instanceof ReplaceStep && isJoin(out.doc, mapped);
    // Words replaced in several places at once are several suggestions.
    const isReplaced = steps.length > 1 && step.slice.size > 0 && step.to > step.from;
    const mark = isReplaced ? { mark: { ...fresh, id: newId() }, isDecided: false } : whole;
    if (mapped instanceof ReplaceStep && !recordReplace(out, mapped, mark)) return null;
  }
  if (caret === null) keepSelection(out, deed);
  else out.setSelection(TextSelection.create(out.doc, caret));
  return out;
}

/** Whether a step takes out some of what those before it put in. */
function takesOutFresh({ mapping }: Transaction, at: number, { from, to }: ReplaceStep): boolean {
  return mapping.maps.slice(0, at).some((map, index) => {
    const since = mapping.slice(index + 1, at);
    let isFresh = false;
    map.forEach((_oldStart, _oldEnd, start, end) => {
      isFresh ||= Math.max(from, since.map(start, 1)) < Math.min(to, since.map(end, -1));
    });
    return isFresh;
  });
}

function putsWords({ from, to, slice }: ReplaceStep): boolean {
  return from === to && slice.size > 0 && slice.content.content.every((node) => node.isInline);
}

/** Words written where two texts were made one stand in the first, before what comes from the second: that goes as a whole. Where they end. */
function recordAtSeam(out: Transaction, { at, content }: { at: number; content: Fragment }, { mark }: Meant): number {
  record(out, { from: at, to: at, content }, mark);
  return at + content.size;
}

/** The author's own suggestion that any step of what was done falls into: all of it belongs to that one, so that it is settled together. */
function aroundAny(deed: Deed, by: string): Suggested | null {
  const out = deed.out();
  const found = deed.tr.steps.map((step, at) => {
    const mapped = step.map(sinceStart(deed, at, out));
    return mapped instanceof ReplaceStep ? ownSuggestionAround(out.doc, mapped.from, by) : null;
  });
  return found.find((one) => one !== null) ?? null;
}

/** The suggestion that a step belongs to; decided when it is one of several steps, which are settled together. */
interface Meant {
  readonly mark: Suggested;
  readonly isDecided: boolean;
}

/** From positions after the first `at` steps of what was done to positions in what was recorded so far. */
export function sinceStart({ tr, back }: Deed, at: number, out: Transaction): Mapping {
  const undone = tr.mapping.maps.slice(0, at).map((map) => map.invert());
  return new Mapping([...undone.toReversed(), ...back.maps, ...out.mapping.maps]);
}

function recordReplace(out: Transaction, { from, to, slice }: ReplaceStep, { mark, isDecided }: Meant): boolean {
  const change = { from, to, content: slice.content };
  const said = isDecided ? mark : markAt(out.doc, change, mark);
  if (slice.openStart > 0 || slice.openEnd > 0) return recordCut(out, { from, to, slice }, said);
  if (isJoin(out.doc, { from, to, slice })) return recordJoin(out, { from, to }, said);
  if (!isSayable(out.doc, change)) return false;
  record(out, change, said);
  return true;
}

/** True for what takes out nothing but the gap between two texts, or between what is left of them. */
function isJoin(doc: Node, { from, to, slice }: Pick<ReplaceStep, 'from' | 'to' | 'slice'>): boolean {
  return slice.size === 0 && isEdge(doc.resolve(from), doc.resolve(to));
}

/** True for the ends of two texts that are in one node, with nothing between them that would stay. */
function isEdge($from: ResolvedPos, $to: ResolvedPos): boolean {
  if ($from.sameParent($to) || $from.depth !== $to.depth || $from.depth === 0) return false;
  return isRunning($from.parent) && isRunning($to.parent) && $from.node(-1) === $to.node(-1);
}

/**
 * A text that is cut: what is behind the cut is suggested away there, and in again at the end of what comes after. So a paragraph
 * is cut in two, and blocks are pasted into the middle of one.
 */
function recordCut(out: Transaction, { from, to, slice }: Range & { slice: Slice }, mark: Suggested): boolean {
  const [$from, $to] = [out.doc.resolve(from), out.doc.resolve(to)];
  const { content, openStart, openEnd } = slice;
  const last = content.lastChild;
  const isCut = openStart === 1 && openEnd === 1 && content.childCount > 1 && content.firstChild?.isTextblock;
  if (!isCut || !last || !isRunning(last) || !isRunning($from.parent) || !$from.sameParent($to)) return false;
  const rest = $to.parent.cut($to.parentOffset).children.map((node) => node.mark(last.type.allowedMarks(node.marks)));
  const behind = [...content.content.slice(1, -1), last.copy(last.content.append(Fragment.fromArray(rest)))];
  const first = (content.firstChild?.children ?? []).map((node) => suggestedText(node, mark));
  const put = suggestedIn(behind, mark);
  out.insert($from.after(), put);
  // One writes on behind what was put in, before what stood behind the cut.
  const restSize = suggestedIn(rest, mark).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  const putSize = put.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  out.setSelection(TextSelection.create(out.doc, $from.after() + putSize - 1 - restSize));
  suggestAway(out, { from, to: $from.end() }, mark);
  out.replace(from, from, new Slice(Fragment.fromArray(first), 0, 0));
  return true;
}

/** Two texts as one: what stands between goes, and the second with it, whose words are suggested behind the first one's. */
function recordJoin(out: Transaction, { from, to }: Range, mark: Suggested): boolean {
  const [$from, $to] = [out.doc.resolve(from), out.doc.resolve(to)];
  const rest = $to.parent.cut($to.parentOffset).children;
  const words = suggestedIn(
    rest.map((node) => node.mark($from.parent.type.allowedMarks(node.marks))),
    mark,
  );
  suggestAway(out, { from, to: $to.after() }, mark);
  out.replace(from, from, new Slice(Fragment.fromArray(words), 0, 0));
  return true;
}

/** True where words or whole nodes are put in, and all that is taken out are words and whole nodes. */
function isSayable(doc: Node, { from, to, content }: Difference): boolean {
  if (!content.content.every((node) => node.isInline || isSuggestable(node))) return false;
  const ends = [doc.resolve(from), doc.resolve(to)] as const;
  if (content.content.some((node) => !isAsLong(node, ends[0].parent))) return false;
  if (content.size > 0 && !ends[0].sameParent(ends[1])) return false;
  let isWhollySaid = true;
  doc.nodesBetween(from, to, (node, pos, parent) => {
    const isWhole = pos >= from && pos + node.nodeSize <= to;
    if (isWhole && (node.type.name === 'furniture' || node.type.name === 'mainMedia')) isWhollySaid = false;
    if (isWhole && parent?.type.name === 'tableRow') isWhollySaid = false;
    // A row that goes as a whole takes its cells along.
    return !(isWhole && isSuggestable(node));
  });
  return isWhollySaid;
}

/** A row with more or fewer cells than the others, or one that cells reach out of or into, would change them too, so that it changes with its table. */
function isAsLong(node: Node, parent: Node): boolean {
  if (node.type.name !== 'tableRow') return true;
  const length = lengthOf(node);
  return length !== null && parent.firstChild !== null && length === lengthOf(parent.firstChild);
}

/** How many columns a row of cells is over; null where one of them is over more rows than this. */
function lengthOf(row: Node): number | null {
  const isAlone = row.children.every(({ attrs }) => attrs['rowspan'] === 1);
  return isAlone ? row.children.reduce((sum, { attrs }) => sum + Number(attrs['colspan']), 0) : null;
}

/** The new goes in behind the old, so that positions before it hold. */
function record(out: Transaction, { from, to, content }: Difference, mark: Suggested): void {
  const isWords = content.content.every((node) => node.isInline);
  const nodes = isWords ? content.content.map((node) => suggestedText(node, mark)) : suggestedIn(content.content, mark);
  if (nodes.length > 0) out.replace(to, to, new Slice(Fragment.fromArray(nodes), 0, 0));
  suggestAway(out, { from, to }, mark);
}

function recordHere(out: Transaction, change: Difference, fresh: Suggested): void {
  record(out, change, markAt(out.doc, change, fresh));
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
function marked({ tr, before, back, out: begin }: Deed, fresh: Suggested): Transaction | null {
  const steps = tr.steps.filter((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep);
  if (steps.length < tr.steps.length) return null;
  const ranges: Range[] = [];
  before.doc.descendants((node, pos) => {
    if (!node.isTextblock || tr.doc.nodeAt(pos)?.eq(node)) return;
    const here = steps.filter(({ from, to }) => from < pos + node.nodeSize && to > pos);
    const from = Math.max(pos + 1, Math.min(...here.map((step) => step.from)));
    ranges.push({ from, to: Math.min(pos + node.nodeSize - 1, Math.max(...here.map((step) => step.to))) });
  });
  const out = begin();
  for (const { from, to } of ranges.toReversed()) {
    recordHere(out, { from: back.map(from, 1), to: back.map(to, -1), content: tr.doc.slice(from, to).content }, fresh);
  }
  const [first] = ranges;
  if (first && ranges.length === 1) {
    const to = back.map(first.to, -1);
    out.setSelection(TextSelection.create(out.doc, out.mapping.map(to, -1), out.mapping.map(to, 1)));
  }
  return out;
}

/** Whatever else: the nodes that are not as they were are suggested away, and put in as they would be. */
function changed({ tr, before, back, out: begin }: Deed, fresh: Suggested): Transaction | null {
  const difference = differenceOf(before.doc, tr.doc);
  const out = begin();
  if (!difference) return null;
  if (back.maps.length === 0 && ownSuggestionAround(before.doc, difference.from, fresh.by)) return tr;
  const change = sayable(before.doc, tr.doc, difference);
  if (!change) return null;
  const from = back.map(change.from, 1);
  recordHere(out, { from, to: Math.max(from, back.map(change.to, -1)), content: change.content }, fresh);
  return out.doc.content.size === tr.doc.content.size
    ? out.setSelection(selectedAsIn(tr, out.doc))
    : out.setSelection(Selection.near(out.doc.resolve(out.mapping.map(back.map(change.to, -1), 1)), -1));
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
function keepSelection(out: Transaction, deed: Deed): void {
  if (out.selectionSet) return;
  const { tr, before: state } = deed;
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
  const back = sinceStart(deed, tr.steps.length, deed.out());
  const before = back.map(tr.selection.head, isAfter ? 1 : -1);
  const at = out.mapping.map(before, isBeforePut(tr) ? -1 : 1);
  out.setSelection(Selection.near(out.doc.resolve(at), isPut || !isAfter ? -1 : 1));
}

/** True for a caret that was left before words that were put in, as where two texts were made one. */
function isBeforePut({ steps, mapping, selection }: Transaction): boolean {
  return steps.some((step, at) => {
    const isWords = step instanceof ReplaceStep && putsWords(step);
    return isWords && mapping.slice(at + 1).map(step.from, -1) === selection.head;
  });
}

/** What a transaction selects, in a document of the same size. */
function selectedAsIn({ selection }: Transaction, doc: Node): Selection {
  const { from, anchor, head } = selection;
  const isNode = selection instanceof NodeSelection;
  if (isNode && doc.nodeAt(from)?.type === selection.node.type) return NodeSelection.create(doc, from);
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}
