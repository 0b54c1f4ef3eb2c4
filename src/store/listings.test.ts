import { describe, expect, it } from 'vitest';
import { tickingClock } from '../../test/house/clocks.ts';
import { chance } from '../../test/house/chance.ts';
import { someSettings } from '../../test/house/presses.ts';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import type { ListName } from '../story/front.ts';
import { isLive, listsOf, UNDATED_MONTH } from '../story/lists.ts';
import type { PublishedStory } from '../story/published.ts';
import { changesAfter, lastSeq } from './changes.ts';
import { saveSection, saveSettings, saveTopic } from './documents.ts';
import { readAddresses, readMonth, readMonths, readNewest } from './listings.ts';
import type { Store } from './open-store.ts';
import { dateStory } from './public-acts.ts';
import { readPublished } from './versions.ts';

/** A newsroom of two editions, the first by this clock. */
function settingsOf(timeZone: string) {
  const tokyo = { id: 'tokyo', name: 'Tokyo', lang: 'en-GB', clocks: [{ label: 'T', timeZone }] };
  const london = { ...tokyo, id: 'london', clocks: [{ label: 'GMT', timeZone: 'UTC' }] };
  return someSettings({ editions: [tokyo, london] });
}

async function aDesk(start?: string) {
  const store = await aStore();
  const clock = tickingClock(start);
  const act = actMaker(clock);
  return { store, clock, act, reader: store.reader, ...actsOn(store, act) };
}

describe('lists', () => {
  it('hold live stories, newest first; at one moment, the later id first', async () => {
    const { reader, publish } = await aDesk();
    const stated = (at: string) => ({ stated: { firstPublishedAt: at, lastUpdatedAt: at } });
    await publish({ story: aStory({ id: idOf(1) }), ...stated('2026-11-01T00:00:00Z') });
    await publish({ story: aStory({ id: idOf(2) }), ...stated('2026-11-03T00:00:00Z') });
    await publish({ story: aStory({ id: idOf(3) }), ...stated('2026-11-02T00:00:00Z') });
    await publish({ story: aStory({ id: idOf(4) }), ...stated('2026-11-02T00:00:00Z') });
    expect(await readNewest(reader, 'section/world', 10)).toEqual([2, 4, 3, 1].map(idOf));
    expect(await readNewest(reader, 'section/world', 2)).toEqual([2, 4].map(idOf));
    expect(await readNewest(reader, 'section/sport', 2)).toEqual([]);
  });

  it('cut months by the clock of the edition that lists, and of no edition there is by UTC', async () => {
    const { reader, publish, store, act } = await aDesk();
    const section = { slug: 'world', name: 'World', description: null, edition: 'tokyo' };
    await store.write((tx) => saveSection(tx, section, act('section')));
    const at = ['2026-10-31T23:59:59Z', '2026-11-01T00:00:00Z', '2026-11-30T14:59:59Z', '2026-12-01T00:00:00Z'];
    for (const [number, moment] of at.entries()) {
      await publish({ story: aStory({ id: idOf(number) }), stated: { firstPublishedAt: moment, lastUpdatedAt: null } });
    }
    expect(await readMonth(reader, 'all', '2026-11')).toEqual([2, 1].map(idOf));
    expect(await readMonths(reader, 'all')).toEqual([
      { month: '2026-12', count: 1 },
      { month: '2026-11', count: 2 },
      { month: '2026-10', count: 1 },
    ]);
    const seen = await lastSeq(reader);
    await store.write((tx) => saveSettings(tx, settingsOf('Asia/Tokyo'), act('settings')));
    expect(await readMonth(reader, 'section/world', '2026-11')).toEqual([2, 1, 0].map(idOf));
    expect(await readMonths(reader, 'section/world')).toEqual([
      { month: '2026-12', count: 1 },
      { month: '2026-11', count: 3 },
    ]);
    const [change] = await changesAfter(reader, seen, 9);
    expect(change?.facts).toEqual(
      expect.arrayContaining([
        ...['months', '2026-10', '2026-11'].map((name) => `list/section/world/${name}`),
        ...['addresses/2026-10', 'addresses/2026-11', 'settings'],
      ]),
    );
    expect(change?.facts.filter((fact) => fact.startsWith('list/') && !/months|2026-1[01]$/.test(fact))).toEqual([]);
    await publish({
      story: aStory({ id: idOf(5) }),
      stated: { firstPublishedAt: '2026-11-30T15:00:00Z', lastUpdatedAt: null },
    });
    expect(await readMonth(reader, 'section/world', '2026-12')).toEqual([3, 5].map(idOf));
  });

  it('may have a story in two months: each goes by its own edition, and follows when it moves to another', async () => {
    const { reader, publish, store, act } = await aDesk();
    const topic = { slug: 'ports', name: 'Ports', type: 'subject' as const, description: null, edition: 'london' };
    await store.write(async (tx) => {
      await saveSettings(tx, settingsOf('Asia/Tokyo'), act('settings'));
      await saveTopic(tx, topic, act('topic'));
    });
    const firstPublishedAt = '2024-05-31T22:30:00Z';
    const story = aStory({ id: idOf(1), edition: 'london', topics: ['ports'] });
    await publish({ story, stated: { firstPublishedAt, lastUpdatedAt: null } });
    const monthsOf = async (list: ListName) => (await readMonths(reader, list)).map(({ month }) => month);
    expect(await monthsOf('section/world')).toEqual(['2024-06']);
    expect(await monthsOf('topic/ports')).toEqual(['2024-05']);
    expect(await monthsOf('edition/london')).toEqual(['2024-05']);
    expect((await readAddresses(reader, '2024-06')).length).toBe(1);
    await store.write((tx) => saveTopic(tx, { ...topic, edition: 'tokyo' }, act('topic')));
    expect(await monthsOf('topic/ports')).toEqual(['2024-06']);
  });

  it('hold a story without a date in a month of its own, and never among the newest, until somebody dates it', async () => {
    const { reader, publish, store, clock } = await aDesk();
    const dated = { firstPublishedAt: '2026-11-01T00:00:00Z', lastUpdatedAt: null };
    await publish({ story: aStory({ id: idOf(1) }), stated: dated });
    await publish({ story: aStory({ id: idOf(2) }), stated: { firstPublishedAt: null, lastUpdatedAt: null } });
    expect(await readNewest(reader, 'section/world', 10)).toEqual([idOf(1)]);
    expect(await readMonths(reader, 'all')).toEqual([
      { month: '2026-11', count: 1 },
      { month: UNDATED_MONTH, count: 1 },
    ]);
    expect(await readMonth(reader, 'all', UNDATED_MONTH)).toEqual([idOf(2)]);
    expect(await readAddresses(reader, UNDATED_MONTH)).toHaveLength(1);
    const act = { at: clock.now(), by: 'Ada Reed', act: 'date-story', summary: 'Dated it' };
    const order = { storyId: idOf(2), firstPublishedAt: '2007-07-24T16:32:00Z' };
    await store.write((tx) => dateStory(tx, order, act));
    expect(await readNewest(reader, 'section/world', 10)).toEqual([1, 2].map(idOf));
    expect(await readMonth(reader, 'all', UNDATED_MONTH)).toEqual([]);
    expect(await readMonth(reader, 'all', '2007-07')).toEqual([idOf(2)]);
    const firstPublishedAt = '2007-07-24T16:32:00Z';
    expect(await readPublished(reader, idOf(2))).toMatchObject({ version: 1, firstPublishedAt });
    await expect(store.write((tx) => dateStory(tx, order, act))).rejects.toMatchObject({ code: 'dated-already' });
    const nobody = store.write((tx) => dateStory(tx, { ...order, storyId: idOf(9) }, act));
    await expect(nobody).rejects.toMatchObject({ code: 'never-published' });
  });

  it('give at most 200', async () => {
    const { reader, store } = await aDesk();
    const rows = Array.from({ length: 250 }, (_, at) => ({
      list: 'all',
      story_id: idOf(at),
      sort_at: '2026-11-01T00:00:00Z',
      month: '2026-11',
    }));
    await store.write((tx) => tx.insertInto('listings').values(rows).execute());
    expect(await readNewest(reader, 'all', 1000)).toHaveLength(200);
    expect(await readMonth(reader, 'all', '2026-11')).toHaveLength(250);
  });

  it('follow every act: as counted from the stories themselves, over random days', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const { store, clock, publish, withdraw, kill } = await aDesk();
    const pick = chance(seed);
    for (let act = 0; act < 150; act += 1) {
      const number = pick.number(12);
      const before = await readPublished(store.reader, idOf(number));
      const month = `2026-${String(pick.number(3) + 9).padStart(2, '0')}`;
      clock.goTo(`${month}-15T12:00:00Z`);
      const story = aStory({
        id: idOf(number),
        section: pick.of(['world', 'sport']),
        edition: pick.of(['uk', 'arabic']),
        topics: pick.some(['ports', 'ferries', 'ports', 'storms']),
      });
      const what = pick.of(['publish', 'publish', 'publish', 'withdraw', 'kill']);
      if (before?.state.is === 'killed') continue;
      if (what === 'publish') await publish({ story, change: before ? 'minor' : 'first' });
      else if (before && isLive(before)) await (what === 'withdraw' ? withdraw : kill)(idOf(number));
    }
    await expectListsCounted(store, `seed ${seed}`);
  });
});

async function expectListsCounted({ reader }: Store, seed: string): Promise<void> {
  const all = await Promise.all(Array.from({ length: 12 }, (_, number) => readPublished(reader, idOf(number))));
  const live = all.filter((one): one is PublishedStory => one !== null && isLive(one));
  const names: ListName[] = [
    'all',
    'edition/uk',
    'edition/arabic',
    'section/world',
    'section/sport',
    'topic/ports',
    'topic/ferries',
    'topic/storms',
  ];
  for (const list of names) {
    const own = live
      .filter(({ story }) => listsOf(story).includes(list))
      .toSorted((a, b) => (a.sortAt === b.sortAt ? (a.story.id < b.story.id ? 1 : -1) : a.sortAt < b.sortAt ? 1 : -1));
    expect(await readNewest(reader, list, 200), `${list}, ${seed}`).toEqual(own.map(({ story }) => story.id));
    const months = Map.groupBy(own, ({ sortAt }) => sortAt.slice(0, 7));
    const counted = [...months]
      .map(([month, { length }]) => ({ month, count: length }))
      .toSorted((a, b) => (a.month < b.month ? 1 : -1));
    expect(await readMonths(reader, list), `${list}, ${seed}`).toEqual(counted);
    for (const [month, stories] of months) {
      expect(await readMonth(reader, list, month), `${list}, ${seed}`).toEqual(stories.map(({ story }) => story.id));
    }
  }
}
