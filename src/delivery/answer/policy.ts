import { hash } from 'node:crypto';

const STYLE = /<style\b[^>]*>([^]*?)<\/style>/gi;

/** A sheet of the site's own, as our pages name it. */
const SHEET = /<link rel="stylesheet" href="\//;

/** The one page that shows what another site has, because its reader asked for it. */
const FRAME = /<iframe\b[^>]*\bsrc="(https:\/\/[\w.-]+)\//gi;

/** The one page that plays a live stream, in the same way. */
const STREAM = /<source src="(https:\/\/[\w.:-]+)\/[^"]*" type="application\/vnd\.apple\.mpegurl"/gi;

/** What plays it where a browser does not, which the site has itself. */
const PLAYER = /<script type="module" src="\/assets\//;

/** The search. */
const FORM = /<form\b/i;

/**
 * The content security policy of a page: nothing but what the page is made of. Styles are allowed by the hash of each style
 * element it has, and as a sheet of the site's own where it names one; scripts not at all, but for the site's own on the page of a live stream.
 */
export function pagePolicy(html: string): string {
  const allowed = new Set(
    [...html.matchAll(STYLE)].map(([, style = '']) => `'sha256-${hash('sha256', style, 'base64')}'`),
  );
  if (SHEET.test(html)) allowed.add("'self'");
  const frames = new Set([...html.matchAll(FRAME)].map(([, origin]) => origin));
  const streams = new Set([...html.matchAll(STREAM)].map(([, origin]) => origin));
  const plays = streams.size > 0 && PLAYER.test(html);
  const styles = allowed.size === 0 ? "'none'" : [...allowed].join(' ');
  return [
    "default-src 'none'",
    `style-src ${styles}`,
    ...(plays ? ["script-src 'self'"] : []),
    ...(frames.size > 0 ? [`frame-src ${[...frames].join(' ')}`] : []),
    "img-src 'self' data:",
    "font-src 'self'",
    ["media-src 'self'", ...streams, ...(plays ? ['blob:'] : [])].join(' '),
    "manifest-src 'self'",
    // Other pages have no script that could ask for anything; auditors read robots.txt under this policy.
    ["connect-src 'self'", ...(plays ? streams : [])].join(' '),
    "base-uri 'none'",
    `form-action ${FORM.test(html) ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For what browsers may open as a document though it is none of our pages: an SVG may carry scripts. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
