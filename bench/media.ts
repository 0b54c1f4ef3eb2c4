// The library with 100,000 items: pages, counts and searches, as the newsroom's API answers them.
// node scripts/run.mjs bench/media.ts [items [folder]]: a folder is kept and used again.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { mediaView } from '../src/newsroom/media/media-view.ts';
import { addMediaItem } from '../src/store/media-items.ts';
import { countMedia, readMediaPage } from '../src/store/media-list.ts';
import { readMediaTerms } from '../src/store/media-terms.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { foundInPictureSchema } from '../src/story/found-in-picture.ts';
import { mediaFacets, type MediaFilter } from '../src/story/media-filter.ts';
import type { Picture } from '../src/story/picture.ts';
import { percentile, row, title } from './report.ts';

const ROUNDS = 40;
const PAGE = 60;
const items = Number(process.argv[2] ?? 100_000);

const asked: Readonly<Record<string, MediaFilter>> = {
  everything: {},
  used: { used: 'yes' },
  'not used': { used: 'no' },
  portraits: { shape: 'portrait' },
  'by one person': { by: 'person3' },
  'by one person, not used': { by: 'person3', used: 'no' },
  'one month': { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' },
  'put away': { away: 'yes' },
  'rare word': { text: 'zq77' },
  'common word': { text: 'harbour ' },
  'two common words': { text: 'harbour council ' },
  'prefix, 1 letter': { text: 'h' },
  'prefix, 2 letters': { text: 'ha' },
  phrase: { text: '"harbour at dawn"' },
  person: { text: 'Ada Reed 12 ' },
  'shows somebody': { person: 'Ada Reed 12' },
  'shows a country that all show, portraits': { place: 'Marren', shape: 'portrait' },
  'made by somebody, one month': { creator: 'Photographer 7', takenFrom: '2026-03-01', takenTo: '2026-03-31' },
  'taken in one month': { takenFrom: '2026-03-01', takenTo: '2026-03-31' },
  'file name': { text: 'IMG_4711' },
  'common word, portraits, used': { text: 'harbour ', shape: 'portrait', used: 'yes' },
};

const places = ['harbour', 'council', 'stadium', 'market', 'bridge', 'school', 'court', 'station'];

const kept = process.argv[3];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'standfirst-media-'));
const file = join(folder, 'standfirst.db');
const isThere = existsSync(file);
const store = await openStore(file);
const began = performance.now();
if (!isThere) await fill(store);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
title(`${items} items made in ${seconds} s, ${Math.round(statSync(file).size / 2 ** 20)} MB`);
row('', 'found', 'first page p50', 'p95', 'with count p95');
for (const [name, filter] of Object.entries(asked)) await measure(name, filter, null);
await measure('from the middle', {}, items / 2);
await measureTerms();
await store.close();
if (!kept) rmSync(folder, { recursive: true });

async function fill({ write }: Store): Promise<void> {
  for (let from = 0; from < items; from += 1000)
    await write(async (tx) => {
      for (let n = from; n < Math.min(items, from + 1000); n += 1) {
        const at = new Date(Date.parse('2025-12-01T00:00:00Z') + n * 315_000).toISOString();
        const original = { is: 'kept', sha256: `${n}`.padStart(64, '0'), size: n, fileName: `IMG_${n}.jpg` } as const;
        const item = { id: idOf(n), original, picture: pictureOf(n), found: foundOf(n) };
        await addMediaItem(tx, item, { at, by: `person${n % 40}` });
      }
      await tx
        .updateTable('media_items')
        .set({ used: 1 })
        .where('n', '>', from)
        .where(sql<boolean>`n % 10 = 3`)
        .execute();
      const away = { put_away_at: '2026-11-01T00:00:00Z', put_away_by: 'person1' };
      await tx
        .updateTable('media_items')
        .set(away)
        .where('n', '>', from)
        .where(sql<boolean>`n % 100 = 99`)
        .execute();
    });
}

function idOf(n: number): string {
  return n.toString(16).padStart(16, '0');
}

function pictureOf(n: number): Picture {
  const [width, height] = n % 4 === 0 ? [3000, 4500] : [4500, 3000];
  const renditions = ['image/webp', 'image/jpeg', 'image/avif'].flatMap((type) =>
    [320, 640, 960, 1280, 1600].map((wide) => ({
      path: `/media/${idOf(n)}/${wide}.${type.slice(6)}`,
      type: type as Picture['renditions'][number]['type'],
      width: wide,
      height: Math.round((wide * height) / width),
    })),
  );
  return { id: idOf(n), width, height, renditions };
}

function foundOf(n: number) {
  const [one, two] = [places[n % 8], places[Math.floor(n / 8) % 8]];
  return foundInPictureSchema.parse({
    caption: `The ${one} at dawn, seen from the ${two}, on day ${n % 365} of the year${n % 5000 === 77 ? ' zq77' : ''}. People of the town wait for what comes.`,
    credit: `Photographer ${n % 60}`,
    creators: [`Photographer ${n % 60}`],
    people: n % 3 === 0 ? [`Ada Reed ${n % 97}`] : [],
    words: [one, two, 'coast'],
    place: { city: `Town ${n % 200}`, country: 'Marren' },
    createdDay: new Date(Date.parse('2025-12-01T00:00:00Z') + n * 315_000).toISOString().slice(0, 10),
  });
}

async function measure(name: string, filter: MediaFilter, after: number | null): Promise<void> {
  const pages: number[] = [];
  const whole: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const page = await readMediaPage(store.reader, filter, { after, limit: PAGE });
    JSON.stringify(page.items.map(mediaView));
    pages.push(performance.now() - start);
    found = await countMedia(store.reader, filter);
    whole.push(performance.now() - start);
  }
  row(name, found, ms(pages, 0.5), ms(pages, 0.95), ms(whole, 0.95));
}

/** What the filters offer. */
async function measureTerms(): Promise<void> {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const lists = await Promise.all(mediaFacets.map((facet) => readMediaTerms(store.reader, facet, 300)));
    times.push(performance.now() - start);
    found = lists.flat().length;
  }
  row('people, places and makers', found, ms(times, 0.5), ms(times, 0.95), '');
}

function ms(times: readonly number[], share: number): string {
  return `${percentile(times, share).toFixed(1)} ms`;
}
