import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../house/chance.ts';
import { fillDisk } from '../../house/folders.ts';
import type { Manner } from '../../house/serve-objects.ts';
import { type House, type Node, send } from './house.ts';

/** How something fails: done at once, and mended by what it gives. */
export type Fault = (house: House, some: Chance) => Promise<{ readonly what: string; mend(): Promise<void> }>;

const SKEWED = new URL('skewed-clock.mjs', import.meta.url).href;
const TEN_MINUTES = 600_000;

function killed(is: Node['is']): Fault {
  return async (house, some) => {
    const node = some.of(house.of(is));
    await node.kill();
    return { what: node.name, mend: () => node.start() };
  };
}

function asleep(is: Node['is']): Fault {
  return async (house, some) => {
    const node = some.of(house.of(is));
    const pids = node.pids();
    for (const pid of pids) send(pid, 'SIGSTOP');
    return { what: node.name, mend: async () => pids.forEach((pid) => send(pid, 'SIGCONT')) };
  };
}

/** The line of a node to its database, or, of a delivery node, to the object store. */
function cut(is: Node['is']): Fault {
  return async (house, some) => {
    const node = some.of(house.of(is));
    for (const line of node.lines) line.cut();
    return { what: node.name, mend: async () => node.lines.forEach((line) => line.mend()) };
  };
}

const slow: Fault = async (house, some) => {
  const node = some.of(house.nodes);
  for (const line of node.lines) line.slow(100);
  return { what: node.name, mend: async () => node.lines.forEach((line) => line.mend()) };
};

function objectsAre(manner: Manner): Fault {
  return async ({ objects }) => {
    objects.behave(manner);
    return { what: manner, mend: async () => objects.behave('well') };
  };
}

const restarted = (signal: 'SIGKILL' | 'SIGINT'): Fault => {
  return async (house) => {
    house.dropDatabase();
    await house.cluster.restart(signal);
    house.dropDatabase();
    return { what: signal, mend: async () => {} };
  };
};

function full(which: keyof House['disks']): Fault {
  return async ({ disks }) => {
    const disk = disks[which];
    if (disk === null) return { what: 'not tried: only root may mount a small disk', mend: async () => {} };
    const rubbish = fillDisk(disk);
    return { what: disk, mend: async () => rmSync(rubbish, { force: true }) };
  };
}

/** A node whose machine is ten minutes early or late, from its start. */
function skewed(is: Node['is']): Fault {
  return async (house, some) => {
    const node = some.of(house.of(is));
    const SKEW_MS = String(some.of([-1, 1]) * TEN_MINUTES);
    await node.kill();
    await node.start({ NODE_OPTIONS: `--import=${SKEWED}`, SKEW_MS });
    const mend = async () => {
      await node.kill();
      await node.start();
    };
    return { what: `${node.name} by ${SKEW_MS} ms`, mend };
  };
}

export const faults: Readonly<Record<string, Fault>> = {
  'PostgreSQL fails over': async ({ cluster, dropDatabase }) => {
    const what = await cluster.failOver();
    dropDatabase();
    return { what, mend: () => cluster.rejoin() };
  },
  'two presses at once': async (house) => {
    // Whoever presses sleeps for longer than its turn, another takes over, and both are awake.
    const pids = house.of('press').flatMap((press) => [press.pids()]);
    for (const some of pids) {
      for (const pid of some) send(pid, 'SIGSTOP');
      await sleep(4000);
      for (const pid of some) send(pid, 'SIGCONT');
    }
    return { what: 'each for 4 s', mend: async () => {} };
  },
  'a newsroom is killed': killed('newsroom'),
  'a delivery node is killed': killed('delivery'),
  'the object store is away': objectsAre('away'),
  'a press is killed': killed('press'),
  'a newsroom has no network': cut('newsroom'),
  'a delivery node sleeps': asleep('delivery'),
  'the disk of the shelf is full': full('shelf'),
  'PostgreSQL is killed and started': restarted('SIGKILL'),
  'a press is ten minutes off': skewed('press'),
  'a newsroom sleeps': asleep('newsroom'),
  'a delivery node has no network': cut('delivery'),
  'a press sleeps': asleep('press'),
  'the object store does and does not say so': objectsAre('losing'),
  'a press has no network': cut('press'),
  'a standby is killed': async ({ cluster }) => ({ what: await cluster.killFollower(), mend: () => cluster.rejoin() }),
  'a network is slow': slow,
  'a newsroom is ten minutes off': skewed('newsroom'),
  'the object store hangs': objectsAre('held'),
  'the disk of a delivery node is full': full('copy'),
  'PostgreSQL is restarted': restarted('SIGINT'),
};
