import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { problem, Refusal } from '../base/problem.ts';
import { dumpRows, durableTables, type DurableTable, refuseUnlessEmpty, restoreRows, type Row } from '../store/dump.ts';
import { refillDesk } from '../store/fill-desk.ts';
import { fillRetractions } from '../store/fill-retractions.ts';
import { fillFirstWords } from '../store/first-words.ts';
import { readLists } from '../store/list-zones.ts';
import { recutLists } from '../store/listings.ts';
import { refillMedia } from '../store/fill-media.ts';
import { leavePastUnsent } from '../store/outgoing-mail.ts';
import type { Db, Store } from '../store/open-store.ts';

const MANIFEST = 'standfirst-export.json';
const FORM = 1;

/** True for a folder that `exportNewsroom` wrote, whether or not it came to the end. */
export function isExport(folder: string): boolean {
  return [join(folder, MANIFEST), ...durableTables.map((table) => fileOf(folder, table))].some((file) =>
    existsSync(file),
  );
}

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
  // One moment for all tables: what is published meanwhile is in the next export, not half in this one.
  await store.snapshot(async (db) => {
    for (const table of durableTables) tables[table] = await writeTable(db, table, fileOf(folder, table));
  });
  await also();
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ form: FORM, tables }, null, 2)}\n`, {
    flush: true,
    mode: OWNER_ONLY,
  });
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
}

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;

/** What the manifest says of one file. */
interface TableFile {
  readonly rows: number;
  /** SHA-256 of the file's bytes, in hexadecimal digits. */
  readonly sha256: string;
}

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
 * Reads an export back, whole or not at all. Refuses (409) a store that holds a newsroom already, and (422) an export
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
    await fillRetractions(tx);
    await refillDesk(tx);
    await refillMedia(tx);
    await fillFirstWords(tx);
    await recutLists(tx, await readLists(tx));
    await leavePastUnsent(tx);
    await also();
    return total;
  });
}

interface Manifest {
  readonly form: number;
  readonly tables: Partial<Record<DurableTable, TableFile>>;
}

function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  if (!existsSync(file))
    throw damaged(file, 'The export was not finished: this file, which is written last, is missing. Export again.');
  const manifest = parseLine(readFileSync(file, 'utf8'), file) as Manifest;
  if (manifest.form !== FORM)
    throw damaged(
      file,
      `This export has form ${manifest.form}; this Standfirst reads form ${FORM}. Use the Standfirst that wrote it.`,
    );
  return manifest;
}

async function restoreTable(
  tx: Db,
  table: DurableTable,
  { file, said }: { file: string; said: TableFile | undefined },
): Promise<number> {
  // An export that is older than a table knows nothing of it.
  if (!said && !existsSync(file)) return 0;
  if (!existsSync(file)) throw damaged(file, 'The file is missing.');
  const digest = createHash('sha256');
  const bytes = createReadStream(file).on('data', (chunk) => digest.update(chunk));
  let rows = 0;
  for await (const line of createInterface({ input: bytes, crlfDelay: Infinity })) {
    rows += 1;
    await restoreLine(tx, table, { line, where: `${file}:${rows}` });
  }
  if (rows !== said?.rows) throw damaged(file, `The file has ${rows} rows, the manifest says ${said?.rows ?? 0}.`);
  if (digest.digest('hex') !== said.sha256)
    throw damaged(file, 'The file is not the one that was exported: its digest differs from the manifest’s.');
  return rows;
}

/** https://www.sqlite.org/rescode.html: SQLITE_ERROR, _CONSTRAINT, _MISMATCH: what a row says, not what the machine cannot do. */
const ROW_IS_WRONG = new Set([1, 19, 20]);

async function restoreLine(
  tx: Db,
  table: DurableTable,
  { line, where }: { line: string; where: string },
): Promise<void> {
  const row = parseLine(line, where);
  if (!isRow(row)) throw damaged(where, 'A row holds texts, numbers and nulls only.');
  try {
    await restoreRows(tx, table, [row]);
  } catch (error) {
    if (!ROW_IS_WRONG.has(Number((error as { errcode?: unknown }).errcode) & 0xff)) throw error;
    throw damaged(where, 'This row is not one of its table, or stands there twice.');
  }
}

function isRow(row: object): row is Row {
  return Object.values(row).every((value) => value === null || typeof value === 'string' || typeof value === 'number');
}

function parseLine(line: string, where: string): object {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw damaged(where, 'This is not a JSON object.');
  return value;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function damaged(where: string, say: string): Refusal {
  return new Refusal('export-damaged', 422, 'This export cannot be read; nothing was restored.', [
    problem('export-damaged', where, say),
  ]);
}

function fileOf(folder: string, table: DurableTable): string {
  return join(folder, `${table}.jsonl`);
}
