import { tidyAddress, TRACKING } from '../base/address.ts';
import { sha256 } from '../base/hash.ts';
import type { Arrival } from './arrival.ts';
import { queryWithout } from './html/links.ts';
import { bareWords, wordCount } from './words/tidy.ts';

/**
 * The key a source is known by. An address is the best: it stays when the page is captured again. Without one, what
 * does not change between two copies of the same page: its headline, its dates and its first words.
 */
export function sourceKey(arrival: Arrival): string {
  const address = arrival.oldAddress ? parseUrl(arrival.oldAddress) : null;
  if (address) return `url:${address.host.replace(/^www\./, '')}${address.pathname}${keyQueryOf(address)}`;
  const { headline, standfirst, body } = arrival.story;
  const first = body?.find((block) => block.type === 'paragraph');
  const told = [headline, standfirst ?? '', first?.text ?? '', arrival.firstPublishedAt, arrival.lastUpdatedAt];
  return `text:${sha256(JSON.stringify(told))}`;
}

/** What was read, as one short value: equal digests mean that a second reading has nothing to add. */
export function digestOf(arrival: Arrival): string {
  // Where its pictures lie changes with every copy of a page.
  const { warnings: _warnings, pictures: _pictures, ...content } = arrival;
  return sha256(JSON.stringify(content));
}

/** The old address as delivery will be asked for it: path and query, percent-encoded; null when nothing can be redirected. */
export function oldPath(arrival: Arrival): string | null {
  const address = arrival.oldAddress ? parseUrl(arrival.oldAddress) : null;
  if (!address) return null;
  const path = tidyAddress(`${address.pathname}${queryWithout(address.search, TRACKING)}`);
  return path === '/' || path?.startsWith('/_/') ? null : path;
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

/** In the spelling that sources have been kept under; where that would lose letters that are not UTF-8, as the page wrote it. */
function keyQueryOf({ search, searchParams }: URL): string {
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name));
  if (kept.flat().some((word) => word.includes('\ufffd'))) return queryWithout(search, TRACKING);
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
}

/** How many paragraphs of a story, the longest, it is known again by. */
const MOST_PARTS = 4;

/** Parts with fewer words stand in many stories. */
const FEWEST_WORDS = { headline: 3, paragraph: 12 } as const;

/**
 * By what a story is known again though some of its words have changed: a key for its headline, its standfirst and its longest
 * paragraphs each. Nothing for a story of so few words that they could be another's.
 */
export function partKeys({ story }: Arrival): string[] {
  const { headline, standfirst, body = [] } = story;
  const paragraphs = body
    .flatMap((block) => (block.type === 'paragraph' ? [bareWords(block.text)] : []))
    .filter((words) => wordCount(words) >= FEWEST_WORDS.paragraph)
    .toSorted((a, b) => b.length - a.length || a.localeCompare(b))
    .slice(0, MOST_PARTS);
  const heads = [bareWords(headline), bareWords(standfirst ?? '')];
  const parts = new Set([...heads.filter((words) => wordCount(words) >= FEWEST_WORDS.headline), ...paragraphs]);
  return parts.size < 3 ? [] : [...parts].map((words) => `part:${sha256(words)}`);
}

/** The day that a page is of; null where it states none. */
export function dayOf({ firstPublishedAt, lastUpdatedAt }: Arrival): string | null {
  return (firstPublishedAt ?? lastUpdatedAt)?.slice(0, 10) ?? null;
}
