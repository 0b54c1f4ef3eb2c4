import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the build puts the newsroom's screens, beside this compiled file's room; null when this runs from the sources. */
export function builtScreens(): string | null {
  const folder = fileURLToPath(new URL('../newsroom-ui', import.meta.url));
  return existsSync(`${folder}/index.html`) ? folder : null;
}
