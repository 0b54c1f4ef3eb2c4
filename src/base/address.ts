/** An address on the site taken apart: decoded path segments and, for old addresses that had one, the query as it stands. */
export interface AddressParts {
  readonly segments: readonly string[];
  readonly query: string | null;
}

const LONGEST = 4096;

/**
 * The parts of an address, or null when it is none: not absolute, empty or dot segments, a trailing slash,
 * encoding that is not UTF-8, a NUL. Nothing that comes out of here can name its own parent folder.
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
  try {
    const segments = raw.map((segment) => decodeURIComponent(encodeRaw(segment)));
    return segments.every(isSegment) ? segments : null;
  } catch {
    return null;
  }
}

function isSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !segment.includes('\0');
}

/** Encodes what may not stand raw in an address and leaves every `%` as it is. */
function encodeRaw(text: string): string {
  return text.toWellFormed().replace(/[^\x21-\x22\x24-\x7e]/gu, (character) => encodeURIComponent(character));
}

/** What `encodeURIComponent` escapes though RFC 3986 lets it stand raw in a path segment. */
const MAY_STAND = /%(?:3A|40|24|26|2B|2C|3B|3D)/g;

/** The one spelling of an address: UTF-8, percent-encoded where RFC 3986 demands it and nowhere else. */
export function formatAddress({ segments, query }: AddressParts): string {
  const path = segments.map((segment) => encodeURIComponent(segment).replace(MAY_STAND, decodeURIComponent)).join('/');
  return query === null ? `/${path}` : `/${path}?${query}`;
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
