import { sha256 } from '../../base/hash.ts';
import type { ShelfItem } from '../shelf.ts';

/** Half of a SHA-256: nobody who could choose bytes to deceive it writes here, and chance has one in 10^38. */
const NAME = 32;

/**
 * The name of content: equal for equal bytes of one kind and type at one address, and for nothing else. That the address is in
 * it tells a page that was copied over another from the page itself.
 */
export function nameOf(
  address: string,
  { is, type, body }: { is: ShelfItem['is']; type: string; body: Uint8Array },
): string {
  return sha256(Buffer.concat([Buffer.from(`${address}\n${is}\n${type}\n`), body])).slice(0, NAME);
}

/** How a seal is written so that whoever reads the file with another program reads what they would without it. */
interface Hand {
  write(name: string): string;
  /** The name that text ends with, and how much of it is the seal; null when there is none. */
  read(end: string): { readonly name: string; readonly length: number } | null;
  /** How long it is at most, in bytes. */
  readonly longest: number;
}

/** In words between two marks that whoever reads such a file passes over. */
function words(open: string, close: string): Hand {
  const literal = (text: string) => text.replaceAll(/[*/]/g, String.raw`\$&`);
  const end = new RegExp(`${literal(open)}([0-9a-f]{${NAME}})${literal(close)}$`);
  return {
    write: (name) => `${open}${name}${close}`,
    read: (text) => {
      const [all, name] = end.exec(text) ?? [];
      return all && name ? { name, length: all.length } : null;
    },
    longest: 80,
  };
}

/**
 * Pages, and the targets of redirects: a directive that shows nothing. A web server that fills in the includes of a page takes it
 * out on the way; for any other program it is a comment.
 */
const directive = words('<!--#set var="sealed" value="', '" -->');
const comment = words('\n<!--sealed ', '-->\n');
const script = words('\n/*sealed ', '*/\n');

const BLANKS = NAME * 4;

/**
 * In blanks (a space is 0, a tab is 1), for what has no comments: JSON, plain text. Either may end in blanks and means the same,
 * whereas a list beside the files could not change in the same moment as they do.
 */
const blank: Hand = {
  write: (name) => {
    const bits = [...name].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
    return `\n${bits.replaceAll('0', ' ').replaceAll('1', '\t')}\n`;
  },
  read: (text) => {
    const [all, blanks] = new RegExp(`\\n([ \\t]{${BLANKS}})\\n$`).exec(text) ?? [];
    if (!all || !blanks) return null;
    const bits = blanks.replaceAll(' ', '0').replaceAll('\t', '1');
    return { name: bits.replaceAll(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16)), length: all.length };
  },
  longest: BLANKS + 2,
};

const HANDS: readonly (readonly [types: RegExp, hand: Hand])[] = [
  [/^text\/html/, directive],
  [/^application\/(?:\w+\+)?xml|^image\/svg/, comment],
  [/^text\/(?:css|javascript)/, script],
  [/^text\/|^application\/(?:\w+\+)?json|mpegurl$/, blank],
];

/** Null for what is not text: bytes after the end of a picture or of type are refused by some who read them. */
function handFor(type: string): Hand | null {
  return HANDS.find(([types]) => types.test(type))?.[1] ?? null;
}

/** True for what ends with a seal. Everything else is known by the log of the shelf alone. */
export function isSealed(type: string): boolean {
  return handFor(type) !== null;
}

/** How many bytes at the end of a file hold its seal. */
export const LONGEST_SEAL = blank.longest;

/** The content with its seal behind it, as it stands in a file; what cannot be sealed stays as it is. */
export function withSeal(type: string, body: Uint8Array, name: string): Uint8Array {
  const hand = handFor(type);
  return hand === null ? body : Buffer.concat([body, Buffer.from(hand.write(name))]);
}

/** The seal at the end of a file's bytes and the content before it; null when they do not end with one. Believes the seal. */
export function splitSeal(
  type: string,
  bytes: Uint8Array,
): { readonly name: string; readonly body: Uint8Array } | null {
  const hand = handFor(type);
  if (hand === null) return null;
  const end = Buffer.from(bytes.subarray(Math.max(0, bytes.length - hand.longest))).toString('latin1');
  const found = hand.read(end);
  return found && { name: found.name, body: bytes.subarray(0, bytes.length - found.length) };
}
