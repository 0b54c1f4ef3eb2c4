import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, Refusal } from '../base/problem.ts';
import { type DurableTable, durableTables, type Row } from '../store/dump.ts';

// The files of an export: one JSON line a row, one file a table, and the manifest, which is written last.

const MANIFEST = 'standfirst-export.json';
export const FORM = 1;

/** What the manifest says of one file. */
export interface TableFile {
  readonly rows: number;
  /** SHA-256 of the file's bytes, in hexadecimal digits. */
  readonly sha256: string;
}

export interface Manifest {
  readonly form: number;
  readonly tables: Partial<Record<DurableTable, TableFile>>;
}

export function manifestIn(folder: string): string {
  return join(folder, MANIFEST);
}

export function fileOf(folder: string, table: DurableTable): string {
  return join(folder, `${table}.jsonl`);
}

/** True for a folder that `exportNewsroom` wrote, whether or not it came to the end. */
export function isExport(folder: string): boolean {
  return [manifestIn(folder), ...durableTables.map((table) => fileOf(folder, table))].some((file) => existsSync(file));
}

/** True for an export of versions and nothing that a newsroom remembers beside them: stories to be added to one. */
export function isStories(folder: string): boolean {
  if (!existsSync(manifestIn(folder))) return false;
  const { tables } = readManifest(folder);
  return tables.versions !== undefined && tables.stories === undefined;
}

/** Refuses (422) an export that is unfinished or of another form. */
export function readManifest(folder: string): Manifest {
  const file = manifestIn(folder);
  if (!existsSync(file))
    throw damaged(file, 'The export was not finished: this file, which is written last, is missing. Export again.');
  const manifest = parseLine(readFileSync(file, 'utf8'), file) as Manifest;
  if (manifest.form !== FORM)
    throw damaged(
      file,
      `This export is in form ${manifest.form}; this Standfirst reads form ${FORM}. Use the Standfirst that wrote it.`,
    );
  return manifest;
}

/** One line of a table's file, and where it ends. */
export interface Line {
  readonly row: Row;
  /** The file and the number of the line, for whoever has to put it right. */
  readonly where: string;
  /** The byte behind it. */
  readonly end: number;
}

/**
 * The rows of a table's file from a byte on, none of them kept. Refuses (422) what is no row, naming the line, counted from that byte. Lines end
 * with a line feed and with nothing else: a text may hold every other sign that ends lines elsewhere.
 */
export async function* rowsFrom(file: string, start = 0): AsyncGenerator<Line> {
  let [end, number] = [start, 0];
  for await (const bytes of piecesOf(createReadStream(file, { start, highWaterMark: AT_ONCE }))) {
    number += 1;
    end += bytes.length + 1;
    const where = start === 0 ? `${file}:${number}` : `${file}, line ${number} after byte ${start}`;
    const row = parseLine(bytes.toString(), where);
    if (!isRow(row)) throw damaged(where, 'A row may hold only texts, numbers and nulls.');
    yield { row, where, end };
  }
}

const AT_ONCE = 256 * 1024;
const LINE_FEED = 10;

async function* piecesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to !== -1; to = chunk.indexOf(LINE_FEED, from)) {
      const last = chunk.subarray(from, to);
      yield begun.length === 0 ? last : Buffer.concat([...begun, last]);
      begun = [];
      from = to + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/** Refuses (422) a file that is missing or is not the one that was exported. */
export async function refuseAltered(file: string, said: TableFile): Promise<void> {
  if (!existsSync(file)) throw damaged(file, 'The file is missing.');
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1_000_000 })) digest.update(chunk as Buffer);
  if (digest.digest('hex') !== said.sha256)
    throw damaged(file, 'The file is not the one that was exported: its digest differs from the one in the manifest.');
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

export function damaged(where: string, say: string): Refusal {
  return new Refusal('export-damaged', 422, 'This export cannot be read; nothing was restored.', [
    problem('export-damaged', where, say),
  ]);
}
