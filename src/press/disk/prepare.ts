import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../base/ids.ts';
import { isReadOnly } from './failures.ts';
import { OWN } from './names.ts';

const TEMPORARY = `${OWN}/temporary`;
/** A folder of another machine with the same shelf counts as left behind after this, in milliseconds. */
const FOREIGN_AGE = 24 * 60 * 60 * 1000;

/** Folders of this process that are in use: a process with our number in an earlier life had others. */
const inUse = new Set<string>();

/** Makes the folder of a shelf, clears away what dead processes left waiting, and names this process's own place to wait. */
export function prepareFolder(folder: string): string {
  const all = join(folder, TEMPORARY);
  clear(all);
  const own = `${hostname()}~${process.pid}~${newId()}`;
  inUse.add(own);
  return join(all, own);
}

/** A shelf that this process may only read is not its to tidy. */
function clear(all: string): void {
  try {
    mkdirSync(all, { recursive: true });
    for (const name of readdirSync(all)) {
      if (isLeftover(join(all, name), name)) remove(join(all, name));
    }
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}

/** What cannot be taken away stays: nothing depends on it, and of a disk that cannot be written to Node says so without a code. */
function remove(leftover: string): void {
  try {
    rmSync(leftover, { recursive: true, force: true });
  } catch {
    // Whoever opens the shelf next tries again.
  }
}

function isLeftover(path: string, name: string): boolean {
  const [host, pid] = name.split('~');
  if (inUse.has(name)) return false;
  if (host === hostname()) return Number(pid) === process.pid || !isRunning(Number(pid));
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > FOREIGN_AGE;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
