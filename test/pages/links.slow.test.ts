import { beforeAll, expect, test } from 'vitest';
import { topicPath } from '../../src/site/addresses.ts';
import { attributesOf, everyAddress, everyPage, everyStory, get, sample, type Shelved, withArchive } from './sample.ts';

/** What an address of our own answers, without following it anywhere. */
interface Answered {
  readonly status: number;
  readonly to: string | null;
}

const answers = new Map<string, Promise<Answered>>();

function answerOf(path: string): Promise<Answered> {
  const known = answers.get(path);
  if (known) return known;
  const asked = get(path).then(({ status, headers }) => ({ status, to: headers.location ?? null }));
  answers.set(path, asked);
  return asked;
}

let addresses: readonly Shelved[];
/** Pages that name an address, by the address. */
const namedBy = new Map<string, string[]>();

beforeAll(async () => {
  addresses = await everyAddress();
  for (const { path } of await everyPage()) {
    const { text } = await get(path);
    for (const link of ownLinks(text)) namedBy.set(link, [...(namedBy.get(link) ?? []), path]);
  }
});

/** Every address of this site that a page links to, loads or names, without its fragment. */
function ownLinks(html: string): Set<string> {
  const hrefs = ['a', 'link'].flatMap((element) => attributesOf(html, element, 'href'));
  const sources = ['img', 'source', 'video', 'audio'].flatMap((element) => attributesOf(html, element, 'src'));
  const posters = attributesOf(html, 'video', 'poster');
  const sets = ['img', 'source'].flatMap((element) => attributesOf(html, element, 'srcset'));
  const styles = [...html.matchAll(/url\(["']?([^)"']+)/g)].map(([, url = '']) => url);
  const all = [
    ...hrefs,
    ...sources,
    ...posters,
    ...styles,
    ...sets.flatMap((set) => set.split(/,\s+/).map((one) => one.split(' ')[0] ?? '')),
  ];
  const own = all.filter((link) => /^\/(?!\/)/.test(link) || link.startsWith(`${sample.site}/`));
  return new Set(own.map((link) => link.replace(sample.site, '').replace(/#.*/, '')).map((link) => link || '/'));
}

test('no page links to a dead address, nor to one that only leads on', async () => {
  expect(namedBy.size).toBeGreaterThan(300);
  const wrong: string[] = [];
  for (const [link, pages] of namedBy) {
    const { status, to } = await answerOf(link);
    if (status !== 200) wrong.push(`${link} ${status} ${to ?? ''} (from ${pages.slice(0, 3).join(' ')})`);
  }
  expect(wrong).toEqual([]);
});

test('every page of the site is reached from its front by links alone', async () => {
  const reached = new Set<string>(['/']);
  const from = new Map<string, string[]>();
  for (const [link, pages] of namedBy) for (const page of pages) from.set(page, [...(from.get(page) ?? []), link]);
  for (const page of reached) for (const link of from.get(page) ?? []) reached.add(link);
  const pages = addresses.filter(({ is, type }) => is === 'page' && type === 'text/html').map(({ path }) => path);
  const silent = await topicsWithoutStories();
  expect(pages.filter((path) => !reached.has(path) && !silent.has(path.replace(/^\/lite/, '')))).toEqual([]);
});

/** Nobody leads to a topic of which there is nothing to read. */
async function topicsWithoutStories(): Promise<Set<string>> {
  return withArchive(async (archive) => {
    const topics = await archive.topics();
    const newest = await Promise.all(topics.map(({ slug }) => archive.newest(`topic/${slug}`, 1)));
    return new Set(topics.filter((_, at) => newest[at]?.length === 0).map(({ slug }) => topicPath(slug)));
  });
}

test('every redirect leads in one step to a page', async () => {
  const redirects = addresses.filter(({ is }) => is === 'redirect');
  expect(redirects.length).toBeGreaterThan(50);
  for (const { path } of redirects) {
    const { status, to } = await answerOf(path);
    expect(status, path).toBe(301);
    expect((await answerOf(to ?? '')).status, `${path} → ${to}`).toBe(200);
  }
});

test('an imported page’s old address, a story’s bare id and any other slug lead to it', async () => {
  const [, , id] = sample.imported.split('/');
  for (const path of [sample.oldAddress, `/news/${id}`, `/news/${id}/another-slug`, `${sample.imported}/`]) {
    expect(await answerOf(path), path).toEqual({ status: 301, to: sample.imported });
  }
});

test('what is gone answers 410 at every address it ever had', async () => {
  const gone = addresses.filter(({ is }) => is === 'gone');
  for (const { path } of gone) expect((await answerOf(path)).status, path).toBe(410);
  for (const { story, state } of await everyStory()) {
    if (state.is === 'live') continue;
    for (const path of [
      `/news/${story.id}`,
      `/news/${story.id}/whatever`,
      `/lite/news/${story.id}`,
      `/news/${story.id}/whatever/history`,
    ]) {
      expect((await answerOf(path)).status, path).toBe(410);
    }
  }
});

test('links within a page lead to what is there', async () => {
  for (const { path } of await everyPage()) {
    const { text } = await get(path);
    const fragments = attributesOf(text, 'a', 'href').filter((href) => href.startsWith('#'));
    for (const fragment of fragments)
      expect(text, `${path} ${fragment}`).toContain(`id="${decodeURIComponent(fragment.slice(1))}"`);
  }
});
