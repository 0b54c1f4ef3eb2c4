import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../base/problem.ts';
import { makeFolder, type NewsroomFolder } from './newsroom-folder.ts';

/** What a newsroom that runs says about itself to whoever finds its folder in use. */
export interface Running {
  readonly pid: number;
  readonly since: string;
  /** The origin of the readers' site, and the host that it listens on. */
  readonly site: string;
  readonly host: string;
}

const fileOf = ({ root }: NewsroomFolder): string => join(root, 'standfirst.lock');
const noteOf = ({ root }: NewsroomFolder): string => join(root, 'running.json');

/**
 * Takes a data folder for the newsroom that is to run in it, until released or until this process ends, however it ends.
 * Refuses (409) when another has it. In a folder where nothing can be written nobody can take it, and nobody needs to.
 */
export function holdFolder(folder: NewsroomFolder, running: Running): () => void {
  makeFolder(folder);
  const lock = tryLock(folder);
  if (lock === 'taken') throw inUse(folder);
  if (lock === null) return () => {};
  note(folder, running);
  return () => {
    rmSync(noteOf(folder), { force: true });
    lock.close();
  };
}

/** Refuses (409) when a newsroom runs in this folder; takes and makes nothing. */
export function refuseInUse(folder: NewsroomFolder): void {
  if (whoRuns(folder) !== null) throw inUse(folder);
}

/** True when the newsroom that ran here before was killed: its other processes may take a moment to follow it. */
export function wasKilled(folder: NewsroomFolder): boolean {
  return existsSync(noteOf(folder));
}

/** The newsroom that runs in a folder; null when none does. */
export function whoRuns(folder: NewsroomFolder): Running | 'unknown' | null {
  if (!existsSync(fileOf(folder))) return null;
  const lock = tryLock(folder);
  if (lock !== 'taken') {
    lock?.close();
    return null;
  }
  try {
    return JSON.parse(readFileSync(noteOf(folder), 'utf8')) as Running;
  } catch {
    return 'unknown';
  }
}

/** Something that nobody else has until it is closed, or until this process ends. */
export interface Lock {
  close(): void;
}

const tryLock = (folder: NewsroomFolder): Lock | 'taken' | null => tryLockFile(fileOf(folder));

/** The system's own lock, taken through an empty database as the store takes its locks; null where none can be taken. */
export function tryLockFile(file: string): Lock | 'taken' | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file);
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    // SQLITE_BUSY (https://www.sqlite.org/rescode.html); all else means that nothing can be written here.
    return ((error as { errcode?: number }).errcode ?? 0) === 5 ? 'taken' : null;
  }
}

/** For people only, so a full disk may keep it from being written. */
function note(folder: NewsroomFolder, running: Running): void {
  try {
    writeFileSync(noteOf(folder), `${JSON.stringify(running)}\n`);
  } catch {
    // Then a second start says that the folder is in use, and not by whom.
  }
}

function inUse(folder: NewsroomFolder): Refusal {
  const who = whoRuns(folder);
  const by =
    who === null || who === 'unknown' ? '' : ` (process ${who.pid}, since ${who.since}, readers at ${who.site})`;
  return new Refusal(
    'folder-in-use',
    409,
    `A newsroom is already running in ${folder.root}${by}. Stop it first, or name another folder with --data.`,
  );
}
