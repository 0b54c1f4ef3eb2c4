// A keystroke and a publication, from being asked to being acknowledged, in a file and on PostgreSQL, in turns. Both keep on the disk what they acknowledge.
// node scripts/run.mjs bench/stores.ts [times]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/base/clock.ts';
import { appendUpdates } from '../src/store/draft-log.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { addVersion } from '../src/store/public-acts.ts';
import { plain } from '../src/story/rich-text.ts';
import { storySchema } from '../src/story/story.ts';
import { startPostgres } from '../test/house/postgres-server.ts';
import { percentile, row } from './report.ts';

const TIMES = Number(process.argv[2] ?? 400);
const WARM_UP = 50;

const story = (number: number) =>
  storySchema.parse({
    id: `s${String(number)
      .padStart(7, '0')
      .replaceAll(/\d/g, (digit) => '23456789bc'[Number(digit)] ?? '')}`,
    edition: 'uk',
    section: 'world',
    headline: `A story ${number}`,
    urlSlug: `a-story-${number}`,
    body: Array.from({ length: 20 }, () => ({
      type: 'paragraph',
      ...plain('Nine words of a paragraph that nobody reads twice. '.repeat(6)),
    })),
  });

const folder = mkdtempSync(join(tmpdir(), 'standfirst-stores-'));
const server = await startPostgres({});
const stores: readonly (readonly [string, Store])[] = [
  ['SQLite', await openStore(join(folder, 'standfirst.db'))],
  ['PostgreSQL', await openStore(server.address('postgres'))],
];
row('store', 'keystroke p50', 'p99', 'publication p50', 'p99', 'of one of 4 p50', 'p99');
const times = stores.map(([name, store]) => ({
  name,
  store,
  keys: [] as number[],
  acts: [] as number[],
  crowd: [] as number[],
}));
for (let time = 0; time < TIMES + WARM_UP; time += 1)
  for (const { store, keys, acts, crowd } of times) {
    keys.push(await timed(() => aKeystroke(store, 0, time)));
    acts.push(await timed(() => aPublication(store, time)));
    crowd.push(...(await Promise.all([1, 2, 3, 4].map((who) => timed(() => aKeystroke(store, who, time))))));
  }
for (const { name, store, keys, acts, crowd } of times) {
  row(name, ...[keys, acts, crowd].flatMap((all) => [ms(all, 0.5), ms(all, 0.99)]));
  await store.close();
}
await server.stop();
rmSync(folder, { recursive: true });

function aKeystroke(store: Store, who: number, time: number): Promise<unknown> {
  const bytes = new Uint8Array(40).fill(time % 251);
  const storyId = `s222222${who + 2}`;
  return store.writeDrafts([storyId], (tx) =>
    appendUpdates(tx, [{ storyId, bytes, by: `p${who}`, at: systemClock.now() }]),
  );
}

function aPublication(store: Store, time: number): Promise<unknown> {
  const act = { at: systemClock.now(), by: 'bench', act: 'publish', summary: 'Published' };
  return store.write((tx) => addVersion(tx, { story: story(time), change: 'first', note: null }, act));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function ms(all: readonly number[], share: number): string {
  return `${percentile(all.slice(WARM_UP), share).toFixed(2)} ms`;
}
