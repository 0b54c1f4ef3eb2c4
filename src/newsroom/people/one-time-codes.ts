import { createHmac, randomBytes } from 'node:crypto';

/** Codes of authenticator apps: RFC 6238 with what every app takes, SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** The code before and the one after are taken too: clocks of telephones differ (RFC 6238, 5.2). */
const DRIFT = 1;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits of chance in base32, as RFC 4226 (4, R6) recommends. */
export function newCodeSecret(): string {
  return inBase32(randomBytes(20));
}

/** The code that a secret makes in a step: the number of whole thirty seconds since 1970. */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', ofBase32(secret)).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step whose code this is, about now and later than the last one that was accepted; null when it is none. `now` is in seconds. */
export function stepOf(
  code: string,
  { secret, lastStep }: { secret: string; lastStep: number },
  now: number,
): number | null {
  const present = Math.floor(now / STEP_SECONDS);
  const steps = Array.from({ length: 2 * DRIFT + 1 }, (_, n) => present - DRIFT + n);
  return steps.find((step) => step > lastStep && codeOf(secret, step) === code) ?? null;
}

/** The address that an app reads from the picture: whose codes these are, and the secret (Key URI Format). */
export function codeUri(secret: string, { newsroom, email }: { newsroom: string; email: string }): string {
  const label = [newsroom, email].map(encodeURIComponent).join(':');
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(newsroom)}`;
}

const RECOVERY_CODES = 10;

/** Codes for the day on which the telephone is lost: 120 bits each (OWASP ASVS 4.0.3, 2.6.2 wants 112), in groups that can be read aloud. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => inBase32(randomBytes(15)).match(/.{4}/g)?.join('-') ?? '');
}

/** A code as it was given out, however it was typed. */
export function tidyRecoveryCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z2-7]/g, '');
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

function inBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[parseInt(five, 2)]).join('');
}

function ofBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
