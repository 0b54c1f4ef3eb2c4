import { closeSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, toInstant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { Backup, Repository } from './repository.ts';
import { type KeptFile, type KeptFolder, readTree, type Tree, writeTree } from './trees.ts';

/** A file or folder that is kept, and the name that it comes back under. */
export interface Kept {
  readonly name: string;
  readonly path: string;
  /** True for what is read whole each time, because it is changed where it lies: in small pieces, so that few of them change. */
  readonly isChanging?: boolean;
}

export interface Taken extends Backup {
  /** Bytes that this backup added. */
  readonly written: number;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

const PIECE = 1024 * 1024;
const SMALL_PIECE = 128 * 1024;

/**
 * Keeps files and folders as they are now. Of what lies there as it did at the last backup nothing is read but its size and date. What
 * goes away meanwhile is left out, and what is not there is not kept. It is always later than the last, in one second and by a clock that was
 * put back too. Whoever takes one is alone in the repository.
 */
export async function takeBackup(
  repository: Repository,
  { kept, at }: { readonly kept: readonly Kept[]; readonly at: Instant },
  progress: (now: Progress) => void = () => {},
): Promise<Taken> {
  const before = (await repository.backups()).at(-1);
  const work: Work = { repository, progress, done: { files: 0, bytes: 0, written: 0 }, total: before?.files ?? 0 };
  const lastTree = await treeBefore(repository, before?.tree);
  const tree = await putTree(work, await keepAll(work, kept, lastTree));
  const { files, bytes, written } = work.done;
  const backup = { at: later(at, before?.at), tree, files, bytes };
  await repository.finish(backup);
  return { ...backup, written };
}

function later(now: Instant, last: Instant | undefined): Instant {
  return last === undefined || last < now ? now : toInstant(new Date(Date.parse(last) + 1000));
}

interface Work {
  readonly repository: Repository;
  readonly progress: (now: Progress) => void;
  readonly done: { files: number; bytes: number; written: number };
  /** Files of the backup before. */
  readonly total: number;
}

const nothing: Tree = { files: [], folders: [] };

/** What lay in a folder at the last backup. Where that is damaged, all that is damaged goes, and is written again from what is there. */
async function treeBefore(repository: Repository, piece: string | undefined): Promise<Tree> {
  if (piece === undefined || !(await repository.has(piece))) return nothing;
  try {
    return readTree(await repository.get(piece));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'backup-damaged')) throw error;
    await repository.takeAwayDamaged();
    return nothing;
  }
}

function putTree(work: Work, entries: readonly (KeptFile | KeptFolder)[]): Promise<string> {
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const files = sorted.filter((one) => 'pieces' in one);
  const folders = sorted.filter((one) => 'tree' in one);
  return put(work, writeTree({ files, folders }));
}

async function put({ repository, done }: Work, bytes: Uint8Array): Promise<string> {
  const { piece, written } = await repository.put(bytes);
  done.written += written;
  return piece;
}

async function keepAll(work: Work, all: readonly Kept[], before: Tree): Promise<(KeptFile | KeptFolder)[]> {
  const entries: (KeptFile | KeptFolder)[] = [];
  for (const one of all) entries.push(...(await keepOne(work, one, before)));
  return entries;
}

/** As an entry of its folder; nothing when it is not there, or is neither file nor folder. */
async function keepOne(work: Work, one: Kept, before: Tree): Promise<(KeptFile | KeptFolder)[]> {
  const stats = there(() => statSync(one.path));
  if (stats?.isFile())
    return keepFile(work, one, { stats, before: before.files.find(({ name }) => name === one.name) });
  if (!stats?.isDirectory()) return [];
  const last = before.folders.find(({ name }) => name === one.name);
  return keepFolder(work, one, { stats, before: last });
}

async function keepFolder(
  work: Work,
  { name, path }: Kept,
  { stats, before }: { readonly stats: Stats; readonly before: KeptFolder | undefined },
): Promise<KeptFolder[]> {
  const { repository } = work;
  const last = await treeBefore(repository, before?.tree);
  const names = (there(() => readdirSync(path)) ?? []).filter((one) => !one.includes('.part-'));
  const inside = names.map((one) => ({ name: one, path: join(path, one) }));
  return [{ name, mode: stats.mode & 0o777, tree: await putTree(work, await keepAll(work, inside, last)) }];
}

async function keepFile(
  work: Work,
  { name, path, isChanging = false }: Kept,
  { stats, before }: { readonly stats: Stats; readonly before: KeptFile | undefined },
): Promise<KeptFile[]> {
  const { repository, done, total } = work;
  const isAsBefore = !isChanging && before?.size === stats.size && before.changedAt === stats.mtimeMs;
  const isThere = isAsBefore && (await haveAll(repository, before.pieces));
  const read = isThere ? before : await putFile(work, path, isChanging ? SMALL_PIECE : PIECE);
  if (!read) return [];
  done.files += 1;
  done.bytes += read.size;
  work.progress({ done: done.files, total: Math.max(total, done.files) });
  return [{ name, size: read.size, mode: stats.mode & 0o777, changedAt: stats.mtimeMs, pieces: read.pieces }];
}

async function haveAll(repository: Repository, pieces: readonly string[]): Promise<boolean> {
  for (const piece of pieces) if (!(await repository.has(piece))) return false;
  return true;
}

/** Null when it has gone away. */
async function putFile(work: Work, path: string, most: number): Promise<Pick<KeptFile, 'size' | 'pieces'> | null> {
  const file = there(() => openSync(path, 'r'));
  if (file === null) return null;
  try {
    const bytes = Buffer.alloc(most);
    const pieces: string[] = [];
    let size = 0;
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) {
      pieces.push(await put(work, bytes.subarray(0, read)));
      size += read;
    }
    return { size, pieces };
  } finally {
    closeSync(file);
  }
}

/** What is answered, or null for what has gone away. */
function there<Answer>(ask: () => Answer): Answer | null {
  try {
    return ask();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
