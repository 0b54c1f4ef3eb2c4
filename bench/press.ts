// Publish-to-live with a small and a large archive on the shelf, and the full press of each.
// node scripts/run.mjs bench/press.ts [stories …]
import { rmSync } from 'node:fs';
import { publishStory } from '../test/house/publish-story.ts';
import { pressAll } from '../src/press/press.ts';
import { madeStory, makeNewsroom, type MadeNewsroom } from './archive.ts';
import { percentile, row } from './report.ts';

const ROUNDS = 60;
const sizes = process.argv.slice(2).map(Number);

row(
  'stories',
  'pages',
  'full press',
  'a second',
  'publish p50',
  'p95',
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
    const story = madeStory(round * Math.floor(size / ROUNDS), made.sections);
    return { story: { ...story, body: [...story.body, { type: 'divider' }] }, change: 'minor', note: null };
  });
  row(
    size,
    full.pressed.length,
    `${(full.tookMs / 1000).toFixed(1)} s`,
    Math.round(full.pressed.length / (full.tookMs / 1000)),
    ms(fresh.times, 0.5),
    ms(fresh.times, 0.95),
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
  readonly pages: number;
  readonly rendered: number;
}

type Version = Parameters<typeof publishStory>[1];

/** From the order to publish until every page that shows it is on the shelf. */
async function timed({ rooms }: MadeNewsroom, version: (round: number) => Version): Promise<Timed> {
  const times: number[] = [];
  let last = { pages: 0, rendered: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const { press } = await publishStory(rooms, version(round), { name: 'bench' });
    times.push(performance.now() - started);
    last = { pages: press.pressed.length, rendered: press.rendered };
  }
  return { times, ...last };
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
