// The readers' search over a small and a large archive: making its index, and what an answer takes through delivery, beside a page.
// node scripts/run.mjs bench/search.ts [stories …]
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDelivery } from '../src/delivery/open-delivery.ts';
import { pressAll } from '../src/press/press.ts';
import { openSearch } from '../src/search/open-search.ts';
import { madeStory, makeNewsroom } from './archive.ts';
import { percentile, row } from './report.ts';

const ROUNDS = 300;
const sizes = process.argv.slice(2).map(Number);

/** Rare and common words, two together, a phrase, and words that no story has. */
const ASKED = [
  'orchestra',
  'council',
  'ferry bridge',
  '"within weeks"',
  'hospital vote harbour',
  'zebra',
  'begin',
  'Reporter 7',
];

row('stories', 'index made in', 'its size', 'search p50', 'p95', 'p99', 'its own p50', 'page p50', 'RSS');
for (const size of sizes.length > 0 ? sizes : [1000, 20_000]) await measure(size);

async function measure(size: number): Promise<void> {
  const made = await makeNewsroom(size);
  const { rooms } = made;
  await pressAll(rooms);
  const file = join(rooms.folder.root, 'search.db');
  const search = openSearch({ shelf: rooms.shelf, site: rooms.site, file, log: rooms.log });
  const started = performance.now();
  await search.catchUp();
  const index = performance.now() - started;
  const { url } = await search.listen(0);
  const parts = { shelf: rooms.shelf, media: rooms.media, log: rooms.log, lastGoodFolder: rooms.folder.lastGood };
  const delivery = openDelivery({ ...parts, tuning: { search: url } });
  const site = await delivery.listen({ host: '127.0.0.1', port: 0 });
  const { id, urlSlug } = madeStory(1, made.sections);
  const asks = (origin: string) => (round: number) =>
    `${origin}/search?q=${encodeURIComponent(ASKED[round % ASKED.length] ?? '')}`;
  const searches = await times(asks(site.url));
  const own = await times(asks(url));
  const pages = await times(() => `${site.url}/news/${id}/${urlSlug}`);
  const bytes = ['', '-wal'].reduce(
    (sum, ending) => sum + (statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  row(
    ...[size, `${(index / 1000).toFixed(1)} s`, `${(bytes / 1e6).toFixed(1)} MB`],
    ...[0.5, 0.95, 0.99].map((share) => ms(searches, share)),
    ...[ms(own, 0.5), ms(pages, 0.5), `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`],
  );
  await delivery.close();
  await search.close();
  await rooms.close();
  rmSync(rooms.folder.root, { recursive: true });
}

/** What each answer takes, in milliseconds; the first ones, which warm up, are not counted. */
async function times(address: (round: number) => string): Promise<number[]> {
  const all: number[] = [];
  for (let round = -20; round < ROUNDS; round += 1) {
    const started = performance.now();
    await (await fetch(address(round + 20))).text();
    if (round >= 0) all.push(performance.now() - started);
  }
  return all;
}

function ms(all: readonly number[], share: number): string {
  return `${percentile(all, share).toFixed(1)} ms`;
}
