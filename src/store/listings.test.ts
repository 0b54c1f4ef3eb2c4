import { describe, expect, it } from 'vitest';
import { tickingClock } from '../../test/house/clocks.ts';
import { chance } from '../../test/house/chance.ts';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import type { ListName } from '../story/front.ts';
import { isLive, listsOf, UNDATED_MONTH } from '../story/lists.ts';
import type { PublishedStory } from '../story/published.ts';
import { readAddresses, readMonth, readMonths, readNewest } from './listings.ts';
import type { Store } from './open-store.ts';
import { dateStory } from './public-acts.ts';
import { readPublished } from './versions.ts';

async function aDesk(start?: string) {
  const store = await aStore();
  const clock = tickingClock(start);
  return { store, clock, reader: store.reader, ...actsOn(store, actMaker(clock)) };
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

  it('cut months in UTC, whatever the clocks of the edition say', async () => {
    const { reader, publish } = await aDesk();
    const at = ['2026-10-31T23:59:59Z', '2026-11-01T00:00:00Z', '2026-11-30T23:59:59Z', '2026-12-01T00:00:00Z'];
    for (const [number, moment] of at.entries()) {
      await publish({ story: aStory({ id: idOf(number) }), stated: { firstPublishedAt: moment, lastUpdatedAt: null } });
    }
    expect(await readMonth(reader, 'all', '2026-11')).toEqual([2, 1].map(idOf));
    expect(await readMonths(reader, 'all')).toEqual([
      { month: '2026-12', count: 1 },
      { month: '2026-11', count: 2 },
      { month: '2026-10', count: 1 },
    ]);
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
