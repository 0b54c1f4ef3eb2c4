import { sha256 } from '../../src/base/hash.ts';
import type { PageKind, Rendered, Site } from '../../src/site/page-kind.ts';
import { storyPath } from '../../src/story/published.ts';

/** A site of three kinds of pages, small enough to say by hand what each reads, and able to fail when it is told to. */
export interface SmallSite extends Site {
  /** Paths in the order of rendering. */
  readonly rendered: string[];
  /** Paths that cannot be rendered at present. */
  readonly failing: Set<string>;
}

const text = (body: string): Rendered => ({ type: 'text/plain; charset=utf-8', body });

export function aSmallSite({ template = 'one', withTopics = false } = {}): SmallSite {
  const rendered: string[] = [];
  const failing = new Set<string>();
  const draw = (path: string, body: string) => {
    rendered.push(path);
    if (failing.has(path)) throw new Error(`no ink for ${path}`);
    return text(`${template}: ${body}`);
  };
  const kinds = [
    storyKind(draw),
    sectionKind(draw),
    frontKind(draw),
    ...(withTopics ? [topicKind(draw)] : []),
  ] as PageKind[];
  return {
    rendered,
    failing,
    kinds,
    find: (path) => {
      for (const kind of kinds) {
        const params = kind.parse(path);
        if (params !== null) return { kind, params };
      }
      return null;
    },
    renderSearched: () => ({ type: 'text/html; charset=utf-8', body: '' }),
    renderGone: ({ reason }) => ({ type: 'text/html; charset=utf-8', body: `gone: ${reason}` }),
    sheets: new Set<string>(),
    templateHash: sha256(template),
  };
}

type Draw = (path: string, body: string) => Rendered;

interface StoryData {
  readonly path: string;
  readonly headline: string;
  readonly words: string;
}

/** `/news/{id}/{slug}` shows headline and body; another slug of a live story leads to the present one. */
function storyKind(draw: Draw): PageKind<{ id: string; slug: string }, StoryData> {
  return {
    name: 'story',
    tier: 0,
    parse: (path) => {
      const [, id, slug] = /^\/news\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
      return id && slug ? { id, slug: decodeURIComponent(slug) } : null;
    },
    load: async (archive, { id, slug }) => {
      const published = await archive.story(id);
      if (!published) return { is: 'missing' };
      const { story, state } = published;
      if (state.is !== 'live')
        return {
          is: 'gone',
          data: { edition: story.edition, at: state.at, reason: state.is === 'killed' ? state.reason : null },
        };
      if (slug !== story.urlSlug) return { is: 'redirect', to: storyPath(story) };
      return {
        is: 'page',
        data: { path: storyPath(story), headline: story.headline, words: JSON.stringify(story.body) },
      };
    },
    render: ({ path, headline, words }) => draw(path, `${headline} ${words}`),
    pathsFor: async (fact, archive) => {
      const [, id] = /^story\/([^/]+)\/state$/.exec(fact) ?? [];
      const published = id ? await archive.story(id) : null;
      return published ? [storyPath(published.story)] : [];
    },
  };
}

interface ListData {
  readonly path: string;
  readonly name: string;
  readonly headlines: readonly string[];
}

/** `/{section}` shows the headlines of its newest ten. */
function sectionKind(draw: Draw): PageKind<string, ListData> {
  return {
    name: 'section',
    tier: 2,
    parse: (path) => /^\/([a-z]+)$/.exec(path)?.[1] ?? null,
    load: async (archive, slug) => {
      const section = await archive.section(slug);
      if (!section) return { is: 'missing' };
      const ids = await archive.newest(`section/${slug}`, 10);
      const cards = await Promise.all(ids.map((id) => archive.card(id)));
      return {
        is: 'page',
        data: { path: `/${slug}`, name: section.name, headlines: cards.map((card) => card?.headline ?? '') },
      };
    },
    render: ({ path, name, headlines }) => draw(path, `${name}: ${headlines.join(', ')}`),
    pathsFor: async (fact) => (fact.startsWith('section/') ? [`/${fact.slice('section/'.length)}`] : []),
  };
}

/** `/` shows the newsroom's name in capitals and, as an include that no reader asks for, `/_/name`. */
function frontKind(draw: Draw): PageKind<string, { path: string; name: string }> {
  return {
    name: 'front',
    tier: 1,
    parse: (path) => (path === '/' || path === '/_/name' ? path : null),
    load: async (archive, path) => ({ is: 'page', data: { path, name: (await archive.settings()).name } }),
    render: ({ path, name }) => draw(path, name.toUpperCase()),
    pathsFor: async (fact) => (fact === 'settings' ? ['/', '/_/name'] : []),
  };
}

/** `/topics/{slug}`: a kind that a later build of the templates brings. */
function topicKind(draw: Draw): PageKind<string, { path: string; name: string }> {
  return {
    name: 'topic',
    tier: 3,
    parse: (path) => /^\/topics\/([a-z]+)$/.exec(path)?.[1] ?? null,
    load: async (archive, slug) => {
      const topic = await archive.topic(slug);
      return topic ? { is: 'page', data: { path: `/topics/${slug}`, name: topic.name } } : { is: 'missing' };
    },
    render: ({ path, name }) => draw(path, name),
    pathsFor: async (fact) => (fact.startsWith('topic/') ? [`/topics/${fact.slice('topic/'.length)}`] : []),
  };
}
