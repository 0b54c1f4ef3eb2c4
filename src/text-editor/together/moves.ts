import { type Array as YArray, createID, type Doc, getItem, type ID, Item } from 'yjs';
import { draftParts } from '../../story/draft-parts.ts';
import { type Moved, nameOf, on, parentOf } from './moved.ts';

/** The list in the shared document that says what was moved lately. */
const MOVES = draftParts.moves;
/** So many moves are remembered: as many as others make while somebody is away for an hour. */
const MOST_MOVES = 500;
/** More letters than a story has are not moved at once; whoever says so would have everybody count them. */
const MOST_LETTERS = 20_000;
/** So many letters of all moves are looked at. */
const MOST_TOLD = 100_000;
/** A letter that was moved on more often than this is not followed. */
const MOST_HOPS = 200;
/** So many letters in a row that are written again in the same text were moved there, and not typed over. */
const MOVED_IN_TEXT = 4;

/**
 * Tells everybody what was moved here. The shared document knows only deleting and writing: where two move the same letters at one moment,
 * each writes copies of them, and nothing else says that they are of one letter.
 */
export function tellMoved(doc: Doc, moved: readonly Moved[]): void {
  const runs = moved.filter((one) => one.length >= MOVED_IN_TEXT || isElsewhere(doc, one));
  if (runs.length > 0 && sizeOf(runs) <= MOST_LETTERS) tell(doc, { weight: sizeOf(runs), runs });
}

/** Tells everybody where somebody brought what they were typing: it goes before every move of those who saw some of it. */
export function tellBrought(doc: Doc, runs: readonly Moved[]): void {
  if (runs.length > 0 && sizeOf(runs) <= MOST_LETTERS) tell(doc, { weight: MOST_LETTERS, runs });
}

/** Tells everybody what undo put back, which Yjs says to nobody else. It goes behind every move: others may have taken the same elsewhere. */
export function tellPutBack(doc: Doc, runs: readonly Moved[]): void {
  if (runs.length > 0 && sizeOf(runs) <= MOST_LETTERS) tell(doc, { weight: 0, runs });
}

function tell(doc: Doc, { weight, runs }: Move): void {
  const told = runs.flatMap(({ was, is, length }) => [was.client, was.clock, is.client, is.clock, length]);
  doc.transact(() => {
    const moves = movesIn(doc);
    if (moves.length >= MOST_MOVES) moves.delete(0, moves.length - MOST_MOVES + 1);
    moves.push([[weight, ...told]]);
  }, MOVES);
}

export function movesIn(doc: Doc): YArray<unknown> {
  return doc.getArray(MOVES);
}

function isElsewhere(doc: Doc, { was, is }: Moved): boolean {
  const [from, to] = [itemOf(doc, was), itemOf(doc, is)];
  return !from || !to || parentOf(from) !== parentOf(to);
}

/** A letter or a block that stands twice, since two moved it at one moment: what is to go, and what stays. */
export interface Double {
  readonly goes: ID;
  readonly stays: ID;
}

interface Move {
  /** How much was moved at once. */
  readonly weight: number;
  readonly runs: readonly Moved[];
}

/** Letters that one move took, and where it brought them. */
interface Way extends Moved {
  /** How much was moved at once. */
  readonly weight: number;
}

/** Which of these letters somebody moved who says so, so that each stands elsewhere, in other ways than these. */
export function movedOn(doc: Doc, isMeant: (id: ID) => boolean, apartFrom: ReadonlySet<string>): ID[] {
  const known = knownIn(doc);
  return [...known.from.values()].flatMap(({ ways }) =>
    ways.flatMap(({ was, is, length }) =>
      Array.from({ length }, (_none, at) => [on(was, at), on(is, at)] as const)
        .filter(([id, to]) => isMeant(id) && !apartFrom.has(nameOf(id)) && standingFrom(known, to).length > 0)
        .map(([id]) => id),
    ),
  );
}

/**
 * Everything that stands twice; everybody who knows the same moves finds the same, in whatever order they came to know them. What the
 * greater move wrote stays: a paragraph that one cut and another moved stands where it was moved to, whole.
 */
export function doublesIn(doc: Doc): Double[] {
  const known = knownIn(doc);
  const copies = [...known.from.values()].flatMap(takenTwice).map((was) => {
    const ids = [...waysFrom(known.from, was).map(({ is }) => is), was].flatMap((id) => standingFrom(known, id));
    return new Map(ids.map((id) => [nameOf(id), id]));
  });
  return ofOneLetter(copies).flatMap((ids) => {
    const [stays, ...rest] = ids
      .map((id) => ({ id, weight: Math.max(-1, ...waysFrom(known.to, id).map((way) => way.weight)) }))
      .toSorted(greaterFirst);
    return stays ? rest.map(({ id }) => ({ goes: id, stays: stays.id })) : [];
  });
}

/** All copies of each letter: one that was moved there and back, undone and done again is found by more than one way. */
function ofOneLetter(found: readonly ReadonlyMap<string, ID>[]): ID[][] {
  const [letters, same] = [new Map<string, ID>(), new Map<string, string>()];
  const first = (name: string): string => {
    let one = name;
    for (let next = same.get(one); next !== undefined; next = same.get(one)) one = next;
    return one;
  };
  for (const copies of found) {
    const [one = ''] = copies.keys();
    for (const [name, id] of copies) {
      letters.set(name, id);
      if (first(name) !== first(one)) same.set(first(name), first(one));
    }
  }
  return [...Map.groupBy(letters, ([name]) => first(name)).values()].map((all) => all.map(([, id]) => id));
}

/** Every way that is told of, of the letters of each writer in the order in which they were written. */
interface Known {
  readonly doc: Doc;
  readonly from: ReadonlyMap<number, Ways>;
  /** The same by where each brought them; what it was is what it is there, and the other way round. */
  readonly to: ReadonlyMap<number, Ways>;
}

interface Ways {
  readonly ways: readonly Way[];
  /** For each of them, how far it and those before it reach. */
  readonly ends: readonly number[];
}

function knownIn(doc: Doc): Known {
  const ways = lastMoves(doc).flatMap(({ weight, runs }) => runs.map((run): Way => ({ ...run, weight })));
  return { doc, from: byWriter(ways), to: byWriter(ways.map((way) => ({ ...way, was: way.is, is: way.was }))) };
}

function byWriter(all: readonly Way[]): ReadonlyMap<number, Ways> {
  const writers = Map.groupBy(all, ({ was }) => was.client);
  return new Map([...writers].map(([client, ways]) => [client, inOrder(ways)]));
}

function lastMoves(doc: Doc): Move[] {
  let letters = 0;
  return movesIn(doc)
    .toArray()
    .slice(-MOST_MOVES)
    .flatMap(moveOf)
    .toReversed()
    .filter(({ runs }) => (letters += sizeOf(runs)) <= MOST_TOLD);
}

function inOrder(all: readonly Way[]): Ways {
  const ways = all.toSorted((one, other) => one.was.clock - other.was.clock);
  let end = 0;
  return { ways, ends: ways.map(({ was, length }) => (end = Math.max(end, was.clock + length))) };
}

/** Each letter that two moves took from the same place, or that one took and that undo put back there. */
function takenTwice({ ways, ends }: Ways): ID[] {
  const found = new Map<number, ID>();
  for (const [at, { was, length }] of ways.entries()) {
    const end = Math.min(was.clock + length, ends[at - 1] ?? 0);
    for (let clock = was.clock; clock < end; clock += 1) found.set(clock, createID(was.client, clock));
  }
  return [...found.values()];
}

/** Where one letter was brought by each who took it. */
function waysFrom(known: Known['from'], id: ID): Way[] {
  const { ways, ends } = known.get(id.client) ?? { ways: [], ends: [] };
  const found: Way[] = [];
  for (let at = lastUpTo(ways, id.clock); at >= 0 && (ends[at] ?? 0) > id.clock; at -= 1) {
    const way = ways[at] as Way;
    const by = id.clock - way.was.clock;
    if (by < way.length) found.push({ ...way, was: id, is: on(way.is, by), length: 1 });
  }
  return found;
}

/** The last of them that begins at a letter or before it. */
function lastUpTo(ways: readonly Way[], clock: number): number {
  let [low, high] = [0, ways.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ways[middle] as Way).was.clock <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const PARTS = 5;

/** A move as it was told, by whomever; nothing where it says nothing that can be. */
function moveOf(told: unknown): Move[] {
  if (!Array.isArray(told) || told.length % PARTS !== 1 || !told.every(isCount)) return [];
  const [weight = 0, ...parts] = told as number[];
  const runs = Array.from({ length: parts.length / PARTS }, (_none, at) => {
    const [wasClient = 0, was = 0, isClient = 0, is = 0, length = 0] = parts.slice(at * PARTS);
    return { was: createID(wasClient, was), is: createID(isClient, is), length };
  });
  return sizeOf(runs) > MOST_LETTERS ? [] : [{ weight, runs }];
}

function isCount(part: unknown): boolean {
  return Number.isSafeInteger(part) && (part as number) >= 0;
}

function sizeOf(runs: readonly Moved[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0);
}

/** A copy of a letter, and how much was moved at once by what brought it there. */
interface Copy {
  readonly id: ID;
  readonly weight: number;
}

function greaterFirst(one: Copy, other: Copy): number {
  return other.weight - one.weight || one.id.client - other.id.client || one.id.clock - other.id.clock;
}

/** Where a letter stands that a move wrote, however often it was moved on, undone and done again since. */
function standingFrom(known: Known, id: ID, seen = new Set<string>()): ID[] {
  if (seen.size > MOST_HOPS || seen.has(nameOf(id))) return [];
  seen.add(nameOf(id));
  const item = itemOf(known.doc, id);
  const again = item?.redone ? [on(item.redone, id.clock - item.id.clock)] : [];
  const next = [...again, ...waysFrom(known.from, id).map(({ is }) => is)].flatMap((one) =>
    standingFrom(known, one, seen),
  );
  return item && !item.deleted ? [id, ...next] : next;
}

/** What a letter or block is in, if it has come and is not forgotten. */
function itemOf({ store }: Doc, id: ID): Item | null {
  const last = store.clients.get(id.client)?.at(-1);
  if (!last || id.clock >= last.id.clock + last.length) return null;
  const item = getItem(store, id) as unknown;
  return item instanceof Item ? item : null;
}
