import type { Archive } from '../../story/archive.ts';
import { litePath, sectionPath, wordsOfPath } from '../addresses.ts';
import type { Loaded, PageKind } from '../page-kind.ts';
import { nameIn } from './fact-words.ts';
import { pathOfStory } from './story-addresses.ts';

interface RedirectParams {
  readonly path: string;
}

/**
 * The kind, with a second look where it finds nothing: an old or a short address may have the form of one of ours,
 * as `/about` has that of a section. What is there goes before it.
 */
export function orRedirect(kind: PageKind): PageKind {
  return {
    ...kind,
    parse: (path) => {
      const params = kind.parse(path);
      return params === null ? null : { path, params };
    },
    load: async (archive, asked) => {
      const { path, params } = asked as { path: string; params: unknown };
      const loaded = await kind.load(archive, params);
      return loaded.is === 'missing' ? redirect.load(archive, { path }) : loaded;
    },
    moved: async (archive, asked) => (await kind.moved?.(archive, (asked as { params: unknown }).params)) ?? null,
  };
}

/** Any address that no other kind claims: it may lead to the story that stands for it now, or to where people led it. */
export const redirect: PageKind<RedirectParams, never> = {
  name: 'redirect',
  tier: 4,
  parse: (path) => (path.startsWith('/') ? { path } : null),
  load: async (archive, { path }) => {
    const to = (await endOf(archive, path)) ?? (await endOfLite(archive, path));
    return to === null ? MISSING : { is: 'redirect', to };
  },
  render: () => {
    throw new Error('A redirect has no page to render.');
  },
  pathsFor: async (fact, archive) => {
    const path = nameIn(fact, 'redirect');
    if (path === null) return [];
    // Of an old address, delivery makes the lite one by itself; one that people led may lead off the site.
    return (await archive.redirect(path))?.is === 'story' ? [path] : [path, litePath(path)];
  },
};

const MISSING: Loaded<never> = { is: 'missing' };

/** Longer roads are loops: one that is made is led straight to its end. */
const MOST_STEPS = 8;

/**
 * Where the road from an address ends, so that readers are led once: a place that leads on itself, as a section that has ended, is passed by. Null
 * for what leads nowhere, and for a loop.
 */
async function endOf(archive: Archive, path: string): Promise<string | null> {
  let at = path;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = await nextOf(archive, at, step);
    if (next === null) return step === 0 ? null : at;
    at = next;
  }
  return null;
}

async function nextOf(archive: Archive, at: string, step: number): Promise<string | null> {
  const found = await archive.redirect(at);
  if (found) return found.is === 'led' ? found.to : pathOfStory(found.storyId, archive);
  if (step === 0) return null;
  const [, id, rest = ''] = STORY.exec(at) ?? [];
  const story = id === undefined ? null : await pathOfStory(id, archive);
  if (story !== null) return story + rest === at ? null : story + rest;
  const [word, ...more] = wordsOfPath(at) ?? [];
  const inPlace = word === undefined || more.length > 0 ? null : await archive.sectionInPlaceOf(word);
  return inPlace === null ? null : sectionPath(inPlace);
}

/** A story under whatever slug, and a place within its page. */
const STORY = /^\/news\/([^/?#]+)(?:\/[^/?#]+)?(#.*)?$/;

/** The lite edition of an address that people led: the lite edition of where it leads, or that itself where it is no page of ours. */
async function endOfLite(archive: Archive, path: string): Promise<string | null> {
  const full = path === '/lite' ? null : /^\/lite(\/.+)$/.exec(path)?.[1];
  if (!full || (await archive.redirect(full))?.is !== 'led') return null;
  const to = await endOf(archive, full);
  return to?.startsWith('/') ? litePath(to) : to;
}
