import { open, opendir } from 'node:fs/promises';

/** A rename is only certain after a power cut when its folder is synced as well. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
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
