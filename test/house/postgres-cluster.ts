import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { answering, binaries, ended, NEW, NoPostgres, NOBODY } from './postgres-server.ts';

/** A PostgreSQL with two that follow it, of which one at least has what is acknowledged. */
export interface PostgresCluster {
  /** The socket of the one that may be written to now; null while there is none. */
  socket(): string | null;
  /** Ends the first, lets the one that has most take its place, and has the others follow that. Told what happened. */
  failOver(): Promise<string>;
  /** Ends the first as a crash does, and starts it again. */
  restart(signal: 'SIGKILL' | 'SIGINT'): Promise<void>;
  /** Ends one that follows; `rejoin` brings it back. */
  killFollower(): Promise<string>;
  /** Makes whoever is down anew from the first, as a follower. */
  rejoin(): Promise<void>;
  stop(): Promise<void>;
}

const NAMES = ['a', 'b', 'c'] as const;
type Name = (typeof NAMES)[number];

/** One acknowledges besides the first (`ANY 1`); what a killed process wrote is in the system's cache, so that nothing need be synced. */
const SETTINGS = {
  synchronous_standby_names: `ANY 1 (${NAMES.join(', ')})`,
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '300',
  wal_keep_size: '512MB',
  shared_buffers: '64MB',
  hot_standby_feedback: 'on',
  wal_receiver_status_interval: '1s',
  wal_receiver_timeout: '5s',
  wal_sender_timeout: '5s',
  wal_retrieve_retry_interval: '200ms',
};

interface Server {
  readonly name: Name;
  readonly folder: string;
  readonly data: string;
  child: ChildProcess | null;
}

/** What all of a cluster's work is done with. */
interface Cluster {
  readonly bin: string;
  readonly servers: readonly Server[];
  /** As whom its processes run, and where. */
  readonly as: { readonly uid?: number; readonly gid?: number; readonly cwd: string };
  first: Server;
}

/** Starts the three. Throws `NoPostgres` where there is none. */
export async function startCluster(): Promise<PostgresCluster> {
  const cluster = await begunCluster();
  const { servers } = cluster;
  return {
    socket: () => (isUp(cluster.first) ? `${cluster.first.folder}/.s.PGSQL.5432` : null),
    failOver: () => failOver(cluster),
    restart: async (signal) => {
      const { first } = cluster;
      await (signal === 'SIGKILL' ? killed(first) : ended(first.child!, signal));
      await begin(cluster, first);
    },
    killFollower: async () => {
      const one = followers(cluster).find(isUp);
      if (!one) return 'none was up';
      await killed(one);
      return one.name;
    },
    rejoin: async () => {
      for (const server of followers(cluster).filter((one) => !isUp(one))) {
        await copyOfFirst(cluster, server);
        follow(cluster, server);
        await begin(cluster, server);
      }
    },
    stop: async () => {
      await Promise.all(servers.flatMap(({ child }) => (child ? [ended(child, 'SIGQUIT')] : [])));
      rmSync(cluster.as.cwd, { recursive: true, force: true });
    },
  };
}

async function begunCluster(): Promise<Cluster> {
  const bin = binaries();
  if (bin === null) throw new NoPostgres('there is no PostgreSQL here that a test may start');
  const root = mkdtempSync(join(tmpdir(), 'pgs-'));
  const as = { ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }), cwd: root };
  const servers = NAMES.map((name): Server => {
    const folder = join(root, name);
    mkdirSync(folder);
    return { name, folder, data: join(folder, 'data'), child: null };
  });
  const cluster = { bin, servers, as, first: servers[0]! };
  give(cluster, root, ...servers.map(({ folder }) => folder));
  execFileSync(join(bin, 'initdb'), ['-D', cluster.first.data, ...NEW], { ...as, stdio: 'pipe' });
  for (const server of followers(cluster)) {
    execFileSync('cp', ['-a', cluster.first.data, server.data], as);
    follow(cluster, server);
  }
  for (const server of servers) await begin(cluster, server);
  return cluster;
}

const followers = ({ servers, first }: Cluster): Server[] => servers.filter((server) => server !== first);

/** Gives files to whom the servers run as. */
function give({ as: { uid, gid } }: Cluster, ...files: readonly string[]): void {
  if (uid !== undefined && gid !== undefined) for (const file of files) chownSync(file, uid, gid);
}

async function begin({ bin, as }: Cluster, server: Server): Promise<void> {
  const { name, folder, data } = server;
  const given = Object.entries({
    ...SETTINGS,
    listen_addresses: '',
    unix_socket_directories: folder,
    cluster_name: name,
  });
  const words = ['-D', data, ...given.flatMap(([setting, value]) => ['-c', `${setting}=${value}`])];
  for (;;) {
    server.child = spawn(join(bin, 'postgres'), words, { ...as, stdio: 'ignore' });
    if (await answering(addressOf(server), server.child)) return;
    // Processes of one that was killed keep a new one out for a moment.
    await sleep(100);
  }
}

/** Has one follow the first from its next start, or from the next time that it looks. */
function follow(cluster: Cluster, { data, name }: Server): void {
  const line = `primary_conninfo = 'host=${cluster.first.folder} user=postgres application_name=${name}'\n`;
  const [settings, standby] = [join(data, 'postgresql.auto.conf'), join(data, 'standby.signal')];
  writeFileSync(settings, line);
  writeFileSync(standby, '');
  give(cluster, settings, standby);
}

async function failOver(cluster: Cluster): Promise<string> {
  const old = cluster.first;
  // Dead before another is first: two that acknowledge would each lose what the other has.
  await killed(old);
  const up = followers(cluster).filter(isUp);
  const standing = await Promise.all(up.map(async (server) => ({ server, at: await received(server) })));
  const [best, ...rest] = standing.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  if (!best) throw new Error('No standby is left.');
  await asked(best.server, (client) => client.query('select pg_promote(true, 30)'));
  cluster.first = best.server;
  for (const { server } of rest) {
    follow(cluster, server);
    await asked(server, (client) => client.query('select pg_reload_conf()'));
  }
  return `${old.name} killed, ${best.server.name} took over`;
}

/** What `pg_basebackup` does, which no package of npm has. */
async function copyOfFirst(cluster: Cluster, { data }: Server): Promise<void> {
  const { first, as } = cluster;
  rmSync(data, { recursive: true, force: true });
  await asked(first, async (client) => {
    await client.query("select pg_backup_start('again', true)");
    // What goes away while it is copied is told of, and is no fault.
    spawnSync('cp', ['-a', first.data, data], { ...as, stdio: 'ignore' });
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    for (const file of ['postmaster.pid', 'postmaster.opts', 'standby.signal'])
      rmSync(join(data, file), { force: true });
    const logs = join(data, 'pg_wal');
    for (const old of readdirSync(logs, { withFileTypes: true })) if (old.isFile()) rmSync(join(logs, old.name));
    const label = join(data, 'backup_label');
    writeFileSync(label, rows[0]!.labelfile);
    give(cluster, label);
  });
}

const addressOf = ({ folder }: Server) => `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;

function isUp({ child }: Server): boolean {
  return child !== null && child.exitCode === null && child.signalCode === null;
}

/** Ends all processes of a server in one moment. */
async function killed(server: Server): Promise<void> {
  const pid = server.child?.pid ?? 0;
  const said = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout;
  await ended(server.child!, 'SIGKILL');
  for (const child of said.split('\n').map(Number).filter(Boolean)) {
    try {
      process.kill(child, 'SIGKILL');
    } catch {
      // It noticed by itself.
    }
  }
}

/** How far the log is that a follower has, as a number that can be compared. */
async function received(server: Server): Promise<bigint> {
  return asked(server, async (client) => {
    const { rows } = await client.query<{ at: string }>(
      "select pg_wal_lsn_diff(greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), '0/0') as at",
    );
    return BigInt(rows[0]!.at);
  });
}

async function asked<T>(server: Server, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: addressOf(server) });
  client.on('error', () => {});
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end().catch(() => {});
  }
}
