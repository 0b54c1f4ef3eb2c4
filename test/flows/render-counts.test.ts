import { beforeAll, describe, expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import type { PressReceipt } from '../../src/story/receipt.ts';
import { litePath } from '../../src/site/addresses.ts';
import { addVersion } from '../../src/store/public-acts.ts';
import type { Story, StoryInput } from '../../src/story/story.ts';
import type { ChangeKind } from '../../src/story/version.ts';
import { aHouse, type House, houseSettings } from '../house/houses.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

// What each kind of change presses, page by page, with the real site. A page that is looked at and not named here is a page
// that reads more than it shows. `written`: other bytes than before. `same`: rendered in vain. `skipped`: looked at,
// found to show nothing of what changed, and not rendered.

const ID = idOf(1);
const SLUG = 'ferry-reaches-the-islands';

/** What became of the pages of a press, each list in order. */
/** What an act pressed, by what became of it; but for the words that the search looks through, which `reader-search.test.ts` counts. */
function pressed({ pressed: pages }: PressReceipt): Record<string, string[]> {
  const results: Record<string, string[]> = {};
  for (const { path, result } of pages) if (!path.startsWith('/_/words/')) (results[result] ??= []).push(path);
  for (const paths of Object.values(results)) paths.sort();
  return results;
}

const both = (...paths: string[]): string[] => paths.flatMap((path) => [path, litePath(path)]);
const feeds = (...names: string[]): string[] =>
  names.flatMap((name) => ['atom', 'json', 'rss'].map((form) => `/feeds/${name}.${form}`));
const paths = (...lists: (string | string[])[]): string[] => lists.flat().sort();

const page = (slug = SLUG): string => `/news/${ID}/${slug}`;
const history = (slug = SLUG): string => `${page(slug)}/history`;
const version = (number: number, slug = SLUG): string => `${page(slug)}/versions/${number}`;
const TIMEMAP = `/timemap/news/${ID}`;

/** What every new version of the story presses: its own page, its history, the page of the version. */
const own = (number: number, slug = SLUG): string[] => [
  ...both(page(slug), history(slug), version(number, slug)),
  TIMEMAP,
];

const fronts = both('/', '/international');
const topStories = ['/_/include/international/top-stories', '/_/include/uk/top-stories'];
const world = [...both('/world'), ...feeds('section/world', 'uk')];
const months = both('/world/2026-11', '/topics/ports/2026-11');
const ports = [...both('/topics/ports'), ...feeds('topic/ports')];

/** A newsroom of six stories; the last one is in `world` and `ports`, and on every front that shows either. */
async function aNewsroom() {
  const house = await aHouse();
  for (const number of [2, 3, 4])
    await house.publish({ story: aStory({ id: idOf(number), urlSlug: `w-${number}`, headline: `World ${number}` }) });
  await house.publish({
    story: aStory({ id: idOf(5), urlSlug: 's-5', headline: 'Sport 5', section: 'sport', topics: ['storms'] }),
  });
  await house.publish({
    story: aStory({
      id: idOf(6),
      urlSlug: 'a-6',
      headline: 'Six',
      section: 'akhbar',
      edition: 'arabic',
      lang: 'ar',
      dir: 'rtl',
    }),
  });
  let story: Story = aStory({ id: ID, topics: ['ports'], body: [paragraph('One.')] });
  await house.publish({ story });
  return {
    house,
    /** Publishes the story with what is said, on top of what was said before. */
    change: async (said: Partial<StoryInput>, change: ChangeKind = 'minor') => {
      story = { ...story, ...(said as Partial<Story>) };
      return pressed(await house.publish({ story, change, note: 'What changed.' }));
    },
  };
}

describe('one story changes', () => {
  let house: House;
  let change: Awaited<ReturnType<typeof aNewsroom>>['change'];

  beforeAll(async () => {
    ({ house, change } = await aNewsroom());
  });

  it('nothing: the new version only', async () => {
    expect(await change({})).toEqual({ written: paths(own(2)) });
  });

  it('body: its own pages, and no front, section, topic or feed is even looked at', async () => {
    expect(await change({ body: [paragraph('Otherwise.')] })).toEqual({ written: paths(own(3)) });
  });

  it('dateline, agencies and origin: as the body', async () => {
    const result = await change({
      dateline: 'PORT ELLEN',
      agencies: ['AFP'],
      origin: { name: 'The Old Paper', url: null },
    });
    expect(result).toEqual({ written: paths(own(4)) });
  });

  it('headline: everything that shows it, and nothing else', async () => {
    expect(await change({ headline: 'Ferry late' })).toEqual({
      written: paths(own(5), fronts, topStories, world, ports, '/_/include/topic/ports', months, '/news-sitemap.xml'),
    });
  });

  it('short headline: the same, but feeds and sitemaps print the long one', async () => {
    expect(await change({ shortHeadline: 'Late' })).toEqual({
      written: paths(own(6), fronts, topStories, both('/world', '/topics/ports'), '/_/include/topic/ports', months),
      skipped: paths(feeds('section/world', 'uk', 'topic/ports'), '/news-sitemap.xml'),
    });
  });

  it('standfirst: lists and feeds that print it; lines of headlines are only looked at', async () => {
    expect(await change({ standfirst: 'Nine days late.' })).toEqual({
      written: paths(own(7), fronts, world, ports, months),
      skipped: paths(topStories, '/_/include/topic/ports', '/news-sitemap.xml'),
    });
  });

  it('picture: pages and feeds with pictures', async () => {
    const renditions = [{ path: '/media/abc/640.jpg', type: 'image/jpeg' as const, width: 640, height: 360 }];
    const picture = { id: 'abc', width: 640, height: 360, renditions };
    const result = await change({
      mainMedia: { type: 'image', picture, alt: 'A ferry', decorative: false, caption: null, credit: null },
    });
    expect(result['written']).toEqual(
      expect.arrayContaining(paths(page(), '/', '/world', '/topics/ports', feeds('uk'))),
    );
    expect(result['skipped']).toEqual(paths(topStories, '/_/include/topic/ports'));
    expect(allOf(result)).toEqual(
      paths(
        own(8),
        fronts,
        topStories,
        world,
        ports,
        '/_/include/topic/ports',
        months,
        '/news-sitemap.xml',
        '/sitemaps/2026-11.xml',
      ),
    );
  });

  it('byline: the splash that prints it, and feeds; lists are only looked at', async () => {
    const result = await change({ byline: [{ person: 'Ada Reed', role: null, location: null }] });
    expect(result['written']).toEqual(
      expect.arrayContaining(paths(own(9), '/', feeds('section/world', 'uk', 'topic/ports'))),
    );
    expect(result['skipped']).toEqual(
      paths(topStories, both('/world', '/topics/ports'), '/_/include/topic/ports', months, '/news-sitemap.xml'),
    );
  });

  it('correction: the dates of feeds and sitemaps, and the corrections', async () => {
    expect(await change({ body: [paragraph('Corrected.')] }, 'correction')).toEqual({
      written: paths(
        own(10),
        both('/corrections'),
        feeds('section/world', 'uk', 'topic/ports', 'corrections/uk'),
        '/sitemaps/2026-11.xml',
        '/news-sitemap.xml',
      ),
    });
  });

  it('update: the same without the corrections', async () => {
    expect(await change({ body: [paragraph('Updated.')] }, 'update')).toEqual({
      written: paths(
        own(11),
        feeds('section/world', 'uk', 'topic/ports'),
        '/sitemaps/2026-11.xml',
        '/news-sitemap.xml',
      ),
    });
  });

  it('a suppressed version: that page and that of the next, which told what changed since; the history, the machine list of versions; the story is looked at for its notes', async () => {
    expect(pressed(await house.suppress(ID, 3))).toEqual({
      written: paths(both(history(), version(3), version(4)), TIMEMAP),
      skipped: paths(both(page())),
    });
  });

  it('the byte-for-byte check agrees with every step so far', async () => {
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

function allOf(result: Record<string, string[]>): string[] {
  return Object.values(result).flat().sort();
}

describe('one story moves', () => {
  let house: House;
  let change: Awaited<ReturnType<typeof aNewsroom>>['change'];

  beforeAll(async () => {
    ({ house, change } = await aNewsroom());
  });

  it('to another section: both sections and their months, fronts and feeds that draw on them, and its own page', async () => {
    const sport = [...both('/sport', '/sport/2026-11'), ...feeds('section/sport')];
    expect(await change({ section: 'sport' })).toEqual({
      written: paths(
        own(2),
        sport,
        both('/world', '/world/2026-11', '/international'),
        feeds('section/world', 'uk', 'topic/ports'),
        '/_/include/international/top-stories',
      ),
      // An address says nothing of a section: these list the story and have nothing to show of the move.
      skipped: paths(both('/', `/news/${ID}`, version(1), '/topics/ports', '/topics/ports/2026-11'), [
        '/_/include/topic/ports',
        '/_/include/uk/top-stories',
        '/news-sitemap.xml',
        '/sitemaps/2026-11.xml',
      ]),
    });
  });

  it('to another slug: everything that links to it; old addresses lead to the new ones, versions included', async () => {
    const old = both(page(), history(), version(1), version(2), `/news/${ID}`);
    const now = [...own(3, 'late-ferry'), ...both(version(1, 'late-ferry'), version(2, 'late-ferry'))];
    const lists = both('/', '/sport', '/sport/2026-11', '/topics/ports', '/topics/ports/2026-11');
    const includes = ['/_/include/topic/ports', '/_/include/uk/top-stories'];
    const machines = [...feeds('section/sport', 'uk', 'topic/ports'), '/news-sitemap.xml', '/sitemaps/2026-11.xml'];
    expect(await change({ urlSlug: 'late-ferry' })).toEqual({ written: paths(old, now, lists, includes, machines) });
  });

  it('into another topic: that topic, and its own page which names it', async () => {
    const result = await change({ topics: ['ports', 'storms'] });
    const storms = [
      ...both('/topics/storms', '/topics/storms/2026-11'),
      ...feeds('topic/storms'),
      '/_/include/topic/storms',
    ];
    expect(result['written']).toEqual(paths(own(4, 'late-ferry'), storms));
    expect(result['same']).toBeUndefined();
  });

  it('is withdrawn: every address it has or had is gone, and it leaves every list', async () => {
    const gone = both(
      ...[page(), history(), version(1), version(2), `/news/${ID}`],
      ...[page('late-ferry'), history('late-ferry'), ...[1, 2, 3, 4].map((number) => version(number, 'late-ferry'))],
    );
    const lists = both(
      '/',
      ...['sport', 'topics/ports', 'topics/storms'].flatMap((list) => [`/${list}`, `/${list}/2026-11`]),
    );
    const includes = ['/_/include/topic/ports', '/_/include/topic/storms', '/_/include/uk/top-stories'];
    const machines = [
      ...feeds('section/sport', 'uk', 'topic/ports', 'topic/storms'),
      '/news-sitemap.xml',
      '/sitemaps/2026-11.xml',
      TIMEMAP,
    ];
    expect(pressed(await house.withdraw(ID))).toEqual({
      written: paths(gone, lists, includes, machines),
      skipped: ['/sitemap.xml'],
    });
  });

  it('is killed afterwards: its addresses say why; nothing else is looked at', async () => {
    const result = pressed(await house.kill(ID));
    expect(allOf(result).filter((path) => !path.includes(`/news/${ID}`))).toEqual([]);
    expect(result['written']).toContain(page());
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

describe('a story that another edition has too', () => {
  const arabic = (slug = SLUG) => [`/arabic${page(slug)}`, `/arabic/news/${ID}`];

  it('comes there, moves there and leaves there, each time with its own page and what shows it, and its words press nothing of it', async () => {
    const { house, change } = await aNewsroom();
    const fresh = await change({ alsoIn: ['arabic'] });
    expect(fresh['written']).toEqual(
      paths(own(2), both(...arabic(), '/arabic'), feeds('arabic'), '/_/include/arabic/top-stories'),
    );
    expect(await change({ body: [paragraph('Otherwise.')] })).toEqual({ written: paths(own(3)) });
    expect((await house.shelf.get(`/arabic${page('ferry')}`))?.item).toBe(undefined);
    expect((await change({ urlSlug: 'late-ferry' }))['written']).toEqual(
      expect.arrayContaining(both(...arabic(), ...arabic('late-ferry'))),
    );
    const leads = async (path: string) => (await house.shelf.get(path))?.item;
    for (const path of [`/arabic${page()}`, `/arabic/news/${ID}`])
      expect(await leads(path), path).toEqual({ is: 'redirect', to: `/arabic${page('late-ferry')}` });
    await change({ alsoIn: undefined });
    for (const path of [...arabic(), ...arabic('late-ferry')])
      expect(await leads(path), path).toEqual({ is: 'redirect', to: page('late-ferry') });
    expect(await leads(`/lite/arabic${page()}`)).toEqual({ is: 'redirect', to: litePath(page('late-ferry')) });
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

describe('a new story', () => {
  const story = (number: number, said: Partial<StoryInput> = {}) =>
    aStory({ id: idOf(number), urlSlug: `n-${number}`, headline: `New ${number}`, ...said });

  it('presses its own pages, its lists, and the month of its own', async () => {
    const { house } = await aNewsroom();
    house.clock.goTo('2026-12-02T00:00:00Z');
    const result = pressed(await house.publish({ story: story(7, { section: 'akhbar', edition: 'arabic' }) }));
    const at = `/news/${idOf(7)}/n-7`;
    expect(result).toEqual({
      written: paths(
        both(at, `/news/${idOf(7)}`, `${at}/history`, `${at}/versions/1`),
        `/timemap/news/${idOf(7)}`,
        both('/arabic', '/akhbar', '/akhbar/2026-12'),
        '/_/include/arabic/top-stories',
        feeds('section/akhbar', 'arabic'),
        ['/news-sitemap.xml', '/sitemap.xml', '/sitemaps/2026-12.xml'],
        // The month before names its successor.
        both('/akhbar/2026-11'),
      ),
    });
  });

  it('in a section and a topic that had none: their pages, feeds and months, born with it', async () => {
    const { house } = await aNewsroom();
    await house.section({ slug: 'science', name: 'Science', description: null, edition: 'uk' });
    await house.topic({ slug: 'whales', name: 'Whales', type: 'subject', description: null, edition: 'uk' });
    const at = `/news/${idOf(7)}/n-7`;
    const result = pressed(await house.publish({ story: story(7, { section: 'science', topics: ['whales'] }) }));
    const own7 = [...both(at, `/news/${idOf(7)}`, `${at}/history`, `${at}/versions/1`), `/timemap/news/${idOf(7)}`];
    const lists = both('/science', '/science/2026-11', '/topics/whales', '/topics/whales/2026-11');
    const machines = [...feeds('section/science', 'topic/whales', 'uk'), '/news-sitemap.xml', '/sitemaps/2026-11.xml'];
    expect(result).toEqual({
      written: paths(own7, lists, both('/'), ['/_/include/topic/whales', '/_/include/uk/top-stories'], machines),
      skipped: ['/sitemap.xml'],
    });
  });

  it('costs the same with 20 stories on the shelf and with 160', async () => {
    const counts: number[] = [];
    for (const size of [20, 160]) {
      const house = await aHouse();
      await fill(house, size);
      // The first story of a month is also told to the month before, which names its successor.
      await house.publish({ story: story(8999) });
      counts.push((await house.publish({ story: story(9000) })).pressed.length);
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeLessThan(45);
  });

  it('presses no month but its own, and the body of an old story presses as little as that of a new one', async () => {
    const house = await aHouse();
    await fill(house, 60);
    await house.publish({ story: story(8999) });
    const result = pressed(await house.publish({ story: story(9000) }));
    const others = (all: readonly string[] = []) =>
      all.filter((path) => /\d{4}-\d{2}/.test(path) && !path.includes('2026-11'));
    expect(others(result['written'])).toEqual([]);
    // The month before is looked at, because it names the page that follows it.
    expect(others(allOf(result))).toEqual(paths(both('/world/2026-10')));
    const old = await house.publish({
      story: aStory({ id: idOf(100), urlSlug: 'o-0', headline: 'Old 0', body: [paragraph('x')] }),
      change: 'minor',
    });
    expect(old.pressed).toHaveLength(8);
  });
});

/** Stories spread over the twenty years before, the last of them in the month before. */
async function fill(house: House, size: number): Promise<void> {
  await house.store.write(async (tx) => {
    for (let number = 0; number < size; number += 1) {
      const month = number === 0 ? '2026-10' : `${2006 + (number % 20)}-${String((number % 12) + 1).padStart(2, '0')}`;
      const at = `${month}-10T00:00:00Z`;
      const told = aStory({ id: idOf(100 + number), urlSlug: `o-${number}`, headline: `Old ${number}` });
      await addVersion(
        tx,
        { story: told, change: 'first', note: null, stated: { firstPublishedAt: at, lastUpdatedAt: at } },
        house.act(),
      );
    }
  });
  await catchUp(house.rooms);
}

describe('the newsroom changes', () => {
  let house: House;

  beforeAll(async () => {
    ({ house } = await aNewsroom());
  });

  it('a front rearranged: that front and its top stories', async () => {
    const containers = [
      { id: 'a', title: null, layout: 'splash' as const, curated: [idOf(3), 'nobody'], backfill: null, size: 2 },
    ];
    expect(pressed(await house.arrange({ edition: 'uk', containers }))).toEqual({
      written: paths(both('/'), '/_/include/uk/top-stories'),
      skipped: paths(both('/uk')),
    });
  });

  it('most read counted: one include', async () => {
    expect(pressed(await house.mostRead('uk', [idOf(3)]))).toEqual({ written: ['/_/include/uk/most-read'] });
  });

  it('an old address added: that address', async () => {
    expect(pressed(await house.redirect('/old/ferry.stm', ID))).toEqual({ written: ['/old/ferry.stm'] });
  });

  it('a body behind an old address: the address is not even looked at', async () => {
    const receipt = await house.publish({
      story: aStory({ id: ID, topics: ['ports'], body: [paragraph('x')] }),
      change: 'minor',
    });
    expect(pressed(receipt)).toEqual({ written: paths(own(2)) });
  });

  it('a navigation: the chrome that shows it; pages are looked at and not rendered', async () => {
    const editions = houseSettings().editions.map((edition) =>
      edition.id === 'uk' ? { ...edition, nav: ['sport', 'world'] } : edition,
    );
    const result = pressed(await house.settings(houseSettings({ editions })));
    const chrome = ['footer', 'lite-nav', 'masthead'].map((name) => `/_/include/uk/${name}`);
    expect(result['written']).toEqual(paths(chrome, '/_/error/404/uk', '/_/error/500/uk'));
    expect(result['same']).toBeUndefined();
  });

  it('the name of the newsroom: every page that shows it, which is every page but addresses that lead elsewhere', async () => {
    const result = pressed(await house.settings({ ...houseSettings(), name: 'The Harbour Post' }));
    expect(result['written']).toEqual(
      expect.arrayContaining(paths(both('/', page(), '/world', '/corrections'), feeds('uk'), '/_/include/uk/masthead')),
    );
  });

  it('a section renamed: what shows its name', async () => {
    const receipt = await house.section({ slug: 'sport', name: 'Games', description: null, edition: 'uk' });
    const result = pressed(receipt);
    expect(result['written']).toEqual(
      expect.arrayContaining(
        paths(
          both('/sport', '/sport/2026-11'),
          feeds('section/sport'),
          ['footer', 'masthead', 'lite-nav'].map((name) => `/_/include/uk/${name}`),
        ),
      ),
    );
    expect(allOf(result).filter((path) => path.includes(ID))).toEqual([]);
  });

  it('a topic renamed: its pages and the stories that name it', async () => {
    const result = pressed(
      await house.topic({ slug: 'storms', name: 'Gales', type: 'subject', description: null, edition: 'uk' }),
    );
    expect(result['written']).toEqual(
      expect.arrayContaining(
        paths(both('/topics/storms', `/news/${idOf(5)}/s-5`), feeds('topic/storms'), '/_/include/topic/storms'),
      ),
    );
    expect(allOf(result).filter((path) => path.includes(ID) || path.includes('ports'))).toEqual([]);
  });

  it('a topic without stories made: its own pages', async () => {
    const result = pressed(
      await house.topic({ slug: 'whales', name: 'Whales', type: 'subject', description: null, edition: 'uk' }),
    );
    expect(result).toEqual({
      written: paths(
        both('/topics/whales'),
        feeds('topic/whales'),
        '/_/include/topic/whales',
        '/sitemaps/sections.xml',
      ),
      skipped: ['/sitemap.xml'],
    });
  });

  it('the same settings again: nothing at all', async () => {
    expect(pressed(await house.settings({ ...houseSettings(), name: 'The Harbour Post' }))).toEqual({});
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});
