import { type Problem, problem } from '../../base/problem.ts';

/** The longest address the story model takes. */
const LONGEST = 2048;

// Browsers pass over white space and control characters, so `java\nscript:` runs unless they go first.
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const UNSEEN = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g;

const SAFE = new Set(['http:', 'https:', 'mailto:']);

/** What a tree is read with: where relative links start, and where warnings go. */
export interface Reading {
  readonly base: string | null;
  readonly warnings: Problem[];
}

/**
 * Where a link may lead: http, https and mailto addresses, and relative ones, which become full when the page's own
 * address is known. Anything else is dropped with a warning and its words stay; a link into the page itself is dropped in silence.
 */
export function safeLink(href: string | null, reading: Reading): string | null {
  const bare = (href ?? '').replace(UNSEEN, (gap) => (/^ +$/.test(gap) ? ' ' : '')).trim();
  if (bare === '' || bare.startsWith('#')) return null;
  const link = leaveArchive(resolve(bare, reading.base));
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(link)?.[0].toLowerCase();
  if ((scheme !== undefined && !SAFE.has(scheme)) || link.length > LONGEST) return drop(bare, reading);
  return link;
}

function drop(href: string, { warnings }: Reading): null {
  const shown = href.length > 60 ? `${href.slice(0, 60)}…` : href;
  warnings.push(
    problem(
      'link-dropped',
      'body',
      `A link to "${shown}" was dropped: only http, https and mailto links are kept. Its words are still there.`,
    ),
  );
  return null;
}

function resolve(href: string, base: string | null): string {
  const spaced = href.replaceAll(' ', '%20');
  if (base && URL.canParse(spaced, base)) return new URL(spaced, base).href;
  return spaced.startsWith('//') ? `https:${spaced}` : spaced;
}

/** Web archives put their own address before the one they keep: `https://web.archive.org/web/20090502101500/http://…`. */
export function leaveArchive(address: string): string {
  return address.replace(/^(?:https?:)?(?:\/\/[^/]+)?\/(?:web|wayback)\/\d{4,14}[a-z_]*\/(?=https?:\/?\/)/i, '');
}

/** A full http address without its fragment and without the marks that newsletters and feeds add; null when it is none. */
export function fullAddress(text: string | null | undefined, base: string | null = null): string | null {
  const bare = leaveArchive((text ?? '').trim());
  if (bare === '' || !URL.canParse(bare, base ?? undefined)) return null;
  const url = new URL(bare, base ?? undefined);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.search = queryWithout(url.search, /^(utm_|fbclid|gclid|cmp$|ocid$)/i);
  url.hash = '';
  return url.href;
}

/** A query without the parameters of some names, every other one as it was written: old papers wrote them in letters of their own. */
export function queryWithout(search: string, names: RegExp): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !names.test(part.replace(/=.*$/s, '')));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}
