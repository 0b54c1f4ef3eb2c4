import { randomBytes } from 'node:crypto';
import { sha256 } from '../../base/hash.ts';

/** Something whose owner proves by it who they are. Only the hash is ever kept. */
export interface Secret {
  readonly token: string;
  readonly hash: string;
}

/** 256 bits of chance, 43 characters base64url: beyond guessing, so a fast hash keeps it well. */
export function newSecret(): Secret {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

export function hashOf(token: string): string {
  return sha256(token);
}
