/** An address on the site taken apart: decoded path segments and, for old addresses that had one, the query as it stands. */
export interface AddressParts {
  readonly segments: readonly string[];
  readonly query: string | null;
}

const LONGEST = 4096;

/**
 * The parts of an address, or null when it is none: not absolute, empty or dot segments, a trailing slash,
 * broken encoding, a NUL. Nothing that comes out of here can name its own parent folder. Old addresses may be in other
 * letters than UTF-8 (`/caf%E9`): such a byte is a lone surrogate, U+DC80 to U+DCFF, which no text in UTF-8 can hold.
 */
export function parseAddress(address: string): AddressParts | null {
  if (!address.startsWith('/') || address.length > LONGEST) return null;
  const mark = address.indexOf('?');
  const path = mark < 0 ? address : address.slice(0, mark);
  const query = mark < 0 ? '' : address.slice(mark + 1);
  const segments = path === '/' ? [] : decodeSegments(path.slice(1).split('/'));
  return segments && { segments, query: query === '' ? null : encodeRaw(query) };
}

function decodeSegments(raw: readonly string[]): string[] | null {
  const segments = raw.map((segment) => decoded(encodeRaw(segment)));
  return segments.every((segment) => segment !== null && isSegment(segment)) ? (segments as string[]) : null;
}

/** What a segment says; null where a `%` encodes nothing. */
function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    if (/%(?![\da-f]{2})/i.test(segment) || DISGUISED.test(segment)) return null;
    return segment.replace(/(?:%[\da-f]{2})+/gi, bytesDecoded);
  }
}

/** A dot, a slash or a NUL in more bytes than it has: what nobody writes but to get past a check. */
const DISGUISED = /%(?:c0|e0%80|f0%80%80)%(?:80|ae|af)/i;

/** One letter of UTF-8 (RFC 3629), or any byte that is part of none. */
const LETTER_OR_BYTE =
  /%[0-7][\dA-F]|%(?:C[2-9A-F]|D[\dA-F])%[89AB][\dA-F]|%E[\dA-F](?:%[89AB][\dA-F]){2}|%F[0-4](?:%[89AB][\dA-F]){3}|%[\dA-F]{2}/g;

function bytesDecoded(run: string): string {
  return run.toUpperCase().replace(LETTER_OR_BYTE, (letter) => {
    try {
      return decodeURIComponent(letter);
    } catch {
      // Overlong forms and surrogates look like a letter and are none.
      return letter.replace(/%(..)/g, (_, byte: string) => String.fromCharCode(0xdc00 + Number.parseInt(byte, 16)));
    }
  });
}

function isSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !segment.includes('\0');
}

/** Encodes what may not stand raw in an address (RFC 3986) and leaves every `%` as it is: `/من` becomes `/%D9%85%D9%86`. */
export function encodeRaw(text: string): string {
  return text.toWellFormed().replace(/[^\x21-\x22\x24-\x7e]/gu, (character) => encodeURIComponent(character));
}

/** What `encodeURIComponent` escapes though RFC 3986 lets it stand raw in a path segment. */
const MAY_STAND = /%(?:3A|40|24|26|2B|2C|3B|3D)/g;

/** The one spelling of an address: UTF-8 where it is UTF-8, percent-encoded where RFC 3986 demands it and nowhere else. */
export function formatAddress({ segments, query }: AddressParts): string {
  const path = segments.map(encoded).join('/');
  return query === null ? `/${path}` : `/${path}?${query}`;
}

/** A byte that is no letter, as `decoded` leaves it. */
const LONE_BYTE = /[\udc80-\udcff]/u;

function encoded(segment: string): string {
  const parts = segment
    .split(/([\udc80-\udcff])/u)
    .map((part) => (LONE_BYTE.test(part) ? byteOf(part) : encodeURIComponent(part)));
  return parts.join('').replace(MAY_STAND, decodeURIComponent);
}

function byteOf(lone: string): string {
  return `%${(lone.charCodeAt(0) - 0xdc00).toString(16).toUpperCase()}`;
}

/** True for the part of an address that is not UTF-8. */
export function isOtherLetters(segment: string): boolean {
  return LONE_BYTE.test(segment);
}

/** The one spelling of an address however it was percent-encoded, or null when it is none. */
export function canonicalAddress(address: string): string | null {
  const parts = parseAddress(address);
  return parts && formatAddress(parts);
}

/** The same for an address as people write it: doubled slashes and one at the end, which mean nothing, are left out as well. */
export function tidyAddress(address: string): string | null {
  const [path = '', ...query] = address.split('?');
  const tidy = path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return canonicalAddress([tidy, ...query].join('?'));
}

/** Parameters of a query that only say where a reader came from, and nothing of what they ask for. */
export const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref|cmpid)$/i;
