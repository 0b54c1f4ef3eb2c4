import { expect, test } from 'vitest';
import { aBoard, addCard, c, headline, k } from '../../../test/house/arranging.ts';
import { aHouse, type House, houseSettings } from '../../../test/house/houses.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { standing } from '../../story/arranged.ts';
import { boardRevision } from '../../store/arranging.ts';
import { bannerRevision } from '../../store/banners.ts';
import { launchesOf } from '../../store/launch-history.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { Person } from '../../story/person.ts';
import { putBanner } from '../banner/banners.ts';
import { replaceSettings } from '../change-settings.ts';
import { frontPage } from './front-page.ts';
import { giveCommand } from './give-command.ts';
import { launchNow } from './launch.ts';

const ada: Person = { id: 'p234567892', name: 'Ada Reed', role: 'editor' };

/** A house with stories 1 to 3 and a front of them, launched. */
async function aFront() {
  const house = await aHouse();
  for (const number of [1, 2, 3])
    await house.publish({ story: aStory({ id: idOf(number), headline: `Story ${number}`, shortHeadline: null }) });
  const top = aBoard().containers[c(1)];
  if (!top) throw new Error('There is no container.');
  let given = 0;
  const give = async (act: FrontAct) => {
    given += 1;
    const on = await boardRevision(house.store.reader);
    await giveCommand(house.rooms, { id: `command-${given}`, hand: 'desk', on, do: act }, ada);
  };
  await give({ act: 'begin-front', front: 'uk', containers: [{ ...standing(top), cards: [] }] });
  for (const number of [1, 2]) await give(addCard(number));
  const launch = async () => {
    const things = [{ kind: 'front', id: 'uk' } as const, { kind: 'container', id: c(1) } as const];
    await launchNow(house.rooms, { things, on: await boardRevision(house.store.reader), until: null }, ada);
    return house.clock.now();
  };
  return { house, give, launch };
}

const page = async (house: House, more: object = {}) =>
  (await frontPage(house.rooms, { front: 'uk', isLite: false, ...more })).html;

test('a front is looked at as it is arranged, before anybody launches it, in full, lite and in the dark', async () => {
  const { house, give } = await aFront();
  await give(headline(1, 'As the desk has it'));
  const html = await page(house);
  expect(html).toContain('As the desk has it');
  expect(html).not.toContain('<!--#include');
  expect(await page(house, { isLite: true })).toContain('As the desk has it');
  expect(html).toContain('prefers-color-scheme');
  expect(await page(house, { scheme: 'dark' })).not.toMatch(/@media \(prefers-color-scheme/);
  await expect(page(house, { front: 'nowhere' })).rejects.toMatchObject({ code: 'no-such-front' });
});

test('a front is looked at as readers had it, in the words that stories had then', async () => {
  const { house, give, launch } = await aFront();
  await give(headline(1, 'The splash at nine'));
  const nine = await launch();
  await give({ act: 'take-off', container: c(1), card: k(1) });
  await house.publish({
    story: aStory({ id: idOf(2), headline: 'Story 2, updated' }),
    change: 'update',
    note: 'More.',
  });
  const ten = await launch();
  const [then, later] = [await page(house, { at: nine }), await page(house, { at: ten })];
  expect(then).toContain('The splash at nine');
  expect(then).not.toContain('Story 2, updated');
  expect(later).not.toContain('The splash at nine');
  expect(later).toContain('Story 2, updated');
  const launches = await launchesOf(house.store.reader, 'uk');
  expect(launches.map(({ by, things }) => [by, things.length])).toEqual([
    ['Ada Reed', 2],
    ['Ada Reed', 2],
  ]);
  const [last, first] = launches.map(({ at }) => at);
  expect((last ?? '') > (first ?? '')).toBe(true);
});

test('a front of a moment wears the chrome of that moment, as far as it was written down', async () => {
  const { house, launch } = await aFront();
  const banner = (words: string) =>
    bannerRevision(house.store.reader).then((on) =>
      putBanner(house.rooms, { id: words, on, editions: ['uk'], words, link: null, until: { minutes: 60 } }, ada),
    );
  await banner('Sea wall breaks');
  const nine = await launch();
  await banner('Sea wall holds');
  const editions = houseSettings().editions.map((one) => ({ ...one, nav: ['sport'] }));
  await replaceSettings(house.rooms, houseSettings({ name: 'The Harbour Post', editions }), ada);
  const [then, now] = [await page(house, { at: nine }), await page(house)];
  expect(then).toContain('The Harbour Times');
  expect(then).not.toContain('The Harbour Post');
  expect(then).toContain('Sea wall breaks');
  expect(then).toContain('href="/world"');
  expect(now).toContain('The Harbour Post');
  expect(now).toContain('Sea wall holds');
  expect(then).not.toContain('Sea wall holds');
  const midnight = await page(house, { at: '2026-11-01T00:00:00Z' });
  expect(midnight).not.toContain('Sea wall');
});

test('what may be read no more is its tombstone there', async () => {
  const { house, launch } = await aFront();
  const nine = await launch();
  await house.publish({ story: aStory({ id: idOf(2), headline: 'Story 2, mended' }), change: 'update', note: 'More.' });
  await house.kill(idOf(1), 'It was not true.');
  await house.suppress(idOf(2), 1, 'It named a child.');
  const then = await page(house, { at: nine });
  expect(then).toMatch(/Killed, \d{4}-\d\d-\d\d: It was not true\./);
  expect(then).toMatch(/Version 1 suppressed, \d{4}-\d\d-\d\d: It named a child\./);
  expect(then).not.toContain('Story 1');
  expect(then).not.toMatch(/Story 2(?!, mended)/);
});
