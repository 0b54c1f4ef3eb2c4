import { fullList, type ListData, liteList, loadList } from './list.tsx';
import { type ListOf, ownerIn, ownerPath } from './list-owner.ts';
import type { ReaderPage } from './reader-page.ts';

/** `/topics/{slug}`. */
export const topic: ReaderPage<ListOf, ListData> = {
  name: 'topic',
  tier: 2,
  parse: ([room, slug, ...rest]) => (room === 'topics' && slug && rest.length === 0 ? { is: 'topic', slug } : null),
  load: loadList,
  full: fullList,
  lite: liteList,
  pathsFor: async (fact) => {
    const owner = ownerIn(fact);
    return owner?.is === 'topic' ? [ownerPath(owner)] : [];
  },
};
