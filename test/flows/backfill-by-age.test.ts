import { expect, test } from 'vitest';
import { giveCommand } from '../../src/newsroom/fronts/give-command.ts';
import { launchNow } from '../../src/newsroom/fronts/launch.ts';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import { boardRevision } from '../../src/store/arranging.ts';
import { turnDay } from '../../src/store/days.ts';
import type { ContainerBackfill } from '../../src/story/arrangement.ts';
import type { Person } from '../../src/story/person.ts';
import { c, settings } from '../house/arranging.ts';
import { aHouse, type House } from '../house/houses.ts';
import { standing } from '../house/shelves.ts';
import { aStory, idOf } from '../house/stories.ts';

// A container that fills itself from a list by section, topic, kind and age; days come as rows in `changes`.

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];

async function aFrontFilledWith(backfill: ContainerBackfill): Promise<House> {
  const house = await aHouse();
  for (const [at, day] of DAYS.entries())
    await house.publish({
      story: aStory({
        ...{ id: idOf(at + 1), headline: `Of ${day}`, urlSlug: `s-${at}`, section: at === 0 ? 'sport' : 'world' },
        ...{ topics: ['ports'], kind: at % 2 === 0 ? 'report' : 'analysis' },
      }),
      stated: { firstPublishedAt: `${day}T23:30:00Z`, lastUpdatedAt: `${day}T23:30:00Z` },
    });
  const containers = [{ ...settings(), size: 6, backfill, id: c(1), cards: [] }];
  const begin = { id: 'begin', hand: 'screen', on: 0, do: { act: 'begin-front', front: 'uk', containers } } as const;
  await giveCommand(house.rooms, begin, ada);
  const things = [{ kind: 'front', id: 'uk' } as const, { kind: 'container', id: c(1) } as const];
  await launchNow(house.rooms, { things, on: await boardRevision(house.store.reader), until: null }, ada);
  return house;
}

const turnTo = async (house: House, day: string) => {
  await house.store.write((tx) => turnDay(tx, 'uk', day, house.act('day')));
  return catchUp(house.rooms);
};

async function shown(house: House): Promise<string[]> {
  const front = await standing(house.shelf, '/');
  return DAYS.filter((day) => front?.includes(`Of ${day}`)).toReversed();
}

test('only stories of the last days fill a container, and each leaves with the row that says that a day has begun', async () => {
  const house = await aFrontFilledWith({ lists: ['all'], kinds: [], days: 2 });
  await turnTo(house, '2026-11-23');
  expect(await shown(house)).toEqual(['2026-11-23', '2026-11-22']);
  const { pressed } = await turnTo(house, '2026-11-24');
  expect(pressed.find(({ path }) => path === '/')).toMatchObject({ result: 'written', why: ['day/uk'] });
  expect(await shown(house)).toEqual(['2026-11-23']);
  await turnTo(house, '2026-11-25');
  expect(await shown(house)).toEqual([]);
  expect(await checkShelf(house.rooms)).toEqual([]);
});

test('the day is that of the edition’s first clock, and while none was written down stories may be of any age', async () => {
  const house = await aFrontFilledWith({ lists: ['all'], kinds: [], days: 1 });
  expect(await shown(house)).toHaveLength(4);
  await turnTo(house, '2026-11-23');
  expect(await shown(house)).toEqual(['2026-11-23']);
});

test('section, topic, kind and age hold together', async () => {
  const house = await aFrontFilledWith({ lists: ['section/world', 'topic/ports'], kinds: ['analysis'], days: 3 });
  await turnTo(house, '2026-11-23');
  expect(await shown(house)).toEqual(['2026-11-23', '2026-11-21']);
  await turnTo(house, '2026-11-24');
  expect(await shown(house)).toEqual(['2026-11-23']);
});

test('top stories of a front that says nothing of age are not pressed because a day has begun', async () => {
  const house = await aFrontFilledWith({ lists: ['all'], kinds: [] });
  await turnTo(house, '2026-11-23');
  const { pressed } = await turnTo(house, '2026-11-24');
  expect(pressed.map(({ path }) => path)).not.toContain('/_/include/uk/top-stories');
  expect(await shown(house)).toHaveLength(4);
});
