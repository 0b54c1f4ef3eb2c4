import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const BEFORE = 'media/';

/** What readers had and may have no more: told as 410. */
export const RETIRED = 'retired';

/** How a file of the media shelf is named among all that is distributed. */
export const distributedName = (file: string): string => `${BEFORE}${file}`;

/** The file of the media shelf that a name stands for; null for an address of the shelf. */
export function mediaFileOf(name: string): string | null {
  return name.startsWith(BEFORE) ? name.slice(BEFORE.length) : null;
}

/** What a file's bytes are known by under a name, as an item of the shelf is by its tag. */
export async function mediaTagOf(name: string, path: string): Promise<string> {
  const hash = createHash('sha256').update(`${name}\n`);
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return `media-${hash.digest('hex').slice(0, 32)}`;
}
