import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../base/problem.ts';
import { syncFolderNow } from '../files/folders.ts';
import { type Keys, openSeeds, unreadableSeeds } from '../newsroom/seeds.ts';
import type { Store } from '../store/open-store.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';

/** The file of a newsroom's keys: in its folder, or where `STANDFIRST_KEY_FILE` says. No export holds it. */
export function keyFileOf({ key }: NewsroomFolder): string {
  return process.env['STANDFIRST_KEY_FILE'] ?? key;
}

const BYTES = 32;
const KEY = /^[\w-]{43}$/;

/**
 * The keys in a file, one a line: the first encrypts, all decrypt, so that an older one can be put back below it. The file is made when
 * the first is needed, for its owner alone, and is never written again.
 */
export function keysIn(file: string): Keys {
  return {
    current: () => {
      const [first] = existsSync(file) ? readKeys(file) : [makeKey(file)];
      if (!first) throw unusable(file, 'it contains no key');
      return first;
    },
    all: () => {
      try {
        return readKeys(file);
      } catch {
        return [];
      }
    },
  };
}

function readKeys(file: string): Buffer[] {
  const lines = readLines(file);
  const strange = lines.findIndex((line) => !KEY.test(line));
  if (strange >= 0) throw unusable(file, `line ${strange + 1} is not a key`);
  return lines.map((line) => Buffer.from(line, 'base64url'));
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  } catch (error) {
    throw unusable(file, `it cannot be read (${codeOf(error)})`);
  }
}

/** The key is on the disk before anything that it encrypts. */
function makeKey(file: string): Buffer {
  const key = randomBytes(BYTES);
  try {
    const made = openSync(file, 'wx', 0o600);
    writeSync(made, `${key.toString('base64url')}\n`);
    fsyncSync(made);
    closeSync(made);
    syncFolderNow(dirname(file));
  } catch (error) {
    throw unusable(file, `it cannot be written (${codeOf(error)})`);
  }
  return key;
}

function unusable(file: string, why: string): Refusal {
  return new Refusal(
    'key-unusable',
    503,
    `The key of this newsroom, with which the secrets of authenticator apps are encrypted, cannot be used: ${file}: ${why}. Put it back as it was, readable only by the user who runs Standfirst.`,
  );
}

/** What to do for people whose seeds none of the keys decrypts; null when there is nobody. */
export async function remarkOnSeeds({ reader }: Pick<Store, 'reader'>, folder: NewsroomFolder): Promise<string | null> {
  const file = keyFileOf(folder);
  const many = await unreadableSeeds(reader, openSeeds(keysIn(file)));
  if (many === 0) return null;
  const whose = many === 1 ? 'The authenticator app of one person' : `The authenticator apps of ${many} people`;
  return (
    `${whose} cannot be used: the key their secrets were encrypted with is missing, and no export holds it. ` +
    `Put the secret.key of the newsroom they come from at ${file} (if there is one already, add its lines below). ` +
    'Until then recovery codes and passkeys work, and so does a new link from an administrator.'
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
