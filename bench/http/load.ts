import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Served } from './servers.ts';

const run = promisify(execFile);

export interface Measured {
  /** Requests a second. */
  readonly rate: number;
  readonly p50: string;
  readonly p99: string;
  /** Answers that were not 2xx, and sockets that failed. */
  readonly failed: number;
}

export interface Load {
  readonly seconds: number;
  readonly connections: number;
  readonly threads: number;
}

/** Asks a server for its page as fast as it answers, after a second of warming up. */
export async function load(server: Served, { seconds, connections, threads }: Load): Promise<Measured> {
  const options = ['--latency', `-t${threads}`, `-c${connections}`, '-H', `Accept-Encoding: ${server.encoding}`];
  await run('wrk', ['-d1s', ...options, server.url]);
  const { stdout } = await run('wrk', [`-d${seconds}s`, ...options, server.url]);
  const found = (pattern: RegExp) => pattern.exec(stdout)?.[1] ?? '';
  const errors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  return {
    rate: Number(found(/Requests\/sec:\s+([\d.]+)/)),
    p50: found(/^ +50%\s+(\S+)/m),
    p99: found(/^ +99%\s+(\S+)/m),
    failed: [found(/Non-2xx or 3xx responses: (\d+)/), ...errors].reduce((sum, count) => sum + Number(count), 0),
  };
}
