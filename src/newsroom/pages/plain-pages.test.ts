import { describe, expect, test } from 'vitest';
import { aHouse, desk, houseSettings } from '../../../test/house/houses.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { checkShelf } from '../../press/check.ts';
import { checkRedirects } from '../redirects/check-redirects.ts';
import { saveSectionAs } from '../settings/sections.ts';

const about = aStory({
  id: idOf(40),
  kind: 'page',
  headline: 'About us',
  standfirst: 'Who makes this paper.',
  urlSlug: 'about',
  body: [paragraph('Six people and a boat.')],
});

async function aPaper() {
  const house = await aHouse();
  await house.publish({ story: aStory({ id: idOf(1), headline: 'The pier is back', section: 'world' }) });
  await house.publish({ story: about });
  const at = async (path: string) => {
    const item = (await house.shelf.get(path))?.item;
    return item?.is === 'redirect'
      ? `→ ${item.to}`
      : item
        ? `${item.is} ${Buffer.from(item.body).toString()}`
        : 'nothing';
  };
  return { ...house, at };
}

describe('a plain page', () => {
  test('stands under a word of its own, in full and lite, with its history, and its address among the news leads there', async () => {
    const { at, rooms, shelf } = await aPaper();
    const page = await at('/about');
    expect(page).toMatch(/^page /);
    for (const shown of [
      '<h1>About us</h1>',
      'Six people and a boat.',
      '"@type":"WebPage"',
      'rel="canonical" href="https://harbour.example/about"',
    ])
      expect(page).toContain(shown);
    for (const news of ['NewsArticle', 'top-stories', 'class="kicker"']) expect(page).not.toContain(news);
    expect(await at('/lite/about')).toContain('Six people and a boat.');
    expect(await at(`/news/${about.id}/about`)).toBe('→ /about');
    expect(await at(`/news/${about.id}`)).toBe('→ /about');
    expect(await at(`/news/${about.id}/about/history`)).toContain('href="/about"');
    expect(await at(`/news/${about.id}/about/versions/1`)).toContain('Six people and a boat.');
    expect(await at('/sitemaps/sections.xml')).toContain('<loc>https://harbour.example/about</loc>');
    expect(await checkShelf(rooms)).toEqual([]);
    // It is no news: nothing that lists stories has it.
    for await (const path of shelf.paths())
      if (/^\/(?:world|feeds\/|uk$|$|sitemaps\/\d|news-sitemap|_\/include)/.test(path))
        expect([path, (await at(path)).includes('About us')]).toEqual([path, false]);
  });

  test('keeps its word for ever: a new one leads on from the old, and neither is given to something else', async () => {
    const { at, publish, rooms } = await aPaper();
    await publish({ story: { ...about, urlSlug: 'who-we-are' }, change: 'minor' });
    expect(await at('/who-we-are')).toContain('Six people and a boat.');
    expect(await at('/about')).toBe('→ /who-we-are');
    expect(await at('/lite/about')).toBe('→ /lite/who-we-are');
    const section = { slug: 'about', name: 'About', description: null, edition: 'uk' };
    await expect(saveSectionAs(rooms, { was: null, set: section }, desk)).rejects.toMatchObject({ status: 409 });
    const [row] = await checkRedirects(rooms, [{ line: 1, from: '/about', to: '/world' }]);
    expect(row?.problems).toMatchObject([{ code: 'word-taken' }]);
    const other = { ...about, id: idOf(41) };
    await expect(publish({ story: other })).rejects.toMatchObject({ code: 'word-taken', status: 409 });
    await expect(publish({ story: { ...other, urlSlug: 'sport' } })).rejects.toMatchObject({ code: 'word-taken' });
    await expect(publish({ story: { ...other, urlSlug: 'search' } })).rejects.toMatchObject({ code: 'word-taken' });
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('that is withdrawn says that it is gone, comes back at its address, and becomes news where somebody says so', async () => {
    const { at, rooms, withdraw, publish } = await aPaper();
    await withdraw(about.id);
    expect(await at('/about')).toMatch(/^gone /);
    expect(await at('/sitemaps/sections.xml')).not.toContain('/about<');
    await publish({ story: about, change: 'minor' });
    expect(await at('/about')).toContain('Six people and a boat.');
    await publish({ story: { ...about, kind: 'report' }, change: 'minor' });
    expect(await at('/about')).toBe(`→ /news/${about.id}/about`);
    expect(await at('/feeds/uk.rss')).toContain('About us');
    await publish({ story: about, change: 'minor' });
    expect(await at('/feeds/uk.rss')).not.toContain('About us');
    expect(await at(`/news/${about.id}/about`)).toBe('→ /about');
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('stands at the foot of the editions in its language, for as long as readers can have it', async () => {
    const { at, rooms, publish, settings, withdraw } = await aPaper();
    const arabic = { ...about, id: idOf(42), lang: 'ar', dir: 'rtl' as const, edition: 'arabic', urlSlug: 'من-نحن' };
    await publish({ story: { ...arabic, headline: 'من نحن' } });
    const footerLinks = [
      { label: 'About', href: '/about' },
      // As somebody writes it who has no reason to know how addresses are encoded.
      { label: 'من نحن', href: '/من-نحن' },
      { label: 'Gifts', href: 'https://gifts.example/' },
    ];
    await settings(houseSettings({ footerLinks }));
    const foot = async (edition: string) => {
      const html = await at(`/_/include/${edition}/footer`);
      return footerLinks.filter(({ href }) => html.includes(`href="${encodeURI(href)}"`)).map(({ href }) => href);
    };
    expect(await foot('uk')).toEqual(['/about', 'https://gifts.example/']);
    expect(await foot('international')).toEqual(['/about', 'https://gifts.example/']);
    expect(await foot('arabic')).toEqual(['/من-نحن', 'https://gifts.example/']);
    await withdraw(about.id);
    expect(await foot('uk')).toEqual(['https://gifts.example/']);
    expect(await checkShelf(rooms)).toEqual([]);
  });
});
