import { isId } from '../../base/ids.ts';
import { pageInGuise } from '../../base/worn-guise.ts';
import type { Archive } from '../../story/archive.ts';
import { pathInEdition, publicPath, storyPath } from '../../story/published.ts';
import { litePath, pathOf } from '../addresses.ts';
import type { Loaded, Rendered } from '../page-kind.ts';
import { storyIn } from './fact-words.ts';
import { isName } from './named.ts';
import type { ReaderPage } from './reader-page.ts';
import { goneFrom } from './story-addresses.ts';

interface Params {
  readonly edition: string;
  readonly id: string;
  /** Null for the bare address, which leads to the right one. */
  readonly slug: string | null;
}

interface Meant {
  readonly edition: string;
  /** The story's own address. */
  readonly path: string;
}

/**
 * `/{edition}/news/{id}/{urlSlug}`, for each edition that has a story beside its own: the story's one page in the chrome of that edition. What
 * stands there says which page is meant, and whoever delivers it fills in the rest.
 */
export const storyInEdition: ReaderPage<Params, Meant> = {
  name: 'story-in-edition',
  tier: 1,
  parse: ([edition, room, id, slug, ...rest]) =>
    isName(edition) && room === 'news' && id && isId(id) && rest.length === 0
      ? { edition, id, slug: slug ?? null }
      : null,
  load: loadInEdition,
  full: ({ edition, path }) => rendered(pageInGuise(edition, path)),
  lite: ({ edition, path }) => rendered(pageInGuise(edition, litePath(path))),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state');
    const where = id === null ? null : await archive.whereabouts(id);
    if (!where) return [];
    return where.alsoIn.flatMap((edition) => [
      pathInEdition(edition, storyPath(where)),
      pathOf(edition, 'news', where.id),
    ]);
  },
};

/** An edition that does not have the story leads to its own address. */
async function loadInEdition(archive: Archive, { edition, id, slug }: Params): Promise<Loaded<Meant>> {
  const where = await archive.whereabouts(id);
  if (!where) return { is: 'missing' };
  const gone = goneFrom({ ...where, edition });
  if (gone) return gone;
  const path = storyPath(where);
  const isThere = where.alsoIn.includes(edition) && (await archive.edition(edition)) !== null;
  if (!isThere) return { is: 'redirect', to: publicPath(where) };
  return slug === where.urlSlug
    ? { is: 'page', data: { edition, path } }
    : { is: 'redirect', to: pathInEdition(edition, path) };
}

function rendered(body: string): Rendered {
  return { type: 'text/html; charset=utf-8', body };
}
