import { expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { authorSchema } from '../../src/story/author.ts';
import type { Shelf } from '../../src/press/shelf.ts';
import { saveAuthor } from '../../src/store/authors.ts';
import { aHouse } from '../house/houses.ts';
import { everything, standing } from '../house/shelves.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

const PATH = `/news/${idOf(1)}/ferry-reaches-the-islands`;
const NOTE = 'The ferry had not sailed.';

it('every version of a retracted story says so before anything else, to readers and to machines', async () => {
  const { rooms, shelf, publish, suppress } = await aHouse();
  await publish({ story: aStory() });
  await publish({ story: aStory({ standfirst: 'Nine days late.' }), change: 'update', note: 'It came late.' });
  expect(await standing(shelf, `${PATH}/versions/1`)).toContain('may have been updated or corrected since');

  const { pressed } = await publish({ story: aStory(), change: 'retraction', note: NOTE });
  for (const one of [1, 2]) {
    for (const path of [`${PATH}/versions/${one}`, `/lite${PATH}/versions/${one}`]) {
      const page = (await standing(shelf, path)) ?? '';
      expect(page, path).toContain('should not be relied on');
      expect(page, path).toContain(NOTE);
      expect(page, path).toMatch(/<title>Retracted\. /);
      expect(page, path).not.toContain('may have been updated');
      expect(pressed.map((task) => task.path)).toContain(path);
    }
  }
  expect(await standing(shelf, PATH)).toContain('"creativeWorkStatus":"Retracted"');

  const later = await publish({ story: aStory(), change: 'minor', note: null });
  expect(later.pressed.map((task) => task.path)).not.toContain(`${PATH}/versions/1`);

  await suppress(idOf(1), 3);
  const page = (await standing(shelf, `${PATH}/versions/1`)) ?? '';
  expect(page).toContain('should not be relied on');
  expect(page).not.toContain(NOTE);
  expect(await checkShelf(rooms)).toEqual([]);
});

/** One kind each of what shows a headline, beside the story itself. */
const PLACES = [
  ...['/', '/world', '/topics/ports', '/people/ann-hill', '/international', '/_/include/uk/top-stories'],
  ...['/_/include/uk/most-read', '/lite', '/lite/world', `/lite${PATH}`],
  ...['/feeds/uk.rss', '/feeds/uk.atom', '/feeds/uk.json', '/feeds/section/world.rss', '/news-sitemap.xml'],
  ...['/feeds/people/ann-hill.json', `${PATH}/history`, `/_/words/${idOf(1)}`, `/news/${idOf(2)}/no-ferry`],
];

const ferry = (said: object = {}) =>
  aStory({
    ...{ topics: ['ports'], alsoIn: ['international'], byline: [{ person: 'Ann Hill', role: null, location: null }] },
    ...said,
  });

/** On each address, how often the headline stands with the word that it was retracted, and how often alone. */
async function headlinesOn(shelf: Shelf): Promise<Map<string, { told: number; alone: number }>> {
  const all = [...(await everything(shelf))].map(([path, body]) => {
    const shown = [...(body ?? '').matchAll(/(Retracted: )?Ferry reaches the islands/g)];
    const told = shown.filter(([, label]) => label).length;
    return [path, { told, alone: shown.length - told }] as const;
  });
  return new Map(all.filter(([, { told, alone }]) => told + alone > 0));
}

it('a retraction goes with the headline to every page, feed and list that has it, and draws nothing else anew', async () => {
  const { rooms, shelf, store, act, publish, mostRead } = await aHouse();
  const ann = authorSchema.parse({ id: idOf(9), slug: 'ann-hill', name: 'Ann Hill', edition: 'uk' });
  await store.write((tx) => saveAuthor(tx, ann, act('author')));
  const link = {
    type: 'relatedLink',
    href: `https://harbour.example${PATH}?from=here`,
    text: 'Ferry reaches the islands',
  } as const;
  await publish({ story: ferry() });
  await publish({ story: aStory({ id: idOf(2), headline: 'No ferry', urlSlug: 'no-ferry', body: [link] }) });
  await publish({ story: aStory({ id: idOf(3), headline: 'Rain', urlSlug: 'rain' }) });
  await mostRead('uk', [idOf(1)]);
  const before = await headlinesOn(shelf);
  expect([...before.keys()]).toEqual(expect.arrayContaining(PLACES));

  const { pressed } = await publish({ story: ferry(), change: 'retraction', note: NOTE });
  const drawn = pressed.map(({ path }) => path);
  const after = await headlinesOn(shelf);
  const isPast = (path: string) => /\/versions\/\d/.test(path);
  const lists = [...before.keys()].filter((path) => !isPast(path));
  expect(drawn).toEqual(expect.arrayContaining(lists));
  for (const path of lists) expect(after.get(path)?.told ?? 0, path).toBeGreaterThan(0);
  for (const path of lists.filter((one) => !one.includes('/history'))) expect(after.get(path)?.alone, path).toBe(0);
  expect(drawn).not.toContain(`/news/${idOf(3)}/rain`);
  expect(await standing(shelf, PATH)).toContain('"headline":"Retracted: Ferry reaches the islands"');
  expect(await checkShelf(rooms)).toEqual([]);

  const body = [paragraph('No ferry came in.')];
  const fixed = await publish({ story: ferry({ body }), change: 'minor', note: null });
  expect(fixed.pressed.map(({ path }) => path)).not.toContain('/');
  expect((await headlinesOn(shelf)).get(PATH)?.alone).toBe(0);
});

it('a headline that says so itself says it once, each in its own language', async () => {
  const { shelf, publish } = await aHouse();
  const said = [
    ['RETRACTED – Ferry', 'RETRACTED – Ferry'],
    ['[Retraction] Ferry', '[Retraction] Ferry'],
    ['Retracted claims return', 'Retracted: Retracted claims return'],
  ] as const;
  for (const [at, [headline]] of said.entries()) {
    const story = aStory({ id: idOf(at + 1), headline });
    await publish({ story });
    await publish({ story, change: 'retraction', note: NOTE });
  }
  const arabic = aStory({
    id: idOf(7),
    headline: 'وصول العبارة',
    lang: 'ar',
    dir: 'rtl',
    edition: 'arabic',
    section: 'akhbar',
  });
  await publish({ story: arabic });
  await publish({ story: arabic, change: 'retraction', note: NOTE });
  const front = (await standing(shelf, '/')) ?? '';
  for (const [, shown] of said) expect(front).toMatch(new RegExp(`>${shown.replace('[', '\\[')}<`));
  expect(await standing(shelf, '/arabic')).toContain('خبر مسحوب: وصول العبارة');
});

it.each(['kill', 'withdraw'] as const)(
  'after a %s no other story, nor a version of one, links to it by its headline',
  async (taken) => {
    const house = await aHouse();
    const { rooms, shelf, publish } = house;
    await publish({ story: ferry() });
    const link = { type: 'relatedLink', href: PATH, text: 'Ferry reaches the islands' } as const;
    const other = aStory({ id: idOf(2), headline: 'No ferry', urlSlug: 'no-ferry', body: [link, paragraph('Rain.')] });
    await publish({ story: other });
    await publish({ story: { ...other, standfirst: 'Still none.' }, change: 'update', note: 'Still none.' });
    const places = [
      `/news/${idOf(2)}/no-ferry`,
      `/lite/news/${idOf(2)}/no-ferry`,
      `/news/${idOf(2)}/no-ferry/versions/1`,
    ];
    const before = await headlinesOn(shelf);
    expect([...before.keys()]).toEqual(expect.arrayContaining(places));
    const { pressed } = await house[taken](idOf(1));
    expect(pressed.map(({ path }) => path)).toEqual(expect.arrayContaining(places));
    const after = await headlinesOn(shelf);
    expect([...after.keys()].filter((path) => !path.startsWith(PATH))).toEqual([]);
    for (const path of places) expect(await standing(shelf, path), path).toContain('Rain.');
    expect(await checkShelf(rooms)).toEqual([]);
  },
);
