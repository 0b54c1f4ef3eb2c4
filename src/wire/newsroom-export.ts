import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { problem, Refusal } from '../base/problem.ts';
import { dumpRows, durableTables, type DurableTable, refuseUnlessEmpty, restoreRows, type Row } from '../store/dump.ts';
import type { Db, Store } from '../store/open-store.ts';

const MANIFEST = 'standfirst-export.json';
const FORM = 1;

/** True for a folder that `exportNewsroom` finished. */
export function isExport(folder: string): boolean {
  return existsSync(join(folder, MANIFEST));
}

/**
 * Writes everything the store remembers into a new or empty folder, one JSON line a row, one file a table: content with all
 * revisions and versions, corrections, redirects, settings, the record of every act. The manifest is written last,
 * so a folder without it is not a finished export. Returns the number of rows.
 */
export async function exportNewsroom(store: Store, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) {
    throw new Refusal('folder-not-empty', 409, `${folder} is not empty. Name a new folder, so that nothing in it is overwritten.`);
  }
  const rows: Partial<Record<DurableTable, number>> = {};
  // One moment for all tables: what is published meanwhile is in the next export, not half in this one.
  await store.snapshot(async (db) => {
    for (const table of durableTables) rows[table] = await writeTable(db, table, fileOf(folder, table));
  });
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ form: FORM, rows }, null, 2)}\n`);
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}

async function writeTable(db: Db, table: DurableTable, file: string): Promise<number> {
  let count = 0;
  let lines = '';
  writeFileSync(file, '');
  for await (const row of dumpRows(db, table)) {
    lines += `${JSON.stringify(row)}\n`;
    count += 1;
    if (lines.length < 1_000_000) continue;
    await appendFile(file, lines);
    lines = '';
  }
  await appendFile(file, lines);
  return count;
}

/**
 * Reads an export back, whole or not at all. Refuses (409) a store that holds a newsroom already, and (422) an export
 * that is unfinished, of another form, or damaged, naming file and line.
 */
export async function restoreNewsroom(store: Store, folder: string): Promise<number> {
  const manifest = readManifest(folder);
  return store.write(async (tx) => {
    await refuseUnlessEmpty(tx);
    let total = 0;
    for (const table of durableTables) {
      const count = await readTable(tx, table, fileOf(folder, table));
      if (count !== manifest.rows[table]) {
        throw damaged(fileOf(folder, table), `The file has ${count} rows, the manifest says ${manifest.rows[table] ?? 0}.`);
      }
      total += count;
    }
    return total;
  });
}

interface Manifest {
  readonly form: number;
  readonly rows: Partial<Record<DurableTable, number>>;
}

function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  const manifest = parseLine(readFileSync(file, 'utf8'), file) as unknown as Manifest;
  if (manifest.form !== FORM) throw damaged(file, `This export has form ${manifest.form}; this Standfirst reads form ${FORM}. Use the Standfirst that wrote it.`);
  return manifest;
}

async function readTable(tx: Db, table: DurableTable, file: string): Promise<number> {
  if (!existsSync(file)) throw damaged(file, 'The file is missing.');
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    await restoreRows(tx, table, [parseLine(line, `${file}:${number}`)]);
  }
  return number;
}

function parseLine(line: string, where: string): Row {
  try {
    return JSON.parse(line) as Row;
  } catch {
    throw damaged(where, 'This is not a line of JSON.');
  }
}

function damaged(where: string, say: string): Refusal {
  return new Refusal('export-damaged', 422, 'This export cannot be read; nothing was restored.', [problem('export-damaged', where, say)]);
}

function fileOf(folder: string, table: DurableTable): string {
  return join(folder, `${table}.jsonl`);
}
