import type { CacheFront } from '../cache-front.ts';
import { askCache } from './ask-cache.ts';
import { batches } from './batches.ts';

/** Varnish takes headers of 8 KB unless told otherwise. */
const LONGEST_HEADER = 6000;

/** Every Varnish of a site, by `deploy/varnish.vcl`: each has its own copies, and all must have let go. */
export function varnish(origins: readonly string[], token: string): CacheFront {
  const ask = (origin: string, more: Readonly<Record<string, string>>) =>
    askCache(`${origin}/`, { method: 'PURGE', headers: { 'x-purge-token': token, ...more } });
  return {
    name: 'Varnish',
    atOnce: 500,
    purge: async (keys, isHard) => {
      for (const batch of batches(keys, Infinity, LONGEST_HEADER)) {
        const header = isHard ? 'x-purge-keys' : 'x-soft-purge-keys';
        await Promise.all(origins.map((origin) => ask(origin, { [header]: batch.join(' ') })));
      }
    },
    purgeAll: async () => void (await Promise.all(origins.map((origin) => ask(origin, { 'x-purge-all': '1' })))),
  };
}
