/** Lower case, without the pairs that are misread aloud or in print: 0/o, 1/l/i, u/v. */
export const ID_ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';

/** Characters in an id: 30^10 is six hundred million million, so chance repeats stay out of reach. */
const LENGTH = 10;

const SHAPE = new RegExp(`^[${ID_ALPHABET}]{8,32}$`);

/** A fresh permanent id: opaque, ten characters, never reused. Made alike by the house and by screens. */
export function newId(): string {
  let id = '';
  while (id.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // 240 is the largest multiple of 30 in a byte; taking more would favour some letters.
      if (byte < 240 && id.length < LENGTH) id += ID_ALPHABET[byte % 30];
    }
  }
  return id;
}

/** True for every string that `newId` may ever have returned, now or with another length from 8 to 32. */
export function isId(text: string): boolean {
  return SHAPE.test(text);
}
