import { expect, test } from 'vitest';
import { aHouse, desk, houseSettings } from '../../test/house/houses.ts';
import { checkShelf } from '../press/check.ts';
import { readAllSections, readAllTopics, readSettings } from '../store/documents.ts';
import { replaceAll, tryReplacingAll } from './replace-all.ts';
import { endSection } from './settings/sections.ts';
import { endTopic } from './topics/topics.ts';

const gulls = { slug: 'gulls', name: 'Gulls', type: 'subject', description: null, edition: 'uk' } as const;
const harbour = { slug: 'harbour', name: 'Harbour', description: null, edition: 'uk' };

test('settings, sections and topics of one file are set in one act; what it does not name stays', async () => {
  const house = await aHouse();
  const settings = houseSettings({ name: 'The Tern' });
  const world = { slug: 'world', name: 'The world', description: null, edition: 'uk' };
  const { pressed } = await replaceAll(house.rooms, { settings, sections: [harbour, world], topics: [gulls] }, desk);
  expect(pressed.map(({ path }) => path)).toContain('/harbour');
  expect((await readAllTopics(house.store.reader)).map(({ slug }) => slug)).toContain('gulls');
  expect(await readSettings(house.store.reader)).toEqual(settings);
  expect((await readAllSections(house.store.reader)).map(({ name }) => name)).toEqual([
    ...['Section akhbar', 'Harbour', 'Section sport', 'The world'],
  ]);
  expect(await checkShelf(house.rooms)).toEqual([]);
  const again = await replaceAll(house.rooms, { settings, sections: [harbour, world], topics: [gulls] }, desk);
  expect(again.pressed).toEqual([]);
});

test('a section or topic that has ended is not brought back by a file, and then nothing of the file is set', async () => {
  const house = await aHouse();
  await endSection(house.rooms, { slug: 'sport', to: 'world' }, desk);
  const before = await readSettings(house.store.reader);
  const sport = { slug: 'sport', name: 'Sport', description: null, edition: 'uk' };
  const settings = houseSettings({ name: 'The Tern' });
  const withSport = { settings, sections: [harbour, sport], topics: [] };
  await expect(replaceAll(house.rooms, withSport, desk)).rejects.toMatchObject({ code: 'section-ended', status: 409 });
  const [topic] = await readAllTopics(house.store.reader);
  if (!topic) throw new Error('The house has topics.');
  await endTopic(house.rooms, { slug: topic.slug, to: null }, desk);
  const withTopic = { settings, sections: [], topics: [topic] };
  await expect(replaceAll(house.rooms, withTopic, desk)).rejects.toMatchObject({ code: 'topic-ended', status: 409 });
  expect(await readSettings(house.store.reader)).toEqual(before);
});

test('what a file would be refused for is known without setting anything of it', async () => {
  const house = await aHouse();
  const before = await readSettings(house.store.reader);
  const settings = houseSettings({ name: 'The Tern' });
  await tryReplacingAll(house.rooms, { settings, sections: [harbour], topics: [gulls] }, desk);
  expect(await readSettings(house.store.reader)).toEqual(before);
  expect((await readAllSections(house.store.reader)).map(({ slug }) => slug)).not.toContain('harbour');
  const editions = settings.editions.map((edition) => ({ ...edition, lang: 'cy' }));
  const inWelsh = { settings: { ...settings, editions }, sections: [], topics: [] };
  await expect(tryReplacingAll(house.rooms, inWelsh, desk)).rejects.toMatchObject({ code: 'words-missing' });
});
