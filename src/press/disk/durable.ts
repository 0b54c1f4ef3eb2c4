import { execFile } from 'node:child_process';
import { closeSync, fsync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { eachOf } from './each-of.ts';
import { isMissing } from './failures.ts';

const run = promisify(execFile);
const syncFile = promisify(fsync);

/**
 * Up to here each file is synced by itself: 0.6 ms a file here, 5 to 30 ms on a spinning disk. Beyond, one sync of the
 * whole file system is cheaper (5,000 pages of 45 KB: 0.2 s against 3 s), though it also waits for what others have written.
 */
const ONE_BY_ONE = 64;

/** Syncs that wait together are one write of the file system's journal: 36 files take half as long as four at a time here. */
const AT_ONCE = 32;

/** When this returns without throwing, the content of these files, or the names in these folders, survive a power cut. */
export async function makeDurable(paths: readonly string[]): Promise<void> {
  const [first] = paths;
  if (first === undefined) return;
  if (paths.length > ONE_BY_ONE && (await syncFileSystem(first))) return;
  await eachOf(paths, AT_ONCE, syncOne);
}

/** What is there no longer was replaced or removed meanwhile, and whoever did that makes it last. */
async function syncOne(path: string): Promise<void> {
  const descriptor = openThere(path);
  if (descriptor === null) return;
  try {
    await syncFile(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function openThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Node has no `syncfs`; the `sync` of coreutils and busybox does. False where there is none (macOS syncs without waiting). */
async function syncFileSystem(path: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return run('sync', ['-f', path]).then(
    () => true,
    () => false,
  );
}
