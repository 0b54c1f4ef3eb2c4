import { tidyAddress } from '../../base/address.ts';
import { problem, type Problem } from '../../base/problem.ts';
import { isPlainAddress } from '../../story/safe-address.ts';

/** What somebody wants: this address leads there. */
export interface WantedRow {
  /** Where it stands in what was sent, from 1. */
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

/** The same in the one spelling of addresses, or what is wrong with what was written. */
export type ReadRow =
  | { readonly is: 'read'; readonly line: number; readonly from: string; readonly to: string }
  | { readonly is: 'unfit'; readonly line: number; readonly problems: readonly Problem[] };

/** Reads a row as somebody wrote it. A whole address of our own site is its path; `origin` is where that is. */
export function readRow({ line, from, to }: WantedRow, origin: string): ReadRow {
  if (/[\ufffd\0]/u.test(from + to)) return { is: 'unfit', line, problems: [LETTERS_LOST] };
  const old = readFrom(from.trim(), origin);
  const target = readTarget(to.trim(), origin);
  const problems = [...(old === null ? [FROM_UNFIT] : []), ...(target === null ? [TO_UNFIT] : [])];
  return old === null || target === null
    ? { is: 'unfit', line, problems }
    : { is: 'read', line, from: old, to: target };
}

const FROM_UNFIT = problem(
  'from-unfit',
  'from',
  'This is not an address on our site that can be redirected. Write a path, such as /pier or /2007/story.html.',
);
const TO_UNFIT = problem(
  'to-unfit',
  'to',
  'This leads nowhere. Write a page on our site, such as /sport, or a full address, such as https://other.example/page.',
);

const LETTERS_LOST = problem(
  'letters-lost',
  'from',
  'Letters of this line could not be read. Save the file as “CSV UTF-8” and choose it again.',
);

function readFrom(text: string, origin: string): string | null {
  const path = ownPath(text, origin);
  const address = path === null || path.includes('#') ? null : tidyAddress(path);
  return address === '/' || address === null || isFurniture(address) ? null : address;
}

function readTarget(text: string, origin: string): string | null {
  const path = ownPath(text, origin);
  if (path === null) return otherSite(text);
  const [whole = '', ...place] = path.split('#');
  const address = tidyAddress(whole);
  if (address === null || isFurniture(address)) return null;
  return place.length === 0 ? address : otherSite(`https://our.invalid${address}#${place.join('#')}`, 19);
}

/**
 * The path in an address of ours, as it was written, whether by http or https, with `www.` or without; null for one of another site, and for what is
 * none.
 */
function ownPath(text: string, origin: string): string | null {
  if (text.startsWith('/')) return text.startsWith('//') ? null : text;
  const [url, own] = [/^https?:\/\//i.test(text) ? URL.parse(text) : null, URL.parse(origin)];
  if (!url || !own || hostOf(url) !== hostOf(own) || url.username !== '' || url.password !== '') return null;
  return text.replace(/^https?:\/\/[^/?#]*/i, '').replace(/^(?!\/)/, '/');
}

function hostOf({ host }: URL): string {
  return host.replace(/^www\./, '');
}

/** As browsers write it, in which nothing is left that could end an attribute or a header. */
function otherSite(text: string, from = 0): string | null {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  const isPlain = isPlainAddress(url?.href);
  return url === null || !isPlain || url.href.length > LONGEST ? null : url.href.slice(from);
}

const LONGEST = 2000;

function isFurniture(address: string): boolean {
  return /^\/_(\/|$)/.test(address);
}
