import { closeSync, constants, fstatSync, openSync, read, statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Refusal } from '../../base/problem.ts';

const readFrom = promisify(read);

/** What is cheap to know of a file. */
export interface FileMark {
  readonly modifiedAt: number;
  /**
   * Inode, size and time of change. Every item is a new file (temporary file, rename) and its time is later
   * than that of the file it replaces, so two items never share a mark.
   */
  readonly tag: string;
  readonly size: number;
}

/**
 * The mark of a file; null when there is none. A folder or pipe in its place has a mark too: reading it is what fails.
 * Synchronous, because a stat of a local file takes 2 µs here and its round through the thread pool ten times that.
 */
export function markOf(file: string): FileMark | null {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return null;
  return markFrom(stats);
}

function markFrom(stats: BigIntStats): FileMark {
  const tag = `${stats.ino.toString(36)}-${stats.size.toString(36)}-${stats.mtimeNs.toString(36)}`;
  return { modifiedAt: Number(stats.mtimeMs), tag, size: Number(stats.size) };
}

/**
 * Reads a whole regular file with its mark; null when there is none. Anything else in its place (a folder, a pipe, a device)
 * throws at once: a pipe opened the ordinary way would hold a thread of the pool until somebody writes to it.
 * Only the bytes come through the thread pool: 0.05 ms for a page of 45 KB here, against 0.3 ms with the rest there too.
 */
export async function readRegular(file: string): Promise<{ bytes: Uint8Array; mark: FileMark } | null> {
  const descriptor = openToRead(file);
  if (descriptor === null) return null;
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    if (!stats.isFile()) throw new Error(`${file} is not a regular file`);
    const bytes = Buffer.allocUnsafeSlow(Number(stats.size));
    const { bytesRead } = await readFrom(descriptor, bytes, 0, bytes.length, 0);
    if (bytesRead !== bytes.length) throw new Error(`${file} is shorter than it says`);
    return { bytes, mark: markFrom(stats) };
  } finally {
    closeSync(descriptor);
  }
}

function openToRead(file: string): number | null {
  try {
    return openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** True when this process may look but not write. */
export function isReadOnly(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EROFS' || code === 'EACCES';
}

/** Removes a file; one that is not there is removed already. */
export async function removeFile(file: string): Promise<void> {
  await unlink(file).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/** A full disk as something a person can mend; every other failure as it came. */
export function asRefusal(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  const why = code === 'ENOSPC' ? 'The disk is full' : 'The disk quota is used up';
  return new Refusal(
    'disk-full',
    507,
    `${why}: a page could not be written to the shelf in ${folder}. Readers still see the page as it was. Free some space, then press again.`,
  );
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
