import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../base/hash.ts';
import { newId } from '../../base/ids.ts';
import { withEnd, withoutEnd } from './include-bytes.ts';

/** An include as it was when it was last whole. */
export interface GoodInclude {
  readonly bytes: Uint8Array;
  /** In milliseconds since 1970. */
  readonly modifiedAt: number;
  /** The tag it had on the shelf. */
  readonly tag: string;
}

/** What the log of the shelf says of an include now. */
export interface Present {
  /** The tag it should have. */
  readonly expected: string | null;
  /** What the log calls the last time that words were taken from readers. */
  readonly takenAway: string;
}

/** The last good state of each include, kept over restarts. */
export interface LastGood {
  /**
   * Null when none was kept, when what was kept is not whole, or when it is not the present state and words were taken from readers
   * since: it may have them still.
   */
  load(address: string, present: Present): Promise<GoodInclude | null>;
  /** Atomic; a power cut may lose it, and then the state before it is there. */
  save(address: string, good: GoodInclude, takenAway: string): Promise<void>;
}

/** The last good states in a folder, which is made at the first save. */
export function openLastGood(folder: string): LastGood {
  const fileOf = (address: string) => join(folder, `${sha256(address).slice(0, 40)}.html`);
  return {
    load: (address, present) => load(fileOf(address), present).catch(() => null),
    save: async (address, good, takenAway) => {
      await mkdir(folder, { recursive: true });
      await save(fileOf(address), good, takenAway);
    },
  };
}

/** The first line of a kept state: when it was put on the shelf, as what, and what had been taken from readers by then. */
const HEAD = /^kept (\S+) as (\S+) after (\S*)\n/;

async function load(file: string, { expected, takenAway }: Present): Promise<GoodInclude | null> {
  const kept = await readFile(file);
  const [head, at = '', tag = '', after] = HEAD.exec(kept.toString('latin1', 0, 1000)) ?? [];
  if (head === undefined || (tag !== expected && after !== takenAway)) return null;
  const bytes = withoutEnd(kept.subarray(head.length));
  return bytes && { bytes, modifiedAt: Date.parse(at), tag };
}

async function save(file: string, { bytes, modifiedAt, tag }: GoodInclude, takenAway: string): Promise<void> {
  const part = `${file}.${newId()}`;
  const head = `kept ${new Date(modifiedAt).toISOString()} as ${tag} after ${takenAway}\n`;
  try {
    await writeFile(part, Buffer.concat([Buffer.from(head), withEnd(bytes)]));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
