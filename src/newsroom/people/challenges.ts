import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../store/open-store.ts';
import { addShortLived, readShortLived } from '../../store/short-lived.ts';
import { DAY, MINUTE } from './time.ts';

/** What a passkey signs to prove that it is here and now. `now` is in seconds. */
export interface Challenges {
  /** A new one, good for one ceremony of this purpose. */
  make(purpose: string, now: number): Promise<string>;
  /** Whether it was made on this newsroom's data, for this purpose and not long ago. It may have been used. */
  isOurs(challenge: string, purpose: string, now: number): Promise<boolean>;
  /** The same, and whether it was not used yet; using it up. */
  use(challenge: string, purpose: string, now: number): Promise<boolean>;
}

const LIFE = 5 * MINUTE;
const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const KEY_BYTES = 32;

/**
 * Challenges carry their own proof, so that asking for one keeps nothing and nobody can fill the store by asking. Only those that were used are kept, until
 * they would have run out. The keys of the proof are in the store, one a day: what one node made is good on all.
 */
export function challenges(store: Pick<Store, 'reader' | 'note'>): Challenges {
  const isOurs: Challenges['isOurs'] = async (challenge, purpose, now) => {
    const { head, proof, end } = partsOf(challenge);
    if (head.length !== NONCE_BYTES + TIME_BYTES || end <= now) return false;
    const key = await keyOf(store, dayOf(end - LIFE), now);
    if (key === null) return false;
    const expected = signed(key, head, purpose);
    return proof.length === expected.length && timingSafeEqual(proof, expected);
  };
  return {
    isOurs,
    make: async (purpose, now) => {
      const key = (await keyOf(store, dayOf(now), now)) ?? (await newKey(store, dayOf(now), now));
      const head = Buffer.alloc(NONCE_BYTES + TIME_BYTES, randomBytes(NONCE_BYTES + TIME_BYTES));
      head.writeUIntBE(now + LIFE, NONCE_BYTES, TIME_BYTES);
      return Buffer.concat([head, signed(key, head, purpose)]).toString('base64url');
    },
    use: async (challenge, purpose, now) => {
      if (!(await isOurs(challenge, purpose, now))) return false;
      const { head, end } = partsOf(challenge);
      const name = `used-challenge/${head.toString('base64url')}`;
      return store.note((tx) => addShortLived(tx, { name, value: 0, ends: end }, now));
    },
  };
}

function partsOf(challenge: string): { readonly head: Buffer; readonly proof: Buffer; readonly end: number } {
  const bytes = Buffer.from(challenge, 'base64url');
  const head = bytes.subarray(0, NONCE_BYTES + TIME_BYTES);
  const end = head.length === NONCE_BYTES + TIME_BYTES ? head.readUIntBE(NONCE_BYTES, TIME_BYTES) : 0;
  return { head, proof: bytes.subarray(NONCE_BYTES + TIME_BYTES), end };
}

function signed(key: string, head: Buffer, purpose: string): Buffer {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(head).update(purpose).digest();
}

const dayOf = (now: number): number => Math.floor(now / DAY);
const nameOf = (day: number): string => `challenge-key/${day}`;

async function keyOf({ reader }: Pick<Store, 'reader'>, day: number, now: number): Promise<string | null> {
  const name = nameOf(day);
  return ((await readShortLived(reader, [name], now)).get(name) as string | undefined) ?? null;
}

/** Of two nodes that begin a day in the same moment both have the key of the first. */
async function newKey(store: Pick<Store, 'note'>, day: number, now: number): Promise<string> {
  const name = nameOf(day);
  const value = randomBytes(KEY_BYTES).toString('base64url');
  return store.note(async (tx) => {
    await addShortLived(tx, { name, value, ends: (day + 1) * DAY + LIFE }, now);
    return (await readShortLived(tx, [name], now)).get(name) as string;
  });
}
