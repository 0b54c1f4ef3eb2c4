import { beforeAll, expect, test } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { aHouse, houseSettings, type House } from '../house/houses.ts';
import { aStory, idOf } from '../house/stories.ts';

const FRENCH = {
  ...{ id: 'fr', name: 'Édition française', lang: 'fr-FR', clocks: [{ label: 'Paris', timeZone: 'Europe/Paris' }] },
  masthead: { name: 'Le Temps du Port', tagline: null },
};

let house: House;

beforeAll(async () => {
  house = await aHouse();
  const settings = houseSettings();
  await house.settings({ ...settings, editions: [...settings.editions, { ...FRENCH, dir: 'ltr', nav: [] }] });
  await house.section({ slug: 'monde', name: 'Monde', description: null, edition: 'fr' });
});

async function at(path: string): Promise<string> {
  const item = (await house.shelf.get(path))?.item;
  if (!item) return 'nothing';
  return item.is === 'page' ? Buffer.from(item.body).toString() : item.is === 'redirect' ? `to ${item.to}` : item.is;
}

const inFrench = { edition: 'fr', section: 'monde', lang: 'fr' };

test('each edition has its corrections, in its language, and says nothing of the others', async () => {
  await house.publish({ story: aStory({ id: idOf(1), ...inFrench, headline: 'Le quai est fermé' }) });
  await house.publish({ story: aStory({ id: idOf(2) }) });
  const shelved = await house.publish({
    story: aStory({ id: idOf(1), ...inFrench, headline: 'Le quai est fermé' }),
    change: 'correction',
    note: 'Le quai ferme mardi.',
  });
  const own = await at('/corrections/fr');
  expect(own).toContain('<html lang="fr-FR"');
  expect(own).toContain('<title>Rectificatifs et précisions – Le Temps du Port</title>');
  expect(own).toContain('Le quai ferme mardi.');
  expect(own).not.toMatch(/Corrections and clarifications|The Harbour Times/);
  expect(await at('/lite/corrections/fr')).toContain('Le quai ferme mardi.');
  expect(await at('/corrections')).not.toContain('Le quai ferme mardi.');
  const touched = shelved.pressed.map(({ path }) => path).filter((path) => path.includes('corrections'));
  expect(touched.toSorted()).toEqual([
    '/corrections/fr',
    ...['atom', 'json', 'rss'].map((format) => `/feeds/corrections/fr.${format}`),
    '/lite/corrections/fr',
  ]);
});

test('every page of an edition leads to its own corrections, and they to their feeds and to the other languages', async () => {
  expect(await at('/_/include/fr/footer')).toContain('href="/corrections/fr"');
  expect(await at('/_/include/fr/lite-nav')).toContain('href="/lite/corrections/fr"');
  expect(await at('/_/error/404/fr')).toContain('href="/corrections/fr"');
  expect(await at('/_/include/uk/footer')).toContain('href="/corrections"');
  const own = await at('/corrections/fr');
  for (const format of ['rss', 'atom', 'json'])
    expect(own).toMatch(new RegExp(`<link rel="alternate" href="/feeds/corrections/fr\\.${format}"`));
  expect(own).toContain('hreflang="fr-FR" href="https://harbour.example/corrections/fr"');
  expect(own).toContain('hreflang="x-default" href="https://harbour.example/corrections"');
  expect(await at(`/news/${idOf(1)}/ferry-reaches-the-islands`)).toContain(
    '"correctionsPolicy":"https://harbour.example/corrections/fr"',
  );
});

test('the feed says what was wrong, of which story, in the edition’s words', async () => {
  const feed = await at('/feeds/corrections/fr.rss');
  expect(feed).toContain('<title>Le Temps du Port: Rectificatifs et précisions</title>');
  expect(feed).toContain('<link>https://harbour.example/corrections/fr</link>');
  expect(feed).toMatch(/<item>\s*<title>Rectificatif: Le quai est fermé<\/title>/);
  expect(feed).toContain('Le quai ferme mardi.');
  expect(feed).toContain(`<guid isPermaLink="false">urn:standfirst:story:${idOf(1)}:version:2</guid>`);
  expect(JSON.parse(await at('/feeds/corrections/uk.json'))).toMatchObject({ items: [] });
});

test('a story that moves to another edition takes its notes along', async () => {
  await house.publish({ story: aStory({ id: idOf(1), section: 'world', edition: 'uk' }), change: 'minor' });
  expect(await at('/corrections')).toContain('Le quai ferme mardi.');
  expect(await at('/corrections/fr')).not.toContain('Le quai ferme mardi.');
  expect(await checkShelf(house.rooms)).toEqual([]);
});

test('the oldest notes stand in parts that keep their address, and none is lost', async () => {
  for (let number = 1; number <= 61; number += 1)
    await house.publish({ story: aStory({ id: idOf(2) }), change: 'correction', note: `Mended the figure ${number}.` });
  const notes = async (path: string) => (await at(path)).match(/Mended the figure \d+|Le quai ferme mardi/g) ?? [];
  expect(await notes('/corrections')).toHaveLength(2);
  expect(await notes('/corrections/1')).toHaveLength(60);
  expect(new Set([...(await notes('/corrections')), ...(await notes('/corrections/1'))]).size).toBe(62);
  expect(await at('/corrections')).toContain('<a href="/corrections/1" rel="prev">Older</a>');
  expect(await at('/lite/corrections/1')).toContain('<a href="/lite/corrections" rel="next">Newer</a>');
  expect(await at('/corrections/2')).toBe('nothing');
  expect(await checkShelf(house.rooms)).toEqual([]);
});

test('an edition that is no more leaves its notes, and their address, to the default one', async () => {
  await house.publish({ story: aStory({ id: idOf(1), ...inFrench }), change: 'minor' });
  expect(await at('/corrections/fr')).toContain('Le quai ferme mardi.');
  await house.settings(houseSettings());
  expect(await at('/corrections/fr')).toBe('to /corrections');
  expect((await at('/corrections')) + (await at('/corrections/1'))).toContain('Le quai ferme mardi.');
  await house.publish({ story: aStory({ id: idOf(1), ...inFrench }), change: 'correction', note: 'Et mercredi.' });
  expect(await at('/corrections')).toContain('Et mercredi.');
  expect(await checkShelf(house.rooms)).toEqual([]);
});
