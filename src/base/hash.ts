import { hash } from 'node:crypto';

/** SHA-256 of text or bytes, as 64 lower-case hexadecimal digits. */
export function sha256(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** A short name for content: the first 16 hexadecimal digits of its SHA-256. */
export function contentName(bytes: string | Uint8Array): string {
  return sha256(bytes).slice(0, 16);
}
