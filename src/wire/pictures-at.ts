import { isImage } from '../story/images-in.ts';
import type { Picture } from '../story/picture.ts';
import type { Arrival, Read } from './arrival.ts';

/** No item of the library has such an id. */
const AT = 'at ';

/** What stands for a picture while its page is read: where the page has it, and no more. It goes through all that is done to its words. */
export function pictureAt(address: string): Picture {
  return { id: `${AT}${address}`, width: 1, height: 1, renditions: [] };
}

/** What was read, with none of its pictures in the story, and beside it where the page has each of them, in the order of `everyImageIn`. */
export function withAddresses(read: Read): Read {
  if (!read.ok) return read;
  const addresses: (string | null)[] = [];
  const { mainMedia, body, ...rest } = read.arrival.story;
  const story = { ...rest, mainMedia: parted(mainMedia, addresses), body: parted(body, addresses) } as Arrival['story'];
  const pictures = addresses.some((one) => one !== null) ? { pictures: addresses } : {};
  return { ok: true, arrival: { ...read.arrival, story, ...pictures } };
}

function parted(value: unknown, addresses: (string | null)[]): unknown {
  if (Array.isArray(value)) return value.map((one) => parted(one, addresses));
  if (typeof value !== 'object' || value === null) return value;
  if (!isImage(value))
    return Object.fromEntries(Object.entries(value).map(([part, one]) => [part, parted(one, addresses)]));
  const id = value.picture?.id ?? '';
  addresses.push(id.startsWith(AT) ? id.slice(AT.length) : null);
  return { ...value, picture: null };
}
