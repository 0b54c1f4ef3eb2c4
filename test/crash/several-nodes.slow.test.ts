import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { toInstant } from '../../src/base/clock.ts';
import { readSettings } from '../../src/store/documents.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { addRelease } from '../../src/store/releases.ts';
import { readVersions } from '../../src/store/versions.ts';
import { type Story, storySchema } from '../../src/story/story.ts';
import { storyPath } from '../../src/story/published.ts';
import { pages } from '../cli/newsrooms.ts';
import { chance } from '../house/chance.ts';
import { readersFiles } from '../house/distributed.ts';
import { atTheEnd } from '../house/endings.ts';
import { firstAdministrator } from '../house/first-administrator.ts';
import { aFolder } from '../house/folders.ts';
import { anObjectServer } from '../house/object-server.ts';
import { NoPostgres, type PostgresServer, startPostgres } from '../house/postgres-server.ts';
import { rounds, SEED } from '../house/proof.ts';
import { aCommandWith, commandOf, followerOf, type Served, until } from '../house/standfirst.ts';
import { idOf, paragraph } from '../house/stories.ts';

// Two newsrooms without a press, two presses, a PostgreSQL, an object store and a delivery node, each a real process. While both newsrooms publish and releases
// fall due, one of the others is killed, put to sleep for longer than its turn lasts, or the server is killed and started again. What was acknowledged is live
// in the end, here and at the node, each release went live once, and the shelf is what pressing everything gives.

const ROUNDS = rounds({ short: 2, long: 40 });
const some = chance(SEED);
process.stdout.write(`several nodes, seed ${SEED}\n`);

/** Longer than a turn lasts. */
const SLEEP_MS = 4000;
const SAFE = { max_connections: '200', autovacuum: 'off' };

type Environment = Readonly<Record<string, string>>;

interface House {
  readonly server: PostgresServer;
  readonly env: Environment;
  readonly data: string;
  readonly store: Store;
  readonly cookie: string;
  newsrooms: Served[];
  presses: Served[];
  readonly node: Served;
}

/** Runs a command to its end. */
function run(env: Environment, ...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn('sh', ['-c', `exec ${commandOf(...args)}`], { env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

const aNewsroom = (env: Environment, data: string) =>
  aCommandWith(env, 'Ctrl-C', 'newsroom', '--data', data, '--newsroom-port', '0');
const aPress = (env: Environment, data: string) =>
  aCommandWith({ ...env, STANDFIRST_WATCH_PRESS: '0' }, 'Ctrl-C', 'press', '--keep', '--data', data);

/** Whether a press says of itself, at the port where it is watched, that it is on duty. */
async function isOnDuty(press: Served): Promise<boolean> {
  const [, url = ''] = /"url":"(http:[^"]+)"/.exec(press.said()) ?? [];
  return /^standfirst_on_duty\S* 1$/m.test(await (await fetch(`${url}/metrics`)).text());
}

async function aServer(): Promise<PostgresServer | null> {
  try {
    const server = await startPostgres(SAFE);
    atTheEnd(() => server.stop());
    return process.env['STANDFIRST_TEST_POSTGRES'] ? null : server;
  } catch (error) {
    if (error instanceof NoPostgres) return null;
    throw error;
  }
}

async function aHouse(server: PostgresServer): Promise<House> {
  const admin = new Client({ connectionString: server.address('postgres') });
  await admin.connect();
  await admin.query("create database paper template template0 encoding 'UTF8'");
  await admin.end();
  const { place } = await anObjectServer();
  const objects = {
    STANDFIRST_S3_ENDPOINT: place.endpoint,
    STANDFIRST_S3_REGION: place.region,
    STANDFIRST_S3_ACCESS_KEY: place.accessKey,
    STANDFIRST_S3_SECRET_KEY: place.secretKey,
  };
  const env = { ...objects, STANDFIRST_DATABASE: server.address('paper'), STANDFIRST_SHELF: 's3://paper/site' };
  const data = join(aFolder(), 'data');
  const files = ['modern-article.html', 'text-paper.txt'].map((name) => join(pages, name));
  const made = await run(env, 'import', ...files, '--publish', '--data', data);
  if (made.code !== 0) throw new Error(made.said);
  const copy = join(aFolder(), 'copy');
  const serving = ['serve', '--from', env.STANDFIRST_SHELF, '--name', 'north', '--data', copy, '--site-port', '0'];
  // The first has the link for the first administrator to itself.
  const first = await aNewsroom(env, data);
  const [second, one, other, node] = await Promise.all([
    aNewsroom(env, data),
    aPress(env, data),
    aPress(env, data),
    aCommandWith(objects, 'Ctrl-C', ...serving),
  ]);
  const newsrooms = [first, second];
  const presses = [one, other];
  const store = await openStore(env.STANDFIRST_DATABASE);
  atTheEnd(() => store.close());
  const cookie = await firstAdministrator(first.office, data);
  return { server, env, data, store, cookie, newsrooms, presses, node: { ...node, data: copy } as Served };
}

let stories = 0;

/** A story in work, kept however often the server goes away meanwhile. */
async function aDraft(store: Store): Promise<Story> {
  stories += 1;
  const number = stories;
  return persisting(async () => {
    const settings = await readSettings(store.reader);
    const story = storySchema.parse({
      id: idOf(1000 + number),
      edition: settings?.editions[0]?.id,
      section: settings?.defaultSection,
      headline: `Number ${number} of several nodes`,
      standfirst: 'It is told.',
      urlSlug: `number-${number}`,
      body: [paragraph(`Words of number ${number}, as they were written.`)],
    });
    await store.write((tx) => saveDraft(tx, story, { at: store.clock.now(), by: 'Ada Reed' }));
    return story;
  });
}

async function persisting<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 200) throw error;
      await sleep(100);
    }
  }
}

/** True when it was acknowledged; false for a refusal, or no answer at all. */
async function published({ cookie }: House, { office }: Served, story: Story): Promise<boolean> {
  const headers = { 'content-type': 'application/json', origin: office, cookie };
  const signal = AbortSignal.timeout(60_000);
  try {
    const plan = await fetch(`${office}/api/stories/${story.id}/plan?change=first`, { headers, signal });
    const { seen } = (await plan.json()) as { seen?: string };
    if (!seen) return false;
    const body = JSON.stringify({ seen, change: 'first', note: null });
    const answer = await fetch(`${office}/api/stories/${story.id}/publish`, { method: 'POST', headers, body, signal });
    const told = await answer.text();
    if (answer.ok && !told.includes(storyPath(story))) throw new Error(`The receipt does not name the story: ${told}`);
    return answer.ok;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('The receipt')) throw error;
    return false;
  }
}

async function planned({ store }: House): Promise<Story> {
  const story = await aDraft(store);
  const at = toInstant(new Date(store.clock.ms() + 2000));
  const items = [{ storyId: story.id, revision: 1, change: 'first' as const, note: null }];
  await persisting(() =>
    store.write((tx) =>
      addRelease(tx, { id: story.id, at, zone: 'UTC', items }, { at: store.clock.now(), by: 'Ada Reed' }),
    ),
  ).catch((error: unknown) => {
    // Kept the first time, though nobody heard of it.
    if (!String(error).includes('duplicate')) throw error;
  });
  return story;
}

const signalTo = (pid: number, signal: NodeJS.Signals) => {
  if (pid > 0) process.kill(pid, signal);
};

async function asleep({ pid }: Pick<Served, 'pid'>): Promise<void> {
  signalTo(pid, 'SIGSTOP');
  await sleep(SLEEP_MS);
  signalTo(pid, 'SIGCONT');
}

/** What goes wrong; done when it is over. */
const troubles: Readonly<Record<string, (house: House) => Promise<void>>> = {
  'a press killed': async (house) => {
    const at = some.number(2);
    await house.presses[at]!.stop('SIGKILL');
    house.presses[at] = await persisting(() => aPress(house.env, house.data));
  },
  'a press asleep': (house) => asleep(some.of(house.presses)),
  'both presses asleep in turn': async (house) => {
    for (const press of house.presses) await asleep(press);
  },
  'a newsroom killed': async (house) => {
    const at = some.number(2);
    await house.newsrooms[at]!.stop('SIGKILL');
    house.newsrooms[at] = await persisting(() => aNewsroom(house.env, house.data));
  },
  'a newsroom asleep': (house) => asleep(some.of(house.newsrooms)),
  'the server killed': ({ server }) => server.killed(),
  'the follower killed': async ({ node }) => signalTo(followerOf(node.pid), 'SIGKILL'),
};
const kinds = Object.keys(troubles);

test('what is acknowledged is live and nothing is torn, whichever of several nodes dies or sleeps', async ({
  skip,
}) => {
  const server = await aServer();
  if (server === null) return skip('there is no PostgreSQL here that may be killed');
  const house = await aHouse(server);
  const acknowledged: Story[] = [];
  const releases: Story[] = [];
  const history: string[] = [];
  const first = some.number(kinds.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const trouble = round === 0 ? 'a press asleep' : kinds[(first + round) % kinds.length]!;
    const before = acknowledged.length;
    const began = performance.now();
    releases.push(await planned(house));
    const state = { isOver: false };
    const publishing = [0, 1].map(async (at) => {
      do {
        const story = await aDraft(house.store);
        if (await published(house, house.newsrooms[at]!, story)) acknowledged.push(story);
      } while (!state.isOver);
    });
    await sleep(some.number(400));
    await troubles[trouble]!(house);
    state.isOver = true;
    await Promise.all(publishing);
    history.push(
      `${trouble} (${acknowledged.length - before} in ${((performance.now() - began) / 1000).toFixed(1)} s)`,
    );
  }
  process.stdout.write(`several nodes, seed ${SEED}: ${history.join(', ')}\n`);
  // With everybody well, both publish.
  for (const newsroom of house.newsrooms) {
    const story = await aDraft(house.store);
    expect(await published(house, newsroom, story)).toBe(true);
    acknowledged.push(story);
  }
  const onDuty = async () => (await Promise.all(house.presses.map(isOnDuty))).filter(Boolean);
  await until(async () => (await onDuty()).length === 1, 30);
  const live = async ({ id }: Story) => (await readVersions(house.store.reader, id)).length;
  await until(async () => (await Promise.all(releases.map(live))).every((count) => count > 0), 60);
  expect(await Promise.all(releases.map(live))).toEqual(releases.map(() => 1));
  expect(await Promise.all(acknowledged.map(live))).toEqual(acknowledged.map(() => 1));

  for (const story of [...acknowledged, ...releases]) {
    const ask = async () => (await fetch(`${house.node.site}${storyPath(story)}`)).text();
    await until(async () => (await ask()).includes(story.headline), 60);
  }
  const copy = (house.node as Served & { readonly data: string }).data;
  const same = () => {
    try {
      const [ours, its] = [readersFiles(house.data), readersFiles(copy)];
      return ours.size === its.size && [...ours].every(([path, bytes]) => its.get(path) === bytes);
    } catch {
      return false;
    }
  };
  await until(same, 60);
  const check = await run(house.env, 'press', '--check', '--data', house.data);
  expect(check.said).toContain('byte for byte');
  expect(check.code).toBe(0);
});
