import {
  AbstractType,
  ContentString,
  ContentType,
  createID,
  type Doc,
  getItem,
  type ID,
  isDeleted,
  Item,
  iterateDeletedStructs,
  type Transaction,
  XmlElement,
} from 'yjs';

/** Yjs has no other names for what a type is in another, for the first of its children and for what it says about itself. */
const ITS_ITEM = '_item';
const ITS_START = '_start';
const ITS_MAP = '_map';

/** So many letters, or one block without words, that a change took away at one place and wrote again at another. */
export interface Moved {
  readonly was: ID;
  readonly is: ID;
  readonly length: number;
}

/** The words of one text that a change wrote or took away, with what each letter is; or a block without words, as one. */
interface Piece {
  words: string;
  readonly ids: readonly ID[];
  readonly isBlock: boolean;
}

/** So many pairs of pieces are looked at where none is just the other: a text that is all new would take for ever. */
const MOST_PAIRS = 10_000;
/** No letter is the same as this one. */
const TAKEN = '\u0000';

/**
 * What a change moved. The shared document knows no moving: who cuts a paragraph, moves it, joins it to another or makes a list of it deletes
 * letters and writes the same ones elsewhere, and this says which are which. Called before what was deleted is forgotten.
 */
export function movedIn(transaction: Transaction): Moved[] {
  const gone = [...goneIn(transaction)].flatMap((item) => pieceOf(item, (one) => wasThere(transaction, one)));
  if (gone.length === 0) return [];
  const fresh = [...freshIn(transaction)].flatMap((item) => pieceOf(item, (one) => isNew(transaction, one)));
  return [...wholly(gone, fresh), ...(gone.length * fresh.length > MOST_PAIRS ? [] : partly(gone, fresh))];
}

/** Texts and blocks that are elsewhere as they were. */
function wholly(gone: readonly Piece[], fresh: readonly Piece[]): Moved[] {
  const left = new Map<string, Piece[]>();
  for (const was of gone) left.set(was.words, [...(left.get(was.words) ?? []), was]);
  return fresh.flatMap((is) => {
    const was = left.get(is.words)?.shift();
    return was ? paired(was, is) : [];
  });
}

/** Texts that are a part of another now, or that another was a part of. */
function partly(gone: readonly Piece[], fresh: readonly Piece[]): Moved[] {
  const longest = fresh.filter(({ isBlock }) => !isBlock).toSorted((a, b) => b.words.length - a.words.length);
  return longest.flatMap((is) => gone.flatMap((was) => (was.isBlock ? [] : paired(was, is))));
}

/** Where a letter or block is now that was undone and done again any number of times; null where it is not. */
export function standingAs({ store }: Doc, { client, clock }: ID): Item | null {
  const item = getItem(store, createID(client, clock)) as unknown;
  if (!(item instanceof Item)) return null;
  const { redone } = item;
  if (redone) return standingAs({ store } as Doc, createID(redone.client, redone.clock + clock - item.id.clock));
  return item.deleted ? null : item;
}

/** So many letters further on. */
export function on({ client, clock }: ID, by: number): ID {
  return createID(client, clock + by);
}

export function nameOf({ client, clock }: ID): string {
  return `${client}:${clock}`;
}

/** Where the letters of the shorter of two pieces are in the longer one. */
function within(one: Piece, other: Piece): readonly [number, number] | null {
  const short = one.words.length < other.words.length ? one : other;
  if (short.words === '' || short.words.includes(TAKEN)) return null;
  const at = (short === one ? other : one).words.indexOf(short.words);
  return at < 0 ? null : short === one ? [0, at] : [at, 0];
}

/** The letters that are in both, each taken once. */
function paired(was: Piece, is: Piece): Moved[] {
  const places = was.isBlock ? ([0, 0] as const) : within(was, is);
  if (!places) return [];
  const [from, to] = places;
  const length = was.isBlock ? 1 : Math.min(was.words.length, is.words.length);
  const taken = (words: string, at: number): string =>
    words.slice(0, at) + TAKEN.repeat(length) + words.slice(at + length);
  [was.words, is.words] = was.isBlock ? [`was ${TAKEN}`, `is ${TAKEN}`] : [taken(was.words, from), taken(is.words, to)];
  return runsOf(was.ids.slice(from, from + length), is.ids.slice(to, to + length));
}

/** Letter by letter, those one behind the other taken together. */
function runsOf(was: readonly ID[], is: readonly ID[]): Moved[] {
  const runs: Moved[] = [];
  for (const [at, id] of was.entries()) {
    const last = runs.at(-1);
    const to = is[at] as ID;
    const goesOn = last && follows(last.was, last.length, id) && follows(last.is, last.length, to);
    if (goesOn) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ was: id, is: to, length: 1 });
  }
  return runs;
}

function follows(first: ID, length: number, { client, clock }: ID): boolean {
  return first.client === client && first.clock + length === clock;
}

/** Every text, and every element, of which a change took something away that had been there. */
function goneIn(transaction: Transaction): Set<Item> {
  const found = new Set<Item>();
  iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Item && wasThere(transaction, struct)) keepHolder(found, struct);
  });
  return found;
}

function freshIn(transaction: Transaction): Set<Item> {
  const found = new Set<Item>();
  const { beforeState, afterState, doc } = transaction;
  for (const [client, end] of afterState) {
    for (let clock = beforeState.get(client) ?? 0; clock < end;) {
      const struct = getItem(doc.store, createID(client, clock));
      if (struct instanceof Item && !struct.deleted) keepHolder(found, struct);
      clock = struct.id.clock + struct.length;
    }
  }
  return found;
}

function keepHolder(found: Set<Item>, item: Item): void {
  if (item.content instanceof ContentString) {
    const text = parentOf(item);
    if (text) found.add(text);
  } else if (elementOf(item)) found.add(item);
}

/** What this stands in: a text, an element; null for what is in nothing else. */
export function parentOf({ parent }: Item): Item | null {
  return parent instanceof AbstractType ? parent[ITS_ITEM] : null;
}

export function elementOf({ content }: Item): XmlElement | null {
  return content instanceof ContentType && content.type instanceof XmlElement ? content.type : null;
}

function wasThere({ beforeState, deleteSet }: Transaction, { id }: Item): boolean {
  return id.clock < (beforeState.get(id.client) ?? 0) && isDeleted(deleteSet, id);
}

function isNew({ beforeState }: Transaction, { id, deleted }: Item): boolean {
  return !deleted && id.clock >= (beforeState.get(id.client) ?? 0);
}

/** What of a text, or of a block that holds no words, is meant. */
function pieceOf(holder: Item, isMeant: (item: Item) => boolean): Piece[] {
  const element = elementOf(holder);
  if (element) return isBare(holder) ? [{ words: said(element), ids: [holder.id], isBlock: true }] : [];
  let words = '';
  const ids: ID[] = [];
  for (const item of itemsIn(holder)) {
    if (!(item.content instanceof ContentString) || !isMeant(item)) continue;
    words += item.content.str;
    for (let at = 0; at < item.length; at += 1) ids.push(createID(item.id.client, item.id.clock + at));
  }
  return words === '' ? [] : [{ words, ids, isBlock: false }];
}

function* itemsIn({ content }: Item): Generator<Item> {
  if (!(content instanceof ContentType)) return;
  for (let item = content.type[ITS_START]; item; item = item.right) yield item;
}

/** Whether nothing ever stood in it: a picture, a divider. */
export function isBare(holder: Item): boolean {
  return elementOf(holder) !== null && itemsIn(holder).next().done === true;
}

/** What a block without words is, by its name and by everything it says about itself, which is there though it was deleted. */
function said(element: XmlElement): string {
  const attributes = [...element[ITS_MAP]].map(([name, item]) => [name, item.content.getContent()] as const);
  return JSON.stringify([TAKEN, element.nodeName, attributes.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
