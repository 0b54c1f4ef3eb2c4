import { Refusal } from '../base/problem.ts';
import { cloudflare } from './caches/cloudflare.ts';
import { fastly } from './caches/fastly.ts';
import { varnish } from './caches/varnish.ts';

/** Whoever keeps copies of pages before readers, outside this house, and lets go of them by key. */
export interface CacheFront {
  readonly name: string;
  /** So many keys are given to it at a time. */
  readonly atOnce: number;
  /**
   * Resolves when all that goes by these keys will be asked for again. Unless `isHard`, the old may be shown while the new is fetched.
   * Throws a `Refusal` (502) that says what was answered.
   */
  purge(keys: readonly string[], isHard: boolean): Promise<void>;
  purgeAll(): Promise<void>;
}

const APIS = { fastly: 'https://api.fastly.com', cloudflare: 'https://api.cloudflare.com/client/v4' } as const;

/**
 * The cache that the environment names in `STANDFIRST_CDN`: `varnish http://10.0.0.5:6081,http://10.0.0.6:6081`, `fastly SERVICE`, `cloudflare ZONE`.
 * Its token is `STANDFIRST_CDN_TOKEN`. Null where none is named. Refuses (422) what cannot be, with the remedy.
 */
export function cacheFrontOf(env: NodeJS.ProcessEnv): CacheFront | null {
  const said = env['STANDFIRST_CDN']?.trim();
  if (!said) return null;
  const [kind = '', id = ''] = said.split(/\s+(.*)/s);
  const token = env['STANDFIRST_CDN_TOKEN'] ?? '';
  if (!/^[\x21-\x7e]+$/.test(token))
    throw unfit('STANDFIRST_CDN_TOKEN must hold the token by which the cache knows this newsroom.');
  if (kind === 'varnish') return varnish(originsIn(id), token);
  if ((kind !== 'fastly' && kind !== 'cloudflare') || !/^\w+$/.test(id)) throw unfit(HOW);
  const service = { api: env['STANDFIRST_CDN_API'] ?? APIS[kind], id, token };
  return kind === 'fastly' ? fastly(service) : cloudflare(service);
}

const HOW =
  'STANDFIRST_CDN names no cache. Write it as `varnish http://127.0.0.1:6081`, `fastly SERVICE` or `cloudflare ZONE`.';

function originsIn(list: string): string[] {
  const origins = list.split(/[\s,]+/).filter(Boolean);
  const isFit = (text: string) =>
    /^https?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.pathname === '/';
  if (origins.length === 0 || !origins.every(isFit)) throw unfit(HOW);
  return origins.map((origin) => new URL(origin).origin);
}

function unfit(say: string): Refusal {
  return new Refusal('cdn-unfit', 422, say);
}
