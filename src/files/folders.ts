import { closeSync, fsyncSync, openSync } from 'node:fs';
import { mkdir, open, opendir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A new name in a folder, or one that has gone from it, is only certain after a power cut when the folder is synced as well. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The same before anything else happens: where a process begins. */
export function syncFolderNow(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Makes a folder that outlives a power cut, with those that lead to it, where it is not there yet. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  const first = await mkdir(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** The names in a folder, in no order; none where there is no folder. */
export async function* entriesOf(folder: string): AsyncIterable<string> {
  const entries = await opendir(folder).catch(nullIfAbsent);
  for await (const entry of entries ?? []) yield entry.name;
}

/** Null for an error that says that nothing stands there; throws every other. */
export function nullIfAbsent(error: unknown): null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
}
