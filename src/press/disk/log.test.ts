import { appendFileSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../../test/house/folders.ts';
import { type Chance, type LosingDisk, losingDisk, PowerCut } from '../../../test/house/losing-power.ts';
import { openLog, type ShelfLog } from './log.ts';
import { nodeFiles } from './node-files.ts';

/** So short that a new file is begun every few settles. */
const SHORT = 600;

const news = (moves: Record<string, string | null>, at = 0) => ({
  moves: Object.entries(moves).map(([address, tag]) => [address, tag === null ? null : { tag, at }] as const),
  isComplete: false,
  takesAway: false,
});

const tags = (log: ShelfLog, addresses: Iterable<string>) =>
  Object.fromEntries([...addresses].map((address) => [address, log.named(address)?.tag ?? null]));

test('every process knows what each put and removed, through as many files as the log goes on in', async () => {
  const folder = aFolder();
  const writers = [openLog(nodeFiles, folder, SHORT), openLog(nodeFiles, folder, SHORT)];
  const reader = openLog(nodeFiles, folder);
  const model = new Map<string, string | null>();
  let stamp = reader.stamp();
  for (let n = 0; n < 200; n += 1) {
    const moves = { [`/news/${n % 37}`]: n % 11 === 0 ? null : `page-${n}`, [`/world/${n % 5}`]: `page-w${n}` };
    for (const [address, tag] of Object.entries(moves)) model.set(address, tag);
    await writers[n % 2]!.append(news(moves));
    expect(new Set(reader.changes(stamp))).toEqual(new Set(Object.keys(moves)));
    stamp = reader.stamp();
    if (n % 20 === 0) expect(tags(openLog(nodeFiles, folder), model.keys())).toEqual(Object.fromEntries(model));
  }
  const there = [...model].filter(([, tag]) => tag !== null).map(([address]) => address);
  for (const log of [...writers, reader, openLog(nodeFiles, folder)]) {
    expect(tags(log, model.keys())).toEqual(Object.fromEntries(model));
    expect([...log.addresses()]).toEqual(there.toSorted());
    expect(log.standings().number).toBeGreaterThanOrEqual(200);
  }
  expect(readdirSync(folder).length).toBeLessThanOrEqual(2);
});

test('dates, the kill and that all is complete go on into the next file', async () => {
  const folder = aFolder();
  const log = openLog(nodeFiles, folder, SHORT);
  await log.append({ ...news({ '/first': 'page-1' }, 1_700_000_000_000), isComplete: true, takesAway: true });
  const before = log.standings();
  for (let n = 0; n < 60; n += 1) await log.append(news({ [`/news/${n}`]: `page-${n}` }));
  const after = openLog(nodeFiles, folder).standings();
  expect([after.isComplete, after.takenAway]).toEqual([true, before.takenAway]);
  expect(openLog(nodeFiles, folder).named('/first')).toEqual({ tag: 'page-1', at: 1_700_000_000_000 });
});

test('an address is found among many without reading all', async () => {
  const folder = aFolder();
  const log = openLog(nodeFiles, folder, 1000);
  const addresses = Array.from({ length: 5000 }, (_, n) => `/news/${(n * 7919) % 5000}/${'s'.repeat(n % 300)}`);
  await log.append(news(Object.fromEntries(addresses.map((address) => [address, `page-${address.length}`]))));
  const other = openLog(nodeFiles, folder);
  for (const address of addresses) expect(other.named(address)?.tag).toBe(`page-${address.length}`);
  for (const none of ['/', '/a', '/news/1', '/zzz']) expect(other.named(none)).toBe(null);
});

test('a torn line means that anything may have changed, and harms nothing after it', async () => {
  const folder = aFolder();
  const log = openLog(nodeFiles, folder);
  const reader = openLog(nodeFiles, folder);
  await log.append(news({ '/a': 'page-1' }));
  const stamp = reader.stamp();
  appendFileSync(join(folder, 'log'), '\n@ 7 2026-11-28T20:00:00.000Z\n+ /b page-');
  await log.append(news({ '/c': 'page-3' }));
  expect(reader.changes(stamp)).toBe(null);
  for (const one of [log, reader, openLog(nodeFiles, folder)])
    expect(tags(one, ['/a', '/b', '/c'])).toEqual({ '/a': 'page-1', '/b': null, '/c': 'page-3' });
});

test('bytes that are no log at all are passed over', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'log'), Buffer.from([0, 255, 10, 61, 32, 10, 64, 32, 10]));
  const log = openLog(nodeFiles, folder);
  await log.append(news({ '/a': 'page-1' }));
  expect(openLog(nodeFiles, folder).named('/a')?.tag).toBe('page-1');
});

test('a log of before, put in the place of this one, counts as a change of everything', async () => {
  const folder = aFolder();
  const log = openLog(nodeFiles, folder, SHORT);
  await log.append(news({ '/a': 'page-1' }));
  const backup = aFolder();
  cpSync(folder, backup, { recursive: true });
  for (let n = 0; n < 40; n += 1) await log.append(news({ '/a': `page-${n}`, '/b': 'page-b' }));
  const stamp = log.stamp();
  rmSync(folder, { recursive: true });
  cpSync(backup, folder, { recursive: true });
  await expect.poll(() => log.stamp()).not.toBe(stamp);
  expect(log.changes(stamp)).toBe(null);
  expect(tags(log, ['/a', '/b'])).toEqual({ '/a': 'page-1', '/b': null });
});

test('power that goes while a new file is begun loses nothing that was settled', async () => {
  for (let seed = 1; seed < 120; seed += 1) {
    let state = seed;
    const chance = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    let disk = losingDisk();
    await disk.files.makeFolder('/data/shelf/.shelf');
    await disk.files.sync(['/data', '/data/shelf', '/data/shelf/.shelf']);
    const settled: Record<string, string> = {};
    for (let life = 0; life < 4; life += 1) {
      disk.cutAfter(5 + chance(120));
      await settleUntilCut(disk, settled, chance);
      disk = disk.afterwards(chance);
      const left = openLog(disk.files, '/data/shelf/.shelf', 300);
      expect(tags(left, Object.keys(settled)), `seed ${seed}, life ${life}`).toEqual(settled);
    }
  }
});

/** Settles one address after the other until the power goes, and notes what each settle that returned had said. */
async function settleUntilCut(disk: LosingDisk, settled: Record<string, string>, chance: Chance): Promise<void> {
  try {
    const log = openLog(disk.files, '/data/shelf/.shelf', 300);
    for (let n = 0; n < 25; n += 1) {
      const [address, tag] = [`/${chance(20)}`, `page-${chance(1e6)}`];
      delete settled[address];
      await log.append(news({ [address]: tag }));
      settled[address] = tag;
    }
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
}
