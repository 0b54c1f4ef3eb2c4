import { bulletinsIn } from './fact-words.ts';
import { fullList, type ListData, liteList, loadList } from './list.tsx';
import { type ListOf, ownerPath } from './list-owner.ts';
import type { ReaderPage } from './reader-page.ts';

/** `/bulletin/{edition}`: every bulletin of an edition, the newest first; the older ones stand in months, as stories of a section do. */
export const bulletins: ReaderPage<ListOf, ListData> = {
  name: 'bulletins',
  tier: 2,
  parse: ([room, edition, ...rest]) =>
    room === 'bulletin' && edition && /^[a-z]/.test(edition) && rest.length === 0
      ? { is: 'bulletins', slug: edition }
      : null,
  load: loadList,
  full: fullList,
  lite: liteList,
  pathsFor: async (fact) => {
    const edition = bulletinsIn(fact);
    return edition === null ? [] : [ownerPath({ is: 'bulletins', slug: edition })];
  },
};
