import { storyPath } from '../../story/published.ts';
import type { PageKind } from '../page-kind.ts';
import { nameIn } from './fact-words.ts';

interface RedirectParams {
  readonly path: string;
}

/** Any address that no other kind claims: an old one may lead to the story that stands for it now. */
export const redirect: PageKind<RedirectParams, never> = {
  name: 'redirect',
  tier: 4,
  parse: (path) => (path.startsWith('/') ? { path } : null),
  load: async (archive, { path }) => {
    const id = await archive.redirect(path);
    const published = id === null ? null : await archive.story(id);
    return published ? { is: 'redirect', to: storyPath(published.story) } : { is: 'missing' };
  },
  render: () => {
    throw new Error('A redirect has no page to render.');
  },
  pathsFor: async (fact) => {
    const path = nameIn(fact, 'redirect');
    return path === null ? [] : [path];
  },
};
