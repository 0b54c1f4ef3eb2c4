import { fullList, type ListData, liteList, loadList } from './list.tsx';
import { inPlaceOf, type ListOf, ownerIn, ownerPath } from './list-owner.ts';
import type { ReaderPage } from './reader-page.ts';

/** `/topics/{slug}`. */
export const topic: ReaderPage<ListOf, ListData> = {
  name: 'topic',
  tier: 2,
  parse: ([room, slug, ...rest]) => (room === 'topics' && slug && rest.length === 0 ? { is: 'topic', slug } : null),
  load: loadList,
  moved: async (archive, of) => {
    const to = await inPlaceOf(archive, of);
    return to && ownerPath(to);
  },
  full: fullList,
  lite: liteList,
  pathsFor: async (fact) => {
    const owner = ownerIn(fact);
    return owner?.is === 'topic' ? [ownerPath(owner)] : [];
  },
};
