import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HeldSocket } from './held-socket.ts';
import { hasDatabase, newsroomFolder } from './newsroom-folder.ts';
import type { NewsroomOptions } from './processes/run-newsroom.ts';
import type { SearchOptions } from './processes/run-search.ts';
import type { ReadersOptions } from './processes/serve-readers.ts';

/** What each process that is kept running is started with. */
interface OptionsOf {
  readonly readers: ReadersOptions;
  readonly newsroom: NewsroomOptions;
  readonly search: SearchOptions;
}

/** The number by which a child finds the readers' socket: the first after its three standard streams. */
export const INHERITED = 3;

/**
 * Young memory of V8 in megabytes: what a process does that waits most of the time needs no more. The newsroom makes thirty megabytes in each
 * publication: with 4 it copied what was left of them 4 times in each, for 21 ms, with 32 every other time, for 3. Its old memory it collects when nobody
 * publishes (`quiet-moments.ts`).
 */
const FLAGS = {
  readers: ['--max-semi-space-size=4'],
  newsroom: ['--max-semi-space-size=32', '--expose-gc'],
  search: ['--max-semi-space-size=1'],
} as const;

/** Threads of libuv: syncs of the pages of one publication that wait together are one write of the journal. */
const THREADS = { readers: {}, newsroom: { UV_THREADPOOL_SIZE: '16' }, search: {} } as const;

/** Starts one of the processes that a running newsroom consists of, as it was built beside this one; its options go as JSON. */
export function startProcess<Name extends keyof OptionsOf>(
  name: Name,
  options: OptionsOf[Name],
  socket: Pick<HeldSocket, 'fd'> | null,
): ChildProcess {
  const file = fileURLToPath(new URL(`processes/${name}.js`, import.meta.url));
  return spawn(process.execPath, [...FLAGS[name], file, JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', socket?.fd ?? 'ignore', 'ipc'],
    env: { ...codeCacheOf(options.data), ...THREADS[name], ...process.env },
  });
}

/** A folder that has no newsroom yet is made, or refused, by nobody but the newsroom; where nothing can be written, Node goes on without. */
function codeCacheOf(data: string): NodeJS.ProcessEnv {
  const folder = newsroomFolder(data);
  return hasDatabase(folder) ? { NODE_COMPILE_CACHE: folder.codeCache } : {};
}
