import { hash } from 'node:crypto';

const STYLE = /<style\b[^>]*>([^]*?)<\/style>/gi;

/**
 * The content security policy of a page: nothing but what the page is made of. Styles are allowed by the hash of each style
 * element it has, and by nothing else; scripts not at all.
 */
export function pagePolicy(html: string): string {
  const hashes = new Set(
    [...html.matchAll(STYLE)].map(([, style = '']) => `'sha256-${hash('sha256', style, 'base64')}'`),
  );
  const styles = hashes.size === 0 ? "'none'" : [...hashes].join(' ');
  return [
    "default-src 'none'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    // Pages have no script that could ask for anything; auditors read robots.txt under this policy.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For what browsers may open as a document though it is none of our pages: an SVG may carry scripts. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
