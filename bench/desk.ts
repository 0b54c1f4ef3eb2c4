// The desk with 100,000 stories: pages, counts and searches, and what keeping it costs an import.
// node scripts/run.mjs bench/desk.ts [stories [folder]]: a folder is kept and used again.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countLanes, readDeskPage } from '../src/store/desk.ts';
import { searchDesk } from '../src/store/desk-search.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { fillStore, SECTIONS, touchedAt } from './desk-stories.ts';
import { percentile, row, title } from './report.ts';

const ROUNDS = 30;
const stories = Number(process.argv[2] ?? 100_000);
const first = { after: null, limit: 50 } as const;
const world = { section: SECTIONS[0] };

const filters = {
  'in work': { lane: 'open' },
  'subs, by deadline': { lane: 'subs', sort: 'deadline' },
  published: { lane: 'published' },
  'published, longest': { lane: 'published', sort: 'words' },
  'all, by headline': { lane: 'all', sort: 'headline' },
  'all, waiting longest': { lane: 'all', sort: 'waiting' },
  'one section': { lane: 'all', ...world },
  'section, in work': { lane: 'open', ...world },
  mine: { lane: 'open', assignee: 'person3' },
  'mine, ever': { lane: 'all', assignee: 'person3' },
  nobody: { lane: 'open', assignee: null },
  'never live': { lane: 'all', public: 'never' },
  withdrawn: { lane: 'all', public: 'withdrawn' },
  overdue: { lane: 'open', dueBefore: '2026-11-22T12:00:00Z', sort: 'deadline' },
  held: { lane: 'held' },
  spiked: { lane: 'spiked' },
  'rare kind, rare language': { lane: 'all', kind: 'obituary', lang: 'ar' },
} as const;

const searches = {
  'rare word': 'zq77',
  'common word': 'council ',
  'two common words': 'council harbour ',
  'prefix, 2 letters': 'co',
  'prefix, 4 letters': 'coun',
  'prefix, 1 letter': 'c',
  phrase: '"work would begin"',
  'rare and common': 'council zq77',
};

const kept = process.argv[3];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'standfirst-desk-'));
const file = join(folder, 'standfirst.db');
const isThere = existsSync(file);
const store = await openStore(file);

const started = performance.now();
if (!isThere) await fillStore(store, stories);
const took = performance.now() - started;
title(`${stories} stories made in ${(took / 1000).toFixed(1)} s, ${Math.round(statSync(file).size / 2 ** 20)} MB`);
row('', 'found', 'p50', 'p95', 'counts p50', 'p95');
await measureFilters(store);
await measureSearches(store);
await store.close();
if (!kept) rmSync(folder, { recursive: true });

async function measureFilters({ reader }: Store): Promise<void> {
  for (const [name, { sort = 'touched', ...filter }] of Object.entries<Asked>(filters)) {
    await measure(name, {
      page: () => readDeskPage(reader, filter, { ...first, sort }).then((page) => page.stories.length),
      counts: () => countLanes(reader, filter),
    });
  }
  const after = { value: touchedAt(stories / 2, stories), row: stories / 2 };
  await measure('from the middle', {
    page: () => readDeskPage(reader, {}, { ...first, sort: 'touched', after }).then((page) => page.stories.length),
    counts: () => countLanes(reader, {}),
  });
}

async function measureSearches({ reader }: Store): Promise<void> {
  for (const [name, typed] of Object.entries(searches)) {
    await measure(name, {
      page: () => searchDesk(reader, typed, { limit: 50 }).then((found) => found.length),
      counts: () => countLanes(reader, { text: typed }),
    });
  }
  for (const text of ['council ', 'zq77', 'coun']) {
    const filter = { lane: 'open', ...world, text } as const;
    await measure(`“${text}” in a section`, {
      page: () => readDeskPage(reader, filter, { ...first, sort: 'touched' }).then((page) => page.stories.length),
      counts: () => countLanes(reader, filter),
    });
  }
}

type Order = Parameters<typeof readDeskPage>[2];
type Asked = Parameters<typeof readDeskPage>[1] & { sort?: Order['sort'] };

async function measure(
  name: string,
  { page, counts }: { page: () => Promise<number>; counts: () => Promise<unknown> },
): Promise<void> {
  let found = await page();
  const pages: number[] = [];
  const counted: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    found = await page();
    const between = performance.now();
    await counts();
    pages.push(between - began);
    counted.push(performance.now() - between);
  }
  row(name, found, ms(pages, 0.5), ms(pages, 0.95), ms(counted, 0.5), ms(counted, 0.95));
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
