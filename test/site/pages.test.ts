import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSite } from '../../src/site/site.ts';
import { classesIn, classesNamedIn } from '../../src/site/layout/used-rules.ts';
import type { Archive } from '../../src/story/archive.ts';
import { htmlFaults } from './html-rules.ts';
import { siteFiles, testSettings } from './newsroom.ts';
import { compose, readPage, readWhole } from './read-page.ts';
import { emptyNewsroom, everyFact, ids, wholeNewsroom } from './whole-newsroom.ts';

const site = createSite(siteFiles());
const archive = wholeNewsroom();
const WHOLE = `/news/${ids.whole}/a-headline`;
/** Of the UK edition, which others have too. */
const BOTH = `/news/${ids.opinion}/rest`;

/** Every address that the facts of an archive call into being, with the kind that named it. */
async function everyPath(): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const fact of everyFact()) {
    for (const kind of site.kinds) for (const path of await kind.pathsFor(fact, archive)) paths.set(path, kind.name);
  }
  return paths;
}

const isPageForReaders = (path: string): boolean =>
  !/^\/(_\/include|_\/media|_\/words|_\/search|feeds|assets|timemap|favicon|logo|robots|ads|.*sitemap)/.test(path);

let paths: ReadonlyMap<string, string>;
/** Composed pages for readers by address. */
const pages = new Map<string, string>();

beforeAll(async () => {
  paths = await everyPath();
  for (const path of paths.keys()) {
    const answer = await readPage(site, archive, path);
    if (answer.is === 'page' && isPageForReaders(path))
      pages.set(path, await compose(site, archive, String(answer.body)));
  }
}, 120_000);

describe('addresses', () => {
  test('each address that a kind names is of that kind and comes to something', async () => {
    for (const [path, name] of paths) {
      if (name === 'redirect') continue;
      expect(site.find(path)?.kind.name, path).toBe(name);
      expect((await readPage(site, archive, path)).is, path).not.toBe('missing');
    }
  });

  test('every kind of page is named by some fact', () => {
    const named = new Set(paths.values());
    expect(site.kinds.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  });

  test('the facts call these pages into being', () => {
    const expected = [
      '/',
      '/uk',
      '/international',
      '/arabic',
      '/world',
      '/empty',
      '/world/2026-04',
      '/world/2026-04/1',
      '/world/undated',
      '/lite/world/undated',
      '/sitemaps/undated.xml',
      '/akhbar/2026-05',
      '/topics/ferries',
      '/topics/ferries/2026-05',
      '/topics/%D8%A8%D8%AD%D8%B1-%D8%A7%D9%84%D8%B4%D9%85%D8%A7%D9%84',
      '/corrections',
      WHOLE,
      `/news/${ids.whole}`,
      `${WHOLE}/history`,
      `${WHOLE}/versions/1`,
      `${WHOLE}/versions/3`,
      '/lite',
      '/lite/world/2026-04/1',
      `/lite${WHOLE}/versions/2`,
      `/arabic${BOTH}`,
      `/international/news/${ids.opinion}`,
      `/lite/arabic${BOTH}`,
      '/_/include/uk/masthead',
      '/_/include/arabic/lite-nav',
      '/_/include/topic/ferries',
      '/_/error/404/uk',
      '/_/error/500/arabic',
      '/favicon.svg',
      '/2/hi/6914330.stm',
    ];
    expect(expected.filter((path) => !paths.has(path))).toEqual([]);
  });

  test.each([
    [`/news/${ids.whole}`, WHOLE],
    [`/news/${ids.whole}/an-old-slug`, WHOLE],
    [`/news/${ids.whole}/an-old-slug/history`, `${WHOLE}/history`],
    [`/news/${ids.whole}/an-old-slug/versions/1`, `${WHOLE}/versions/1`],
    [`/lite/news/${ids.whole}/an-old-slug`, `/lite${WHOLE}`],
    [`/arabic/news/${ids.opinion}`, `/arabic${BOTH}`],
    [`/arabic/news/${ids.opinion}/an-old-slug`, `/arabic${BOTH}`],
    [`/lite/arabic/news/${ids.opinion}/an-old-slug`, `/lite/arabic${BOTH}`],
    [`/uk${WHOLE}`, WHOLE],
    [`/arabic/news/${ids.bare}/short`, `/news/${ids.bare}/short`],
    ['/uk', '/'],
    ['/lite/uk', '/lite'],
    ['/2/hi/6914330.stm', WHOLE],
    ['/about', `/news/${ids.bare}/short`],
  ])('%s leads to %s', async (from, to) => {
    expect(await readPage(site, archive, from)).toEqual({ is: 'redirect', to });
  });

  test.each([
    '/nothing',
    '/news',
    '/news/nothing',
    '/news/abcdefgh99/x',
    `${WHOLE}/versions/9`,
    `${WHOLE}/versions/0`,
    `${WHOLE}/versions/01`,
    `${WHOLE}/more`,
    '/world/2026-13',
    '/world/0000-01',
    '/sitemaps/0000-01.xml',
    '/world/2026-04/2',
    '/world/2026-04/01',
    '/topics',
    '/topics/nothing',
    '/lite/nothing',
    '/_/include/nothing/masthead',
    '/_/include/uk/nothing',
    '/_/error/404/nothing',
    '/assets/0-x.woff2',
    '/2/hi/1.stm',
  ])('nothing stands at %s', async (path) => {
    expect(await readPage(site, archive, path)).toEqual({ is: 'missing' });
  });

  test('a story that several editions have is one page, and only the edition in its includes differs', async () => {
    const own = await readPage(site, archive, BOTH);
    const body = own.is === 'page' ? String(own.body) : '';
    const directives = [...body.matchAll(/<!--#include virtual="([^"]*)"/g)].map(([, path]) => path);
    expect(directives).toContain('/_/include/$guise/masthead');
    expect(directives.filter((path) => /^\/_\/include\/(uk|arabic)\//.test(path ?? ''))).toEqual([]);
    const [plain, arabic] = [pages.get(BOTH) ?? '', pages.get(`/arabic${BOTH}`) ?? ''];
    expect(plain).toContain('<header class="masthead" lang="en-GB" dir="ltr">');
    expect(arabic).toContain('<header class="masthead" lang="ar" dir="rtl">');
    for (const page of [plain, arabic]) {
      expect(page).toContain(`<link rel="canonical" href="${testSettings().siteUrl}${BOTH}"`);
      expect(page).toMatch(/<html lang="en-GB" dir="ltr">/);
    }
    const main = (page: string) => page.slice(page.indexOf('<main'), page.indexOf('<aside class="rail"'));
    expect(main(arabic)).toBe(main(plain));
  });

  test('fronts, lists and includes of an edition lead to its address of a story, machines to the plain one', async () => {
    const links = (path: string, to: string) => (pages.get(path) ?? '').split(`href="${to}"`).length - 1;
    expect(links('/', BOTH)).toBeGreaterThan(0);
    expect(links('/', `/arabic${BOTH}`)).toBe(0);
    expect(links('/arabic', `/arabic${BOTH}`)).toBeGreaterThan(0);
    expect(links('/lite/arabic', `/lite/arabic${BOTH}`)).toBeGreaterThan(0);
    expect(pages.get('/arabic')).toContain(`"url":"${testSettings().siteUrl}${BOTH}"`);
    for (const path of paths.keys()) {
      if (!/^\/(feeds|.*sitemap)/.test(path)) continue;
      const answer = await readPage(site, archive, path);
      if (answer.is === 'page') expect(String(answer.body).includes(`/arabic${BOTH}`), path).toBe(false);
    }
  });

  test('what is withdrawn or killed is gone, with all that stood beside it', async () => {
    for (const rest of ['', '/history', '/versions/1']) {
      const withdrawn = await readPage(site, archive, `/news/${ids.withdrawn}/withdrawn${rest}`);
      expect(withdrawn).toEqual({ is: 'gone', data: { edition: 'uk', at: '2026-05-05T09:00:00Z', reason: null } });
      const killed = await readPage(site, archive, `/lite/news/${ids.killed}/killed${rest}`);
      expect(killed).toMatchObject({ is: 'gone', data: { reason: 'A court <ordered> it.' } });
    }
    expect((await readPage(site, archive, `/news/${ids.killed}`)).is).toBe('gone');
    expect(await readPage(site, archive, `/arabic/news/${ids.killed}/killed`)).toMatchObject({
      is: 'gone',
      data: { edition: 'arabic' },
    });
    for (const [path, html] of pages) expect(html.includes(`/news/${ids.killed}/`), path).toBe(false);
  });
});

describe('every page', () => {
  test('a section has a name or a heading of its own, by which it is announced', () => {
    for (const [path, html] of pages) {
      const nameless = [...html.matchAll(/<section(?![^>]*aria-label)[^>]*>(?:(?!<article|<section|<\/section)[^])*/g)];
      expect(
        nameless.map(([section]) => section).filter((section) => !/<h[1-6]/.test(section)),
        path,
      ).toEqual([]);
    }
  });

  test('is valid HTML', async () => {
    expect(pages.size).toBeGreaterThan(300);
    for (const [path, html] of pages) expect(await htmlFaults(html), path).toEqual([]);
  }, 120_000);

  test('is valid while every include is missing', async () => {
    for (const path of ['/', '/world', '/corrections', WHOLE, `${WHOLE}/history`, '/_/error/404/uk']) {
      expect(await htmlFaults(await readWhole(site, archive, path, true)), path).toEqual([]);
    }
  });

  test('of a newsroom without stories is valid too, and says so', async () => {
    const empty = emptyNewsroom();
    for (const path of ['/', '/lite', '/corrections', '/_/error/404/uk']) {
      expect(await htmlFaults(await readWhole(site, empty, path)), path).toEqual([]);
    }
    expect(await readWhole(site, empty, '/')).toContain('Our first stories will appear here soon.');
    expect(await readWhole(site, archive, '/empty')).toContain('No stories have been published here yet.');
  });

  test('runs no script, carries no style on an element and asks nobody else for anything', () => {
    for (const [path, whole] of pages) {
      // The one frame there is stands on the page of an embed, which its reader asked for.
      const html = path.includes('/embed/') ? whole.replace(/<iframe src="https:[^>]*><\/iframe>/, '') : whole;
      expect(html.match(/<script(?! type="application\/ld\+json")/g), path).toBeNull();
      expect(html, path).not.toMatch(/ style="| on[a-z]+="|<iframe|<object|@import/);
      const fetched = [...html.matchAll(/(?:\ssrc|srcset|poster)="([^"]+)"|url\(([^)]+)\)/g)].map(
        ([, one, other]) => one ?? other,
      );
      expect(
        fetched.filter((address) => !address?.startsWith('/')),
        path,
      ).toEqual([]);
    }
  });

  test('has one main heading, one main part and no include left open', () => {
    for (const [path, html] of pages) {
      expect(html.match(/<h1/g), path).toHaveLength(1);
      expect(html.match(/<main/g), path).toHaveLength(1);
      expect(html.includes('<!--#'), path).toBe(false);
    }
  });

  test('is drawn alike each time', async () => {
    const again = createSite(siteFiles());
    expect(again.templateHash).toBe(site.templateHash);
    for (const path of ['/', '/arabic', WHOLE])
      expect(await readWhole(again, wholeNewsroom(), path)).toBe(pages.get(path));
  });

  test('has a lite rendition, and each leads to the other', () => {
    const full = [...pages].filter(([path]) => !/^\/(?:lite|_\/)|\/embed\//.test(path));
    for (const [path, html] of full) {
      const lite = path === '/' ? '/lite' : `/lite${path}`;
      expect(html.includes(`href="${lite}"`), path).toBe(true);
      expect(pages.get(lite), lite).toContain(`<a href="${path}">`);
      expect(pages.get(lite), lite).toMatch(/rel="canonical" href="https:\/\/harbour\.example\//);
    }
  });

  test('of the lite edition has no pictures, no type of its own and little weight', () => {
    for (const [path, html] of pages) {
      if (!path.startsWith('/lite')) continue;
      expect(/<(img|video|audio|picture)|url\(/.test(html), path).toBe(false);
      expect(weightWithin(html, 6 * 1024), path).toBeLessThan(6 * 1024);
    }
  }, 120_000);
});

/** What a page weighs on the wire, or a little more: what is light enough however quickly it is packed need not be packed well. */
function weightWithin(html: string, most: number): number {
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  const weight = brotliCompressSync(html, quick).length;
  return weight < most ? weight : brotliCompressSync(html).length;
}

describe('weight on the wire, brotli, includes set in', () => {
  test('a story with every kind of block is at most 14 KB, its style sheet at most 6', () => {
    const html = pages.get(WHOLE) ?? '';
    const [, css = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    expect(brotliCompressSync(html).length).toBeLessThan(14 * 1024);
    expect(brotliCompressSync(css).length).toBeLessThan(6 * 1024);
  });

  test('every page is at most 14 KB', () => {
    for (const [path, html] of pages) expect(weightWithin(html, 14 * 1024), path).toBeLessThan(14 * 1024);
  }, 120_000);

  test('whatever an include brings is styled on every page that has it, though the page cannot know', async () => {
    const shared = new Set(
      ['chrome', 'lines', 'lite'].flatMap((name) => classesNamedIn(siteFiles().styles[name] ?? '')),
    );
    const styled = new Set(Object.values(siteFiles().styles).flatMap(classesNamedIn));
    for (const path of [...paths.keys()].filter((one) => one.startsWith('/_/include/'))) {
      const answer = await readPage(site, archive, path);
      const brought = [...classesIn(answer.is === 'page' ? String(answer.body) : '')];
      expect(
        brought.filter((name) => styled.has(name) && !shared.has(name)),
        path,
      ).toEqual([]);
    }
  });

  test('what few pages need, and how pages are printed, stands in one sheet for all', async () => {
    const later = pages.get('/')?.match(/<link rel="stylesheet" href="([^"]+)"\/><\/body>/)?.[1] ?? '';
    expect(
      new Set(
        [...pages.values()].map((html) => html.includes('latin-ext') || html.includes('.colophon{display:none}')),
      ),
    ).toEqual(new Set([false]));
    const sheet = await readPage(site, archive, later);
    const css = new TextDecoder().decode(sheet.is === 'page' ? (sheet.body as Uint8Array) : undefined);
    expect(css).toContain('-newsreader-text-latin-ext.woff2');
    expect(css).toContain('.colophon{display:none}');
    for (const [path, html] of pages) expect(html.includes(later), path).toBe(!/^\/(?:_\/away\/)?lite/.test(path));
  });

  test('a page carries no style sheet of another kind', () => {
    expect(pages.get('/corrections')).not.toContain('.card-splash');
    expect(pages.get('/')).not.toContain('.tale');
    expect(pages.get(`/news/${ids.bare}/short`)).not.toContain('.timeline');
    expect(pages.get(WHOLE)).toContain('.timeline');
  });
});

describe('languages', () => {
  test('a page says the language and direction of its edition', () => {
    expect(pages.get('/')).toContain('<html lang="en-GB" dir="ltr">');
    expect(pages.get('/arabic')).toContain('<html lang="ar" dir="rtl">');
  });

  test('a story in another language says so on its card, and only there is Arabic type fetched', () => {
    expect(pages.get('/')).toMatch(/<article class="card[^"]*" lang="ar" dir="rtl">/);
    expect(pages.get('/')).toContain('noto-naskh');
    expect(pages.get('/sport')).not.toContain('noto-naskh');
  });

  test('an Arabic story speaks Arabic throughout', () => {
    const html = pages.get(`/news/${ids.arabic}/${encodeURIComponent('العبارة-تصل')}`);
    expect(html).toContain('نُشر في');
    expect(html?.replace(/<head>.*<\/head>/s, '')).not.toMatch(/Published|Last updated|Version \d/);
  });
});

describe('a story', () => {
  test('shows both dates, the corrections under the headline, its people and its sources', () => {
    const html = pages.get(WHOLE) ?? '';
    expect(html).toContain(
      'Published: <time datetime="2026-05-04T09:00:00Z">Monday, 4 May 2026, 09:00\u00A0GMT 10:00\u00A0UK</time>',
    );
    expect(html).toContain(
      'Last updated: <time datetime="2026-05-04T12:30:00Z">Monday, 4 May 2026, 12:30\u00A0GMT 13:30\u00A0UK</time>',
    );
    expect(html).toMatch(/<div class="notes">.*<b>Correction<\/b>.*Note of version 3 &lt;b>\./s);
    expect(html).toContain('<span class="role">Islands correspondent, Skarra</span>');
    expect(html).toContain('<strong>Skarra</strong> – ');
    expect(html).toContain('With reporting from Harrier Wire and North Press.');
    expect(html).toContain(
      'First published by The Old Harbour Times (<a href="https://old.example/1">original address</a>).',
    );
    expect(html).toContain('We are not responsible for other sites.');
    expect(html).toContain(`<a href="${WHOLE}/history">Version 3</a>`);
    expect(html).toContain('fetchpriority="high"');
  });

  test('without dates, people or links shows none', () => {
    const html = (pages.get(`/news/${ids.bare}/short`) ?? '').replace(/<head>.*<\/head>/s, '');
    expect(html).not.toMatch(/Published|Last updated|class="byline"|not responsible/);
  });

  test('that was retracted says so before anything else', () => {
    expect(pages.get(`/news/${ids.retracted}/retracted`)).toMatch(/<div class="notes retracted"><p><b>Retraction<\/b>/);
  });

  test('does not offer itself under its own text', () => {
    expect(pages.get(WHOLE)).toContain(`[href="${WHOLE}"]`);
    expect(pages.get(`/arabic${BOTH}`)).toContain(`[href$="${BOTH}"]`);
  });
});

describe('the record', () => {
  test('lists every version, newest first, with tombstones in their place', () => {
    const html = pages.get(`${WHOLE}/history`) ?? '';
    expect([...html.matchAll(/<li class="\w+" value="(\d)">/g)].map(([, number]) => number)).toEqual(['3', '2', '1']);
    expect(html).toContain('It named a child.');
    expect(html).not.toContain('Note of version 2');
  });

  test('an old version says what it is, leads to the present one and is not for search engines', () => {
    const html = pages.get(`${WHOLE}/versions/1`) ?? '';
    expect(html).toContain(
      'This is version 1 of this story, kept as it was published on Monday, 4 May 2026, 09:00\u00A0GMT 10:00\u00A0UK.',
    );
    expect(html).toContain(`<a href="${WHOLE}">Read the story as it stands now</a>`);
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toContain(`<link rel="canonical" href="https://harbour.example${WHOLE}"/>`);
  });

  test('a suppressed version is a tombstone with its date and reason', () => {
    const html = pages.get(`${WHOLE}/versions/2`) ?? '';
    expect(html).toContain('It was suppressed on 6 May 2026.');
    expect(html).toContain('It named a child.');
    expect(html).not.toContain('The ferry left at nine');
  });

  test('corrections say what became of their stories', () => {
    const html = pages.get('/corrections') ?? '';
    expect(html).toContain(`<a href="${WHOLE}">`);
    expect(html).toContain('This story is no longer available.');
  });

  test('a page for what is gone says when and why, and no more than is known', async () => {
    const gone = { edition: 'arabic', at: '2026-05-05T09:00:00Z', settings: testSettings() };
    const killed = await compose(
      site,
      archive,
      String(site.renderGone({ ...gone, edition: 'uk', reason: 'A court <ordered> it.' }).body),
    );
    expect(killed).toContain('<p>A court &lt;ordered> it.</p>');
    expect(killed).toContain('Removed on 5 May 2026');
    const arabic = await compose(site, archive, String(site.renderGone({ ...gone, reason: null }).body));
    expect(arabic).toContain('dir="rtl"');
    const bare = await compose(
      site,
      archive,
      String(site.renderGone({ ...gone, edition: 'no-more', at: null, reason: null }).body),
    );
    expect(bare).not.toContain('Removed on');
    for (const html of [killed, arabic, bare]) expect(await htmlFaults(html)).toEqual([]);
  });
});

describe('lists', () => {
  test('a section leads to the month of the first story it does not show', () => {
    expect(pages.get('/world')).toContain('<a href="/world/2026-04">Older stories</a>');
    expect(pages.get('/sport')).not.toContain('Older stories');
  });

  test('months lead to one another', () => {
    const april = pages.get('/world/2026-04') ?? '';
    expect(april).toContain('<link rel="prev" href="/world/2026-04/1"/>');
    expect(april).toContain('<link rel="next" href="/world/2026-05"/>');
    expect(pages.get('/world/2026-04/1')).toContain('<h1>World: April 2026 (Part 1)</h1>');
  });
});

describe('what a page reads', () => {
  type Question = Exclude<keyof Archive, 'shared'>;
  /** The archive, noting which of its questions are asked. */
  function listening(asked: Set<string>): Archive {
    const question = (name: Question) => [
      name,
      (...of: unknown[]) => (asked.add(name), Reflect.apply(archive[name], archive, of) as unknown),
    ];
    return Object.fromEntries((Object.keys(archive) as Question[]).map(question)) as Archive;
  }

  test.each([
    '/',
    '/world',
    '/topics/ferries',
    '/world/2026-04',
    '/corrections',
    '/_/include/uk/top-stories',
    '/_/include/topic/ferries',
  ])('%s asks for cards and never for bodies', async (path) => {
    const asked = new Set<string>();
    await readPage(site, listening(asked), path);
    expect([...asked]).not.toContain('story');
    expect([...asked]).not.toContain('version');
  });

  test.each([WHOLE, `${WHOLE}/history`, `${WHOLE}/versions/1`, '/world/2026-04'])(
    '%s asks for no list that grows with each new story',
    async (path) => {
      const asked = new Set<string>();
      await readPage(site, listening(asked), path);
      for (const list of ['newest', 'months', 'mostRead', 'front']) expect([...asked]).not.toContain(list);
    },
  );
});

test('an include ends with the words that say it is whole', async () => {
  for (const path of [...paths.keys()].filter((one) => one.startsWith('/_/include/'))) {
    const include = await readPage(site, archive, path);
    expect(include.is === 'page' && String(include.body).trimEnd().endsWith('<!--/include-->'), path).toBe(true);
  }
});
