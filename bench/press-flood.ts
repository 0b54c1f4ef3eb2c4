// Two hundred publications in a minute while readers load the site, whose process is another: what readers fail at, what is stale once the receipt is
// there, and how long each took. node scripts/run.mjs bench/press-flood.ts [stories] [publications] [seconds]
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pressAll } from '../src/press/press.ts';
import { checkShelf } from '../src/press/check.ts';
import { publishStory } from '../test/house/publish-story.ts';
import { madeStory, makeNewsroom, placesOf, seeded } from './archive.ts';
import { percentile, row, title } from './report.ts';

const [STORIES = 1000, MANY = 200, SECONDS = 60] = process.argv.slice(2).map(Number);
const PORT = 21_390;
const SITE = `http://127.0.0.1:${PORT}`;
const READERS = 8;
const WARM_UP = 20;
const main = fileURLToPath(new URL('../dist/main/main.js', import.meta.url));

const { rooms, sections } = await makeNewsroom(STORIES);
await pressAll(rooms);
const publish = (number: number) =>
  publishStory(rooms, { story: madeStory(STORIES + number, sections), change: 'first', note: null }, { name: 'bench' });
for (let at = 0; at < WARM_UP; at += 1) await publish(at);

const ports = ['--site-port', String(PORT), '--probe-port', String(PORT + 1)];
const server = spawn(process.execPath, [main, 'serve', '--data', rooms.folder.root, '--host', '127.0.0.1', ...ports], {
  stdio: 'ignore',
});
try {
  await ready();
  await measure();
} finally {
  server.kill();
  await rooms.close();
  await sleep(500);
  rmSync(rooms.folder.root, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const failed: string[] = [];
  const stale: string[] = [];
  const [reads, shelf, live, cpu]: [number[], number[], number[], number[]] = [[], [], [], []];
  let goesOn = true;
  const readers = Array.from({ length: READERS }, (_, at) => read(at, { failed, times: reads, goesOn: () => goesOn }));
  const began = performance.now();
  for (let at = 0; at < MANY; at += 1) {
    await sleep(Math.max(0, began + (at * SECONDS * 1000) / MANY - performance.now()));
    const [started, before] = [performance.now(), process.cpuUsage()];
    await publish(WARM_UP + at);
    shelf.push(performance.now() - started);
    const used = process.cpuUsage(before);
    cpu.push((used.user + used.system) / 1000);
    const story = madeStory(STORIES + WARM_UP + at, sections);
    await Promise.all(placesOf(story).map((path) => look(path, story.id, stale)));
    live.push(performance.now() - started);
  }
  const took = (performance.now() - began) / 1000;
  goesOn = false;
  await Promise.all(readers);
  title(
    `${STORIES} stories: ${MANY} publications in ${took.toFixed(0)} s, ${reads.length} reads by ${READERS} readers`,
  );
  row('', 'p50', 'p99');
  row('publication, to the shelf', ms(shelf, 0.5), ms(shelf, 0.99));
  row('and read everywhere', ms(live, 0.5), ms(live, 0.99));
  row('processor time of each', ms(cpu, 0.5), ms(cpu, 0.99));
  row('a read', ms(reads, 0.5), ms(reads, 0.99));
  row('reads that failed', failed.length);
  row('stale after the receipt', stale.length);
  row('differences by the check', (await checkShelf(rooms)).length);
  for (const one of [...failed, ...stale].slice(0, 5)) title(one);
}

interface Reading {
  readonly failed: string[];
  readonly times: number[];
  readonly goesOn: () => boolean;
}

/** Reads fronts, sections, topics, feeds and stories, one after the other, as fast as answers come up to a rate that leaves the machine to others. */
async function read(seed: number, { failed, times, goesOn }: Reading): Promise<void> {
  const random = seeded(seed + 7);
  while (goesOn()) {
    const places = placesOf(madeStory(Math.floor(random() * STORIES), sections));
    const path = places[Math.floor(random() * places.length)] ?? '/';
    const started = performance.now();
    const status = await fetch(SITE + path).then(
      async (answer) => (await answer.arrayBuffer(), answer.status),
      (error: unknown) => String(error),
    );
    times.push(performance.now() - started);
    if (status !== 200) failed.push(`${path}: ${status}`);
    await sleep(10);
  }
}

/** The first answer after the receipt has the story. */
async function look(path: string, id: string, stale: string[]): Promise<void> {
  const text = await fetch(SITE + path).then(
    (answer) => answer.text(),
    () => '',
  );
  if (!text.includes(id)) stale.push(`${path} had no ${id}`);
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (
      await fetch(SITE).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error('The readers’ process does not answer.');
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
