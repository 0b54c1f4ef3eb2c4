import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';

/** Copies all finished files of one media folder into another. A newsroom without pictures has no such folder. */
export async function copyMedia(from: string, to: string): Promise<void> {
  if (existsSync(from)) await cp(from, to, { recursive: true, filter: (file) => !file.includes('.part-') });
}
