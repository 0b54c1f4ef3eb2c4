import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows: RFC 6238 over RFC 4226, written apart from the newsroom's own so that one proves the other. */
export function codeOf(secret: string, step: number): string {
  let bits = 0n;
  for (const letter of secret) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter));
  const key = Buffer.from(bits.toString(16).padStart((secret.length * 5) / 4, '0'), 'hex');
  const counter = Buffer.from(step.toString(16).padStart(16, '0'), 'hex');
  const mac = createHmac('sha1', key).update(counter).digest('hex');
  const at = 2 * parseInt(mac.slice(-1), 16);
  const number = parseInt(mac.slice(at, at + 8), 16) % 2 ** 31;
  return String(number).slice(-6).padStart(6, '0');
}
