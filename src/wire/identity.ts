import { tidyAddress } from '../base/address.ts';
import { sha256 } from '../base/hash.ts';
import type { Arrival } from './arrival.ts';

/**
 * The key a source is known by. An address is the best: it stays when the page is captured again. Without one, what
 * does not change between two copies of the same page: its headline, its dates and its first words.
 */
export function sourceKey(arrival: Arrival): string {
  const address = arrival.oldAddress ? parseUrl(arrival.oldAddress) : null;
  if (address) return `url:${address.host.replace(/^www\./, '')}${address.pathname}${queryOf(address)}`;
  const { headline, standfirst, body } = arrival.story;
  const first = body?.find((block) => block.type === 'paragraph');
  const told = [headline, standfirst ?? '', first?.text ?? '', arrival.firstPublishedAt, arrival.lastUpdatedAt];
  return `text:${sha256(JSON.stringify(told))}`;
}

/** What was read, as one short value: equal digests mean that a second reading has nothing to add. */
export function digestOf(arrival: Arrival): string {
  const { warnings: _, ...content } = arrival;
  return sha256(JSON.stringify(content));
}

/** The old address as delivery will be asked for it: path and query, percent-encoded; null when nothing can be redirected. */
export function oldPath(arrival: Arrival): string | null {
  const address = arrival.oldAddress ? parseUrl(arrival.oldAddress) : null;
  if (!address) return null;
  const path = tidyAddress(`${address.pathname}${queryOf(address)}`);
  return path === '/' || path?.startsWith('/_/') ? null : path;
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

/** Parameters that only say where a reader came from. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref|cmpid)$/i;

function queryOf({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
}
