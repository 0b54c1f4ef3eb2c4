// Publish-to-live with a small and a large archive on the shelf, until readers have it over HTTP, and the full press of each.
// node scripts/run.mjs bench/press.ts [stories …]
import { rmSync } from 'node:fs';
import { publishStory } from '../test/house/publish-story.ts';
import { openDelivery } from '../src/delivery/open-delivery.ts';
import { pressAll } from '../src/press/press.ts';
import type { Story } from '../src/story/story.ts';
import { madeStory, makeNewsroom, type MadeNewsroom } from './archive.ts';
import { percentile, row } from './report.ts';

const ROUNDS = 60;
const WARM_UP = 20;
const sizes = process.argv.slice(2).map(Number);

row(
  'stories',
  'pages',
  'full press',
  'a second',
  'publish p50',
  'p99',
  'live p50',
  'p99',
  'CPU a publish',
  'pages a publish',
  'rendered',
  'body fix p50',
  'pages',
  'peak RSS',
);
for (const size of sizes.length > 0 ? sizes : [1000, 20_000]) await measure(size);

async function measure(size: number): Promise<void> {
  const made = await makeNewsroom(size);
  const full = await pressAll(made.rooms);
  const fresh = await timed(made, (round) => ({
    story: madeStory(size + round, made.sections),
    change: 'first',
    note: null,
  }));
  const fixes = await timed(made, (round) => {
    const story = madeStory(round * Math.floor(size / (ROUNDS + WARM_UP)), made.sections);
    return { story: { ...story, body: [...story.body, { type: 'divider' }] }, change: 'minor', note: null };
  });
  row(
    size,
    full.pressed.length,
    `${(full.tookMs / 1000).toFixed(1)} s`,
    Math.round(full.pressed.length / (full.tookMs / 1000)),
    ms(fresh.times, 0.5),
    ms(fresh.times, 0.99),
    ms(fresh.live, 0.5),
    ms(fresh.live, 0.99),
    `${fresh.cpu.toFixed(1)} ms`,
    fresh.pages,
    fresh.rendered,
    ms(fixes.times, 0.5),
    fixes.pages,
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
  await made.rooms.close();
  rmSync(made.rooms.folder.root, { recursive: true });
}

interface Timed {
  readonly times: readonly number[];
  /** Until readers had it everywhere. */
  readonly live: readonly number[];
  /** Processor time of this process for each, without the reading. */
  readonly cpu: number;
  readonly pages: number;
  readonly rendered: number;
}

type Version = Parameters<typeof publishStory>[1];

/** From the order to publish until every page that shows it is on the shelf, and until readers have it from there. */
async function timed({ rooms }: MadeNewsroom, version: (round: number) => Version): Promise<Timed> {
  const { shelf, media, log, folder } = rooms;
  const delivery = openDelivery({ shelf, media, log, lastGoodFolder: folder.lastGood });
  const { url } = await delivery.listen({ host: '127.0.0.1', port: 0 });
  const [times, live]: [number[], number[]] = [[], []];
  let last = { pages: 0, rendered: 0 };
  let cpu = 0;
  // The first ones, which warm up, are not counted.
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const wanted = version(round + WARM_UP);
    const [started, before] = [performance.now(), process.cpuUsage()];
    const { press } = await publishStory(rooms, wanted, { name: 'bench' });
    const [took, used] = [performance.now() - started, process.cpuUsage(before)];
    await Promise.all(placesOf(wanted).map((path) => untilThere(url + path, wanted.story)));
    if (round < 0) continue;
    times.push(took);
    live.push(performance.now() - started);
    cpu += (used.user + used.system) / 1000 / ROUNDS;
    last = { pages: press.pressed.length, rendered: press.rendered };
  }
  await delivery.close();
  return { times, live, cpu, ...last };
}

/** Where readers must have a new story; one that was there is looked for at its own address. */
function placesOf({ story, change }: Version): string[] {
  const own = `/news/${story.id}/${story.urlSlug}`;
  if (change !== 'first') return [own];
  const topic = `/topics/${story.topics[0]}`;
  const feeds = [`/feeds/uk.rss`, `/feeds/section/${story.section}.json`, `/feeds/topic/${story.topics[0]}.atom`];
  return [own, '/', `/${story.section}`, topic, ...feeds, '/news-sitemap.xml'];
}

async function untilThere(url: string, { id }: Story): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) if ((await (await fetch(url)).text()).includes(id)) return;
  throw new Error(`${url} never had ${id}`);
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
