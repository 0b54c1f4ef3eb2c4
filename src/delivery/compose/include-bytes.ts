import { isUtf8 } from 'node:buffer';
import type { ShelvedItem } from '../../press/shelf.ts';

/** The last words of every include. */
const END = '<!--/include-->';

/**
 * The bytes of an include that is whole, without its closing words; null for anything else: torn bytes, bytes that are not
 * UTF-8 text, a redirect or a tombstone in its place, another type than HTML.
 */
export function includeBytes(shelved: ShelvedItem | null): Uint8Array | null {
  if (shelved?.item.is !== 'page' || !shelved.item.type.startsWith('text/html')) return null;
  return withoutEnd(shelved.item.body);
}

/** The bytes before the closing words; null when they are not the last. */
export function withoutEnd(body: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const end = bytes.lastIndexOf(END);
  if (end < 0 || bytes.toString('latin1', end + END.length).trim() !== '') return null;
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.subarray(0, end) : null;
}

/** The bytes as an include is pressed: with its closing words. */
export function withEnd(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(`${END}\n`)]);
}
