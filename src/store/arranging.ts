import { applyCommand, namedBy } from '../story/arrange.ts';
import type { ArrangedContainer, ArrangedFront, Board, Mark } from '../story/arranged.ts';
import type { FrontAct, FrontCommand } from '../story/front-commands.ts';
import type { DoneCommand } from '../story/front-undo.ts';
import type { ConflictCode, Outcome } from '../story/outcome.ts';
import { noteArrangedCards } from './media-on-cards.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** A command as it is kept: what was asked for, and the revision that it made. */
export interface KeptCommand extends FrontCommand, DoneCommand {
  readonly revision: number;
}

/** A command that somebody else was in the way of. */
export interface KeptConflict extends FrontCommand {
  readonly code: ConflictCode;
  readonly theirs: readonly Mark[];
  /** What its maker chose: to give it again, knowing, or to leave it; null until they have. */
  readonly settled: 'again' | 'left' | null;
}

/** What became of a command. `revision` is the board's by then. */
export type Commanded =
  | { readonly is: 'done'; readonly command: KeptCommand }
  | { readonly is: 'conflict'; readonly conflict: KeptConflict }
  | Extract<Outcome, { is: 'refused' }>;

/**
 * Does one command on the board as it stands, and keeps it and what it changed; a conflict is kept too, for its maker to choose. One that was
 * given before, as a device does that did not hear the answer, gets the same answer and does nothing.
 */
export async function doCommand(tx: Db, command: FrontCommand): Promise<Commanded> {
  const before = await givenBefore(tx, command.id);
  if (before) return before;
  const board = await readBoard(tx, command.do);
  const outcome = applyCommand(board, command);
  if (outcome.is === 'refused') return outcome;
  if (outcome.is === 'conflict') return { is: 'conflict', conflict: await keepConflict(tx, command, outcome) };
  await keepBoard(tx, board, outcome.board);
  const kept = { ...command, revision: outcome.board.revision, inverse: outcome.inverse };
  await keepCommand(tx, kept);
  return { is: 'done', command: kept };
}

async function givenBefore(tx: Db, id: string): Promise<Commanded | null> {
  const done = await tx.selectFrom('front_commands').selectAll().where('id', '=', id).executeTakeFirst();
  if (done) return { is: 'done', command: commandOf(done) };
  const conflict = await readConflict(tx, id);
  return conflict ? { is: 'conflict', conflict } : null;
}

/** The number of the last command that was done; 0 before the first. */
export async function boardRevision(db: Db): Promise<number> {
  const row = await db
    .selectFrom('front_commands')
    .select((select) => select.fn.max('revision').as('revision'))
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** As much of the board as an act is about: what it names, and the containers in which the cards it names stand. */
export async function readBoard(db: Db, act: FrontAct): Promise<Board> {
  const named = namedBy(act);
  const rows = await db.selectFrom('arranged_cards').select('container_id').where('id', 'in', named.cards).execute();
  const containers = [...new Set([...named.containers, ...rows.map((row) => row.container_id)])];
  return {
    revision: await boardRevision(db),
    fronts: await readDrafts<ArrangedFront>(db, 'arranged_fronts', named.fronts),
    containers: await readDrafts<ArrangedContainer>(db, 'arranged_containers', containers),
  };
}

type ArrangedTable = 'arranged_fronts' | 'arranged_containers';

async function readDrafts<T>(db: Db, table: ArrangedTable, ids: readonly string[]): Promise<Record<string, T>> {
  const rows = await db.selectFrom(table).select(['id', 'draft']).where('id', 'in', ids).execute();
  return Object.fromEntries(rows.map(({ id, draft }) => [id, JSON.parse(draft) as T]));
}

/** Writes what a command changed: values that did not change are the same ones. */
async function keepBoard(tx: Db, before: Board, after: Board): Promise<void> {
  for (const front of Object.values(after.fronts))
    if (before.fronts[front.id] !== front) await keepDraft(tx, 'arranged_fronts', front);
  for (const container of Object.values(after.containers)) {
    if (before.containers[container.id] === container) continue;
    await keepDraft(tx, 'arranged_containers', container);
    await keepCards(tx, container);
    await noteArrangedCards(tx, container);
  }
}

async function keepDraft(tx: Db, table: ArrangedTable, value: { readonly id: string }): Promise<void> {
  const draft = JSON.stringify(value);
  await tx
    .insertInto(table)
    .values({ id: value.id, draft, live: null, launch_id: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ draft }))
    .execute();
}

/** Which container holds a card, those taken off too. A card that left for another is that one's by now, or will be. */
async function keepCards(tx: Db, { id, cards }: ArrangedContainer): Promise<void> {
  const ids = Object.keys(cards);
  await tx.deleteFrom('arranged_cards').where('container_id', '=', id).where('id', 'not in', ids).execute();
  for (const card of ids)
    await tx
      .insertInto('arranged_cards')
      .values({ id: card, container_id: id })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ container_id: id }))
      .execute();
}

async function keepCommand(tx: Db, command: KeptCommand): Promise<void> {
  const { revision, inverse } = command;
  await tx
    .insertInto('front_commands')
    .values({ ...givenRow(command), revision, inverse: inverse === null ? null : JSON.stringify(inverse) })
    .execute();
}

async function keepConflict(
  tx: Db,
  command: FrontCommand,
  { code, theirs }: Extract<Outcome, { is: 'conflict' }>,
): Promise<KeptConflict> {
  const known = theirs.length > 0 ? theirs : await lastAt(tx, command);
  await tx
    .insertInto('front_conflicts')
    .values({ ...givenRow(command), code, theirs: JSON.stringify(known), settled: null, settled_at: null })
    .execute();
  return { ...command, code, theirs: known, settled: null };
}

/** Who was last at a card that the board does not hold any more: it was taken off, and twenty others after it. */
async function lastAt(tx: Db, { on, do: act }: FrontCommand): Promise<Mark[]> {
  const { cards } = namedBy(act);
  const rows = await commandsAfter(tx, on, MOST_READ);
  const last = rows.findLast((row) => namedBy(row.do).cards.some((card) => cards.includes(card)));
  return last ? [{ revision: last.revision, hand: last.hand, by: last.by, at: last.at }] : [];
}

const MOST_READ = 2000;

function givenRow({ id, hand, by, at, on, undoes, do: act }: FrontCommand) {
  return { id, hand, by, at, made_on: on, undoes, act: JSON.stringify(act) };
}

/** Commands after a revision, in their order, at most `limit`: what a screen has not seen yet, and the history. */
export async function commandsAfter(db: Db, revision: number, limit: number): Promise<KeptCommand[]> {
  const rows = await db
    .selectFrom('front_commands')
    .selectAll()
    .where('revision', '>', revision)
    .orderBy('revision')
    .limit(limit)
    .execute();
  return rows.map(commandOf);
}

/** Commands of these revisions: what was in somebody's way. */
export async function commandsAt(db: Db, revisions: readonly number[]): Promise<KeptCommand[]> {
  const rows = await db
    .selectFrom('front_commands')
    .selectAll()
    .where('revision', 'in', revisions)
    .orderBy('revision')
    .execute();
  return rows.map(commandOf);
}

/** The last commands of one person, in their order: what they may take back. */
export async function commandsBy(db: Db, by: string, limit: number): Promise<KeptCommand[]> {
  const rows = await db
    .selectFrom('front_commands')
    .selectAll()
    .where('by', '=', by)
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute();
  return rows.map(commandOf).toReversed();
}

function commandOf(row: Schema['front_commands']): KeptCommand {
  const inverse = row.inverse === null ? null : (JSON.parse(row.inverse) as FrontAct);
  return { ...givenOf(row), revision: row.revision, inverse };
}

function givenOf(row: Omit<Schema['front_commands'], 'revision' | 'inverse'>): FrontCommand {
  const { id, hand, by, at, made_on: on, undoes, act } = row;
  return { id, hand, by, at, on, undoes, do: JSON.parse(act) as FrontAct };
}

/** What somebody has still to choose, the oldest first. */
export async function openConflicts(db: Db, by: string): Promise<KeptConflict[]> {
  const rows = await db
    .selectFrom('front_conflicts')
    .selectAll()
    .where('by', '=', by)
    .where('settled', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(conflictOf);
}

export async function readConflict(db: Db, id: string): Promise<KeptConflict | null> {
  const row = await db.selectFrom('front_conflicts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? conflictOf(row) : null;
}

/** Notes what the maker of a command chose. What was chosen stays chosen. */
export async function settleConflict(
  tx: Db,
  id: string,
  { settled, at }: { readonly settled: 'again' | 'left'; readonly at: string },
): Promise<void> {
  await tx
    .updateTable('front_conflicts')
    .set({ settled, settled_at: at })
    .where('id', '=', id)
    .where('settled', 'is', null)
    .execute();
}

function conflictOf(row: Schema['front_conflicts']): KeptConflict {
  const { code, theirs, settled } = row;
  return { ...givenOf(row), code: code as ConflictCode, theirs: JSON.parse(theirs) as Mark[], settled };
}
