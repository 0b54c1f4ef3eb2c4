import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { sha256 } from '../base/hash.ts';

/** How pieces lie in a repository. */
export interface Sealing {
  /** The name of a piece: equal bytes have equal names, and nobody else's bytes have. 64 lower-case hexadecimal digits. */
  nameOf(bytes: Uint8Array): string;
  seal(bytes: Uint8Array): Uint8Array;
  /** Throws whatever it stumbles over when these are not bytes that `seal` made, with the same secret. */
  open(sealed: Uint8Array): Uint8Array;
}

const AS_IT_IS = 0;
const ZSTD = 1;

/** Compressed where that saves anything. */
export const plainSealing: Sealing = {
  nameOf: sha256,
  seal: (bytes) => {
    const small = zstdCompressSync(bytes);
    const [form, body] = small.length < bytes.length ? [ZSTD, small] : [AS_IT_IS, bytes];
    return Buffer.concat([Buffer.of(form), body]);
  },
  open: (sealed) => {
    const body = sealed.subarray(1);
    if (sealed[0] === AS_IT_IS) return body;
    if (sealed[0] === ZSTD) return zstdDecompressSync(body);
    throw new Error(`not a known form of piece: ${String(sealed[0])}`);
  },
};

const NONCE = 12;
const TAG = 16;
/** scrypt (RFC 7914): a guess costs 64 MB and a tenth of a second. */
const COST = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

/**
 * The same, encrypted (AES-256-GCM, a nonce by chance for each piece) with a key that follows from a secret, so that whoever has the repository
 * alone learns the sizes of its pieces and nothing of what they are: their names are keyed too.
 */
export function secretSealing(secret: string, salt: Uint8Array): Sealing {
  const keys = scryptSync(secret.normalize('NFC'), salt, 64, COST);
  const [forBytes, forNames] = [keys.subarray(0, 32), keys.subarray(32)];
  return {
    nameOf: (bytes) => createHmac('sha256', forNames).update(bytes).digest('hex'),
    seal: (bytes) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', forBytes, nonce);
      const body = [cipher.update(plainSealing.seal(bytes)), cipher.final()];
      return Buffer.concat([nonce, ...body, cipher.getAuthTag()]);
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', forBytes, sealed.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAuthTag(sealed.subarray(-TAG));
      return plainSealing.open(Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]));
    },
  };
}
