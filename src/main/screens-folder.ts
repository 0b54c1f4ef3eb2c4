import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the screens are, beside this file’s room: built ones where this is built. Null where there are none. */
export function builtScreens(): string | null {
  const folder = fileURLToPath(new URL('../newsroom-ui', import.meta.url));
  return existsSync(`${folder}/index.html`) ? folder : null;
}
