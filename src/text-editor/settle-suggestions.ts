import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type Suggested, type SuggestionName, suggestionNames, suggestionOn } from '../story/suggested.ts';
import { textSchema } from './schema.ts';
import { KEEP_AS_IS } from './suggest/author.ts';
import { takeOut } from './suggest/wholes.ts';

type Verdict = 'accept' | 'reject';

type IsMeant = (suggested: Suggested) => boolean;

/** A text, and where its changes go: an editor is one. */
export type OpenText = Pick<EditorView, 'state' | 'dispatch'>;

/** Makes a suggestion part of the story: what it puts in stays, what it takes out goes. False when there is no such suggestion. */
export function acceptSuggestion(text: OpenText, id: string): boolean {
  return settle(text, 'accept', (one) => one.id === id);
}

/** Takes a suggestion back: the text is as if nobody had made it. */
export function rejectSuggestion(text: OpenText, id: string): boolean {
  return settle(text, 'reject', (one) => one.id === id);
}

/** Accepts every suggestion, or those in a range of positions. One step to undo. */
export function acceptAll(text: OpenText, range?: { from: number; to: number }): boolean {
  return settle(text, 'accept', () => true, range);
}

export function rejectAll(text: OpenText, range?: { from: number; to: number }): boolean {
  return settle(text, 'reject', () => true, range);
}

function settle(text: OpenText, verdict: Verdict, isMeant: IsMeant, range?: { from: number; to: number }): boolean {
  const tr = settled(text.state, verdict, isMeant, range);
  if (!tr.docChanged) return false;
  text.dispatch(tr);
  return true;
}

/** A stretch of words or a whole node under one suggestion. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly node: Node;
  readonly name: SuggestionName;
  readonly goes: boolean;
}

/** The transaction that settles what is meant. A whole block goes with everything in it but words written into it since. */
export function settled(
  state: EditorState,
  verdict: Verdict,
  isMeant: IsMeant,
  range: { from: number; to: number } = { from: 0, to: state.doc.content.size },
): Transaction {
  const tr = state.tr.setMeta(KEEP_AS_IS, true);
  const pieces = piecesOf(state.doc, verdict, isMeant, range);
  // What stays changes no position, and from the last one backwards what goes leaves those before it as they were.
  for (const piece of pieces.filter(({ goes }) => !goes)) letStand(tr, piece);
  for (const { from, to, node } of pieces.filter(({ goes }) => goes).toReversed()) {
    if (node.isInline) tr.delete(from, to);
    else takeOut(tr, from);
  }
  return tr;
}

/** The pieces in the order of the text. Of what goes as a whole nothing inside is looked at. */
function piecesOf(doc: Node, verdict: Verdict, isMeant: IsMeant, { from, to }: { from: number; to: number }): Piece[] {
  const going = verdict === 'accept' ? 'deletion' : 'insertion';
  const pieces: Piece[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    const names = suggestionNames.filter((name) => {
      const mark = node.isText ? node.marks.find(({ type }) => type.name === name)?.attrs : suggestionOn(node, name);
      return mark && isMeant(mark as Suggested);
    });
    const goes = names.includes(going) && !hasWordsOfItsOwn(node);
    const settledNames: readonly SuggestionName[] = goes ? [going] : names;
    pieces.push(...settledNames.map((name) => ({ from: pos, to: pos + node.nodeSize, node, name, goes })));
    return !goes;
  });
  return pieces;
}

function letStand(tr: Transaction, { from, to, node, name }: Piece): void {
  if (node.isText) tr.removeMark(from, to, textSchema.marks[name]);
  else tr.setNodeAttribute(from, name, null);
}

/** True where words came in after the suggestion was made, which nobody suggested to put in or to take out: they stay, and so does what they stand in. */
function hasWordsOfItsOwn(node: Node): boolean {
  let has = false;
  if (node.isInline) return has;
  node.descendants((child) => {
    if (child.isText && !suggestionNames.some((name) => textSchema.marks[name].isInSet(child.marks))) has = true;
  });
  return has;
}
