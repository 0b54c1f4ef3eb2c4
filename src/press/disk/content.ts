import type { ShelfItem } from '../shelf.ts';
import { HTML } from '../shelf-types.ts';
import type { Form } from './names.ts';
import { nameOf, splitSeal, withSeal } from './seal.ts';

const LINE_FEED = 0x0a;

/** What a file says about itself. */
export interface Content {
  readonly item: ShelfItem;
  /** Follows from the item and its address, and from nothing else. */
  readonly tag: string;
  /** True when its seal says that it is whole; false when it has none. */
  readonly isSealed: boolean;
}

/** Where something is or will be, on the site and on the disk. */
export interface Standing {
  readonly address: string;
  readonly form: Form;
}

/** The tag of an item at an address. */
export function tagOf(address: string, item: ShelfItem): string {
  const content = item.is === 'redirect' ? { is: item.is, type: 'text/plain', body: Buffer.from(item.to) } : item;
  return `${item.is}-${nameOf(address, content)}`;
}

/**
 * The bytes of a file for an item with this tag: what readers get, a line of address and type before it where names cannot say them,
 * its seal behind it.
 */
export function encodeItem({ address, form }: Standing, item: ShelfItem, tag = tagOf(address, item)): Uint8Array {
  const body = item.is === 'redirect' ? Buffer.from(item.to) : item.body;
  const name = tag.slice(item.is.length + 1);
  const sealed = withSeal(sealTypeOf(form), body, name);
  if (form.type !== null) return sealed;
  const type = item.is === 'redirect' ? 'text/plain' : item.type;
  return Buffer.concat([Buffer.from(`${JSON.stringify({ address, type })}\n`), sealed]);
}

/**
 * The item in a file, with its seal looked at and found right where it has one. Throws for a file whose seal is not that
 * of its content, and for one that should open with address and type and does not: it is torn, or a foreign one.
 */
export function decodeItem({ address, form }: Standing, bytes: Uint8Array): Content {
  const head = form.type === null ? decodeHead(bytes) : { address, type: form.type, body: bytes };
  const split = splitSeal(sealTypeOf(form), head.body);
  const body = split?.body ?? head.body;
  const item: ShelfItem =
    form.is === 'redirect'
      ? { is: 'redirect', to: Buffer.from(body).toString() }
      : { is: form.is, type: head.type, body };
  const tag = tagOf(address, item);
  if (split && tag !== `${form.is}-${split.name}`) throw new Error('its content does not match its seal');
  return { item, tag, isSealed: split !== null };
}

/** The tag that the seal at the end of a file claims; null when there is none. */
export function claimedTag(form: Form, end: Uint8Array): string | null {
  const split = splitSeal(sealTypeOf(form), end);
  return split && `${form.is}-${split.name}`;
}

/** The type in whose hand a seal is written: what stands apart is served by nobody but us, so that one hand does for every type there. */
export function sealTypeOf({ is, type }: Form): string {
  if (type === null) return 'text/plain';
  return is === 'redirect' ? HTML : type;
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
