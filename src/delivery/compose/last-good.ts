import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../base/hash.ts';
import { newId } from '../../base/ids.ts';
import { withEnd, withoutEnd } from './include-bytes.ts';

/** An include as it was when it was last whole. */
export interface GoodInclude {
  readonly bytes: Uint8Array;
  /** In milliseconds since 1970. */
  readonly modifiedAt: number;
}

/** The last good state of each include, kept over restarts. */
export interface LastGood {
  /** Null when none was kept, or when what was kept is not whole. */
  load(address: string): Promise<GoodInclude | null>;
  /** Atomic; a power cut may lose it, and then the state before it is there. */
  save(address: string, good: GoodInclude): Promise<void>;
}

/** The last good states in a folder, which is made at the first save. */
export function openLastGood(folder: string): LastGood {
  const fileOf = (address: string) => join(folder, `${sha256(address).slice(0, 40)}.html`);
  return {
    load: (address) => load(fileOf(address)).catch(() => null),
    save: async (address, good) => {
      await mkdir(folder, { recursive: true });
      await save(fileOf(address), good);
    },
  };
}

async function load(file: string): Promise<GoodInclude | null> {
  const { mtimeMs } = await stat(file);
  const bytes = withoutEnd(await readFile(file));
  return bytes && { bytes, modifiedAt: Math.trunc(mtimeMs) };
}

async function save(file: string, { bytes, modifiedAt }: GoodInclude): Promise<void> {
  const part = `${file}.${newId()}`;
  const modified = new Date(modifiedAt);
  try {
    await writeFile(part, withEnd(bytes));
    await utimes(part, modified, modified);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
