import { differ } from '../base/differ.ts';
import type { Node } from 'prosemirror-model';
import { isOnlyWords, type Suggested, type SuggestionName, suggestionNames, suggestionOn } from '../story/suggested.ts';

/**
 * What a suggestion does, as whoever decides on it would say: to put words or blocks in, take them out or both; to cut a text in two or make
 * two one; to move something, turn it into something else or change what is set of it; to change how words look; or to put in or take out a
 * text without words. `of` is the kind of what it is done to, `into` the kind that it becomes, `more` what is written in besides.
 */
export type SuggestedAct =
  | { readonly is: 'words' | 'looks' }
  | { readonly is: 'split'; readonly of: string; readonly more: string }
  | { readonly is: 'join' | 'move' | 'settings' | 'empty-in' | 'empty-out'; readonly of: string }
  | { readonly is: 'turn'; readonly of: string; readonly into: string };

/** A pending suggestion, as one act of one person: something put in, something taken out, or both. */
export interface Suggestion extends Suggested {
  readonly act: SuggestedAct;
  /** Words, a line for each text they stand in. */
  readonly inserted: string;
  readonly deleted: string;
  /** The kinds of the whole blocks and rows. */
  readonly blocksIn: readonly string[];
  readonly blocksOut: readonly string[];
  /** From where it begins to where it ends. */
  readonly from: number;
  readonly to: number;
}

const keys = {
  insertion: { words: 'inserted', blocks: 'blocksIn', wholes: 'wholesIn' },
  deletion: { words: 'deleted', blocks: 'blocksOut', wholes: 'wholesOut' },
} as const;

/** A suggestion while it is read, with the whole nodes that are in nothing else of it. */
interface Reading extends Omit<Suggestion, 'act'> {
  readonly wholesIn: readonly Whole[];
  readonly wholesOut: readonly Whole[];
}

interface Whole {
  readonly node: Node;
  readonly end: number;
}

const nothing = { inserted: '', deleted: '', blocksIn: [], blocksOut: [], wholesIn: [], wholesOut: [] };

/** Every pending suggestion in the order of the text. */
export function suggestionsIn(doc: Node): Suggestion[] {
  const found = new Map<string, Reading>();
  const texts = new Map<string, Node | null>();
  doc.descendants((node, pos, parent) => {
    for (const { name, mark } of suggestionsOf(node)) {
      const { id, by, at } = mark;
      const before = found.get(id) ?? { id, by, at, ...nothing, from: pos, to: pos };
      const isNewLine = before[keys[name].words] !== '' && texts.get(name + id) !== parent;
      if (node.isInline) texts.set(name + id, parent);
      const to = pos + node.nodeSize;
      found.set(id, {
        ...before,
        ...added(before, { node, name, isNewLine }),
        ...whole(before, { node, name, to }),
        to,
      });
    }
  });
  return [...found.values()].map(({ wholesIn, wholesOut, ...said }) => ({
    ...said,
    act: actOf(
      said,
      wholesIn.map(({ node }) => node),
      wholesOut.map(({ node }) => node),
    ),
  }));
}

type Said = Pick<Suggestion, 'inserted' | 'deleted'>;

function actOf(said: Said, wholesIn: readonly Node[], wholesOut: readonly Node[]): SuggestedAct {
  const { inserted, deleted } = said;
  const [put, taken] = [wholesIn[0], wholesOut[0]];
  if (!put && !taken) return { is: deleted !== '' && inserted === deleted ? 'looks' : 'words' };
  if (put && taken) return changedAs(said, wholesIn, wholesOut);
  if (put && wholesIn.length === 1 && put.isTextblock) return putAs(said, put.type.name);
  if (taken && wholesOut.length === 1 && taken.isTextblock) return takenAs(said, taken.type.name);
  return { is: 'words' };
}

/** One text is put in: with words that stood behind the caret it is what a cut made of one text. */
function putAs({ inserted, deleted }: Said, of: string): SuggestedAct {
  if (deleted !== '' && inserted.endsWith(deleted))
    return { is: 'split', of, more: inserted.slice(0, inserted.length - deleted.length).trim() };
  if (deleted !== '' && inserted.startsWith(deleted))
    return { is: 'split', of, more: inserted.slice(deleted.length).trim() };
  return inserted === '' && deleted === '' ? { is: 'empty-in', of } : { is: 'words' };
}

function takenAs({ inserted, deleted }: Said, of: string): SuggestedAct {
  if (inserted === deleted) return { is: deleted === '' ? 'empty-out' : 'join', of };
  return { is: 'words' };
}

/** The same words out in one place and in again: elsewhere, as another kind, or with something else set. */
function changedAs({ inserted, deleted }: Said, wholesIn: readonly Node[], wholesOut: readonly Node[]): SuggestedAct {
  const [put, taken] = [wholesIn[0], wholesOut[0]];
  if (!put || !taken || inserted.replaceAll('\n', '') !== deleted.replaceAll('\n', '')) return { is: 'words' };
  const [of, into] = [taken.type.name, put.type.name];
  if (wholesIn.some(({ type }) => type.name !== into) || wholesOut.some(({ type }) => type.name !== of))
    return { is: 'words' };
  if (of !== into) return { is: 'turn', of, into };
  return wholesIn.length === wholesOut.length && wholesIn.every((node, at) => isSetAs(node, wholesOut[at]))
    ? { is: 'move', of }
    : { is: 'settings', of };
}

/** True for two of one kind with the same things set in them and the same parts, suggestions aside. */
function isSetAs(one: Node, other: Node | undefined): boolean {
  if (!other || one.type.name !== other.type.name) return false;
  const names = Object.keys(one.attrs).filter((name) => name !== 'insertion' && name !== 'deletion');
  if (names.some((name) => differ(one.attrs[name], other.attrs[name]))) return false;
  const parts = (node: Node): Node[] => node.children.filter(({ isInline }) => !isInline);
  const [own, others] = [parts(one), parts(other)];
  return own.length === others.length && own.every((part, at) => isSetAs(part, others[at]));
}

/** What is suggested of one node: a stretch of words by its marks, a whole node by its attributes. */
function suggestionsOf(node: Node): { name: SuggestionName; mark: Suggested }[] {
  return suggestionNames.flatMap((name) => {
    const mark = node.isText
      ? (node.marks.find(({ type }) => type.name === name)?.attrs as Suggested | undefined)
      : suggestionOn(node, name);
    return mark ? [{ name, mark }] : [];
  });
}

interface Piece {
  readonly node: Node;
  readonly name: SuggestionName;
  readonly isNewLine: boolean;
}

function added(before: Reading, { node, name, isNewLine }: Piece): Partial<Reading> {
  const { words, blocks } = keys[name];
  if (!node.isInline) return isOnlyWords(node) ? {} : { [blocks]: [...before[blocks], node.type.name] };
  return { [words]: before[words] + (isNewLine ? '\n' : '') + (node.text ?? '\n') };
}

/** A whole node that is not part of one of the same suggestion. */
function whole(
  before: Reading,
  { node, name, to }: { node: Node; name: SuggestionName; to: number },
): Partial<Reading> {
  const { wholes } = keys[name];
  const isWithin = (before[wholes].at(-1)?.end ?? -1) >= to;
  return node.isInline || isWithin ? {} : { [wholes]: [...before[wholes], { node, end: to }] };
}
