import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../base/ids.ts';
import { isReadOnly, removeFile } from './files.ts';
import { OWN } from './names.ts';

/** Where the bytes of items wait until they are durable and get their names. */
export interface Staging {
  /** Writes a new file in the file system of the shelf and gives its path; leaves nothing behind when it fails. */
  write(bytes: Uint8Array): Promise<string>;
}

const TEMPORARY = `${OWN}/temporary`;
/** A folder of another machine with the same shelf counts as left behind after this, in milliseconds. */
const FOREIGN_AGE = 24 * 60 * 60 * 1000;

/** Folders of this process that are in use: a process with our number in an earlier life had others. */
const inUse = new Set<string>();

/** Opens a folder of its own for this process and clears away what dead processes left. */
export function openStaging(folder: string): Staging {
  const all = join(folder, TEMPORARY);
  clear(all);
  const own = `${hostname()}~${process.pid}~${newId()}`;
  inUse.add(own);
  let count = 0;
  const write = async (bytes: Uint8Array) => {
    // Made at the first write: a shelf that is only read leaves nothing behind.
    if (count === 0) mkdirSync(join(all, own), { recursive: true });
    const file = join(all, own, String((count += 1)));
    await writeWhole(file, bytes);
    return file;
  };
  return { write };
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: 'wx' });
  } catch (error) {
    await removeFile(file);
    throw error;
  }
}

/** A shelf that this process may only read is not its to tidy. */
function clear(all: string): void {
  try {
    mkdirSync(all, { recursive: true });
    for (const name of readdirSync(all)) {
      if (isLeftover(join(all, name), name)) rmSync(join(all, name), { recursive: true, force: true });
    }
  } catch (error) {
    if (!isReadOnly(error)) throw error;
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
