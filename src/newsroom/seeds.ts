import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Db } from '../store/open-store.ts';
import { keptSeeds, rewriteSeed } from '../store/second-factors.ts';
import type { Uses } from './acts.ts';

/** Keys of 256 bits, which lie apart from the database. */
export interface Keys {
  /** The one to encrypt with; made where there is none. Throws where it can be neither read nor made. */
  current(): Buffer;
  /** All by which something may have been encrypted; none where they cannot be read. */
  all(): readonly Buffer[];
}

/**
 * The seeds of authenticator apps as the store keeps them. They must be had back as they were, since codes are computed from them, so they
 * are encrypted (AES-256-GCM; NIST SP 800-38D), each for its owner alone: one that is put in another’s place opens nothing.
 */
export interface Seeds {
  encrypt(seed: string, personId: string): string;
  /** Null when it was not encrypted for them, or by none of the keys there are. */
  decrypt(kept: string, personId: string): string | null;
}

const FORM = 'v1';
const NONCE = 12;
const TAG = 16;

export function openSeeds(keys: Keys): Seeds {
  return {
    encrypt: (seed, personId) => {
      const key = keys.current();
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId));
      const parts = [nonce, cipher.update(seed, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return [FORM, nameOf(key), Buffer.concat(parts).toString('base64url')].join('.');
    },
    decrypt: (kept, personId) => {
      const [form, name, bytes = ''] = kept.split('.');
      const key = form === FORM ? keys.all().find((one) => nameOf(one) === name) : undefined;
      return key ? opened(Buffer.from(bytes, 'base64url'), key, personId) : null;
    },
  };
}

/** Whether a seed stands there as older versions kept it, for everybody to read. */
function isClear(kept: string): boolean {
  return !kept.startsWith(`${FORM}.`);
}

function opened(bytes: Buffer, key: Buffer, personId: string): string | null {
  if (bytes.length < NONCE + TAG) return null;
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  cipher.setAAD(Buffer.from(personId)).setAuthTag(bytes.subarray(-TAG));
  const seed = cipher.update(bytes.subarray(NONCE, -TAG));
  try {
    return Buffer.concat([seed, cipher.final()]).toString();
  } catch {
    return null;
  }
}

/** Tells keys apart without telling them. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('standfirst key').update(key).digest('hex').slice(0, 12);
}

/** Keys that are as old as this process, for newsrooms that are made for a moment. */
export function keysOfTheMoment(): Keys {
  const key = randomBytes(32);
  return { current: () => key, all: () => [key] };
}

/** Encrypts seeds that an older version kept as they are. */
export async function encryptClearSeeds({ store, signIn }: Uses<'store' | 'signIn'>): Promise<void> {
  const clear = (await keptSeeds(store.reader)).filter(({ secret }) => isClear(secret));
  if (clear.length === 0) return;
  await store.write(async (tx) => {
    for (const { personId, secret } of clear)
      await rewriteSeed(tx, { personId, secret: signIn.seeds.encrypt(secret, personId) });
  });
}

/** How many seeds no key there is decrypts. */
export async function unreadableSeeds(db: Db, seeds: Seeds): Promise<number> {
  const kept = await keptSeeds(db);
  return kept.filter(({ personId, secret }) => !isClear(secret) && seeds.decrypt(secret, personId) === null).length;
}
