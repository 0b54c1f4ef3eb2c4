import { contentName } from '../../base/hash.ts';
import type { LastModified } from './conditional.ts';

/** A list of header names and values in turn, as they are sent. */
export type Headers = readonly string[];

/**
 * How long others may keep an answer. `short`: pages, which may change at any moment; caches may show the old one while they
 * fetch the new one, and for an hour when this server is down. `forever`: addresses made of their content. `day`: pictures, which are made of their content too and can be taken away.
 * `never`: our own failures.
 */
export type Keeping = 'short' | 'day' | 'forever' | 'never';

const CACHE_CONTROL: Readonly<Record<Keeping, string>> = {
  short: 'public, max-age=10, stale-while-revalidate=20, stale-if-error=3600',
  day: 'public, max-age=86400',
  forever: 'public, max-age=31536000, immutable',
  never: 'no-store',
};

export interface CacheFacts {
  readonly keeping: Keeping;
  /** Names under which a CDN can drop this answer. */
  readonly keys: readonly string[];
  readonly varies: boolean;
  readonly lastModified: LastModified | null;
}

/** What caches need to know; the same on a full answer and on a 304. */
export function cacheHeaders({ keeping, keys, varies, lastModified }: CacheFacts): Headers {
  return [
    // A date that is still to come, from a clock that was set back, is none to tell (RFC 9110, 8.8.2.1).
    ...(lastModified && lastModified.at <= Date.now()
      ? ['Last-Modified', new Date(lastModified.at).toUTCString()]
      : []),
    ...['Cache-Control', CACHE_CONTROL[keeping]],
    ...(varies ? ['Vary', 'Accept-Encoding'] : []),
    ...(keys.length > 0 ? ['Surrogate-Key', keys.join(' ')] : []),
  ];
}

/** What every full answer tells browsers not to do. */
export function securityHeaders(policy: string): Headers {
  return [
    ...['Content-Security-Policy', policy],
    ...['X-Content-Type-Options', 'nosniff'],
    ...['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ...['Cross-Origin-Opener-Policy', 'same-origin'],
    ...['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ];
}

/**
 * For a site that is known by HTTPS: browsers ask it over nothing else from then on (RFC 6797). Other names below that of the site are no concern of
 * it. TLS is the proxy's; what reaches this server by any other way is answered the same, and browsers pay no heed to it there (8.1).
 */
export const OVER_HTTPS: Headers = ['Strict-Transport-Security', 'max-age=31536000'];

/** Longer ones would fill the room that proxies have for the head of an answer (4 KB in nginx). */
const LONGEST_KEY = 512;

const STORY = /^(?:\/lite)?(?:\/[a-z][a-z0-9-]*)?\/news\/([^/]+)/;

/**
 * Surrogate keys of an answer: its address on the shelf, the story it belongs to (`story/k3x9abcd`), and each include in it, so
 * that one purge reaches every page that shows a thing. A very long address goes by a name made of it.
 */
export function surrogateKeys(address: string, includes: readonly string[]): string[] {
  const id = STORY.exec(address)?.[1];
  const key = address.length > LONGEST_KEY ? `long/${contentName(address)}` : address;
  return [key, ...(id === undefined ? [] : [`story/${id}`]), ...includes];
}
