import { beforeAll, expect, test } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import type { Settings } from '../../src/story/newsroom.ts';
import { aHouse, houseSettings, type House } from '../house/houses.ts';
import { aStory, idOf } from '../house/stories.ts';

let house: House;

beforeAll(async () => {
  house = await aHouse();
});

/** The same newsroom with the first edition on the clocks of one city. */
function onClocksOf(timeZone: string): Settings {
  const settings = houseSettings();
  const [uk, ...others] = settings.editions;
  if (!uk) throw new Error('a house has editions');
  return { ...settings, editions: [{ ...uk, clocks: [{ label: 'Here', timeZone }] }, ...others] };
}

async function at(path: string): Promise<string> {
  const item = (await house.shelf.get(path))?.item;
  if (!item) return 'nothing';
  return item.is === 'page' ? Buffer.from(item.body).toString() : item.is === 'redirect' ? `to ${item.to}` : item.is;
}

/** Half past eleven at night in London, the last day of May; the morning of 1 June in Tokyo. */
const late = { stated: { firstPublishedAt: '2024-05-31T22:30:00Z', lastUpdatedAt: null } };

test('a month holds the days its page shows, and an address it had before leads to where its stories are', async () => {
  await house.publish({ story: aStory({ id: idOf(1) }), ...late });
  expect(await at('/world/2024-05')).toContain('<time datetime="2024-05-31">31 May 2024</time>');
  expect(await at('/sitemaps/2024-05.xml')).toContain(idOf(1));

  await house.settings(onClocksOf('Asia/Tokyo'));
  const june = await at('/world/2024-06');
  expect(june).toContain('June 2024</h1>');
  expect(june).toContain('<time datetime="2024-06-01">1 June 2024</time>');
  expect(await at('/lite/world/2024-06')).toContain('1 June 2024');
  expect(await at('/world')).toContain('href="/world/2024-06"');
  expect(await at('/world')).not.toContain('href="/world/2024-05"');
  expect(await at('/sitemaps/2024-06.xml')).toContain(idOf(1));
  expect(await at('/sitemap.xml')).not.toContain('2024-05');
  expect(await at('/world/2024-05')).toBe('to /world/2024-06');
  expect(await at('/lite/world/2024-05')).toBe('to /lite/world/2024-06');
  expect(await at('/sitemaps/2024-05.xml')).toBe('gone');
  expect(await checkShelf(house.rooms)).toEqual([]);
});

test('and back again: the address holds its page as before', async () => {
  await house.settings(onClocksOf('Europe/London'));
  expect(await at('/world/2024-05')).toContain('<time datetime="2024-05-31">31 May 2024</time>');
  // Nothing newer is near: on to the list itself.
  expect(await at('/world/2024-06')).toBe('to /world');
  expect(await checkShelf(house.rooms)).toEqual([]);
});

test('an old address of another site that is written like a month is not taken by it', async () => {
  await house.redirect('/world/1999-12', idOf(1));
  expect(await at('/world/1999-12')).toBe(`to /news/${idOf(1)}/ferry-reaches-the-islands`);
});
