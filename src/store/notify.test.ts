import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { onServer, storeAt } from '../../test/house/store-places.ts';
import { aStore } from '../../test/house/stores.ts';
import { notify, openNotifier } from './notify.ts';
import { changesAfter, lastSeq, moveCursor, recordChange } from './changes.ts';
import type { Store } from './open-store.ts';

const change = { at: '2026-11-30T09:00:00Z', by: 'desk', act: 'note', storyId: null, facts: [] } as const;
const note = (store: Store, summary: string) => store.write((tx) => recordChange(tx, { ...change, summary }));

/** A connection of a test's own to the database of a folder. */
async function administrator(folder: string): Promise<Client> {
  const client = new Client({ connectionString: await storeAt(folder) });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Whoever follows the changes by notifications alone. */
function follower(store: Store) {
  const had: string[] = [];
  let [seq, pulling] = [0, Promise.resolve()];
  const pull = async () => {
    const news = await changesAfter(store.reader, seq, 1000).catch(() => []);
    seq = news.at(-1)?.seq ?? seq;
    had.push(...news.map(({ summary }) => summary));
  };
  const end = store.listen('changes', () => void (pulling = pulling.then(pull)));
  return { had, end };
}

describe('a notification', () => {
  it('is heard here once what it tells of is kept, and not for what is not', async () => {
    const store = await aStore();
    const heard: [string, number][] = [];
    for (const topic of ['changes', 'cursor/press', 'cursor/other'])
      store.listen(topic, (from) => {
        if (from === 'here') void lastSeq(store.reader).then((seq) => heard.push([topic, seq]));
      });
    await expect(
      store.write(async (tx) => {
        await recordChange(tx, { ...change, summary: 'not kept' });
        throw new Error('jammed');
      }),
    ).rejects.toThrow('jammed');
    await store.write(async (tx) => {
      await recordChange(tx, { ...change, summary: 'kept' });
      await recordChange(tx, { ...change, summary: 'kept too' });
      await moveCursor(tx, 'press', 7);
    });
    await expect.poll(() => heard.length).toBe(2);
    const last = await lastSeq(store.reader);
    // Two connections may have been asked for the number, and either answers first.
    expect(heard.toSorted(([one], [other]) => one.localeCompare(other))).toEqual([
      ['changes', last],
      ['cursor/press', last],
    ]);
  });

  it('is heard by others on the same data, who miss nothing and hear no more once they end', async () => {
    const folder = aFolder();
    const [one, other] = [await aStore(folder), await aStore(folder)];
    const follows = follower(other);
    await note(one, 'first');
    await expect.poll(() => follows.had).toEqual(['first']);
    await note(one, 'second');
    await expect.poll(() => follows.had).toEqual(['first', 'second']);
    follows.end();
    const still = follower(other);
    await note(one, 'third');
    await expect.poll(() => still.had).toContain('third');
    expect(follows.had).toEqual(['first', 'second']);
  });

  it('of a kind that has no numbers is sent each second', async () => {
    const store = await aStore();
    let heard = 0;
    store.listen('kind-of-tests/1', () => (heard += 1));
    await expect.poll(() => heard).toBeGreaterThan(0);
  });
});

describe.skipIf(!onServer())('a notification over a server', () => {
  it('goes together with what is notified within ten milliseconds, after it is kept', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    const admin = await administrator(folder);
    const sent: { topics: string[]; seen: number }[] = [];
    admin.on('notification', ({ payload = '' }) => {
      const topics = payload.split(' ').slice(1);
      void lastSeq(store.reader).then((seen) => sent.push({ topics, seen }));
    });
    await admin.query('listen standfirst');
    for (let at = 0; at < 60; at += 1) await note(store, `${at}`);
    const last = await lastSeq(store.reader);
    await expect.poll(() => sent.some(({ seen }) => seen === last)).toBe(true);
    expect(sent.length).toBeLessThan(60);
    expect(new Set(sent.flatMap(({ topics }) => topics))).toEqual(new Set(['changes']));
  });

  it('goes in several pieces where many topics are notified at once', async () => {
    const folder = aFolder();
    const [one, other] = [await aStore(folder), await aStore(folder)];
    const admin = await administrator(folder);
    const topics = Array.from({ length: 400 }, (_, at) => `kind-of-tests/${'x'.repeat(30)}${at}`);
    const heard = new Set<string>();
    admin.on('notification', ({ payload = '' }) => payload.split(' ').forEach((topic) => heard.add(topic)));
    await admin.query('listen standfirst');
    other.listen('changes', () => {});
    await one.write(async (tx) => topics.forEach((topic) => notify(tx, topic)));
    await expect.poll(() => topics.filter((topic) => !heard.has(topic))).toEqual([]);
  });

  it('loses nothing while the connections that listen are cut again and again', async () => {
    const folder = aFolder();
    const [one, other] = [await aStore(folder), await aStore(folder)];
    const admin = await administrator(folder);
    const follows = follower(other);
    const state = { isOver: false, cut: 0 };
    const cutting = (async () => {
      while (!state.isOver) {
        const { rowCount } = await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'standfirst-notify' and datname = current_database()`,
        );
        state.cut += rowCount ?? 0;
        await sleep(20);
      }
    })();
    const wanted = Array.from({ length: 150 }, (_, at) => `${at}`);
    for (const summary of wanted) await note(one, summary).then(() => sleep(5));
    while (state.cut < 3) await sleep(20);
    await note(one, 'last, and nobody listens');
    state.isOver = true;
    await cutting;
    await expect.poll(() => follows.had).toEqual([...wanted, 'last, and nobody listens']);
  });
});

it('asks again though a question is never answered', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let asked = 0;
  const notifier = openNotifier(() =>
    (asked += 1) === 1 ? new Promise(() => {}) : Promise.resolve(new Map([['changes', asked]])),
  );
  onTestFinished(() => notifier.close());
  let heard = 0;
  notifier.listen('changes', () => (heard += 1));
  await vi.advanceTimersByTimeAsync(4000);
  expect([asked, heard]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(4000);
  expect(heard).toBeGreaterThan(0);
});
