import { hash } from 'node:crypto';

const STYLE = /<style\b[^>]*>([^]*?)<\/style>/gi;

/**
 * The policy of a previewed page: the styles it was rendered with, by their hashes, and pictures and type from this origin.
 * It is sandboxed and may run no script. It keeps its origin, so that the pane round it can keep its scroll position and the
 * browser sends the session along for pictures; without scripts nothing in it can make use of that.
 */
export function previewPolicy(html: string): string {
  const hashes = [...html.matchAll(STYLE)].map(([, style = '']) => `'sha256-${hash('sha256', style, 'base64')}'`);
  return [
    'sandbox allow-same-origin',
    "default-src 'none'",
    `style-src ${["'self'", ...new Set(hashes)].join(' ')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
