import type { PageKind } from '../page-kind.ts';
import { nameIn } from './fact-words.ts';
import { pathOfStory } from './story-addresses.ts';

interface RedirectParams {
  readonly path: string;
}

/**
 * The kind, with a second look where it finds nothing: an imported address may have the form of one of ours,
 * as `/about` has that of a section.
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

/** Any address that no other kind claims: an old one may lead to the story that stands for it now. */
export const redirect: PageKind<RedirectParams, never> = {
  name: 'redirect',
  tier: 4,
  parse: (path) => (path.startsWith('/') ? { path } : null),
  load: async (archive, { path }) => {
    const id = await archive.redirect(path);
    const to = id === null ? null : await pathOfStory(id, archive);
    return to === null ? { is: 'missing' } : { is: 'redirect', to };
  },
  render: () => {
    throw new Error('A redirect has no page to render.');
  },
  pathsFor: async (fact) => {
    const path = nameIn(fact, 'redirect');
    return path === null ? [] : [path];
  },
};
