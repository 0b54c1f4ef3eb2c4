import { expect, it } from 'vitest';
import { aHouse } from '../../test/house/houses.ts';
import { standing } from '../../test/house/shelves.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { catchUp } from '../press/press.ts';
import { lastSeq } from '../store/changes.ts';
import { passTime } from './pass-time.ts';

const mastheadOf = (edition: string): string => `/_/include/${edition}/masthead`;

it('at its midnight each edition has a new day in its masthead, which presses mastheads and fronts and nothing else', async () => {
  const { rooms, store, clock, shelf, publish } = await aHouse();
  await publish({ story: aStory() });
  clock.goTo('2026-11-24T12:00:00Z');
  await passTime(rooms);
  await catchUp(rooms);
  expect(await standing(shelf, mastheadOf('uk'))).toContain('<time datetime="2026-11-24">Tuesday, 24 November 2026');
  expect(await standing(shelf, mastheadOf('arabic'))).toContain('الثلاثاء، 24 نوفمبر 2026');

  const seq = await lastSeq(store.reader);
  clock.goTo('2026-11-24T23:59:50Z');
  await passTime(rooms);
  expect(await lastSeq(store.reader)).toBe(seq);

  clock.goTo('2026-11-25T00:00:00Z');
  await passTime(rooms);
  const { pressed } = await catchUp(rooms);
  const written = pressed.filter(({ result }) => result === 'written').map(({ path }) => path);
  expect(written.toSorted()).toEqual(['arabic', 'international', 'uk'].map(mastheadOf));
  const others = pressed.filter(({ result }) => result !== 'written').map(({ path }) => path);
  expect(others.toSorted()).toEqual(['/', '/arabic', '/international', '/lite', '/lite/arabic', '/lite/international']);
});

it('a front says the date of a story that is a week old, and when a live one last moved', async () => {
  const { rooms, clock, shelf, publish } = await aHouse();
  await publish({ story: aStory() });
  await publish({ story: aStory({ id: idOf(2), urlSlug: 'storm', headline: 'Storm', kind: 'live' }) });
  const began = clock.now();
  const frontAfter = async (days: number): Promise<string> => {
    clock.goTo(new Date(Date.parse(began) + days * 24 * 3600_000).toISOString());
    await passTime(rooms);
    await catchUp(rooms);
    return (await standing(shelf, '/')) ?? '';
  };
  const young = await frontAfter(6);
  expect(young.match(/class="card-day"/g)).toHaveLength(1);
  expect(young).toMatch(/Storm<\/a>.*?<p class="card-day">Last updated: <time/s);
  expect((await frontAfter(9)).match(/class="card-day"/g)).toHaveLength(2);
});
