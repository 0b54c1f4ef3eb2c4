import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { Refusal } from '../base/problem.ts';
import { dumpRows, durableTables, type DurableTable, refuseUnlessEmpty, restoreRows } from '../store/dump.ts';
import { refillDesk } from '../store/fill-desk.ts';
import { fillRetractions } from '../store/fill-retractions.ts';
import { fillFirstWords } from '../store/first-words.ts';
import { readLists } from '../store/list-zones.ts';
import { recutLists } from '../store/listings.ts';
import { refillMedia } from '../store/fill-media.ts';
import { leavePastUnsent } from '../store/outgoing-mail.ts';
import type { Db, Store } from '../store/open-store.ts';
import {
  damaged,
  fileOf,
  FORM,
  type Line,
  manifestIn,
  readManifest,
  refuseAltered,
  rowsFrom,
  type TableFile,
} from './export-files.ts';

/**
 * Writes everything the store remembers into a new or empty folder, one JSON line a row, one file a table: content with all
 * revisions and versions, corrections, redirects, settings, the record of every act. `also` writes what else belongs to it.
 * The manifest comes last, with the digest of each file, so a folder without it is not a finished export. Returns the number of rows.
 */
export async function exportNewsroom(store: Store, folder: string, also: () => Promise<void>): Promise<number> {
  // It holds password hashes and everybody's drafts.
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  if (readdirSync(folder).length > 0) {
    throw new Refusal(
      'folder-not-empty',
      409,
      `${folder} is not empty. Name a new folder, so that nothing in it is overwritten.`,
    );
  }
  chmodSync(folder, OWNER_ONLY_FOLDER);
  const tables: Partial<Record<DurableTable, TableFile>> = {};
  // One moment for all tables: what is published meanwhile is in the next export, not half in this one. A large archive takes its time.
  await store.snapshot(async (db) => {
    for (const table of durableTables) tables[table] = await writeTable(db, table, fileOf(folder, table));
  }, Infinity);
  await also();
  writeFileSync(manifestIn(folder), `${JSON.stringify({ form: FORM, tables }, null, 2)}\n`, {
    flush: true,
    mode: OWNER_ONLY,
  });
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
}

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;

async function writeTable(db: Db, table: DurableTable, file: string): Promise<TableFile> {
  const digest = createHash('sha256');
  let count = 0;
  let lines = '';
  writeFileSync(file, '', { mode: OWNER_ONLY });
  for await (const row of dumpRows(db, table)) {
    lines += `${JSON.stringify(row)}\n`;
    count += 1;
    if (lines.length < 1_000_000) continue;
    digest.update(lines);
    await appendFile(file, lines);
    lines = '';
  }
  await appendFile(file, lines, { flush: true });
  return { rows: count, sha256: digest.update(lines).digest('hex') };
}

/**
 * Reads an export back, all or nothing. Refuses (409) a store that holds a newsroom already, and (422) an export
 * that is unfinished, of another form, or damaged, naming file and line. `also` brings what else belongs to it; should that
 * fail, nothing is restored.
 */
export async function restoreNewsroom(store: Store, folder: string, also: () => Promise<void>): Promise<number> {
  const { tables } = readManifest(folder);
  return store.write(async (tx) => {
    await refuseUnlessEmpty(tx);
    let total = 0;
    for (const table of durableTables)
      total += await restoreTable(tx, table, { file: fileOf(folder, table), said: tables[table] });
    await finishRestoring(tx);
    await also();
    return total;
  });
}

/** Makes what follows from the rows that were put back: search, lists, uses of media. */
export async function finishRestoring(tx: Db): Promise<void> {
  await fillRetractions(tx);
  await refillDesk(tx);
  await refillMedia(tx);
  await fillFirstWords(tx);
  await recutLists(tx, await readLists(tx));
  await leavePastUnsent(tx);
}

async function restoreTable(
  tx: Db,
  table: DurableTable,
  { file, said }: { file: string; said: TableFile | undefined },
): Promise<number> {
  // An export that is older than a table knows nothing about it.
  if (!said && !existsSync(file)) return 0;
  if (!existsSync(file)) throw damaged(file, 'The file is missing.');
  let rows = 0;
  for await (const lines of inTurns(rowsFrom(file))) {
    rows += lines.length;
    await restoreLines(tx, table, lines);
  }
  if (rows !== said?.rows) throw damaged(file, `The file has ${rows} rows; the manifest says ${said?.rows ?? 0}.`);
  await refuseAltered(file, said);
  return rows;
}

/** Rows that are put back with one statement: few enough that the longest texts stay bounded. */
const AT_ONCE = 50;

/** Neighbours of the same columns: a row of an older export lacks what came since, and gets what its column has by itself. */
async function* inTurns(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let turn: Line[] = [];
  let columns = '';
  for await (const line of lines) {
    const its = Object.keys(line.row).join(' ');
    if (turn.length > 0 && (turn.length === AT_ONCE || its !== columns)) {
      yield turn;
      turn = [];
    }
    columns = its;
    turn.push(line);
  }
  if (turn.length > 0) yield turn;
}

/** https://www.sqlite.org/rescode.html: SQLITE_ERROR, _CONSTRAINT, _MISMATCH: what a row says, not what the machine cannot do. */
const ROW_IS_WRONG = new Set([1, 19, 20]);

/** One by one where several cannot be put back together, to name the line that is in the way. */
async function restoreLines(tx: Db, table: DurableTable, lines: readonly Line[]): Promise<void> {
  try {
    await restoreRows(
      tx,
      table,
      lines.map(({ row }) => row),
    );
  } catch (error) {
    if (!ROW_IS_WRONG.has(Number((error as { errcode?: unknown }).errcode) & 0xff)) throw error;
    const [first] = lines;
    if (lines.length === 1 && first) throw damaged(first.where, 'This row does not fit its table, or is there twice.');
    for (const line of lines) await restoreLines(tx, table, [line]);
  }
}
