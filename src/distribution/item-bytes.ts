import type { ShelfItem } from '../press/shelf.ts';
import { shelfTagOf } from '../press/shelf-log.ts';

/** An item of the shelf as bytes that say what they are: a line of kind and type, and the body, or where a redirect leads. */
export function encodeItem(item: ShelfItem): Uint8Array {
  const head = item.is === 'redirect' ? { is: item.is } : { is: item.is, type: item.type };
  const body = item.is === 'redirect' ? Buffer.from(item.to) : item.body;
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

/** The item in these bytes; null unless it is the very one that has this tag at this address. */
export function decodeItem(bytes: Uint8Array, { path, tag }: { path: string; tag: string }): ShelfItem | null {
  try {
    const end = bytes.indexOf(0x0a);
    const { is, type } = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString()) as {
      is: ShelfItem['is'];
      type: string;
    };
    const body = bytes.subarray(end + 1);
    const item: ShelfItem = is === 'redirect' ? { is, to: Buffer.from(body).toString() } : { is, type, body };
    return shelfTagOf(path, item) === tag ? item : null;
  } catch {
    return null;
  }
}
