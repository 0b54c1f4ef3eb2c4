// From a publication to readers on other machines: a newsroom that publishes to an object store, and one, two and three delivery nodes, each a
// process that serves from a copy; until each gives readers the new page, from the moment at which the newsroom's own readers have it. And how many pages
// a second they serve together to connections that are spread over them (with wrk, where it is installed).
// node scripts/run.mjs bench/nodes.ts [publications [stories]]
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepPublishing } from '../src/distribution/keep-publishing.ts';
import { openObjects } from '../src/objects/open-objects.ts';
import { pressAll } from '../src/press/press.ts';
import { serveObjects } from '../test/house/serve-objects.ts';
import { publishStory } from '../test/house/publish-story.ts';
import { madeStory, makeNewsroom } from './archive.ts';
import { load } from './http/load.ts';
import { percentile, row } from './report.ts';

const [publications = 100, stories = 1000] = process.argv.slice(2).map(Number);
const CONNECTIONS = 48;
const READ_SECONDS = 4;
const server = await serveObjects();
const { rooms, sections } = await makeNewsroom(stories);
await pressAll(rooms);
const parts = { store: openObjects(server.place), shelf: rooms.shelf, media: rooms.media };
const folder = join(rooms.folder.root, 'distribution');
const publishing = keepPublishing({ ...parts, folder, isTakingOver: false }, rooms.log, () => {});
const nodes: { readonly child: ChildProcess; readonly data: string; readonly site: string }[] = [];
// Also when it breaks off.
process.on('exit', () => nodes.forEach(({ child }) => child.kill('SIGKILL')));

row('nodes', 'pages each', 'at home', 'elsewhere p50', 'p95', 'p99', 'confirmed p50', 'p99', 'reads a second');
let version = 1;
for (let number = 1; number <= 3; number += 1) {
  nodes.push(await aNode(`node-${number}`));
  await measure();
}
for (const { child, data } of nodes) {
  child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
}
await publishing.stop();
await server.close();
await rooms.close();
rmSync(rooms.folder.root, { recursive: true });

async function measure(): Promise<void> {
  const [seen, confirmed, home]: [number[], number[], number[]] = [[], [], []];
  let pages = 0;
  for (let round = 0; round < publications; round += 1) {
    const story = madeStory(1, sections);
    const words = `Publication ${(version += 1)} of this`;
    const began = performance.now();
    const { press } = await publishStory(
      rooms,
      { story: { ...story, headline: words }, change: 'minor', note: null },
      { name: 'bench' },
    );
    const from = performance.now();
    home.push(from - began);
    pages += press.pressed.filter(({ result }) => result === 'written').length;
    const path = `/news/${story.id}/${story.urlSlug}`;
    await Promise.all(nodes.map(async ({ site }) => seen.push(await until(`${site}${path}`, words, from))));
    const settle = rooms.shelf.standings().number;
    while (publishing.distribution(settle).nodes.some(({ hadAt }) => hadAt === null)) await sleep(5);
    confirmed.push(performance.now() - from);
    await sleep(Math.random() * 300);
  }
  const ms = (values: readonly number[], share: number) => `${Math.round(percentile(values, share))} ms`;
  row(
    ...[nodes.length, Math.round(pages / publications), ms(home, 0.5)],
    ...[0.5, 0.95, 0.99].map((share) => ms(seen, share)),
    ...[ms(confirmed, 0.5), ms(confirmed, 0.99)],
    await readsASecond(),
  );
}

/** Of all nodes together, asked at once by as many connections however many they are. */
async function readsASecond(): Promise<string> {
  const story = madeStory(1, sections);
  const path = `/news/${story.id}/${story.urlSlug}`;
  const asked = { seconds: READ_SECONDS, connections: Math.floor(CONNECTIONS / nodes.length), threads: 1 };
  const served = nodes.map(({ site }, at) => ({ name: `node-${at + 1}`, url: `${site}${path}`, encoding: 'gzip' }));
  try {
    const measured = await Promise.all(served.map((one) => load(one, asked)));
    const failed = measured.reduce((sum, one) => sum + one.failed, 0);
    const rate = Math.round(measured.reduce((sum, one) => sum + one.rate, 0));
    return failed > 0 ? `${rate}, ${failed} failed` : String(rate);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'no wrk';
    throw error;
  }
}

/** How long until a page has these words, in milliseconds. */
async function until(url: string, words: string, from: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  for (;;) {
    if ((await textAt(url, agent)).includes(words)) {
      agent.destroy();
      return performance.now() - from;
    }
    await sleep(5);
  }
}

function textAt(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

async function aNode(name: string): Promise<(typeof nodes)[number]> {
  const data = mkdtempSync(join(tmpdir(), 'standfirst-node-'));
  const { endpoint, region, accessKey, secretKey } = server.place;
  const env = {
    ...process.env,
    ...{ STANDFIRST_S3_ENDPOINT: endpoint, STANDFIRST_S3_REGION: region },
    ...{ STANDFIRST_S3_ACCESS_KEY: accessKey, STANDFIRST_S3_SECRET_KEY: secretKey },
  };
  const main = new URL('../dist/main/main.js', import.meta.url).pathname;
  const words = ['serve', '--from', 's3://paper/site', '--name', name, '--data', data, '--site-port', '0'];
  const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'ignore', 'pipe'], env });
  const site = await new Promise<string>((resolve) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const origin = /Readers’ site\s+(http:\S+)\//.exec(said)?.[1];
      if (origin) resolve(origin);
    });
  });
  while (!publishing.distribution().nodes.some((node) => node.name === name && node.hadAt !== null)) await sleep(20);
  return { child, data, site };
}
