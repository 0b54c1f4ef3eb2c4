import type { CacheFront } from '../cache-front.ts';
import { askCache } from './ask-cache.ts';
import { batches } from './batches.ts';

/** https://www.fastly.com/documentation/reference/api/purging/: 256 keys a call. */
const MOST_KEYS = 256;

export interface ServiceAt {
  /** The origin of its API. */
  readonly api: string;
  /** Its service or zone. */
  readonly id: string;
  readonly token: string;
}

export function fastly({ api, id, token }: ServiceAt): CacheFront {
  const ask = (path: string, { isSoft, body }: { readonly isSoft: boolean; readonly body?: object }) =>
    askCache(`${api}/service/${id}/${path}`, {
      method: 'POST',
      headers: {
        'fastly-key': token,
        accept: 'application/json',
        ...(isSoft && { 'fastly-soft-purge': '1' }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    name: 'Fastly',
    atOnce: MOST_KEYS,
    purge: async (keys, isHard) => {
      for (const batch of batches(keys, MOST_KEYS))
        await ask('purge', { isSoft: !isHard, body: { surrogate_keys: batch } });
    },
    purgeAll: async () => void (await ask('purge_all', { isSoft: false })),
  };
}
