import type { Mark, Node, ResolvedPos } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { afterChange, highlighted, type Stretch, stretchesIn } from '../plugins/highlights.ts';
import { endStep } from '../plugins/undo-steps.ts';
import { textSchema } from '../schema.ts';
import { suggestingAuthor } from '../suggest/author.ts';
import { isStruckOut } from '../suggest/wholes.ts';
import { type Finders, findersFor, type Query } from './matches.ts';

interface Finding {
  readonly query: Query | null;
  readonly finders: Finders | null;
  readonly marks: DecorationSet;
}

const key = new PluginKey<Finding>('find');
const NAME = 'found';
const none: Finding = { query: null, finders: null, marks: DecorationSet.empty };

/** Highlights what is looked for, as decorations: nothing of it is in the document. */
export function finding(): Plugin<Finding> {
  return new Plugin<Finding>({
    key,
    state: {
      init: () => none,
      apply: (tr, before) => {
        const asked = tr.getMeta(key) as Query | null | undefined;
        if (asked !== undefined) return begun(tr.doc, asked);
        if (!before.finders) return before;
        return { ...before, marks: afterChange(before.marks, tr, { find: before.finders.all, name: NAME }) };
      },
    },
    props: {
      decorations: (state) => {
        const found = key.getState(state);
        return found?.finders ? withCurrent(found.marks, state) : null;
      },
    },
  });
}

function begun(doc: Node, query: Query | null): Finding {
  const finders = query && findersFor(query);
  if (!query || !finders) return { ...none, query };
  return { query, finders, marks: DecorationSet.create(doc, highlighted(stretchesIn(doc, finders.all), NAME)) };
}

/** The match that is selected looks different from the others. */
function withCurrent(marks: DecorationSet, { doc, selection }: EditorState): DecorationSet {
  const { from, to } = selection;
  const isMatch = marks.find(from, to).some((one) => one.from === from && one.to === to);
  return isMatch ? marks.add(doc, [Decoration.inline(from, to, { class: 'found-now' })]) : marks;
}

/** Looks for something, or with null for nothing any more. */
export function lookFor(view: EditorView, query: Query | null): void {
  view.dispatch(view.state.tr.setMeta(key, query));
}

/** Where the words that are looked for stand, and which of these places is selected (counted from 1; 0 for none). */
export function foundIn(state: EditorState): { readonly places: readonly Stretch[]; readonly at: number } {
  const finders = key.getState(state)?.finders;
  const places = finders ? stretchesIn(state.doc, finders.all) : [];
  const { from, to } = state.selection;
  return { places, at: places.findIndex((place) => place.from === from && place.to === to) + 1 };
}

/** Selects the next or the last place, round the end of the text. False when there is none. */
export function goToFound(view: EditorView, way: 1 | -1): boolean {
  const { places } = foundIn(view.state);
  const { from, to } = view.state.selection;
  const next =
    way > 0
      ? places.find((place) => place.from >= to && place.to > from)
      : places.findLast((place) => place.to <= from);
  const place = next ?? (way > 0 ? places[0] : places.at(-1));
  if (!place) return false;
  view.dispatch(select(view.state.tr, place).scrollIntoView());
  return true;
}

function select(tr: Transaction, { from, to }: Stretch): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, from, to));
}

/** Replaces the selected place and goes on to the next. False when no place was selected. */
export function replaceFound(view: EditorView, words: string): boolean {
  const { places, at } = foundIn(view.state);
  const place = places[at - 1];
  if (!place || !placesToReplace(view.state).some(({ from, to }) => from === place.from && to === place.to))
    return goToFound(view, 1);
  view.dispatch(replaced(view.state.tr, place, words));
  goToFound(view, 1);
  return true;
}

/** Replaces every place, as one step to undo. Returns how many. */
export function replaceAllFound(view: EditorView, words: string): number {
  const places = placesToReplace(view.state);
  if (places.length === 0) return 0;
  endStep(view.state);
  view.dispatch(replacedAll(view.state, places, words));
  endStep(view.state);
  return places.length;
}

/** Every one of these places replaced. */
export function replacedAll({ tr }: EditorState, places: readonly Stretch[], words: string): Transaction {
  for (const place of places.toReversed()) replaced(tr, place, words);
  return tr;
}

function placesToReplace(state: EditorState): Stretch[] {
  const finders = key.getState(state)?.finders;
  return finders ? replaceable(state, finders) : [];
}

/**
 * The places that can be replaced. Somebody who suggests has the text before them as it would be: what is struck out there is replaced
 * already, or goes.
 */
export function replaceable(state: EditorState, { all, accepted }: Finders): Stretch[] {
  if (!suggestingAuthor(state)) return stretchesIn(state.doc, all);
  return stretchesIn(state.doc, accepted).filter(({ from }) => !isWithinStruck(state.doc.resolve(from)));
}

function isWithinStruck($pos: ResolvedPos): boolean {
  return Array.from({ length: $pos.depth }, (_none, at) => $pos.node(at + 1)).some(isStruckOut);
}

/**
 * New words that look like the first of those they replace that stays. They are suggested as far as all of those are: of a word
 * some of whose letters are suggested, nothing is left to accept.
 */
function replaced(tr: Transaction, { from, to }: Stretch, words: string): Transaction {
  const pieces: Node[] = [];
  tr.doc.nodesBetween(from, to, (node) => {
    if (node.isInline) pieces.push(node);
  });
  const first = pieces.find((node) => !isStruckOut(node)) ?? pieces[0];
  const marks = (first?.marks ?? []).filter(
    (mark) => !isSuggestion(mark) || pieces.every((node) => node.isText && mark.isInSet(node.marks)),
  );
  return words === '' ? tr.delete(from, to) : tr.replaceWith(from, to, textSchema.text(words, marks));
}

function isSuggestion({ type }: Mark): boolean {
  return type === textSchema.marks.insertion || type === textSchema.marks.deletion;
}
