import type { Instant } from '../base/clock.ts';
import type { Typed } from '../story/blame.ts';
import type { Db } from './open-store.ts';
import { takeDrafts } from './postgres/draft-locks.ts';
import { isOnPostgres } from './postgres/words.ts';

/** One Yjs update (version 1) that somebody made to the draft of a story. */
export interface DraftUpdate {
  readonly storyId: string;
  readonly bytes: Uint8Array;
  readonly by: string;
  readonly at: Instant;
}

/** One update of a draft's log that is not merged with others yet, and who sent it. */
export interface LooseUpdate {
  readonly bytes: Uint8Array;
  readonly by: string;
}

/** The updates of a draft that are not merged into its state yet, oldest first. */
export function readLoose(db: Db, storyId: string): Promise<LooseUpdate[]> {
  return db.selectFrom('draft_updates').select(['bytes', 'by']).where('story_id', '=', storyId).orderBy('n').execute();
}

/** All that is kept of a draft: these updates, applied in this order to an empty document, are the draft. */
export interface DraftLog {
  readonly updates: readonly Uint8Array[];
  /** The number of the last one; 0 for a draft that nobody began. */
  readonly upTo: number;
}

/** Somebody who wrote in a draft; `by` is a person's id, or `system`. */
export interface Writer {
  readonly by: string;
  /** As they are called when it is asked; `by` for who has no account. */
  readonly name: string;
  /** When the first and the last of their updates came. */
  readonly from: Instant;
  readonly to: Instant;
  readonly updates: number;
}

/** Has a transaction of `write` wait until nobody else writes in the logs of these drafts, and the others wait for it. */
export async function lockDrafts(tx: Db, storyIds: readonly string[]): Promise<void> {
  if (isOnPostgres(tx)) await takeDrafts(tx, storyIds);
}

/**
 * Adds updates to the logs of their drafts, which the transaction has for itself; once it is kept, none of them is ever forgotten. `heads` are the
 * numbers of their last updates, where they are known.
 */
export async function appendUpdates(
  tx: Db,
  updates: readonly DraftUpdate[],
  heads: Map<string, number> = new Map(),
): Promise<void> {
  for (const { storyId, bytes, by, at } of updates) {
    const n = (heads.get(storyId) ?? (await lastUpdate(tx, storyId))) + 1;
    heads.set(storyId, n);
    await tx.insertInto('draft_updates').values({ story_id: storyId, n, bytes, by, at }).execute();
  }
}

/** What came into the log of a draft after one of its updates. */
export interface DraftNews {
  /** Oldest first. Where they were merged meanwhile, the first holds the whole state and is by `system`. */
  readonly updates: readonly LooseUpdate[];
  /** The number of the last one; that of the update they were asked after when there is none. */
  readonly upTo: number;
}

/** The updates after one, without a gap. It may be asked while others write: what is merged was read after what is loose. */
export async function newsAfter(db: Db, storyId: string, after: number): Promise<DraftNews> {
  const rows = await db
    .selectFrom('draft_updates')
    .select(['n', 'bytes', 'by'])
    .where('story_id', '=', storyId)
    .where('n', '>', after)
    .orderBy('n')
    .execute();
  const upTo = rows.at(-1)?.n ?? after;
  if (rows[0]?.n === after + 1) return { updates: rows, upTo };
  const state = await readState(db, storyId);
  if (!state || state.up_to <= after) return { updates: [], upTo: after };
  const merged: LooseUpdate = { bytes: state.bytes, by: 'system' };
  return { updates: [merged, ...rows.filter(({ n }) => n > state.up_to)], upTo: Math.max(upTo, state.up_to) };
}

/** The number of the last update in the log of a draft; 0 when there is none. */
export async function lastUpdate(db: Db, storyId: string): Promise<number> {
  const newest = await db
    .selectFrom('draft_updates')
    .select('n')
    .where('story_id', '=', storyId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.n ?? (await readState(db, storyId))?.up_to ?? 0;
}

/** The same of several drafts, by their ids; of one that nobody began, nothing. */
export async function lastUpdates(db: Db, storyIds: readonly string[]): Promise<Map<string, number>> {
  const states = await db
    .selectFrom('draft_states')
    .select(['story_id', 'up_to as n'])
    .where('story_id', 'in', storyIds)
    .execute();
  const loose = await db
    .selectFrom('draft_updates')
    .select(({ fn }) => ['story_id', fn.max('n').as('n')])
    .where('story_id', 'in', storyIds)
    .groupBy('story_id')
    .execute();
  // What is loose comes after what is merged.
  return new Map([...states, ...loose].map(({ story_id, n }) => [story_id, n]));
}

/**
 * The log of a draft, the merged state first, up to an update or the whole. In a transaction or a snapshot, or a compaction may
 * come in between.
 */
export async function readLog(db: Db, storyId: string, upTo = Number.MAX_SAFE_INTEGER): Promise<DraftLog> {
  const state = await readState(db, storyId);
  const rows = await db
    .selectFrom('draft_updates')
    .select(['n', 'bytes'])
    .where('story_id', '=', storyId)
    .where('n', '>', state?.up_to ?? 0)
    .where('n', '<=', upTo)
    .orderBy('n')
    .execute();
  const updates = rows.map(({ bytes }) => bytes);
  return { updates: state ? [state.bytes, ...updates] : updates, upTo: rows.at(-1)?.n ?? state?.up_to ?? 0 };
}

function readState(db: Db, storyId: string) {
  return db.selectFrom('draft_states').selectAll().where('story_id', '=', storyId).executeTakeFirst();
}

/** How many updates of a draft are not merged into its state yet. */
export async function looseUpdates(db: Db, storyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('draft_updates')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('story_id', '=', storyId)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Merges the log of a draft up to an update into one state. `merge` gives one update that says what the given ones say together.
 * Being one transaction it happens or does not; who wrote the merged updates is forgotten, so their revision comes first.
 */
export async function compactLog(
  tx: Db,
  storyId: string,
  { upTo, merge }: { upTo: number; merge: (updates: readonly Uint8Array[]) => Uint8Array },
): Promise<void> {
  const log = await readLog(tx, storyId, upTo);
  if (log.updates.length < 2) return;
  const state = { up_to: log.upTo, bytes: merge(log.updates) };
  await tx
    .insertInto('draft_states')
    .values({ story_id: storyId, ...state })
    .onConflict((conflict) => conflict.column('story_id').doUpdateSet(state))
    .execute();
  await tx.deleteFrom('draft_updates').where('story_id', '=', storyId).where('n', '<=', log.upTo).execute();
}

/** The newest revision of a story, and the last update of the log that it holds; null when it was not made from the log. */
export async function newestRevision(
  db: Db,
  storyId: string,
): Promise<{ readonly number: number; readonly upTo: number | null } | null> {
  const row = await db
    .selectFrom('revisions')
    .select(['number', 'up_to'])
    .where('story_id', '=', storyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, upTo: row.up_to } : null;
}

/** How far in a draft's log its revisions reach; 0 when none was made from it. */
export async function newestMark(db: Db, storyId: string): Promise<number> {
  const { mark } = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('up_to').as('mark'))
    .where('story_id', '=', storyId)
    .executeTakeFirstOrThrow();
  return mark ?? 0;
}

/** Everybody who wrote after an update of a draft's log and up to another, the one with most updates first. */
export async function writersAfter(
  db: Db,
  storyId: string,
  { after, upTo = Number.MAX_SAFE_INTEGER }: { readonly after: number; readonly upTo?: number },
): Promise<Writer[]> {
  const rows = await db
    .selectFrom('draft_updates')
    .leftJoin('people', 'people.id', 'draft_updates.by')
    .select(({ fn }) => [
      'by',
      'people.name',
      fn.min('at').as('from'),
      fn.max('at').as('to'),
      fn.countAll<number>().as('updates'),
    ])
    .where('story_id', '=', storyId)
    .where('n', '>', after)
    .where('n', '<=', upTo)
    .groupBy(['by', 'people.name'])
    .orderBy('updates', 'desc')
    .orderBy('by')
    .execute();
  return rows.map(({ by, name, from, to, updates }) => ({ by, name: name ?? by, from, to, updates }));
}

/** Notes on a revision who wrote it, who typed what in it, and how far in the log it reaches. */
export async function markRevision(
  tx: Db,
  revision: { storyId: string; number: number },
  mark: { upTo: number; writers: readonly Writer[]; typed?: readonly Typed[] },
): Promise<void> {
  await tx
    .updateTable('revisions')
    .set({
      up_to: mark.upTo,
      writers: JSON.stringify(mark.writers),
      ...(mark.typed && { typed: JSON.stringify(mark.typed) }),
    })
    .where('story_id', '=', revision.storyId)
    .where('number', '=', revision.number)
    .execute();
}

/** Who wrote what is new in a revision; empty where nobody knows more than who saved it. */
export async function readWriters(db: Db, { storyId, number }: { storyId: string; number: number }): Promise<Writer[]> {
  const row = await db
    .selectFrom('revisions')
    .select('writers')
    .where('story_id', '=', storyId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? (JSON.parse(row.writers) as Writer[]) : [];
}

/** Who typed what is new in a revision, each by the name they bear now; empty where nobody knows more than who wrote most. */
export async function readTyped(
  db: Db,
  storyId: string,
  numbers: { readonly from: number; readonly to: number },
): Promise<Map<number, Typed[]>> {
  const rows = await db
    .selectFrom('revisions')
    .select(['number', 'typed'])
    .where('story_id', '=', storyId)
    .where('number', '>=', numbers.from)
    .where('number', '<=', numbers.to)
    .execute();
  const typed = rows.map((row) => [row.number, JSON.parse(row.typed ?? '[]') as Typed[]] as const);
  const names = await namesOf(
    db,
    typed.flatMap(([, texts]) => texts.flat().flatMap(({ by }) => by ?? [])),
  );
  return new Map(
    typed.map(([number, texts]) => [
      number,
      texts.map((runs) => runs.map(({ text, by }) => ({ text, by: by && (names.get(by) ?? by) }))),
    ]),
  );
}

/** The names of people by their ids, of those who are known. */
async function namesOf(db: Db, all: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(all)];
  const people =
    ids.length === 0 ? [] : await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Stories in whose draft more was typed than their newest revision holds. */
export async function unrevisedDrafts(db: Db): Promise<string[]> {
  const heads = await db
    .selectFrom('draft_updates')
    .select(({ fn }) => ['story_id', fn.max('n').as('n')])
    .groupBy('story_id')
    .orderBy('story_id')
    .execute();
  const behind: string[] = [];
  for (const { story_id: storyId, n } of heads) {
    if (((await newestRevision(db, storyId))?.upTo ?? 0) < n) behind.push(storyId);
  }
  return behind;
}
