import {
  ContentString,
  createID,
  type Doc,
  getItem,
  type ID,
  isDeleted,
  Item,
  iterateDeletedStructs,
  type UndoManager,
} from 'yjs';
import { movedOn } from './moves.ts';
import { isBare, type Moved, nameOf, on, parentOf, standingAs } from './moved.ts';

export type Step = UndoManager['undoStack'][number];
type Ids = Step['deletions'];

/** Where a step keeps what it moved. */
const MOVED = 'moved';

export function keepMoved(step: Step, moved: readonly Moved[]): void {
  step.meta.set(MOVED, [...movedBy(step), ...moved]);
}

function movedBy(step: Step): readonly Moved[] {
  return (step.meta.get(MOVED) as readonly Moved[] | undefined) ?? [];
}

/**
 * Leaves of a step only what may be put back: a letter that it moved is put back where it was only if it still stands where the step put it.
 * Others may have moved it on, and it would stand twice; or they took it out, and it stays out. So with letters that somebody else moved out
 * of what the step took away.
 */
export function putBackOnce(doc: Doc, step: Step): void {
  const gone = new Set<string>();
  for (const [was, is] of placesOf(step)) {
    const isWhole = isDeleted(step.deletions, was) && !isDeleted(step.insertions, was);
    if (isWhole && !standingAs(doc, is)) gone.add(nameOf(was));
  }
  const own = new Set(placesOf(step).map(([was]) => nameOf(was)));
  for (const id of movedOn(doc, (was) => isDeleted(step.deletions, was), own)) gone.add(nameOf(id));
  if (gone.size === 0) return;
  for (const name of emptied(doc, step, gone)) gone.add(name);
  step.deletions = without(step.deletions, gone);
}

/** Which letters, and blocks without words, a step put back that was undone: each stands as another one now. */
export function putBackIn(doc: Doc, { deletions }: Step): Moved[] {
  const found: Moved[] = [];
  doc.transact((transaction) =>
    iterateDeletedStructs(transaction, deletions, (struct) => {
      if (!(struct instanceof Item) || !struct.redone) return;
      const isMeant = struct.content instanceof ContentString || isBare(struct);
      if (isMeant) found.push({ was: struct.id, is: struct.redone, length: struct.length });
    }),
  );
  return found;
}

/**
 * Leaves of a step only what may be taken away: a letter that it moved is taken from where it stands only if it can be put back where it
 * was. Others may have taken that text away, and it would be lost.
 */
export function takeAwayOnce(doc: Doc, step: Step): void {
  const kept = new Set<string>();
  for (const [was, is] of placesOf(step)) {
    const isWhole = isDeleted(step.deletions, was) && !isDeleted(step.insertions, was);
    if (isWhole && !comesBack(doc, step, was)) kept.add(nameOf(is));
  }
  step.insertions = without(step.insertions, kept);
}

/** Whether undoing a step would do anything. */
export function isLeft(doc: Doc, { deletions, insertions }: Step): boolean {
  const isAny = (ids: Ids, is: (id: ID) => boolean): boolean =>
    [...ids.clients].some(([client, ranges]) =>
      ranges.some(({ clock, len }) =>
        Array.from({ length: len }, (_none, at) => is(createID(client, clock + at))).includes(true),
      ),
    );
  return (
    isAny(deletions, (id) => !isDeleted(insertions, id)) || isAny(insertions, (id) => standingAs(doc, id) !== null)
  );
}

/** Where each letter that a step moved was, and where it is after all of the step. */
function placesOf(step: Step): (readonly [was: ID, is: ID])[] {
  const next = new Map<string, readonly [was: ID, is: ID]>();
  for (const { was, is, length } of movedBy(step))
    for (let at = 0; at < length; at += 1) next.set(nameOf(on(was, at)), [on(was, at), on(is, at)]);
  return [...next.values()].map(([was, is]) => {
    let last = is;
    for (let to = next.get(nameOf(last)); to; to = next.get(nameOf(last))) [, last] = to;
    return [was, last] as const;
  });
}

/** Whether undoing a step puts this letter back: its text stands, or comes back with it. */
function comesBack(doc: Doc, step: Step, id: ID): boolean {
  const item = getItem(doc.store, id) as unknown;
  if (!(item instanceof Item)) return false;
  if (item.redone) return standingAs(doc, id) !== null;
  const parent = parentOf(item);
  if (!parent || !parent.deleted || (parent.redone && standingAs(doc, parent.id))) return true;
  return isDeleted(step.deletions, parent.id) && comesBack(doc, step, parent.id);
}

/** Blocks that would be put back with nothing of what stood in them. */
function emptied(doc: Doc, { deletions }: Step, gone: ReadonlySet<string>): string[] {
  const [wanted, left] = [new Set<Item>(), new Set<Item>()];
  doc.transact((transaction) =>
    iterateDeletedStructs(transaction, deletions, (struct) => {
      if (!(struct instanceof Item)) return;
      const isWords = struct.content instanceof ContentString;
      if (!isWords && !(struct.parentSub === null && isBare(struct))) return;
      const isGone = Array.from({ length: struct.length }, (_none, at) => gone.has(nameOf(on(struct.id, at))));
      for (let up = parentOf(struct); up; up = parentOf(up)) (isGone.includes(false) ? wanted : left).add(up);
    }),
  );
  return [...left].filter((item) => !wanted.has(item) && isDeleted(deletions, item.id)).map(({ id }) => nameOf(id));
}

/** These letters without some of them. */
function without(ids: Ids, some: ReadonlySet<string>): Ids {
  for (const [client, ranges] of [...ids.clients]) {
    const rest = ranges.flatMap(({ clock, len }) => restOf({ client, clock, len }, some));
    if (rest.length > 0) ids.clients.set(client, rest);
    else ids.clients.delete(client);
  }
  return ids;
}

type Range = NonNullable<ReturnType<Ids['clients']['get']>>[number];

function restOf(
  { client, clock, len }: { client: number; clock: number; len: number },
  some: ReadonlySet<string>,
): Range[] {
  const rest: Range[] = [];
  for (let at = clock; at < clock + len; at += 1) {
    if (some.has(nameOf(createID(client, at)))) continue;
    const last = rest.at(-1);
    if (last && last.clock + last.len === at) rest[rest.length - 1] = { clock: last.clock, len: last.len + 1 };
    else rest.push({ clock: at, len: 1 });
  }
  return rest;
}
