import type { Log } from '../base/log.ts';
import { Refusal } from '../base/problem.ts';
import { openWatch, type Watched } from '../seeing/open-watch.ts';
import { measureProcess } from '../seeing/process-measures.ts';
import { listening, type Listener } from './ports.ts';

/** A process of ours that says how it is, by what it does. */
export type Role = 'readers' | 'search' | 'newsroom' | 'press';

const VARIABLES = {
  readers: 'STANDFIRST_WATCH_READERS',
  search: 'STANDFIRST_WATCH_SEARCH',
  newsroom: 'STANDFIRST_WATCH_NEWSROOM',
  press: 'STANDFIRST_WATCH_PRESS',
} as const satisfies Record<Role, Listener['option']>;

const HERE = '127.0.0.1';

/**
 * Where a process is watched, as the environment says: `9464` on this machine alone, or `10.0.0.5:9464`, `[::]:9464`; null where it says
 * nothing. `nth`: of several processes of one role, each has the next port. Refuses (400) what is neither.
 */
export function watchListener(role: Role, env: NodeJS.ProcessEnv, nth = 0): Listener | null {
  const option = VARIABLES[role];
  const said = env[option]?.trim();
  if (!said) return null;
  const [, host = HERE, digits] = /^(?:(\[[0-9a-f:]+\]|[a-z0-9.-]+):)?(\d{1,5})$/i.exec(said) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > 65_535) throw unfit(option, said);
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: port === 0 ? 0 : port + nth, option };
}

function unfit(option: string, said: string): Refusal {
  return new Refusal(
    'watch-unfit',
    400,
    `${option} says “${said}”. Name a port on this machine, such as 9464, or an address with a port, such as 10.0.0.5:9464.`,
  );
}

/** Opens what watches a process, where the environment says so; what ends it is given back. */
export async function watchProcess(
  role: Role,
  watched: Watched,
  { log, nth = 0 }: { readonly log: Log; readonly nth?: number },
): Promise<() => Promise<void>> {
  const listener = watchListener(role, process.env, nth);
  if (listener === null) return async () => {};
  const own = measureProcess(role);
  const watch = openWatch(
    { ...watched, measures: async () => [...own.read(), ...(await watched.measures())] },
    { log, isHere: listener.host === HERE || listener.host === 'localhost' || listener.host === '::1' },
  );
  const { url } = await listening(listener, () => watch.listen(listener));
  log.info({ url }, 'Watched at /metrics, /healthz and /readyz.');
  return async () => {
    own.stop();
    await watch.close();
  };
}
