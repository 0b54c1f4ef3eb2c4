import { sha256 } from '../base/hash.ts';
import { Refusal } from '../base/problem.ts';
import { lastSeq, moveCursor, readCursor } from '../store/changes.ts';
import {
  countRows,
  dumpRows,
  type DurableTable,
  durableTables,
  refuseUnlessEmpty,
  restoreRows,
  type Row,
} from '../store/dump.ts';
import type { Db, Store } from '../store/open-store.ts';
import { finishRestoring } from './export-newsroom.ts';

/** Rows that are put with one transaction. */
const AT_ONCE = 200;

export interface MoveProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Brings every row that a newsroom remembers from one store into another, which may be of the other kind, and goes on where it was broken off. Nobody may write to the first meanwhile. Refuses (409) a store
 * that holds another newsroom, and one into which a part was brought before the first was changed.
 */
export async function moveRows(
  from: Pick<Store, 'snapshot'>,
  to: Store,
  progress: (now: MoveProgress) => void = () => {},
): Promise<number> {
  return from.snapshot((db) => moveAll(db, to, progress), Infinity);
}

async function moveAll(db: Db, to: Store, progress: (now: MoveProgress) => void): Promise<number> {
  const counts = await Promise.all(durableTables.map(async (table) => [table, await countRows(db, table)] as const));
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  await begin(to, markOf(counts, await lastSeq(db)));
  let before = 0;
  for (const [table, count] of counts) {
    const start = before;
    await moveTable({ db, to, table }, (done) => progress({ done: start + done, total }));
    before += count;
  }
  await to.write(async (tx) => {
    if ((await readCursor(tx, FINISHED)) === 0) await finishRestoring(tx);
    await moveCursor(tx, FINISHED, 1);
  });
  return total;
}

const SOURCE = 'move-source';
const FINISHED = 'move-finished';
const cursorOf = (table: DurableTable): string => `move-${table}`;

/** A number that is another once anything was added. */
function markOf(counts: readonly (readonly [DurableTable, number])[], seq: number): number {
  return Number.parseInt(sha256(JSON.stringify([counts, seq])).slice(0, 12), 16) + 1;
}

async function begin(to: Store, mark: number): Promise<void> {
  const known = await readCursor(to.reader, SOURCE);
  if (known === mark) return;
  if (known !== 0)
    throw new Refusal(
      'move-of-before',
      409,
      'Part of this newsroom was moved there earlier and has changed since. Create an empty database in its place and start again.',
    );
  await to.write(async (tx) => {
    await refuseUnlessEmpty(tx);
    await moveCursor(tx, SOURCE, mark);
  });
}

interface Moving {
  readonly db: Db;
  readonly to: Store;
  readonly table: DurableTable;
}

async function moveTable({ db, to, table }: Moving, progress: (done: number) => void): Promise<void> {
  let done = await readCursor(to.reader, cursorOf(table));
  const before = done;
  let at = 0;
  let some: Row[] = [];
  const put = async () => {
    const rows = some;
    if (rows.length === 0) return;
    some = [];
    await to.write(async (tx) => {
      await restoreRows(tx, table, rows);
      await moveCursor(tx, cursorOf(table), done + rows.length);
    });
    done += rows.length;
    progress(done);
  };
  for await (const row of dumpRows(db, table)) {
    at += 1;
    if (at <= before) continue;
    some.push(row);
    if (some.length === AT_ONCE) await put();
  }
  await put();
}
