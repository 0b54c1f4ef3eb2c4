import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { aSmallPress, someSettings, withSite } from '../../test/house/presses.ts';
import { everything, failingShelf, standing } from '../../test/house/shelves.ts';
import { aSmallSite } from '../../test/house/small-site.ts';
import { aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { Refusal } from '../base/problem.ts';
import { lastSeq, readCursor, recordChange } from '../store/changes.ts';
import { saveMostRead, saveSettings, saveTemplate, saveTopic } from '../store/documents.ts';
import { countDue, readDue } from '../store/due-pages.ts';
import { readsOf, stalePaths } from '../store/ledger-rows.ts';
import { topicSchema } from '../story/newsroom.ts';
import { checkShelf } from './check.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { catchUp, pressAll, pressNow } from './press.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { whyPage } from './why.ts';

type SmallPress = Awaited<ReturnType<typeof aSmallPress>>;

const ID = idOf(1);
const STORY = `/news/${ID}/ferry-reaches-the-islands`;

let press: SmallPress;

beforeEach(async () => {
  press = await aSmallPress();
  await catchUp(press.rooms);
  press.site.rendered.length = 0;
});

function results({ pressed }: PressReceipt): Record<string, string> {
  return Object.fromEntries(pressed.map(({ path, result }) => [path, result]));
}

async function sound({ rooms }: SmallPress): Promise<void> {
  expect(await checkShelf(rooms)).toEqual([]);
}

describe('catching up', () => {
  it('presses the pages that read what changed, and says why', async () => {
    await press.publish({ story: aStory() });
    const receipt = await catchUp(press.rooms);
    expect(receipt.upTo).toBe(await lastSeq(press.store.reader));
    expect(receipt.pressed).toEqual([
      { path: STORY, result: 'written', why: [`story/${ID}/state`] },
      { path: '/world', result: 'written', why: ['list/section/world/newest'] },
    ]);
    expect(await standing(press.shelf, '/world')).toBe('one: world: Ferry reaches the islands');
    await sound(press);
  });

  it('with nothing new does nothing', async () => {
    const { upTo, pressed, rendered } = await catchUp(press.rooms);
    expect([upTo, pressed, rendered]).toEqual([await lastSeq(press.store.reader), [], 0]);
  });

  it('leaves a list alone when only a body changed', async () => {
    await press.publish({ story: aStory() });
    await catchUp(press.rooms);
    await press.publish({ story: aStory({ body: [paragraph('Otherwise.')] }), change: 'minor' });
    expect(results(await catchUp(press.rooms))).toEqual({ [STORY]: 'written' });
  });

  it('does not render what loaded equal, and does not write what rendered equal', async () => {
    await press.publish({ story: aStory() });
    await catchUp(press.rooms);
    press.site.rendered.length = 0;
    await press.publish({ story: aStory({ shortHeadline: 'Ferry in' }), change: 'minor' });
    expect(results(await catchUp(press.rooms))).toEqual({ [STORY]: 'skipped', '/world': 'skipped' });
    expect(press.site.rendered).toEqual([]);

    await press.store.write((tx) => saveSettings(tx, someSettings({ name: 'The HARBOUR Times' }), press.act()));
    expect(results(await catchUp(press.rooms))).toEqual({ '/': 'same', '/_/name': 'same' });
    expect(press.site.rendered).toEqual(['/', '/_/name']);
  });

  it('remembers a page that did not change under the change that made it what it is', async () => {
    await press.publish({ story: aStory() });
    await catchUp(press.rooms);
    const before = await whyPage(press.store, '/world');
    await press.publish({ story: aStory({ shortHeadline: 'Ferry in' }), change: 'minor' });
    await catchUp(press.rooms);
    expect((await whyPage(press.store, '/world'))?.change?.seq).toBe(before?.change?.seq);
  });

  it('takes several changes at once, each page pressed once', async () => {
    for (const number of [1, 2, 3]) await press.publish({ story: aStory({ id: idOf(number) }) });
    const paths = (await catchUp(press.rooms)).pressed.map(({ path }) => path);
    expect(paths).toHaveLength(4);
    expect(new Set(paths).size).toBe(4);
    await sound(press);
  });

  it('takes thousands of changes, pass after pass', async () => {
    await press.store.write(async (tx) => {
      for (let count = 0; count < 1200; count += 1) await saveMostRead(tx, 'uk', [String(count)], press.act());
    });
    await press.publish({ story: aStory() });
    expect(results(await catchUp(press.rooms))).toEqual({ [STORY]: 'written', '/world': 'written' });
    expect(await readCursor(press.store.reader, 'press')).toBe(await lastSeq(press.store.reader));
  });

  it('presses in the order of tiers, then of addresses', async () => {
    await press.publish({ story: aStory({ id: idOf(2), section: 'sport' }) });
    await press.publish({ story: aStory({ id: idOf(1) }) });
    await press.store.write((tx) => saveSettings(tx, someSettings({ name: 'Another' }), press.act()));
    expect((await catchUp(press.rooms)).pressed.map(({ path }) => path)).toEqual([
      STORY,
      STORY.replace(ID, idOf(2)),
      '/',
      '/_/name',
      '/sport',
      '/world',
    ]);
  });
});

describe('an address', () => {
  it('that moved leads on; that a story left for good says gone, and why', async () => {
    await press.publish({ story: aStory() });
    await catchUp(press.rooms);
    await press.publish({ story: aStory({ urlSlug: 'elsewhere' }), change: 'minor' });
    await catchUp(press.rooms);
    expect(await standing(press.shelf, STORY)).toBe(`→ /news/${ID}/elsewhere`);
    await press.kill(ID, 'It was not true.');
    await catchUp(press.rooms);
    expect(await standing(press.shelf, STORY)).toBe('gone: It was not true.');
    expect(await standing(press.shelf, `/news/${ID}/elsewhere`)).toBe('gone: It was not true.');
    await sound(press);
  });

  it('at which nothing stood and nothing stands is not reported as removed', async () => {
    await press.store.write((tx) => recordChange(tx, { ...press.act(), storyId: null, facts: ['section/nowhere'] }));
    expect(results(await catchUp(press.rooms))).toEqual({ '/nowhere': 'same' });
  });

  it('that was never pressed leaves nothing behind', async () => {
    await press.publish({ story: aStory() });
    await press.publish({ story: aStory({ urlSlug: 'elsewhere' }), change: 'minor' });
    await catchUp(press.rooms);
    expect(await standing(press.shelf, STORY)).toBeNull();
    expect(await standing(press.shelf, `/news/${ID}/elsewhere`)).not.toBeNull();
    await sound(press);
  });

  it('that was public and that no kind claims any more is gone, chrome is merely taken away', async () => {
    const site = aSmallSite({ template: 'two' });
    const fewer = {
      ...site,
      find: (path: string) => (path === '/world' || path === '/_/name' ? null : site.find(path)),
    };
    await press.store.write((tx) => saveTemplate(tx, 'two', press.act()));
    await catchUp(withSite(press.rooms, fewer));
    expect(await standing(press.shelf, '/world')).toBe('gone: null');
    expect(await standing(press.shelf, '/_/name')).toBeNull();
    expect(await checkShelf(withSite(press.rooms, fewer))).toEqual([]);
  });
});

describe('another template', () => {
  it('presses every page, and brings kinds of pages that were not there before', async () => {
    await press.publish({ story: aStory() });
    const ports = topicSchema.parse({ slug: 'ports', name: 'Ports', edition: 'uk' });
    await press.store.write((tx) => saveTopic(tx, ports, press.act()));
    await catchUp(press.rooms);
    const rooms = withSite(press.rooms, aSmallSite({ template: 'two', withTopics: true }));
    await press.store.write((tx) => saveTemplate(tx, 'two', press.act()));
    expect(results(await catchUp(rooms))).toEqual({
      [STORY]: 'written',
      '/': 'written',
      '/_/name': 'written',
      '/world': 'written',
      '/sport': 'written',
      '/topics/ports': 'written',
    });
    expect(await checkShelf(rooms)).toEqual([]);
  });
});

describe('a change that makes more pages stale than an act waits for', () => {
  const few = () => ({ ...withSite(press.rooms, aSmallSite({ template: 'two' })), atOnce: 2 });

  beforeEach(async () => {
    for (const number of [1, 2, 3, 4]) await press.publish({ story: aStory({ id: idOf(number) }) });
    await catchUp(press.rooms);
    await press.store.write((tx) => saveTemplate(tx, few().site.templateHash, press.act('change-template')));
  });

  it('presses the pages most looked at, and leaves the rest due', async () => {
    const { pressed, due } = await pressNow(few());
    expect([pressed.map(({ path }) => path), due]).toEqual([['/', '/_/name'], 6]);
    expect(await standing(press.shelf, STORY)).toMatch(/^one: /);
  });

  it('lets a publication in between, which waits for none of them', async () => {
    await pressNow(few());
    await press.publish({ story: aStory({ id: idOf(9) }) });
    const { pressed, due } = await pressNow({ ...few(), atOnce: 3 });
    expect(pressed.map(({ path }) => path)).toEqual([STORY.replace(ID, idOf(9)), '/world']);
    // The section's page was due and is no longer.
    expect(due).toBe(5);
  });

  it('presses what is due in the end, each page once, and the shelf is as if everything had been pressed', async () => {
    const rooms = few();
    await pressNow(rooms);
    const shown: number[] = [];
    const { due, pressed } = await catchUp(rooms, ({ done, total }) => shown.push(done / total));
    expect([due, pressed.length, await stalePaths(press.store.reader)]).toEqual([0, 6, []]);
    expect(shown.at(-1)).toBe(1);
    expect(await standing(press.shelf, STORY)).toMatch(/^two: /);
    await sound({ ...press, rooms });
  });
});

describe('a round of the whole site', () => {
  const turns = () => ({ ...withSite(press.rooms, site), atOnce: 2, turnOf: 2 });
  const paths = [1, 2, 3, 4, 5, 6, 7].map((number) => STORY.replace(ID, idOf(number)));
  let site = aSmallSite({ template: 'two' });

  beforeEach(async () => {
    site = aSmallSite({ template: 'two' });
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await press.publish({ story: aStory({ id: idOf(number) }) });
    await catchUp(press.rooms);
    await press.store.write((tx) => saveTemplate(tx, site.templateHash, press.act('change-template')));
    await pressNow(turns());
  });

  it('lists those that readers look at most, and no others', async () => {
    const listed = (await readDue(press.store.reader, 100)).map(({ path }) => path);
    expect(listed.toSorted()).toEqual([...paths.slice(-2), '/sport', '/world']);
    expect(await countDue(press.store.reader)).toBe(9);
  });

  it.each([0, 1, 2, 3, 4])('that dies in turn %i goes on where it was, and draws nothing else again', async (turn) => {
    let settled = 0;
    const power = () => {
      settled += 1;
      if (settled > turn) throw new Error('the power went');
    };
    const dying = { ...turns(), shelf: failingShelf(press.shelf, { settled: power }) };
    await catchUp(dying).catch((error: unknown) => expect(String(error)).toContain('the power went'));
    expect((await catchUp(turns())).due).toBe(0);
    // Seven stories, two sections, the front and its include; of the turn that was cut off two once more.
    expect(site.rendered.length).toBeLessThanOrEqual(11 + 2);
    await sound({ ...press, rooms: turns() });
  });

  it('passes by what a publication has pressed', async () => {
    await press.publish({ story: aStory({ id: idOf(1), headline: 'Otherwise' }), change: 'minor' });
    await pressNow(turns());
    const { pressed } = await catchUp(turns());
    expect(pressed.map(({ path }) => path).toSorted()).toEqual([...paths.slice(1), '/sport']);
    await sound({ ...press, rooms: turns() });
  });

  it('begins anew with the next such change, and is one round of both', async () => {
    await press.store.write((tx) => saveSettings(tx, someSettings({ name: 'Another' }), press.act()));
    site = aSmallSite({ template: 'three', withTopics: true });
    await press.store.write((tx) => saveTemplate(tx, site.templateHash, press.act('change-template')));
    await pressNow(turns());
    expect(await press.store.reader.selectFrom('rounds').select('facts').execute()).toHaveLength(1);
    await catchUp(turns());
    for (const path of paths) expect(await standing(press.shelf, path)).toMatch(/^three: /);
    await sound({ ...press, rooms: turns() });
  });

  it('lets others press after each twenty milliseconds of work, whatever a page takes', async () => {
    for (const [each, most] of [
      [9, 2],
      [60, 1],
      [0.5, 7],
    ] as const) {
      site = aSmallSite({ template: `takes ${each}` });
      await press.store.write((tx) => saveTemplate(tx, site.templateHash, press.act('change-template')));
      const held: number[] = [];
      const store = {
        ...press.store,
        alone: <T>(name: string, work: Parameters<typeof press.store.alone<T>>[1]) =>
          press.store.alone(name, async (turn) => {
            const before = site.rendered.length;
            return work(turn).finally(() => void held.push(site.rendered.length - before));
          }),
      };
      const rooms = { ...turns(), turnOf: 7, store, stopwatch: () => site.rendered.length * each };
      await catchUp(rooms);
      // The first of a round are few, because nobody knows yet how long they take.
      expect([each, held.filter((many) => many > Math.max(4, most)), held.slice(-1)[0]! <= most]).toEqual([
        each,
        [],
        true,
      ]);
      const later = held.filter((many) => many > 0).slice(2);
      expect([each, Math.max(...later) <= most]).toEqual([each, true]);
    }
    await sound({ ...press, rooms: turns() });
  });

  it('is at its end once everything is pressed', async () => {
    await pressAll(turns());
    expect(await countDue(press.store.reader)).toBe(0);
  });
});

describe('a change for which somebody waits until very many pages are pressed', () => {
  it('lets others publish between two turns, and each is told of all pages of theirs', async () => {
    const numbers = Array.from({ length: 40 }, (_, at) => at + 1);
    for (const number of numbers) await press.publish({ story: aStory({ id: idOf(number) }) });
    await catchUp(press.rooms);
    const rooms = { ...withSite(press.rooms, aSmallSite({ template: 'two' })), turnOf: 4 };
    await press.store.write((tx) => saveTemplate(tx, rooms.site.templateHash, press.act('change-template')));
    const order: string[] = [];
    const publications: Promise<void>[] = [];
    const publish = async (): Promise<void> => {
      await press.publish({ story: aStory({ id: idOf(999) }) });
      await pressNow(rooms);
      expect(await standing(press.shelf, STORY.replace(ID, idOf(999)))).toMatch(/^two: /);
      order.push('publication');
    };
    const { pressed, due } = await pressNow(rooms, () => {
      if (publications.length === 0) publications.push(publish());
    });
    order.push('whole site');
    await Promise.all(publications);
    expect(order).toEqual(['publication', 'whole site']);
    const waitedFor = new Set(pressed.map(({ path }) => path));
    for (const number of numbers) expect(waitedFor).toContain(STORY.replace(ID, idOf(number)));
    expect(due).toBe(0);
    await sound({ ...press, rooms });
  });
});

describe('a page that cannot be rendered', () => {
  it('keeps its last good bytes, stops no other page, and is tried again', async () => {
    await press.publish({ story: aStory() });
    await catchUp(press.rooms);
    const before = await standing(press.shelf, '/world');
    press.site.failing.add('/world');
    await press.publish({ story: aStory({ headline: 'Otherwise' }), change: 'minor' });
    expect(results(await catchUp(press.rooms))).toEqual({ [STORY]: 'written', '/world': 'failed' });
    expect(await standing(press.shelf, '/world')).toBe(before);
    expect(await stalePaths(press.store.reader)).toEqual(['/world']);
    expect(await checkShelf(press.rooms)).toEqual([{ path: '/world', is: 'fails' }]);

    expect(results(await catchUp(press.rooms))).toEqual({ '/world': 'failed' });
    press.site.failing.clear();
    expect(results(await catchUp(press.rooms))).toEqual({ '/world': 'written' });
    expect(results(await catchUp(press.rooms))).toEqual({});
    await sound(press);
  });

  it('still knows what it read, so that a mended story mends it', async () => {
    await press.publish({ story: aStory() });
    press.site.failing.add('/world');
    await catchUp(press.rooms);
    expect(await readsOf(press.store.reader, '/world')).toContain('section/world');
    press.site.failing.clear();
    await catchUp(press.rooms);
    expect(await readsOf(press.store.reader, '/world')).toContain(`story/${ID}/card`);
  });
});

describe('a press that is cut off', () => {
  const power = () => {
    throw new Error('the power went');
  };

  it('between shelf and ledger does not trust the ledger afterwards: a change taken back is pressed', async () => {
    await press.publish({ story: aStory({ headline: 'One' }) });
    await catchUp(press.rooms);
    await press.publish({ story: aStory({ headline: 'Two' }), change: 'minor' });
    const dying = { ...press.rooms, shelf: failingShelf(press.shelf, { settled: power }) };
    await expect(catchUp(dying)).rejects.toThrow('the power went');
    expect(await standing(press.shelf, '/world')).toBe('one: world: Two');
    await press.publish({ story: aStory({ headline: 'One' }), change: 'minor' });
    await catchUp(press.rooms);
    expect(await standing(press.shelf, '/world')).toBe('one: world: One');
    await sound(press);
  });

  it('before its marks are safe from a power cut has given readers nothing, and goes on when they are', async () => {
    const folder = aFolder();
    const rooms = { ...press.rooms, shelf: openDiskShelf(folder) };
    await pressAll(rooms);
    await press.publish({ story: aStory() });
    const dying = { ...rooms, store: { ...press.store, keepNotes: async () => power() } };
    await expect(catchUp(dying)).rejects.toThrow('the power went');
    expect(await standing(openDiskShelf(folder), '/world')).toBe('one: world: ');
    expect(await stalePaths(press.store.reader)).toEqual([STORY, '/world']);
    const again = { ...press.rooms, shelf: openDiskShelf(folder) };
    await catchUp(again);
    expect(await standing(openDiskShelf(folder), '/world')).toBe('one: world: Ferry reaches the islands');
    expect(await checkShelf(again)).toEqual([]);
  });

  it('in the middle of the ledger forgets the numbers of facts that are nobody’s again', async () => {
    await press.publish({ story: aStory() });
    let dies = true;
    const note: typeof press.store.note = (work) =>
      press.store.note(async (tx) => {
        const done = await work(tx);
        return dies && (await stalePaths(tx)).length === 0 ? power() : done;
      });
    const rooms = { ...press.rooms, store: { ...press.store, note } };
    await expect(catchUp(rooms)).rejects.toThrow('the power went');
    dies = false;
    await press.store.write((tx) => sql`insert into facts (fact) values ('in/between')`.execute(tx));
    await catchUp(rooms);
    expect(await readsOf(press.store.reader, '/world')).toContain(`story/${ID}/card`);
    const pages = await ledgerOf(press);
    await pressAll(press.rooms);
    expect(await ledgerOf(press)).toEqual(pages);
  });

  it('remembers an address that stood on the shelf for a moment only', async () => {
    await press.publish({ story: aStory() });
    await catchUp(press.rooms);
    await press.publish({ story: aStory({ urlSlug: 'short-lived' }), change: 'minor' });
    const dying = { ...press.rooms, shelf: failingShelf(press.shelf, { settled: power }) };
    await expect(catchUp(dying)).rejects.toThrow('the power went');
    await press.publish({ story: aStory({ urlSlug: 'for-good' }), change: 'minor' });
    await catchUp(press.rooms);
    expect(await standing(press.shelf, `/news/${ID}/short-lived`)).toBe(`→ /news/${ID}/for-good`);
    await sound(press);
  });

  it('by a full disk is refused, and goes on when there is room', async () => {
    let puts = 0;
    const full = () => {
      puts += 1;
      if (puts > 1) throw new Refusal('disk-full', 507, 'The disk is full.');
    };
    await press.publish({ story: aStory() });
    await expect(catchUp({ ...press.rooms, shelf: failingShelf(press.shelf, { put: full }) })).rejects.toBeInstanceOf(
      Refusal,
    );
    expect(await standing(press.shelf, '/world')).toBe('one: world: ');
    await catchUp(press.rooms);
    expect(await standing(press.shelf, '/world')).toBe('one: world: Ferry reaches the islands');
    await sound(press);
  });
});

describe('pressing everything', () => {
  it('gives the shelf that catching up gave, and a ledger of the same pages and reads', async () => {
    for (const number of [1, 2]) await press.publish({ story: aStory({ id: idOf(number) }) });
    await catchUp(press.rooms);
    await press.kill(idOf(2));
    await catchUp(press.rooms);
    const before = [await everything(press.shelf), await ledgerOf(press)];
    const receipt = await pressAll(press.rooms);
    expect(receipt.pressed.every(({ result }) => result === 'same')).toBe(true);
    expect([await everything(press.shelf), await ledgerOf(press)]).toEqual(before);
  });

  it('mends what was meddled with: other bytes, a missing page, a page that should not be there', async () => {
    const page = { is: 'page', type: 'text/plain; charset=utf-8', body: Buffer.from('meddled') } as const;
    await press.shelf.put('/world', page);
    await press.shelf.put('/nowhere', page);
    await press.shelf.remove('/sport');
    expect((await checkShelf(press.rooms)).toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: '/nowhere', is: 'extra' },
      { path: '/sport', is: 'missing' },
      { path: '/world', is: 'differs' },
    ]);
    await pressAll(press.rooms);
    await sound(press);
    expect(await standing(press.shelf, '/nowhere')).toBeNull();
  });

  it('tells how far it is', async () => {
    const seen: unknown[] = [];
    await pressAll(press.rooms, (now) => seen.push(now));
    expect(seen).toEqual([{ done: 4, total: 4 }]);
  });
});

describe('two presses at once', () => {
  it('of two processes on one newsroom share the work and clash nowhere', async () => {
    const folder = aFolder();
    const one = await aSmallPress({ store: await aStore(folder) });
    const other = { ...one.rooms, store: await aStore(folder), site: aSmallSite() };
    for (let number = 0; number < 10; number += 1) {
      await one.publish({ story: aStory({ id: idOf(number) }) });
      const [mine, theirs] = await Promise.all([catchUp(one.rooms), catchUp(other)]);
      expect(Math.max(mine.upTo, theirs.upTo)).toBe(await lastSeq(one.store.reader));
      const written = [...mine.pressed, ...theirs.pressed].filter(({ result }) => result === 'written');
      expect(written.map(({ path }) => path)).toEqual([...new Set(written.map(({ path }) => path))]);
    }
    await sound(one);
  });
});

async function ledgerOf({ store: { reader } }: SmallPress): Promise<unknown> {
  const pages = await reader
    .selectFrom('pages')
    .select(['path', 'kind', 'outcome', 'data_hash', 'reads_hash', 'stale'])
    .orderBy('path')
    .execute();
  return Promise.all(pages.map(async (page) => ({ ...page, reads: await readsOf(reader, page.path) })));
}
