import { isIP } from 'node:net';

/** A host and perhaps a port, and nothing that a URL could take for something else. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/**
 * The origin by which a request came to this newsroom, by its `Host`: an HTTPS origin it was set up with, `localhost`, or an address in
 * figures. Null for any other name: a page elsewhere can give its own name our address and then ask as if it were us (DNS
 * rebinding), which it cannot do with figures.
 */
export function ownOriginOf(host: string | undefined, origins: ReadonlySet<string>): string | null {
  if (host === undefined || !HOST.test(host)) return null;
  const secure = URL.parse(`https://${host}`)?.origin ?? '';
  if (origins.has(secure)) return secure;
  const plain = URL.parse(`http://${host}`);
  return plain && (plain.hostname === 'localhost' || isFigures(plain.hostname)) ? plain.origin : null;
}

function isFigures(hostname: string): boolean {
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;
}
