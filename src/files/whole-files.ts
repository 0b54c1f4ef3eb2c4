import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How the name of a file begins that is being written: whoever lists a folder passes over it. */
export const UNFINISHED = '.part-';

/** A name beside others in a folder for what is being written. */
export function unfinishedIn(folder: string): string {
  return join(folder, `${UNFINISHED}${randomBytes(6).toString('hex')}`);
}

/**
 * A file is under its path in full or not at all: `write` makes it under another name, synced, and what it could not finish is left to nobody.
 * The folder must be there. That the name outlives a power cut as well is the caller's to see to (`syncFolder`), once for many files.
 */
export async function putWhole(path: string, write: (part: string) => Promise<unknown>): Promise<void> {
  const part = unfinishedIn(dirname(path));
  try {
    await write(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** True for what says that a disk, or the part of it that one may use, is full: people can put that right. */
export function isFullDisk(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
