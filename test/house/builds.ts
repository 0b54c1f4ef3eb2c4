import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../src/base/hash.ts';
import { root } from '../tidy/source-tree.ts';

const kept = join(root, '.cache', 'build');

/** Where tests keep what this build has made, for all that come after it; of other builds nobody asks any more. */
export function folderOfThisBuild(): string {
  const build = sha256(readFileSync(join(root, 'dist', '.built-from'), 'utf8')).slice(0, 16);
  const folder = join(kept, build);
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(kept)) if (old !== build) rmSync(join(kept, old), { recursive: true, force: true });
  return folder;
}

/**
 * The environment of a command, in which Node keeps what it has compiled: a fifth of what a short command computes. A newsroom that is
 * started keeps its own, in its data folder.
 */
export function compiledOnce(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: join(folderOfThisBuild(), 'compiled') };
}
