import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { publicPath } from '../../src/story/published.ts';
import type { PressReceipt } from '../../src/story/receipt.ts';
import type { Block } from '../../src/story/blocks.ts';
import { storyKinds, type StoryInput } from '../../src/story/story.ts';
import { aHouse, houseSettings } from '../house/houses.ts';
import { everything, standing } from '../house/shelves.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

// What nobody means to write, and somebody will: text that is SQL, HTML, a server-side include or half a character, stories
// without anything, dates at the borders.

/** Text that does harm wherever it is not quoted for the place it stands in. */
const hostile = [
  `<script>alert('hit')</script>`,
  `"><img src=x onerror=alert('hit')>`,
  `' onmouseover='alert(1)' x='`,
  `</title></style></textarea></script><svg onload=alert('hit')>`,
  `<!--#include virtual="/_/include/uk/masthead" --><!--#exec cmd="id" -->`,
  `--><b>hit</b><!--`,
  `]]><hit/><![CDATA[`,
  `\\u003cscript>\u2028\u2029</script>`,
  `'; drop table stories; --`,
  `%3Cscript%3E %00 %s %n {{7*7}} \${7*7}`,
].join(' ');

const rich = {
  text: hostile,
  marks: [{ type: 'link' as const, from: 0, to: 9, href: `javascript:alert('hit')//${hostile}`.slice(0, 2000) }],
};
const words = hostile;

const blocks: Block[] = [
  { type: 'paragraph', ...rich },
  { type: 'crosshead', text: words },
  { type: 'list', ordered: true, items: [rich] },
  { type: 'pullQuote', text: words, speaker: words, role: words, source: words },
  { type: 'quote', paragraphs: [rich], speaker: words, role: words, source: words },
  { type: 'image', picture: null, alt: words, decorative: false, caption: words, credit: words },
  {
    type: 'gallery',
    title: words,
    images: [{ type: 'image', picture: null, alt: words, decorative: false, caption: words, credit: words }],
  },
  {
    type: 'video',
    title: words,
    src: `https://v.example/"><script>hit</script>`,
    poster: null,
    captions: `/"><b>hit`,
    transcript: words,
    durationSeconds: 1,
    caption: words,
    credit: words,
  },
  { type: 'audio', title: words, src: `javascript:alert('hit')`, transcript: words, durationSeconds: 1, credit: words },
  { type: 'embed', provider: words, url: `javascript:alert('hit')`, snapshot: words, author: words, at: words },
  { type: 'table', caption: words, head: [words], rows: [[words]], rowHeads: true, source: words },
  { type: 'factBox', title: words, paragraphs: [rich], items: [rich] },
  { type: 'keyPoints', items: [rich] },
  { type: 'timeline', title: words, events: [{ when: words, date: words, what: rich }] },
  { type: 'relatedLink', href: `javascript:alert('hit')`, text: words },
  { type: 'divider' },
  { type: 'livePost', id: 'p1', at: '2026-11-23T09:30:00Z', headline: words, by: words, paragraphs: [rich] },
];

const everywhere: Partial<StoryInput> = {
  headline: words,
  shortHeadline: words,
  standfirst: words,
  trailText: words,
  kicker: words,
  dateline: words,
  catchline: words,
  byline: [{ person: words, role: words, location: words }],
  agencies: [words],
  origin: { name: words, url: `javascript:alert('hit')` },
  mainMedia: { type: 'image', picture: null, alt: words, caption: words, credit: words },
  body: blocks,
};

/** Everything that is markup in a page: a line a tag, an attribute that could run, a comment. Text is no markup. */
function markupIn(html: string): string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if (node.nodeName === '#comment') found.push(`<!--${(node as DefaultTreeAdapterTypes.CommentNode).data}-->`);
    if ('tagName' in node) {
      found.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs)
        if (/^on|^(href|src|action|poster|data)$/.test(name)) found.push(`${name}=${value}`);
      if (node.tagName === 'template') walk((node as DefaultTreeAdapterTypes.Template).content);
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

/** Tags that no page of ours has, handlers, addresses that run, directives that are not ours. */
const harm =
  /^<(svg|hit|textarea)>$|^on\w+=|^\w+=\s*(javascript|data|vbscript):|^<!--#(?!include virtual="\/_\/include\/[\w%/-]+" -->$)|hit<|exec cmd/i;

const failed = ({ pressed }: PressReceipt) =>
  pressed.filter(({ result }) => result === 'failed').map(({ path }) => path);

function provePage(path: string, html: string): void {
  const markup = markupIn(html);
  expect(
    markup.filter((one) => harm.test(one)),
    path,
  ).toEqual([]);
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, data]) => data ?? '',
  );
  expect(
    markup.filter((one) => one === '<script>'),
    path,
  ).toHaveLength(scripts.length);
  for (const data of scripts) expect(() => JSON.parse(data), path).not.toThrow();
}

function proveFeed(path: string, json: string): void {
  const { items } = JSON.parse(json) as { items: { content_html: string }[] };
  for (const { content_html: html } of items)
    expect(
      markupIn(html).filter((one) => harm.test(one)),
      path,
    ).toEqual([]);
}

/** The elements of a well-formed document; throws for one that is not. */
function elementsIn(xml: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => void names.push(name));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return names;
}

describe('hostile text in every field', () => {
  it('would be seen if it were not quoted', () => {
    const places = [
      `<p>${hostile}</p>`,
      `<p title="${hostile}">x</p>`,
      `<title>${hostile}</title>`,
      `<!-- ${hostile} -->`,
      `<a href="javascript:alert('hit')">x</a>`,
    ];
    for (const html of places)
      expect(
        markupIn(html).filter((one) => harm.test(one)),
        html,
      ).not.toEqual([]);
  });

  it('stands on the shelf as text, in pages, feeds, structured data and headers of files', async () => {
    const house = await aHouse();
    await house.settings({ ...houseSettings(), name: words, tagline: words, externalLinksNote: words });
    await house.section({ slug: 'world', name: words, description: words, edition: 'uk' });
    await house.topic({ slug: 'ports', name: words, type: 'place', description: words, edition: 'uk' });
    await house.publish({ story: aStory({ ...everywhere, topics: ['ports'] }) });
    await house.publish({ story: aStory({ ...everywhere, topics: ['ports'] }), change: 'correction', note: words });
    await house.publish({ story: aStory({ id: idOf(2), urlSlug: 'two', ...everywhere }) });
    await house.publish({ story: aStory({ id: idOf(3), urlSlug: 'three', ...everywhere, kind: 'live' }) });
    await house.publish({
      story: aStory({ id: idOf(3), urlSlug: 'three', ...everywhere, kind: 'opinion' }),
      change: 'minor',
    });
    const containers = [
      {
        id: 'c',
        title: words,
        layout: 'opinion' as const,
        curated: [idOf(1), words],
        backfill: 'all' as const,
        size: 5,
      },
    ];
    await house.arrange({ edition: 'uk', containers });
    await house.suppress(idOf(1), 1, words);
    await house.suppress(idOf(3), 1, words);
    expect(failed(await house.kill(idOf(2), words))).toEqual([]);
    expect(await checkShelf(house.rooms)).toEqual([]);

    const shelf = await everything(house.shelf);
    expect(shelf.size).toBeGreaterThan(80);
    for (const [path, text] of shelf) {
      if (
        text === null ||
        text.startsWith('→') ||
        path.startsWith('/assets/') ||
        path.startsWith('/timemap/') ||
        path === '/robots.txt'
      )
        continue;
      if (path.endsWith('.json')) proveFeed(path, text);
      else if (/\.(rss|atom|xml|svg)$/.test(path))
        expect(
          elementsIn(text).filter((name) => /^(script|hit|img|b)$/.test(name)),
          path,
        ).toEqual([]);
      else provePage(path, text);
    }
    expect(await standing(house.shelf, '/news/s2222223/ferry-reaches-the-islands')).toContain('&lt;script>alert(');
    expect(await house.store.damage()).toEqual([]);
  });
});

describe('half characters, and characters of every kind', () => {
  const odd = [
    '\ud83d',
    '\udc00',
    '\u0000',
    '\ufffe',
    '\u202e\u2066',
    '\u0301'.repeat(200),
    '👨‍👩‍👧‍👦',
    '𠀀',
    '\r\n\t\u0085',
    'ﷺ',
  ].join(' ');

  it('are kept as they are and pressed as what UTF-8 can say', async () => {
    const house = await aHouse();
    const story = aStory({
      headline: odd,
      standfirst: odd,
      body: [
        paragraph(odd),
        { type: 'paragraph', text: 'a\ud83d\ude00b', marks: [{ type: 'strong', from: 0, to: 2 }] },
      ],
    });
    expect(failed(await house.publish({ story }))).toEqual([]);
    expect(await checkShelf(house.rooms)).toEqual([]);
    for (const feed of ['/feeds/uk.rss', '/feeds/uk.atom', '/sitemap.xml', '/news-sitemap.xml']) {
      expect(elementsIn((await standing(house.shelf, feed)) ?? ''), feed).not.toEqual([]);
    }
  });
});

/** A bulletin is its film. */
const kindsOfWords = storyKinds.filter((kind) => kind !== 'bulletin');

describe('nothing and everything', () => {
  it('a story of any kind may be a headline and one empty paragraph', async () => {
    const house = await aHouse();
    for (const [number, kind] of kindsOfWords.entries()) {
      const story = aStory({
        id: idOf(number),
        urlSlug: 'x',
        kind,
        headline: `x${kind}x`,
        standfirst: null,
        body: [paragraph('')],
      });
      expect(failed(await house.publish({ story }))).toEqual([]);
      expect(await standing(house.shelf, publicPath(story))).toContain(`<h1>x${kind}x</h1>`);
    }
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  it('a story of any kind may be its picture alone', async () => {
    const house = await aHouse();
    for (const [number, kind] of kindsOfWords.entries()) {
      const story = aStory({
        id: idOf(number),
        urlSlug: 'x',
        kind,
        body: [],
        mainMedia: { type: 'image', alt: 'A ferry', caption: 'The ferry' },
      });
      expect(failed(await house.publish({ story }))).toEqual([]);
    }
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  it('a newsroom without sections, topics, stories and navigation is a front all the same', async () => {
    const house = await aHouse();
    const [first] = houseSettings().editions;
    await house.settings(houseSettings({ editions: [{ ...first!, nav: [] }] }));
    for (const path of ['/', '/lite', '/corrections', '/feeds/uk.rss', '/sitemap.xml', '/robots.txt'])
      expect(await standing(house.shelf, path), path).not.toBeNull();
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

describe('dates at the borders', () => {
  it.each([
    ['0001-01-01T00:00:00Z', '0001-01'],
    ['1969-12-31T23:59:59Z', '1969-12'],
    ['2026-03-29T01:00:00Z', '2026-03'],
    ['2026-10-25T00:59:59Z', '2026-10'],
    ['9999-12-31T23:59:59Z', '9999-12'],
  ])('a story of %s stands in the month %s', async (at, month) => {
    const house = await aHouse();
    const stated = { firstPublishedAt: at, lastUpdatedAt: at };
    expect(failed(await house.publish({ story: aStory(), stated }))).toEqual([]);
    expect(await standing(house.shelf, `/world/${month}`)).toContain('Ferry reaches the islands');
    expect(await standing(house.shelf, `/sitemaps/${month}.xml`)).toContain(idOf(1));
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  it('a month is cut, and its days are named, by the clock of the edition', async () => {
    const house = await aHouse();
    const tokyo = { label: 'JST', timeZone: 'Asia/Tokyo' };
    const [uk] = houseSettings().editions;
    await house.settings(houseSettings({ editions: [{ ...uk!, clocks: [tokyo] }] }));
    await house.publish({ story: aStory(), stated: { firstPublishedAt: '2026-10-31T20:00:00Z', lastUpdatedAt: null } });
    const page = await standing(house.shelf, '/world/2026-11');
    expect(page).toContain('1 November 2026');
    expect(await standing(house.shelf, '/world/2026-10')).toBeNull();
  });
});
