import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
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
  const ready = join(made, sha256(readFileSync(join(root, 'dist', '.built-from'), 'utf8')).slice(0, 16));
  if (!existsSync(ready)) await makeSample(ready);
  return copied(ready, folder);
}

async function makeSample(ready: string): Promise<void> {
  mkdirSync(made, { recursive: true });
  // Of builds before this one nobody asks any more.
  for (const old of readdirSync(made)) rmSync(join(made, old), { recursive: true, force: true });
  const making = join(made, `making-${process.pid}`);
  const served = await serve(making);
  await served.stop();
  renameSync(making, ready);
}

/** A copy of a data folder, whoever works in it meanwhile. */
export function copied(from: string, to: string): string {
  cpSync(from, to, { recursive: true, filter: (file) => !basename(file).startsWith('standfirst.db') });
  const store = new DatabaseSync(join(from, 'standfirst.db'), { readOnly: true });
  store.prepare('VACUUM INTO ?').run(join(to, 'standfirst.db'));
  store.close();
  return to;
}
