/** Addresses of this machine and of networks that are nobody's: a proxy of one's own stands there. */
const OWN_NETWORK =
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)|^::1$|^f[cd][0-9a-f]{2}:|^fe80:/i;

/**
 * Where a reader stands. Behind a proxy of one's own it is what the proxy appended to `X-Forwarded-For`, the last entry that
 * is not another proxy of one's own; what is before it anybody can write. Nobody else's word is taken.
 */
export function readerAddress(peer: string, forwarded: string | undefined): string {
  if (forwarded === undefined || !OWN_NETWORK.test(peer)) return peer;
  const entries = forwarded.split(',').map((entry) => withoutPort(entry.trim()));
  return entries.findLast((entry) => entry !== '' && !OWN_NETWORK.test(entry)) ?? entries.at(-1) ?? peer;
}

function withoutPort(entry: string): string {
  return entry.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}
