import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import { type Transaction as SharedTransaction, UndoManager } from 'yjs';
import { bodyStart } from '../commands/places.ts';
import { readCaret } from '../plugins/caret.ts';
import { alike } from '../difference.ts';
import { managerOf, SAME_STEP } from '../plugins/undo-steps.ts';
import { textSchema } from '../schema.ts';
import { KEEP_AS_IS } from '../suggest/author.ts';
import { type End, endAt } from './end.ts';
import { bindingOf, isElsewhereNow, type Mark, markAt, placeOfMark, stands } from './letters.ts';
import { tellBrought } from './moves.ts';
import { ONCE } from './once.ts';
import { isEvident, standsWhole, textAgain } from './home.ts';
import { type Following, key, type Mine, type Pending } from './following.ts';
import { beforeRevived, hasFewerTexts, together } from './parted.ts';
import { type Run, RUN_IS, runIn } from './run.ts';
import { clearStranded } from './stranded.ts';
import { movedTo, strayBehind, takenAlong } from './taken-along.ts';
import { type Again, wordsAgain } from './words-again.ts';

/** How long ago somebody typed who is still typing. */
const TYPING_MS = 3000;

/**
 * Keeps the caret with its words whatever others do to the text: where they cut, join, move, turn or bring back what one is in, the
 * caret goes along, and so does what was typed before one saw it. Where they take all of it away, what was being typed stands by
 * itself.
 */
export function followWords(): Plugin<Following> {
  return new Plugin<Following>({
    key,
    state: {
      init: () => ({ mine: null, isUndo: false, undone: 0, lost: null, away: null, pending: null }),
      apply: (tr, following, before) => {
        const { lost } = following;
        const isMine = tr.docChanged ? !tr.getMeta(ySyncPluginKey) : !tr.selection.eq(before.selection);
        if (isMine) following.lost = null;
        else if (lost && tr.docChanged && lost.by !== tr) following.lost = { ...lost, pos: tr.mapping.map(lost.pos) };
        return following;
      },
    },
    props: { handleDOMEvents: { beforeinput: standApart } },
    view: (view) => {
      const { doc } = bindingOf(view.state);
      const look = (shared: SharedTransaction): void => lookBefore(view, shared);
      doc.on('beforeTransaction', look);
      managerOf(view.state)?.on('stack-item-popped', (popped) => caretAtUndone(view, popped));
      return { destroy: () => doc.off('beforeTransaction', look) };
    },
  });
}

/** Looks where everything of mine is while the text is as it was. */
function lookBefore(view: EditorView, { local, origin, beforeState }: SharedTransaction): void {
  const following = key.getState(view.state);
  const isUndo = origin instanceof UndoManager;
  if (!following || (local && !isUndo && origin !== ONCE)) return;
  readCaret(view);
  const binding = bindingOf(view.state);
  following.isUndo = isUndo;
  following.mine = { ...mineIn(view.state, following.pending?.own ? null : following.pending), written: beforeState };
  // The binding would put the selection where its letters are, or throw where its node is gone.
  binding.beforeTransactionSelection = { type: 'text', anchor: null, head: null };
}

interface Popped {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
  readonly type: 'undo' | 'redo';
}

/** After undo the caret is where it was before what is undone; after redo behind what is done again. */
function caretAtUndone(view: EditorView, { stackItem, type }: Popped): void {
  const following = key.getState(view.state);
  if (!following || view.isDestroyed) return;
  const binding = bindingOf(view.state);
  // What the binding keeps for the caret would be taken for the place of mine at the next change of others.
  binding.beforeTransactionSelection = null as never;
  const before = stackItem.meta.get(binding) as { head: Mark | null } | null | undefined;
  const place = type === 'undo' && before?.head ? placeOfMark(binding, before.head) : null;
  const { state } = view;
  const pos = Math.min(place ?? following.undone, state.doc.content.size);
  view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(pos), -1)).scrollIntoView());
}

function mineIn(state: EditorState, pending: Pending | null): Omit<Mine, 'written'> {
  const { selection } = state;
  const binding = bindingOf(state);
  const run = selection.empty
    ? (runIn(state) ?? (pending && { ...pending.run, from: selection.head, to: selection.head }))
    : null;
  const elsewhere = (pending?.stranded ?? []).filter((mark) => stands(binding, mark));
  const without = new Set(elsewhere.map((mark) => placeOfMark(binding, mark) ?? -1));
  const head = endAt(binding, selection.$head, { run, without });
  const anchor = selection.empty ? head : endAt(binding, selection.$anchor, { run: null, without });
  if (!run || !head) return { head, anchor, letters: [], standing: new Set(), words: Fragment.empty, run, seen: null };
  // What is still to be brought belongs to what was typed, though it does not stand there yet.
  const end = run.to - (pending?.stale ?? 0);
  const words = state.doc.slice(run.from, end).content.append(pending?.words ?? Fragment.empty);
  const here = Array.from({ length: end - run.from }, (_none, at) => markAt(binding, run.from + at));
  const letters = [...here, ...(pending?.stranded ?? [])];
  const standing = new Set(letters.filter((mark) => stands(binding, mark)));
  if (!pending) return { head, anchor, letters, standing, words, run, seen: null };
  const around = { ...head.around, typed: textOf(words), earlier: [...head.around.earlier, head.around.typed] };
  const whole = { ...head, around };
  return { head: whole, anchor: whole, letters, standing, words, run, seen: here.at(-1) ?? null };
}

function textOf(words: Fragment): string {
  return words.textBetween(0, words.size, undefined, '\n');
}

/**
 * The selection after a change of others, and what has to be done so that all that was typed here is where the caret is. `changed` is
 * the range of the new document that is not as it was.
 */
export function followed(tr: Transaction, state: EditorState, changed: { from: number; to: number }): Transaction {
  const following = key.getState(state);
  const mine = following?.mine;
  if (!following || !mine) return tr;
  following.mine = null;
  if (following.isUndo) following.undone = changed.to;
  if (following.isUndo) return tr;
  const { selection } = state;
  if (selection instanceof NodeSelection) return nodeFollowed(tr, selection, changed);
  if (!(selection instanceof TextSelection)) return tr;
  if (following.lost) return foundAgain(tr, following, changed);
  const scene = { tr, state, changed, mine };
  if (cameBack(scene, following)) return tr;
  const head = mine.head && placeOfEnd(scene, mine.head, selection.head);
  if (head === null) return gone(scene, following, mine);
  const anchor = mine.anchor === mine.head ? head : mine.anchor && placeOfEnd(scene, mine.anchor, selection.anchor);
  tr.setSelection(TextSelection.between(tr.doc.resolve((anchor ?? head).pos), tr.doc.resolve(head.pos)));
  if (mine.run && head.seen !== null) bringAlong(scene, following, { ...head, seen: head.seen });
  else if (mine.run) tr.setMeta(RUN_IS, runAt(scene, mine.run, following.pending));
  return tr;
}

interface Scene {
  readonly tr: Transaction;
  readonly state: EditorState;
  readonly changed: { readonly from: number; readonly to: number };
  readonly mine: Mine;
}

/** Where an end is now. `seen` says how much of what was typed stands there, when its words are elsewhere; null when it is nowhere. */
function placeOfEnd(scene: Scene, end: End, pos: number): EndPlace | null {
  const binding = bindingOf(scene.state);
  const { letters, standing, written, seen } = scene.mine;
  const stays = whereItStays(scene, end);
  if (stays) return stays;
  const isBeside = [end.before, end.behind, seen].some((mark) => mark !== null && stands(binding, mark));
  const isAlone = end.before === null && end.behind === null;
  const isHome = stands(binding, end.home);
  const isWhole = [...standing].every((mark) => stands(binding, mark));
  if (isWhole && (isBeside || (isAlone && isHome))) return wholeAgain(scene, end, pos);
  // Where its text stands and some of what was typed is gone, others had seen that.
  const typed = { letters: letters.map((mark) => (standing.has(mark) ? mark : null)), around: end.around };
  const after = { doc: scene.tr.doc, range: scene.changed, written };
  const again =
    isHome && !isWhole ? takenAlong(binding, typed, after) : movedTo(binding, { letters, around: end.around }, after);
  if (again) return again;
  const isThere = (isHome || isBeside) && !isTakenBack(scene, end);
  return isThere ? { pos: placeBeside(scene, end, pos), seen: null, from: 0 } : null;
}

/**
 * Whether somebody took back a text that they had written, with letters typed here that they had written again. What stands of it is what others
 * put in meanwhile, since nobody takes back the words of others: parts of words, and the text is gone.
 */
function isTakenBack({ tr, state, mine }: Scene, { before, behind, home }: End): boolean {
  const binding = bindingOf(state);
  const out = [...mine.standing].filter((mark) => !stands(binding, mark));
  const whose = new Set(out.map(({ item }) => item?.client));
  const place = placeOfMark(binding, home);
  const text = place === null ? null : tr.doc.nodeAt(place);
  if (!text || out.length === 0 || whose.has(binding.doc.clientID) || (before ?? behind) === null) return false;
  const left = Array.from({ length: text.content.size }, (_none, at) => markAt(binding, (place ?? 0) + 1 + at));
  return left.length > 0 && !left.some(({ item }) => whose.has(item?.client));
}

/** Behind the last of its letters that stood twice and stays elsewhere; what was typed behind it is to come along. */
function whereItStays({ state, mine }: Scene, end: End): EndPlace | null {
  const binding = bindingOf(state);
  const all = [end.before, ...mine.letters];
  // The one that stayed may be gone too by now.
  const last = all.findLastIndex((mark) => mark !== null && isElsewhereNow(binding, mark) && stands(binding, mark));
  const place = last < 0 ? null : placeOfMark(binding, all[last] as Mark);
  return place === null ? null : { pos: place + 1, seen: end.around.typed.slice(0, last), from: 0 };
}

/** How many of the letters typed are together as they were. */
function wholeFor({ tr, state, mine }: Scene, end: End): number {
  const binding = bindingOf(state);
  const isJoined = hasFewerTexts(tr.doc, state.doc);
  return isJoined ? together(binding, end.before, mine.letters) : beforeRevived(binding, mine.letters);
}

type EndPlace = Omit<Again, 'seen'> & { readonly seen: string | null };

/**
 * Beside its own letters, all of which stand; behind those that are together where others joined another text to this one between them.
 * What two write in one place while apart stands in either order, each whole, and nobody's words move.
 */
function wholeAgain(scene: Scene, end: End, pos: number): EndPlace {
  const { state, mine } = scene;
  const binding = bindingOf(state);
  const count = mine.run === null ? mine.letters.length : wholeFor(scene, end);
  const last = count > 0 ? mine.letters[count - 1] : end.before;
  const place = mine.letters.length > count && last ? placeOfMark(binding, last) : null;
  if (place === null) return { pos: placeBeside(scene, end, pos), seen: null, from: 0 };
  return { pos: place + 1, seen: end.around.typed.slice(0, count), from: 0 };
}

/** Beside its own letters, which have not gone anywhere; others' letters shift it. */
function placeBeside({ tr, state, mine }: Scene, end: End, pos: number): number {
  const binding = bindingOf(state);
  const last = pos > end.from ? (mine.letters[pos - 1 - end.from] ?? null) : end.before;
  if (last && stands(binding, last)) return (placeOfMark(binding, last) ?? pos - 1) + 1;
  if (end.behind && stands(binding, end.behind)) return placeOfMark(binding, end.behind) ?? pos;
  const home = placeOfMark(binding, end.home);
  const node = home === null ? null : tr.doc.nodeAt(Math.min(home, tr.doc.content.size));
  const inside =
    home !== null && node?.isTextblock
      ? Math.max(home + 1, Math.min(tr.mapping.map(pos), home + 1 + node.content.size))
      : null;
  return inside ?? Math.min(tr.mapping.map(pos), tr.doc.content.size);
}

/** Has what others had not seen of what was typed brought to the caret, from where it stood. */
function bringAlong({ tr, state, mine }: Scene, following: Following, { seen, from: elsewhere }: Again): void {
  const { run, head } = mine;
  if (!run || !head) return;
  const same = alike(seen, head.around.typed.slice(elsewhere)).start;
  const from = tr.selection.head - seen.length;
  tr.setMeta(RUN_IS, { ...run, from, to: from + seen.length });
  following.pending = null;
  const rest = elsewhere + same;
  if (same === seen.length && rest === head.around.typed.length) return;
  const words = mine.words.cut(rest);
  const letters = mine.letters.slice(rest);
  const stranded = [...letters, ...strayBehind(bindingOf(state), mine, head)];
  following.pending = { words, letters, stale: seen.length - same, stranded, own: false, run };
}

/** What is being typed, by those of its letters that stand: a change of many blocks at once would take it for gone. */
function runAt({ state, mine }: Scene, run: Run, pending: Pending | null): Run | null {
  const binding = bindingOf(state);
  const letters = pending ? mine.letters.slice(0, run.to - run.from - pending.stale) : mine.letters;
  const standing = letters.filter((mark) => stands(binding, mark));
  const [first, last] = [standing[0], standing.at(-1)];
  const [from, to] = [first && placeOfMark(binding, first), last && placeOfMark(binding, last)];
  return typeof from === 'number' && typeof to === 'number'
    ? { ...run, from, to: to + 1 + (pending?.stale ?? 0) }
    : null;
}

/** All that was round the caret is gone. What is being typed stays, in a paragraph of its own where the text was. */
function gone({ tr, state }: Scene, following: Following, { head, run, words, letters }: Mine): Transaction {
  const pos = edgeNear(tr, state);
  tr.setSelection(Selection.near(tr.doc.resolve(pos), 1));
  if (!head) return tr;
  const typed = run && { words, letters, stale: 0, stranded: letters, own: true, run };
  following.lost = { around: head.around, typed, pos, by: tr };
  // Parts of words that still stand somewhere are made whole, however long ago they were typed.
  const isWanted = run && (Date.now() - run.at < TYPING_MS || letters.some((mark) => stands(bindingOf(state), mark)));
  if (isWanted) following.pending = typed;
  return tr.setMeta(RUN_IS, null);
}

/** The edge between blocks of the body that is nearest to where the text with the caret stood. */
function edgeNear(tr: Transaction, { selection, doc }: EditorState): number {
  const start = selection.$head.depth > 0 ? selection.$head.before(1) : selection.head;
  const $pos = tr.doc.resolve(Math.min(tr.mapping.map(start, -1), tr.doc.content.size));
  const edge = $pos.depth > 0 ? $pos.before(1) : $pos.pos;
  const body = bodyStart(tr.doc);
  return doc.childCount === 0 ? body : Math.max(body, edge);
}

/** What somebody took away and puts back elsewhere takes the caret along. */
function foundAgain(tr: Transaction, following: Following, changed: { from: number; to: number }): Transaction {
  const lost = following.lost;
  const again = lost && wordsAgain(tr.doc, changed, lost.around);
  if (!again || !isEvident(tr.doc, again, lost.around)) return tr;
  following.lost = null;
  const pending = following.pending ?? (standsWhole(tr.doc, again, lost.around) ? lost.typed : null);
  tr.setSelection(TextSelection.create(tr.doc, again.pos));
  if (!pending) return tr;
  const same = alike(again.seen, lost.around.typed).start;
  const [words, letters] = [pending.words.cut(same), pending.letters.slice(same)];
  following.pending = { ...pending, words, letters, stranded: letters, stale: again.seen.length - same, own: false };
  const from = again.pos - again.seen.length;
  return tr.setMeta(RUN_IS, { ...pending.run, from, to: again.pos });
}

/**
 * What is typed in a paragraph of its own goes to the text it was typed in, where somebody puts all of that back. It goes whole, letters that
 * others have of it there are taken out: those may be taken back by whoever put them there.
 */
function cameBack({ tr, state, changed, mine }: Scene, following: Following): boolean {
  const { away } = following;
  const { head, run, words, letters } = mine;
  const again = away && head && run && textAgain(tr.doc, changed, { away, end: head });
  if (!again || tr.doc.resolve(again.pos).before() === placeOfMark(bindingOf(state), away.own)) return false;
  following.away = null;
  const from = again.pos - again.seen.length;
  const theirs = Array.from(again.seen, (_letter, at) => markAt(bindingOf(state), from + at));
  following.pending = { words, letters, stale: 0, stranded: [...letters, ...theirs], own: false, run };
  tr.setSelection(TextSelection.create(tr.doc, from));
  tr.setMeta(RUN_IS, { ...run, from, to: from });
  return true;
}

/** A selected block that was moved is found by what it is. */
function nodeFollowed(tr: Transaction, selection: NodeSelection, changed: { from: number; to: number }): Transaction {
  const mapped = tr.mapping.mapResult(selection.from, 1);
  if (!mapped.deletedAfter && tr.doc.nodeAt(mapped.pos)?.type === selection.node.type)
    return tr.setSelection(NodeSelection.create(tr.doc, mapped.pos));
  let found = -1;
  tr.doc.nodesBetween(changed.from, changed.to, (node: Node, pos) => {
    if (found < 0 && node.eq(selection.node)) found = pos;
    return found < 0;
  });
  const $near = tr.doc.resolve(Math.min(mapped.pos, tr.doc.content.size));
  return tr.setSelection(found < 0 ? Selection.near($near, 1) : NodeSelection.create(tr.doc, found));
}

/** Whether something is left to do once the change of the others is through. */
export function hasWordsToBring(state: EditorState): boolean {
  return Boolean(key.getState(state)?.pending);
}

/** Does what was left to do. Called when the change of the others is through, since what is done while it is would not be shared. */
export function bringWords(view: EditorView): void {
  const following = key.getState(view.state);
  const pending = following?.pending;
  if (!following || !pending) return;
  following.pending = null;
  const { state } = view;
  const { tr } = state;
  let head = state.selection.head;
  if (pending.own) {
    const pos = following.lost?.pos ?? state.doc.content.size;
    tr.insert(pos, textSchema.nodes.paragraph.create());
    head = pos + 1;
  }
  const $head = tr.doc.resolve(head);
  if (!$head.parent.isTextblock) return;
  const fitting = pending.words.content.map((node) => node.mark($head.parent.type.allowedMarks(node.marks)));
  const start = head - pending.stale;
  tr.replace(start, head, new Slice(Fragment.fromArray(fitting), 0, 0));
  tr.setSelection(TextSelection.create(tr.doc, start + pending.words.size));
  const run = pending.own ? null : runIn(state);
  const to = tr.selection.head;
  const now = { ...pending.run, from: run ? run.from : head, to };
  const lost = pending.own ? following.lost : null;
  view.dispatch(tr.setMeta(RUN_IS, now).setMeta(KEEP_AS_IS, true).setMeta(SAME_STEP, true).scrollIntoView());
  if (lost) following.away = { around: lost.around, own: markAt(bindingOf(view.state), start - 1) };
  tellWhereTo(view, pending, start);
  clearStranded(view, pending.stranded, now);
}

/** Tells where the letters were brought that stand elsewhere still: others may have moved those at this moment. */
function tellWhereTo({ state }: EditorView, { letters, words }: Pending, start: number): void {
  const binding = bindingOf(state);
  const runs = letters.slice(0, words.size).flatMap(({ item: was }, at) => {
    const is = markAt(binding, start + at).item;
    return was && is ? [{ was, is, length: 1 }] : [];
  });
  tellBrought(binding.doc, runs);
}

/** Words typed where the text was taken away from under the caret are a paragraph of their own, and not part of another's sentence. */
function standApart(view: EditorView, { inputType }: InputEvent): boolean {
  const lost = key.getState(view.state)?.lost;
  if (!lost || !/^insert(Text|CompositionText)$/.test(inputType) || !view.editable) return false;
  const tr = view.state.tr.insert(lost.pos, textSchema.nodes.paragraph.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, lost.pos + 1)).setMeta(KEEP_AS_IS, true));
  return false;
}
