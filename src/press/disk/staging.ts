import { join } from 'node:path';
import type { ShelfFiles } from './shelf-files.ts';

/** Where the bytes of items wait until they are durable and get their names. */
export interface Staging {
  /** Writes a new file in the file system of the shelf and gives its path; leaves nothing behind when it fails. */
  write(bytes: Uint8Array): Promise<string>;
}

/** `own` is this process's folder for what waits. */
export function openStaging(files: ShelfFiles, own: string): Staging {
  let count = 0;
  return {
    write: async (bytes) => {
      // Made at the first write: a shelf that is only read leaves nothing behind.
      if (count === 0) await files.makeFolder(own);
      const file = join(own, String((count += 1)));
      await files.create(file, bytes);
      return file;
    },
  };
}
