import { Refusal } from '../../base/problem.ts';
import type { CacheFront } from '../cache-front.ts';
import { askCache } from './ask-cache.ts';
import { batches } from './batches.ts';
import type { ServiceAt } from './fastly.ts';

/** https://developers.cloudflare.com/cache/how-to/purge-cache/purge-by-tags/: 30 tags a call. It knows no soft purge. */
const MOST_TAGS = 30;

/** By tags, which delivery names in `Cache-Tag`. */
export function cloudflare({ api, id, token }: ServiceAt): CacheFront {
  const ask = async (body: object): Promise<void> => {
    const said = await askCache(`${api}/zones/${id}/purge_cache`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!/"success":\s*true/.test(said))
      throw new Refusal('cache-refuses', 502, `Cloudflare says: ${said.slice(0, 300)}`);
  };
  return {
    name: 'Cloudflare',
    atOnce: MOST_TAGS * 4,
    purge: async (keys) => {
      for (const tags of batches(keys, MOST_TAGS)) await ask({ tags });
    },
    purgeAll: () => ask({ purge_everything: true }),
  };
}
