import type { ShelfItem } from '../shelf.ts';
import type { Form, Place } from './names.ts';

const LINE_FEED = 0x0a;

/** The bytes of a file for an item: what readers get, with a line of address and type before it where names cannot say them. */
export function encodeItem(place: Place, form: Form, item: ShelfItem): Uint8Array {
  const body = item.is === 'redirect' ? Buffer.from(item.to) : item.body;
  if (form.type !== null) return body;
  const type = item.is === 'redirect' ? 'text/plain' : item.type;
  return Buffer.concat([Buffer.from(`${JSON.stringify({ address: place.address, type })}\n`), body]);
}

/** The item in a file. Throws when a file that should open with address and type does not: it is torn or foreign. */
export function decodeItem(form: Form, bytes: Uint8Array): ShelfItem {
  const { type, body } = form.type === null ? decodeHead(bytes) : { type: form.type, body: bytes };
  if (form.is === 'redirect') return { is: 'redirect', to: Buffer.from(body).toString() };
  return { is: form.is, type, body };
}

/** Address and type at the head of a file, and the bytes after them. */
export function decodeHead(bytes: Uint8Array): { address: string; type: string; body: Uint8Array } {
  const end = bytes.indexOf(LINE_FEED);
  const head = JSON.parse(Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString()) as {
    address: string;
    type: string;
  };
  return { ...head, body: bytes.subarray(end + 1) };
}
