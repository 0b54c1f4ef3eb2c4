import { expect, test } from 'vitest';
import { dataArchive } from '../../../test/site/data-archive.ts';
import { siteFiles, testSettings } from '../../../test/site/newsroom.ts';
import { readPage } from '../../../test/site/read-page.ts';
import { authorSchema } from '../../story/author.ts';
import { createSite } from '../site.ts';

const site = createSite(siteFiles());

const somebody = (at: number, more: object = {}) =>
  authorSchema.parse({
    id: `abcdefgh${(at + 222).toString().replaceAll(/[01]/g, '9')}`.slice(0, 10),
    slug: `ann-${at}`,
    name: `Ann ${String.fromCodePoint(65 + (at % 26))}${String(at).padStart(3, '0')}`,
    edition: 'uk',
    ...more,
  });

const among = (authors: Parameters<typeof dataArchive>[0]['authors']) =>
  dataArchive({ settings: testSettings(), stories: [], authors: authors ?? [] });

async function htmlAt(archive: ReturnType<typeof dataArchive>, path: string): Promise<string> {
  const answer = await readPage(site, archive, path);
  return answer.is === 'page' ? String(answer.body) : answer.is === 'redirect' ? `to ${answer.to}` : answer.is;
}

const namesIn = (html: string): string[] =>
  [...html.matchAll(/<a href="\/people\/[a-z][^"]*">([^<]+)<\/a>/g)].map(([, name = '']) => name);

test('everybody with a byline page stands at /people, by name and with what they do', async () => {
  const archive = among([
    somebody(1, { name: 'Zoë Quay', role: 'Court reporter' }),
    somebody(2, { name: 'Ángel Reed', role: 'Sport' }),
    somebody(3, { name: 'Ann Smith', role: 'Health correspondent, Lowmere' }),
    somebody(4, { name: 'Gone Long', withdrawn: { at: '2026-11-01T10:00:00Z', reason: 'They asked for it.' } }),
  ]);
  const html = await htmlAt(archive, '/people');
  expect(namesIn(html)).toEqual(['Ángel Reed', 'Ann Smith', 'Zoë Quay']);
  expect(html).toContain('<p>Health correspondent, Lowmere</p>');
  expect(html).toContain('<h1>Our journalists</h1>');
  expect(html).not.toContain('<h2>');
  expect(await htmlAt(archive, '/lite/people')).toContain('<a href="/lite/people/ann-1">Zoë Quay</a> – Court reporter');
  expect(await htmlAt(archive, '/people/ann-1')).toContain('<a href="/people">Our journalists</a>');
  expect(await htmlAt(archive, '/_/include/uk/footer')).toContain('<a href="/people">Our journalists</a>');
});

test('those of several editions stand under each, in its direction', async () => {
  const html = await htmlAt(among([somebody(1), somebody(2, { name: 'سلمى', edition: 'arabic' })]), '/people');
  expect(html).toMatch(/<div class="people"><h2>UK[^<]*<\/h2>.*<div class="people" lang="ar" dir="rtl">/s);
});

test('many stand in parts, each led to by the names it begins and ends with', async () => {
  const archive = among(Array.from({ length: 130 }, (_, at) => somebody(at)));
  const parts = await Promise.all(['', '/page/2', '/page/3'].map((part) => htmlAt(archive, `/people${part}`)));
  const names = parts.flatMap(namesIn);
  expect(parts.map((html) => namesIn(html).length)).toEqual([60, 60, 10]);
  expect(names).toEqual(names.toSorted());
  expect(new Set(names).size).toBe(130);
  expect(parts[0]).toContain(`<a href="/people/page/2"><bdi>${names[60]}</bdi> – <bdi>${names[119]}</bdi></a>`);
  expect(parts[1]).toContain('<a href="/people/page/2" aria-current="page">');
  const { kinds } = site;
  expect(await kinds.find(({ name }) => name === 'people')?.pathsFor('authors', archive)).toEqual([
    '/people',
    '/people/page/2',
    '/people/page/3',
  ]);
});

test('a part that is no more leads to the beginning, and nobody’s page is none', async () => {
  expect(await htmlAt(among([somebody(1)]), '/people/page/2')).toBe('to /people');
  expect(await htmlAt(among([somebody(1)]), '/people/page/1')).toBe('to /people');
  expect(await htmlAt(among([]), '/people')).toBe('missing');
  expect(await htmlAt(among([]), '/_/include/uk/footer')).not.toContain('/people');
});
