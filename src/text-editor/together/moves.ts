import { type Array as YArray, createID, type Doc, getItem, type ID, Item } from 'yjs';
import { type Moved, nameOf, on, parentOf } from './moved.ts';

/** The list in the shared document that says what was moved lately. */
const MOVES = 'moves';
/** So many moves are remembered: two that are made at one moment are never further apart. */
const MOST_MOVES = 64;
/** More letters than a story has are not moved at once; whoever says so would have everybody count them. */
const MOST_LETTERS = 20_000;
/** So many letters in a row that are written anew in the same text were moved there, and not typed over. */
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

/** Where one move brought a letter. */
interface Way {
  readonly move: Move;
  readonly is: ID;
}

/** Which of these letters somebody moved who says so, so that each stands elsewhere, in other ways than these. */
export function movedOn(doc: Doc, isMeant: (id: ID) => boolean, apartFrom: ReadonlySet<string>): ID[] {
  const moves = movesIn(doc).toArray().flatMap(moveOf);
  return lettersOf(moves)
    .filter(({ was, is }) => isMeant(was) && !apartFrom.has(nameOf(was)) && standingFrom({ doc, moves }, is).length > 0)
    .map(({ was }) => was);
}

function lettersOf(moves: readonly Move[]): (Way & { readonly was: ID })[] {
  return moves.flatMap((move) =>
    move.runs.flatMap(({ was, is, length }) =>
      Array.from({ length }, (_none, at) => ({ move, was: on(was, at), is: on(is, at) })),
    ),
  );
}

/**
 * Everything that stands twice; everybody who knows the same moves finds the same. What the greater move wrote stays: a paragraph that one
 * cut and another moved stands where it was moved to, whole.
 */
export function doublesIn(doc: Doc): Double[] {
  const moves = movesIn(doc).toArray().flatMap(moveOf).slice(-MOST_MOVES);
  return waysApart(doc, moves).flatMap(({ was, ways }) => {
    const standing = [...ways.toSorted(greaterFirst).map(({ is }) => is), was].flatMap((id) =>
      standingFrom({ doc, moves }, id),
    );
    const [stays, ...rest] = new Map(standing.map((id) => [nameOf(id), id])).values();
    return stays ? rest.map((goes) => ({ goes, stays })) : [];
  });
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

interface Apart {
  readonly was: ID;
  readonly ways: readonly Way[];
}

/** Each letter that two moves took from the same place, or that one took and that was put back there by undo. */
function waysApart(doc: Doc, moves: readonly Move[]): Apart[] {
  const both = moves.flatMap((move, at) => moves.slice(at + 1).flatMap((other) => bothTook(move, other)));
  const back = lettersOf(moves).filter(({ was }) => Boolean(itemOf(doc, was)?.redone));
  const found = new Map<string, { was: ID; ways: Map<string, Way> }>();
  for (const { was, move, is } of [...both, ...back]) {
    const known = found.get(nameOf(was)) ?? { was, ways: new Map<string, Way>() };
    known.ways.set(nameOf(is), { move, is });
    found.set(nameOf(was), known);
  }
  return [...found.values()].map(({ was, ways }) => ({ was, ways: [...ways.values()] }));
}

/** Each letter that both moves took, with where each brought it. */
function bothTook(one: Move, other: Move): (Way & { readonly was: ID })[] {
  return one.runs.flatMap((run) =>
    other.runs.flatMap((more) => {
      if (run.was.client !== more.was.client) return [];
      const from = Math.max(run.was.clock, more.was.clock);
      const to = Math.min(run.was.clock + run.length, more.was.clock + more.length);
      return Array.from({ length: Math.max(0, to - from) }, (_none, at) => createID(run.was.client, from + at)).flatMap(
        (was) => [
          { was, move: one, is: broughtTo(run, was) },
          { was, move: other, is: broughtTo(more, was) },
        ],
      );
    }),
  );
}

function broughtTo({ was, is }: Moved, letter: ID): ID {
  return on(is, letter.clock - was.clock);
}

function greaterFirst(one: Way, other: Way): number {
  return other.move.weight - one.move.weight || one.is.client - other.is.client || one.is.clock - other.is.clock;
}

/** Where a letter stands that a move wrote, however often it was moved on, undone and done again since. */
function standingFrom(known: { doc: Doc; moves: readonly Move[] }, id: ID, seen = new Set<string>()): ID[] {
  if (seen.has(nameOf(id))) return [];
  seen.add(nameOf(id));
  const item = itemOf(known.doc, id);
  const moved = known.moves.flatMap(({ runs }) => runs).filter(({ was, length }) => isIn(id, was, length));
  const again = item?.redone ? [on(item.redone, id.clock - item.id.clock)] : [];
  const next = [...again, ...moved.map((run) => broughtTo(run, id))].flatMap((one) => standingFrom(known, one, seen));
  return item && !item.deleted ? [id, ...next] : next;
}

function isIn({ client, clock }: ID, first: ID, length: number): boolean {
  return client === first.client && clock >= first.clock && clock < first.clock + length;
}

/** What a letter or block is in, if it has come and is not forgotten. */
function itemOf({ store }: Doc, id: ID): Item | null {
  const last = store.clients.get(id.client)?.at(-1);
  if (!last || id.clock >= last.id.clock + last.length) return null;
  const item = getItem(store, id) as unknown;
  return item instanceof Item ? item : null;
}
