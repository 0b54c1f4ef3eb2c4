import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { nodePath, say } from './runtime.mjs';

/** The folder of this checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Installs and builds what is missing; the path of the Node to run on. Ends the process with code 1 and the remedy when
 * that cannot be done.
 */
export function prepare() {
  try {
    ensureInstalled(root, say);
    ensureBuilt(root, say);
    return nodePath(root);
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}
