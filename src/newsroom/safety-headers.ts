import { readSettings } from '../store/documents.ts';
import type { Uses } from './acts.ts';

/**
 * What every answer of the newsroom tells the browser: run our own files and nothing else, show nothing of it inside another
 * site, send nobody its addresses. (Content Security Policy Level 3; Fetch, Cross-Origin-Resource-Policy.)
 */
export async function safetyHeaders({ store, signIn }: Uses<'store' | 'signIn'>): Promise<SafetyHeaders> {
  const site = originOf((await readSettings(store.reader))?.siteUrl);
  return { ...fixed, 'content-security-policy': policy(site), ...(signIn.origins.size > 0 && overHttps) };
}

export type SafetyHeaders = Readonly<Record<string, string>>;

/**
 * Where the newsroom is known by an HTTPS origin, browsers ask it over HTTPS only from then on (RFC 6797). Over plain HTTP, on this very
 * machine, they must pay no heed to it.
 */
const overHttps = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

const fixed = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};

/** Pictures may also come from the readers' site, where they stand. */
function policy(site: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `img-src 'self' data: blob: ${site}`,
    `media-src 'self' ${site}`,
    `frame-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'self'`,
    `require-trusted-types-for 'script'`,
  ]
    .map((line) => line.trim())
    .join('; ');
}

function originOf(siteUrl: string | undefined): string {
  return URL.parse(siteUrl ?? '')?.origin ?? '';
}
