import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { folderOfThisBuild } from './builds.ts';
import { serve } from './standfirst.ts';

/**
 * A data folder with the sample newsroom, as this build makes it: made once for every build, copied ever after. Whoever asks
 * starts it as it is.
 */
export async function aSample(folder: string): Promise<string> {
  const ready = await madeOnce('sample', async (data) => {
    const served = await serve(data);
    await served.stop();
  });
  return copied(ready, folder);
}

/** What this build makes of a data folder, made once for every build, by whoever asks first. Nobody changes it: who needs it copies it. */
export async function madeOnce(name: string, make: (data: string) => Promise<void>): Promise<string> {
  const folder = folderOfThisBuild();
  const ready = join(folder, name);
  if (existsSync(ready)) return ready;
  const making = mkdtempSync(join(folder, 'making-'));
  await make(join(making, 'data'));
  putInPlace(join(making, 'data'), ready);
  rmSync(making, { recursive: true, force: true });
  return ready;
}

/** Where two made the same at once, the first one's stays. */
function putInPlace(data: string, ready: string): void {
  try {
    renameSync(data, ready);
  } catch (error) {
    if (!existsSync(ready)) throw error;
  }
}

/**
 * A copy of a data folder, whoever works in it meanwhile. What lies under `shared` folders is put in place whole and never written to where
 * it lies, so the copy has the same files under names of its own: made in a tenth of the time. Tests that damage such files name fewer.
 */
export function copied(from: string, to: string, shared: readonly string[] = ['code-cache', 'media', 'shelf']): string {
  const isShared = (path: string): boolean =>
    shared.includes(path.split(sep)[0] ?? '') && !path.startsWith(join('shelf', '.shelf'));
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = relative(from, join(entry.parentPath, entry.name));
    if (path.startsWith('standfirst.db')) continue;
    if (entry.isDirectory()) mkdirSync(join(to, path), { recursive: true });
    else if (isShared(path)) linkOrCopy(join(from, path), join(to, path));
    else copyFileSync(join(from, path), join(to, path));
  }
  const store = new DatabaseSync(join(from, 'standfirst.db'), { readOnly: true });
  store.prepare('VACUUM INTO ?').run(join(to, 'standfirst.db'));
  store.close();
  return to;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // On another disk.
    copyFileSync(from, to);
  }
}
