import { expect, test } from 'vitest';
import { aHouse, desk, houseSettings } from '../../test/house/houses.ts';
import { checkShelf } from '../press/check.ts';
import { readAllSections, readSettings } from '../store/documents.ts';
import { replaceAll } from './replace-all.ts';
import { endSection } from './settings/sections.ts';

const harbour = { slug: 'harbour', name: 'Harbour', description: null, edition: 'uk' };

test('settings and sections of one file are set in one act; sections that it does not name stay', async () => {
  const house = await aHouse();
  const settings = houseSettings({ name: 'The Tern' });
  const world = { slug: 'world', name: 'The world', description: null, edition: 'uk' };
  const { pressed } = await replaceAll(house.rooms, { settings, sections: [harbour, world] }, desk);
  expect(pressed.map(({ path }) => path)).toContain('/harbour');
  expect(await readSettings(house.store.reader)).toEqual(settings);
  expect((await readAllSections(house.store.reader)).map(({ name }) => name)).toEqual([
    ...['Section akhbar', 'Harbour', 'Section sport', 'The world'],
  ]);
  expect(await checkShelf(house.rooms)).toEqual([]);
  const again = await replaceAll(house.rooms, { settings, sections: [harbour, world] }, desk);
  expect(again.pressed).toEqual([]);
});

test('a section that has ended is not brought back by a file, and then nothing of the file is set', async () => {
  const house = await aHouse();
  await endSection(house.rooms, { slug: 'sport', to: 'world' }, desk);
  const before = await readSettings(house.store.reader);
  const sport = { slug: 'sport', name: 'Sport', description: null, edition: 'uk' };
  const whole = { settings: houseSettings({ name: 'The Tern' }), sections: [harbour, sport] };
  await expect(replaceAll(house.rooms, whole, desk)).rejects.toMatchObject({ code: 'section-ended', status: 409 });
  expect(await readSettings(house.store.reader)).toEqual(before);
});
