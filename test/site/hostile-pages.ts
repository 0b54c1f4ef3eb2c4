import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { readPage as readArchived } from '../../src/wire/read-page.ts';
import type { Block } from '../../src/story/blocks.ts';
import type { StoryInput } from '../../src/story/story.ts';
import { paragraphs } from '../house/pier-page.ts';
import { aHouse, houseSettings } from '../house/houses.ts';
import { aStory, idOf } from '../house/stories.ts';
import { everything, standing } from '../house/shelves.ts';
import { hostileTargets } from '../house/hostile-vectors.ts';
import { pastes } from './hostile-pastes.ts';

const SITE = 'http://harbour.test';

/** What ran or was asked for, and what stands there that could run once somebody clicks, points or waits. */
export interface Harm {
  readonly path: string;
  readonly found: readonly string[];
}

/**
 * Imports pages with these vectors in them, puts them as words into every field of stories, sections and people, presses it all, and looks at
 * every page in a browser whose pages have no Content-Security-Policy.
 */
export async function harmOf(browser: Browser, vectors: readonly string[]): Promise<{ pages: number; harm: Harm[] }> {
  const house = await aHouse();
  await house.settings(houseSettings({ name: vectors[0], tagline: vectors[1] ?? vectors[0] }));
  const [pages, harm]: [string[], Harm[]] = [[], []];
  for (const [at, some] of inFew(vectors).entries()) {
    const texts = some.map((vector) => vector.slice(0, 180));
    const imported = (await Promise.all(some.map(imports))).flat();
    const pasted = some.map((vector, index) =>
      pastes(vector, hostileTargets[(at + index) % hostileTargets.length] ?? ''),
    );
    harm.push(
      ...pasted.flatMap(({ lost }, index) => (lost.length > 0 ? [{ path: `pasted ${some[index]}`, found: lost }] : [])),
    );
    const id = idOf(at + 1);
    // Of its own, or each name would press all the pages before it anew.
    const [section, topic] = [`section-${at}`, `topic-${at}`];
    await house.section({ slug: section, name: texts[0] ?? '', description: texts[1] ?? null, edition: 'uk' });
    await house.topic({
      slug: topic,
      name: texts[2] ?? '',
      type: 'place',
      description: texts[3] ?? null,
      edition: 'uk',
    });
    const body = [...imported, ...pasted.flatMap(({ blocks }) => blocks), ...texts.flatMap(everyBlock)];
    const story = aStory({ ...fieldsOf(texts), id, urlSlug: 'x', section, topics: [topic], body });
    // Films among them have no captions.
    const why = 'Tried with whatever the newsroom would ask for left out.';
    await house.publish({ story, why });
    await house.publish({
      why,
      story: { ...story, headline: `${story.headline} ` },
      change: 'correction',
      note: texts[1] ?? '',
    });
    const path = `/news/${id}/x`;
    pages.push(path, `/lite${path}`, `${path}/history`, `${path}/versions/1`, `/${section}`, `/topics/${topic}`);
  }
  pages.push('/', '/corrections', '/lite', '/lite/section-0', '/lite/corrections');
  pages.push(...[...(await everything(house.shelf)).keys()].filter((path) => FEED.test(path)));
  const { page, alarms } = await aNakedPage(browser, async (path) =>
    readAs(path, (await standing(house.shelf, path)) ?? ''),
  );
  for (const path of pages) {
    alarms.length = 0;
    await page.goto(`${SITE}${path}`);
    const found = [...alarms, ...(await dangersIn(page))];
    if (found.length > 0) harm.push({ path, found });
  }
  await page.context().close();
  return { pages: pages.length, harm };
}

/** Feeds whose stories a reader's program shows as HTML. */
const FEED = /^\/feeds\/.*\.json$/;

/** A page as it is; a feed as a reader that takes its HTML for safe would show it. */
function readAs(path: string, text: string): string {
  if (!FEED.test(path)) return text;
  const { items } = JSON.parse(text) as { items: { content_html?: string }[] };
  return items.map((item) => item.content_html ?? '').join('\n');
}

const AT_ONCE = 20;

function inFew(vectors: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(vectors.length / AT_ONCE) }, (_, at) =>
    vectors.slice(at * AT_ONCE, at * AT_ONCE + AT_ONCE),
  );
}

/** What an import makes of a page in which the vector stands wherever something can stand. */
async function imports(vector: string): Promise<Block[]> {
  const quoted = vector.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const [one, two, three] = paragraphs;
  const page = `<!doctype html><html lang="en"><head><meta property="og:title" content="${quoted}"><meta name="author" content="${quoted}">
<script type="application/ld+json">{"@type":"NewsArticle","headline":${JSON.stringify(vector).replaceAll('<', '\\u003c')}}</script></head>
<body><article><h1>Pier ${vector}</h1><p class="byline">By ${vector}</p><p>${one}</p>${vector}<p>${two} ${vector}</p>
<figure><img src="${quoted}" alt="${quoted}"><figcaption>${vector}</figcaption></figure><p>${three}</p>
<blockquote><p>${vector}</p></blockquote><iframe src="${quoted}"></iframe></article></body></html>`;
  const read = await readArchived(new TextEncoder().encode(page), { fileName: 'pier.html' });
  if (!read.ok) return [];
  const { story } = read.arrival;
  const said = [story.headline, story.standfirst, JSON.stringify(story.byline)].map((text) => text ?? '');
  return [
    ...((story.body ?? []) as Block[]).map((block) =>
      block.type === 'livePost' ? { type: 'divider' as const } : block,
    ),
    ...said.map((text) => ({ type: 'paragraph' as const, text, marks: [] })),
  ];
}

function fieldsOf([one = '', two = '', three = '', four = '']: readonly string[]): Partial<StoryInput> {
  return {
    ...{ headline: one, shortHeadline: two, standfirst: three, trailText: four, kicker: two, dateline: one },
    byline: [{ person: one, role: two, location: three }],
    agencies: [four],
    mainMedia: { type: 'image', picture: null, alt: one, caption: two, credit: three },
  };
}

let turn = 0;

/** The words in every kind of block, and an address beside them in every place for one. */
function everyBlock(text: string): Block[] {
  turn += 1;
  const href = hostileTargets[turn % hostileTargets.length] ?? '';
  const rich = { text, marks: [{ type: 'link' as const, from: 0, to: Math.min(5, text.length), href }] };
  const image = { type: 'image' as const, picture: null, alt: text, decorative: false, caption: text, credit: text };
  return [
    { type: 'paragraph', ...rich },
    { type: 'quote', paragraphs: [rich], speaker: text, role: text, source: text },
    image,
    {
      type: 'video',
      title: text,
      src: href,
      poster: null,
      captions: href,
      transcript: text,
      durationSeconds: 1,
      caption: text,
      credit: text,
    },
    { type: 'audio', title: text, src: href, transcript: text, durationSeconds: 1, credit: text },
    { type: 'embed', provider: text, url: href, snapshot: text, author: text, at: text },
    { type: 'table', caption: text, head: [text], rows: [[text]], rowHeads: true, source: text },
    { type: 'factBox', title: text, paragraphs: [rich], items: [rich] },
    { type: 'timeline', title: text, events: [{ when: text, date: text, what: rich }] },
    { type: 'relatedLink', href, text },
  ];
}

/** A page that shows what it is given, with no policy, and sounds an alarm at whatever runs or is asked for besides. */
export async function aNakedPage(browser: Browser, bodyOf: (path: string) => Promise<string>) {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const alarms: string[] = [];
  await page.exposeFunction('ran', () => void alarms.push('ran'));
  page.on('dialog', (dialog) => {
    alarms.push('dialog');
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) alarms.push(`a frame: ${frame.url()}`);
  });
  await page.route('**/*', async (route) => {
    const request = route.request();
    const { origin, pathname } = new URL(request.url());
    if (request.isNavigationRequest() && origin === SITE && pathname !== '/ran')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: await bodyOf(decodeURI(pathname)) });
    if (origin !== SITE || !/^\/(assets|media|favicon)/.test(pathname)) alarms.push(`asked for ${request.url()}`);
    return route.fulfill({ status: 404, body: '' });
  });
  return { page, alarms };
}

export function dangersIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const handlers = all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')));
    const elements = all
      .filter((one) => /^(iframe|object|embed|form|math|base|frame|template|noscript|xss-thing)$/.test(one.localName))
      .map(({ localName }) => `<${localName}>`);
    const scripts = all.filter(
      (one) => one.localName === 'script' && one.getAttribute('type') !== 'application/ld+json',
    );
    const refreshes = all.filter((one) => one.localName === 'meta' && one.hasAttribute('http-equiv'));
    const addresses = all
      .flatMap((one) =>
        ['href', 'src', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'cite', 'ping'].map((name) =>
          one.getAttribute(name),
        ),
      )
      .filter((address) => address !== null)
      .filter((address) => !/^(https?|mailto|tel):$/.test(URL.parse(address, location.href)?.protocol ?? 'none'));
    const styled = all.filter((one) => /url|expression/.test(one.getAttribute('style') ?? '')).map(() => 'style');
    return [
      ...handlers,
      ...elements,
      ...scripts.map(() => '<script>'),
      ...refreshes.map(() => '<meta http-equiv>'),
      ...addresses,
      ...styled,
    ];
  });
}
