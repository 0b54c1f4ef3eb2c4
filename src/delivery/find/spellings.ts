import { formatAddress, parseAddress, tidyAddress } from '../../base/address.ts';

/** True for addresses that are parts of pages and never served by themselves. */
export function isInner(address: string): boolean {
  return address === '/_' || address.startsWith('/_/');
}

/**
 * The proper addresses that a badly spelt path may mean, the likeliest first: needless percent-encoding, a
 * trailing or doubled slash, `index.html` or `.html` at the end, capitals. Null when it cannot be read as a path:
 * bad encoding, a NUL, a way up through `..`.
 */
export function spellings(path: string): readonly string[] | null {
  const tidy = tidyAddress(path);
  if (tidy === null) return null;
  const named = withoutFileName(tidy);
  const all = new Set([tidy, named, lowerCase(tidy), lowerCase(named)]);
  return [...all].filter((address) => !isInner(address));
}

function withoutFileName(address: string): string {
  return address.replace(/\/index\.html?$/i, '').replace(/\.html?$/i, '') || '/';
}

/** Lower case of the decoded words: the hexadecimal digits of an encoding stay as they are written. */
function lowerCase(address: string): string {
  const parts = parseAddress(address);
  if (parts === null) return address;
  return formatAddress({ ...parts, segments: parts.segments.map((segment) => segment.toLowerCase()) });
}
