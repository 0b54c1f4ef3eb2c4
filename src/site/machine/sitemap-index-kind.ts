import type { Archive } from '../../story/archive.ts';
import { facts } from '../../story/facts.ts';
import type { PageKind } from '../page-kind.ts';
import { monthWord } from '../pages/month/month-words.ts';
import { absolute } from './addresses.ts';
import { partPaths, partsOf, sitemapIndexText } from './sitemap.ts';
import { sectionSitemaps } from './sitemap-sections-kind.ts';

const PATH = '/sitemap.xml';

/**
 * All sitemaps: fronts and sections, then each month, newest first. It carries no dates, because the last update
 * in a month is told by that month's own sitemap; so it changes only when a month or a part comes or goes.
 */
export const sitemapIndexKind: PageKind<true, readonly string[]> = {
  name: 'sitemap-index',
  tier: 3,
  parse: (path) => (path === PATH ? true : null),
  load: async (archive) => ({ is: 'page', data: await loadIndex(archive) }),
  render: (locs) => ({ type: 'application/xml; charset=utf-8', body: sitemapIndexText(locs) }),
  pathsFor: (fact) => Promise.resolve(fact === facts.settings() ? [PATH] : []),
};

async function loadIndex(archive: Archive): Promise<string[]> {
  const settings = await archive.settings();
  const months = await archive.months('all');
  const ofMonths = months.flatMap(({ month, count }) => partPaths(monthWord(month), partsOf(count)));
  return [...(await sectionSitemaps(archive)), ...ofMonths].map((path) => absolute(settings, path));
}
