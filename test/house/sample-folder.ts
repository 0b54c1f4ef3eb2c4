import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '../../src/base/hash.ts';
import { root } from '../tidy/source-tree.ts';
import { serve } from './standfirst.ts';

const made = join(root, '.cache', 'sample');

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
  const build = sha256(readFileSync(join(root, 'dist', '.built-from'), 'utf8')).slice(0, 16);
  const ready = join(made, build, name);
  if (existsSync(ready)) return ready;
  mkdirSync(join(made, build), { recursive: true });
  // Of other builds nobody asks any more.
  for (const old of readdirSync(made)) if (old !== build) rmSync(join(made, old), { recursive: true, force: true });
  const making = mkdtempSync(join(made, build, 'making-'));
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

/** A copy of a data folder, whoever works in it meanwhile. */
export function copied(from: string, to: string): string {
  cpSync(from, to, { recursive: true, filter: (file) => !basename(file).startsWith('standfirst.db') });
  const store = new DatabaseSync(join(from, 'standfirst.db'), { readOnly: true });
  store.prepare('VACUUM INTO ?').run(join(to, 'standfirst.db'));
  store.close();
  return to;
}
