import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aFolder, aSmallDisk, fillDisk, noSmallDisk } from '../../test/house/folders.ts';
import { onServer, storeAt } from '../../test/house/store-places.ts';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { Refusal } from '../base/problem.ts';
import { changesAfter, lastSeq } from './changes.ts';
import { readSettings } from './documents.ts';
import { readDraft, saveDraft } from './drafts.ts';
import { type Db, openStore, type Store } from './open-store.ts';
import { addVersion } from './public-acts.ts';
import { readPublished } from './versions.ts';

const run = promisify(execFile);
const moduleUrl = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** Runs a module's text in a process of its own, on the same Node. */
async function inAnotherProcess(text: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', text]);
  return stdout.trim();
}

describe('a database that a newer Standfirst wrote', () => {
  it('is refused with the remedy, and left as it is', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    const done = { name: '0999-of-tomorrow', timestamp: '2031-01-01T00:00:00Z' };
    await store.write((tx) =>
      tx
        .insertInto('kysely_migration' as never)
        .values(done as never)
        .execute(),
    );
    await store.close();
    await expect(openStore(await storeAt(folder))).rejects.toMatchObject({
      code: 'database-newer',
      status: 409,
      message: expect.stringMatching(/newer version of Standfirst \(0999-of-tomorrow\).*Start the newer version/),
    });
  });
});

describe('a database that a newer Standfirst brought up to date, compatibly', () => {
  const upgraded = (store: Store) =>
    store.write((tx) =>
      tx
        .insertInto('kysely_migration' as never)
        .values({ name: '0999-of-tomorrow.compatible', timestamp: '2031-01-01T00:00:00Z' } as never)
        .execute(),
    );

  it.runIf(onServer())('is one on which an older node goes on beside the newer ones, and knows it', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    expect(await store.isBehind()).toBe(false);
    await upgraded(store);
    expect(await store.isBehind()).toBe(true);
    const again = await openStore(await storeAt(folder));
    expect(await again.isBehind()).toBe(true);
    await again.close();
  });

  it.runIf(onServer())(
    'changes under the statements of those that run, and not one of their acts fails for it',
    async () => {
      const folder = aFolder();
      const [newer, store] = [await aStore(folder), await aStore(folder)];
      const [read, write] = [
        () => store.reader.selectFrom('stories').selectAll().execute(),
        () => store.write((tx) => tx.selectFrom('stories').selectAll().execute()),
      ];
      // Twice each, so that it is kept ready on the connection.
      for (let times = 0; times < 3; times += 1) await Promise.all([read(), write(), write()]);
      await newer.write((tx) => tx.schema.alterTable('stories').addColumn('of_tomorrow', 'text').execute());
      expect(await read()).toEqual([]);
      expect(await write()).toEqual([]);
    },
  );

  it.skipIf(onServer())('is refused where it is a file, which has no newer node to press', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    await upgraded(store);
    await store.close();
    await expect(openStore(await storeAt(folder))).rejects.toMatchObject({ code: 'database-newer' });
  });
});

it.skipIf(onServer() || !existsSync('/proc/self/fd'))(
  'leaves no file open when it is closed, also where nobody read',
  async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    const openIn = () =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(join('/proc/self/fd', fd)).startsWith(folder);
        } catch {
          return false;
        }
      });
    expect(openIn()).not.toEqual([]);
    await store.close();
    expect(openIn()).toEqual([]);
  },
);

describe.skipIf(onServer())('something that is no file in the place of a database', () => {
  it.each([
    ['a folder', (file: string) => mkdirSync(file)],
    ['a pipe', (file: string) => void execFileSync('mkfifo', [file])],
  ])('is named, and %s holds nobody up', async (_what, make) => {
    const file = join(aFolder(), 'standfirst.db');
    make(file);
    const said = { code: 'database-not-a-file', message: expect.stringContaining(file) };
    await expect(openStore(file)).rejects.toMatchObject(said);
  });
});

describe.skipIf(onServer())('what is noted', () => {
  const safety = (db: Db) => sql<{ synchronous: number }>`pragma synchronous`.execute(db).then(({ rows }) => rows[0]);

  it('waits for no disk, and what is written still does', async () => {
    const store = await aStore();
    expect(await store.note(safety)).toEqual({ synchronous: 1 });
    await expect(store.note(() => Promise.reject(new Error('it failed')))).rejects.toThrow('it failed');
    expect(await store.write(safety)).toEqual({ synchronous: 2 });
  });

  it('is there for everybody at once, whole or not at all, and can be made safe', async () => {
    const folder = aFolder();
    const [store, other] = [await aStore(folder), await aStore(folder)];
    await store.note((tx) => saveDraft(tx, aStory(), actMaker()()));
    const failing = store.note(async (tx) => {
      await saveDraft(tx, aStory({ headline: 'Another' }), actMaker()());
      throw new Error('it failed');
    });
    await expect(failing).rejects.toThrow('it failed');
    await store.keepNotes();
    expect((await readDraft(other.reader, idOf(1)))?.story.headline).toBe(aStory().headline);
  });
});

describe.skipIf(onServer())('the log of what was written', () => {
  it('is cut back when nobody writes for a moment, and not before', async () => {
    const folder = aFolder();
    const file = await storeAt(folder);
    const store = await openStore(file);
    const size = () => statSync(file).size;
    const before = size();
    for (let at = 0; at < 40; at += 1) await store.write((tx) => saveDraft(tx, aStory({ id: idOf(at) }), actMaker()()));
    expect(size()).toBe(before);
    await expect.poll(size).toBeGreaterThan(before);
    await store.close();
  });

  it('is left as it is while the disk has no room to cut it back, and nothing falls over', async ({ skip }) => {
    const disk = aSmallDisk(8192);
    if (disk === null) return skip(noSmallDisk);
    const file = await storeAt(disk);
    const store = await openStore(file);
    for (let at = 0; at < 40; at += 1) await store.write((tx) => saveDraft(tx, aStory({ id: idOf(at) }), actMaker()()));
    const before = statSync(file).size;
    const rubbish = fillDisk(disk);
    await sleep(600);
    expect(statSync(file).size).toBe(before);
    rmSync(rubbish);
    for (let at = 40; at < 80; at += 1)
      await store.write((tx) => saveDraft(tx, aStory({ id: idOf(at) }), actMaker()()));
    await expect.poll(() => statSync(file).size).toBeGreaterThan(before);
    expect(await readDraft(store.reader, idOf(79))).not.toBeNull();
    await store.close();
  });
});

describe('a transaction', () => {
  it('keeps all of its work or nothing', async () => {
    const store = await aStore();
    const act = actMaker();
    const failing = store.write(async (tx) => {
      await addVersion(tx, { story: aStory(), change: 'first', note: null }, act());
      throw new Error('power of the printer failed');
    });
    await expect(failing).rejects.toThrow('power of the printer failed');
    expect(await readPublished(store.reader, idOf(1))).toBeNull();
    expect(await lastSeq(store.reader)).toBe(0);
    await actsOn(store).publish({ story: aStory() });
    // A server may leave a number out that was taken and given back.
    expect(await changesAfter(store.reader, 0, 9)).toHaveLength(1);
  });

  it('is not seen by readers before it is committed, and does not keep them waiting', async () => {
    const store = await aStore();
    await store.write(async (tx) => {
      await addVersion(tx, { story: aStory(), change: 'first', note: null }, actMaker()());
      expect(await readPublished(store.reader, idOf(1))).toBeNull();
      expect(await readPublished(tx, idOf(1))).not.toBeNull();
    });
    expect(await readPublished(store.reader, idOf(1))).not.toBeNull();
  });

  it('waits for the others of this process, in the order of arrival', async () => {
    const store = await aStore();
    const act = actMaker();
    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        store.write((tx) => saveDraft(tx, aStory({ headline: `Headline ${at}` }), act())),
      ),
    );
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('waits for that of another connection without holding up its own process', async () => {
    const folder = aFolder();
    const [one, other] = [await aStore(folder), await aStore(folder)];
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 5);
    const order: string[] = [];
    await Promise.all([
      one.write(async (tx) => {
        await saveDraft(tx, aStory(), actMaker()());
        await sleep(300);
        order.push('one');
      }),
      sleep(50).then(() => other.write(async () => void order.push('other'))),
    ]);
    clearInterval(clock);
    expect(order).toEqual(['one', 'other']);
    expect(ticks).toBeGreaterThan(10);
  });

  it('gives SQL-hostile and odd text back as it was', async () => {
    const store = await aStore();
    const hostile = `'; drop table stories; -- " \\ %_ \u0000 \ud83d\ude00 \u202e ${'x'.repeat(100_000)}`;
    const story = aStory({ headline: hostile, catchline: hostile });
    await actsOn(store).publish({ story });
    expect((await readPublished(store.reader, idOf(1)))?.story).toEqual(story);
    expect(await store.damage()).toEqual([]);
  });
});

describe('opening', () => {
  it('works for several processes at once on a new folder', async () => {
    const folder = aFolder();
    const text = `
      const { openStore } = await import(${moduleUrl('./open-store.ts')});
      const { saveMostRead } = await import(${moduleUrl('./documents.ts')});
      const store = await openStore(${JSON.stringify(await storeAt(folder))});
      const act = { at: '2026-11-23T09:00:00Z', by: 'desk', act: 'count', summary: String(process.pid) };
      for (let n = 0; n < 10; n += 1) await store.write((tx) => saveMostRead(tx, 'uk', [String(process.pid), String(n)], act));
      await store.close();`;
    await Promise.all(Array.from({ length: 4 }, () => inAnotherProcess(text)));
    const store = await aStore(folder);
    expect(await lastSeq(store.reader)).toBe(40);
    expect(await store.damage()).toEqual([]);
  });

  it.skipIf(onServer())('says what SQLite says of a file that is no database, and leaves it as it is', async () => {
    const file = join(aFolder(), 'standfirst.db');
    writeFileSync(file, 'These are notes, not a database.'.repeat(200));
    await expect(openStore(file)).rejects.toThrow(/not a database/);
  });

  it('twice is the same store', async () => {
    const folder = aFolder();
    const [one, other] = [await aStore(folder), await aStore(folder)];
    await actsOn(one).publish({ story: aStory() });
    expect((await readPublished(other.reader, idOf(1)))?.version).toBe(1);
    await actsOn(other).publish({ story: aStory({ headline: 'Two' }), change: 'minor' });
    expect((await readPublished(one.reader, idOf(1)))?.version).toBe(2);
  });
});

describe.skipIf(onServer())('a full disk', () => {
  it('refuses in plain words, loses nothing, and goes on when there is room', async ({ skip }) => {
    const disk = aSmallDisk(2048);
    if (disk === null) return skip(noSmallDisk);
    const store = await aStore(disk);
    const acts = actsOn(store);
    const kept: string[] = [];
    const refusal = await publishUntilRefused(acts, kept);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'disk-full', status: 507 });
    for (const id of kept) expect((await readPublished(store.reader, id))?.version).toBe(1);
    expect(await lastSeq(store.reader)).toBe(kept.length);
    expect(await readSettings(store.reader)).toBeNull();

    execFileSync('mount', ['-o', 'remount,size=16m', disk]);
    await acts.publish({ story: aStory({ id: idOf(9999), headline: 'There is room again' }) });
    expect((await readPublished(store.reader, idOf(9999)))?.version).toBe(1);
    expect(await store.damage()).toEqual([]);
  });

  it('refuses to make a new newsroom, wherever it strikes, and leaves nothing half made', async ({ skip }) => {
    const disk = aSmallDisk(16);
    if (disk === null) return skip(noSmallDisk);
    let refused = 0;
    for (let kilobytes = 16; kilobytes < 512; kilobytes += 16) {
      execFileSync('mount', ['-o', `remount,size=${kilobytes}k`, disk]);
      const opened = await openStore(join(disk, 'standfirst.db')).catch((error: unknown) => error);
      if (!(opened instanceof Error)) {
        execFileSync('mount', ['-o', 'remount,size=4m', disk]);
        await actsOn(opened as Store).publish({ story: aStory() });
        expect(await (opened as Store).damage()).toEqual([]);
        await (opened as Store).close();
        break;
      }
      expect(opened).toMatchObject({ code: 'disk-full', status: 507 });
      refused += 1;
    }
    expect(refused).toBeGreaterThan(3);
  });

  it('still lets an existing newsroom be opened and read', async ({ skip }) => {
    const disk = aSmallDisk(2048);
    if (disk === null) return skip(noSmallDisk);
    const first = await openStore(join(disk, 'standfirst.db'));
    const kept: string[] = [];
    await publishUntilRefused(actsOn(first), kept);
    await first.close();
    fillDisk(disk);
    const store = await aStore(disk);
    expect((await readPublished(store.reader, kept[0] ?? ''))?.version).toBe(1);
    await expect(actsOn(store).publish({ story: bigStory(5000) })).rejects.toMatchObject({ code: 'disk-full' });
  });
});

function bigStory(number: number) {
  return aStory({ id: idOf(number), standfirst: 'x'.repeat(20_000) });
}

async function publishUntilRefused(acts: ReturnType<typeof actsOn>, kept: string[]): Promise<unknown> {
  for (let number = 1; number < 1000; number += 1) {
    try {
      await acts.publish({ story: bigStory(number) });
      kept.push(idOf(number));
    } catch (error) {
      return error;
    }
  }
  return null;
}
