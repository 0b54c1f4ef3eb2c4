import type { DoneWork, Work } from '../../contract/sign-in.ts';

/** Tries that are under way at once: browsers derive keys on threads of their own. */
const AT_ONCE = 32;

/** Does the work: tries one number after the other until one will do. Takes a second for 10 bits, twice that for each more. */
export async function doWork({ challenge, bits, rounds }: Work): Promise<DoneWork> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(challenge), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const isGood = async (number: number): Promise<boolean> => {
    const salt = new DataView(new ArrayBuffer(8));
    salt.setBigUint64(0, BigInt(number));
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: salt.buffer, iterations: rounds };
    const derived = new DataView(await crypto.subtle.deriveBits(how, key, 32));
    return Math.clz32(derived.getUint32(0)) >= bits;
  };
  for (let first = 0; ; first += AT_ONCE) {
    const tried = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => isGood(first + n)));
    const found = tried.indexOf(true);
    if (found >= 0) return { challenge, bits, number: first + found };
  }
}

/** The work that a refusal names; null where none would help, or it is another refusal. */
export function workIn(details: unknown): Work | null {
  return (details as { work?: Work | null }).work ?? null;
}
