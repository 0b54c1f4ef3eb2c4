import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { MINUTE } from './time.ts';

/** What a passkey signs to prove that it is here and now. */
export interface Challenges {
  /** A new one, good for one ceremony of this purpose. `now` is in seconds. */
  make(purpose: string, now: number): string;
  /** Whether it was made here, for this purpose, not long ago, and was not used yet; using it up. */
  use(challenge: string, purpose: string, now: number): boolean;
}

const LIFE = 5 * MINUTE;
const NONCE_BYTES = 16;
const TIME_BYTES = 6;

/**
 * Challenges carry their own proof, so that asking for one costs no memory and nobody can fill it by asking. Only those that
 * were used are remembered, until they would have run out. A restart makes all of them void.
 */
export function challenges(): Challenges {
  const key = randomBytes(32);
  const used = new Map<string, number>();
  const sign = (head: Buffer, purpose: string): Buffer =>
    createHmac('sha256', key).update(head).update(purpose).digest();
  return {
    make: (purpose, now) => {
      const head = Buffer.alloc(NONCE_BYTES + TIME_BYTES, randomBytes(NONCE_BYTES + TIME_BYTES));
      head.writeUIntBE(now + LIFE, NONCE_BYTES, TIME_BYTES);
      return Buffer.concat([head, sign(head, purpose)]).toString('base64url');
    },
    use: (challenge, purpose, now) => {
      const bytes = Buffer.from(challenge, 'base64url');
      const head = bytes.subarray(0, NONCE_BYTES + TIME_BYTES);
      const proof = bytes.subarray(NONCE_BYTES + TIME_BYTES);
      const expected = sign(head, purpose);
      if (head.length !== NONCE_BYTES + TIME_BYTES || proof.length !== expected.length) return false;
      const end = head.readUIntBE(NONCE_BYTES, TIME_BYTES);
      if (!timingSafeEqual(proof, expected) || end <= now || used.has(challenge)) return false;
      forgetOld(used, now);
      used.set(challenge, end);
      return true;
    },
  };
}

function forgetOld(used: Map<string, number>, now: number): void {
  for (const [challenge, end] of used) {
    if (end > now) return;
    used.delete(challenge);
  }
}
