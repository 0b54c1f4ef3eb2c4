import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Elsewhere } from '../../src/contract/nodes.ts';
import { systemClock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { newsroomFolder } from '../../src/main/newsroom-folder.ts';
import { openRooms } from '../../src/main/open-rooms.ts';
import { killStory } from '../../src/newsroom/publishing/kill-story.ts';
import { aNewsroom } from '../cli/newsrooms.ts';
import { chance } from '../house/chance.ts';
import { readersFiles } from '../house/distributed.ts';
import { atTheEnd } from '../house/endings.ts';
import { aFolder, aSmallDisk } from '../house/folders.ts';
import { anObjectServer } from '../house/object-server.ts';
import type { ObjectServer } from '../house/serve-objects.ts';
import { isLong, rounds, SEED } from '../house/proof.ts';
import { publishStory } from '../house/publish-story.ts';
import { aCommandWith, followerOf, freePorts, type Served, until } from '../house/standfirst.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

// A newsroom, an object store and delivery nodes on folders of their own, each a real process, while the store goes away, answers
// nothing or hangs, followers are killed in the middle of what they do, and the disk of one is full. Each node has the very bytes of
// the newsroom's own readers at the end, and what was killed is nowhere.

const ROUNDS = rounds({ short: 3, long: 120 });
const some = chance(SEED);
process.stdout.write(`several machines, seed ${SEED}\n`);

const environmentOf = ({ place }: ObjectServer) => ({
  STANDFIRST_S3_ENDPOINT: place.endpoint,
  STANDFIRST_S3_REGION: place.region,
  STANDFIRST_S3_ACCESS_KEY: place.accessKey,
  STANDFIRST_S3_SECRET_KEY: place.secretKey,
});
const FROM = 's3://paper/site';

interface DeliveryNode {
  readonly data: string;
  readonly served: Served;
}

async function aDeliveryNode(server: ObjectServer, name: string, data = join(aFolder(), name)): Promise<DeliveryNode> {
  const words = ['serve', '--from', FROM, '--name', name, '--data', data, '--site-port', '0'];
  return { data, served: await aCommandWith(environmentOf(server), 'Ctrl-C', ...words) };
}

async function publishingIn(data: string) {
  const rooms = await openRooms(newsroomFolder(data), silentLog, systemClock);
  atTheEnd(() => rooms.close());
  let made = 0;
  return {
    publish: async (words: string) => {
      made += 1;
      const story = aStory({
        id: idOf(100 + made),
        section: 'news',
        edition: 'uk',
        headline: words,
        body: [paragraph(words)],
      });
      await publishStory(rooms, { story, change: 'first', note: null }, { name: 'Ada Reed' });
      return story.id;
    },
    kill: (storyId: string) => killStory(rooms, { storyId, reason: 'It was not true.' }, { name: 'Ada Reed' }),
  };
}

/** What a receipt asks for: each node is named with when it had what was published. */
async function confirmedBy(newsroom: Served, cookie: string): Promise<Elsewhere['nodes']> {
  const ask = async (query: string) => {
    const answer = await fetch(`${newsroom.office}/api/nodes${query}`, { headers: { cookie } });
    return (await answer.json()) as { settle: number; elsewhere: Elsewhere | null };
  };
  const { settle } = await ask('');
  let nodes: Elsewhere['nodes'] = [];
  await until(async () => {
    nodes = (await ask(`?settle=${settle}`)).elsewhere?.nodes ?? [];
    return nodes.length > 0 && nodes.every(({ hadAt }) => hadAt !== null);
  });
  return nodes;
}

const textAt = (url: string) =>
  fetch(url).then(
    (answer) => answer.text(),
    () => '',
  );

/** The first administrator, by the link that the newsroom lays down for them. */
async function signedIn({ office }: Served, data: string): Promise<string> {
  const token = readFileSync(join(data, 'first-administrator.txt'), 'utf8').trim().split('#')[1];
  const headers = { 'content-type': 'application/json', origin: office };
  const person = { name: 'Ada Reed', email: 'ada@courier.example', password: 'a long walk by the harbour' };
  const body = JSON.stringify({ token, ...person });
  const answer = await fetch(`${office}/api/welcome`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(await answer.text());
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return cookies.join('; ');
}

const isSame = (data: string, node: DeliveryNode): boolean => {
  try {
    const [ours, its] = [readersFiles(data), readersFiles(node.data)];
    return ours.size === its.size && [...ours].every(([path, bytes]) => its.get(path) === bytes);
  } catch {
    return false;
  }
};

const killFollower = ({ served }: DeliveryNode) => {
  const follower = followerOf(served.pid);
  if (follower > 0) process.kill(follower, 'SIGKILL');
};

/** What goes wrong for a moment; what it gives ends it. */
const troubles: readonly ((server: ObjectServer, nodes: readonly DeliveryNode[]) => () => void)[] = [
  ...(isLong ? (['away', 'busy', 'losing', 'held'] as const) : (['away', 'busy', 'losing'] as const)).map(
    (manner) => (server: ObjectServer) => {
      server.behave(manner);
      return () => server.behave('well');
    },
  ),
  (_, nodes) => {
    const timer = setInterval(() => nodes.forEach(killFollower), 300 + some.number(400));
    return () => clearInterval(timer);
  },
  (_, nodes) => {
    const follower = followerOf(some.of(nodes).served.pid);
    if (follower > 0) process.kill(follower, 'SIGSTOP');
    return () => follower > 0 && process.kill(follower, 'SIGCONT');
  },
];

/** No words of one round are within those of another. */
const wordsOf = (round: number): string => `Harbour news ${round}, as it happened`;

const lyingIn = ({ objects }: ObjectServer) =>
  new Map([...objects].map(([key, bytes]) => [key, Buffer.from(bytes).toString('latin1')]));

/** The files in which any of these words stand. */
function whereStand(words: readonly string[], place: ReadonlyMap<string, string>): string[] {
  return [...place].filter(([, text]) => words.some((one) => text.includes(one))).map(([path]) => path);
}

test('each delivery node has the newsroom’s bytes, whatever fails on the way, and what is killed is nowhere', async () => {
  const server = await anObjectServer();
  const data = await aNewsroom();
  const newsroom = await aCommandWith(
    { ...environmentOf(server), STANDFIRST_SHELF: FROM },
    'Ctrl-C',
    ...['start', '--data', data, ...(await freePorts())],
  );
  const nodes = [await aDeliveryNode(server, 'north')];
  const desk = await publishingIn(data);
  await until(() => nodes.every((node) => isSame(data, node)), 60);
  expect(await textAt(`${nodes[0]?.served.site}/`)).toBe(await textAt(`${newsroom.site}/`));

  const cookie = await signedIn(newsroom, data);
  await desk.publish('Harbour news for the receipt');
  const confirmed = await confirmedBy(newsroom, cookie);
  expect(confirmed).toMatchObject([{ name: 'north', isAway: false, trouble: null }]);
  expect(Date.parse(confirmed[0]?.hadAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  const killed: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const end = troubles[(round + SEED) % troubles.length]?.(server, nodes);
    const id = await desk.publish(wordsOf(round));
    await sleep(some.number(1500));
    if (round % 3 === 1) {
      await desk.kill(id);
      killed.push(wordsOf(round));
    }
    end?.();
    // One comes late, to all that happened before.
    if (round === 0) nodes.push(await aDeliveryNode(server, 'south'));
    await until(() => nodes.every((node) => isSame(data, node)), 90).catch((error: unknown) => {
      throw new Error(
        `Round ${round}: ${String(error)} ${nodes.map(({ served }) => served.said()).join('\n')} ${newsroom.said()}`,
      );
    });
  }
  for (const { data: folder } of nodes) expect(whereStand(killed, readersFiles(folder))).toEqual([]);
  // It is deleted there right after the entry that nodes have followed.
  await until(() => whereStand(killed, lyingIn(server)).length === 0).catch(() => {});
  expect(whereStand(killed, lyingIn(server))).toEqual([]);

  // The store is gone: who has a copy starts from it and serves it.
  server.behave('away');
  const [north] = nodes;
  await north?.served.stop('SIGKILL');
  const again = await aDeliveryNode(server, 'north', north?.data);
  expect(await textAt(`${again.served.site}/`)).toBe(await textAt(`${newsroom.site}/`));
  for (const { served } of [newsroom, ...nodes].map((one) => ('served' in one ? one : { served: one })))
    expect(served.said()).not.toContain(server.place.secretKey);
});

test('a node whose disk is full serves what it has, and goes on when there is room', async (context) => {
  const disk = aSmallDisk(24 * 1024);
  if (disk === null) return context.skip('a small disk can only be mounted by root on Linux');
  const server = await anObjectServer();
  const data = await aNewsroom();
  const words = ['start', '--data', data, ...(await freePorts())];
  await aCommandWith({ ...environmentOf(server), STANDFIRST_SHELF: FROM }, 'Ctrl-C', ...words);
  const node = await aDeliveryNode(server, 'small', disk);
  await until(() => isSame(data, node), 30).catch(() => Promise.reject(new Error(node.served.said())));
  const before = await textAt(`${node.served.site}/`);
  fill(join(disk, 'in-the-way'));
  await (await publishingIn(data)).publish('News for a full disk');
  await until(() => /disk is full/.test(node.served.said()), 30).catch(() =>
    Promise.reject(new Error(node.served.said())),
  );
  expect(await textAt(`${node.served.site}/`)).toBe(before);
  rmSync(join(disk, 'in-the-way'));
  await until(() => isSame(data, node), 60);
  expect(await textAt(`${node.served.site}/`)).toContain('News for a full disk');
});

function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096));
  } catch {
    closeSync(descriptor);
  }
}
