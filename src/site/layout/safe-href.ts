import { safeSchemes } from '../../story/safe-address.ts';

/** Stands in for the site's own origin while an address is parsed; nothing can be there. */
const HERE = 'https://here.invalid';

/**
 * An address that a reader may be sent to: http, https, mail or telephone in full, or a path on this site.
 * Null for every other scheme and for addresses relative to a page, which mean nothing once a story has moved.
 */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  if (!/^([a-z][a-z0-9+.-]*:|\/)/i.test(trimmed)) return null;
  const url = URL.parse(trimmed, HERE);
  if (!url || !safeSchemes.has(url.protocol)) return null;
  return url.origin === HERE ? `${url.pathname}${url.search}${url.hash}` : url.href;
}

/** The same for moving pictures and sound: a path on this site or https. */
export function safeMedia(src: string | null): string | null {
  const href = src === null ? null : safeHref(src);
  return href !== null && /^(\/|https:)/.test(href) ? href : null;
}

/** True when an address leads off the newsroom's own site. */
export function leadsElsewhere(href: string, siteUrl: string): boolean {
  const safe = safeHref(href);
  if (safe === null || !/^https?:/.test(safe)) return false;
  return URL.parse(safe)?.host !== URL.parse(siteUrl)?.host;
}
