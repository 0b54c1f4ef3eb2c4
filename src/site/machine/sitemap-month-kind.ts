import type { Archive } from '../../story/archive.ts';
import type { PageKind } from '../page-kind.ts';
import { monthIn } from '../pages/fact-words.ts';
import { monthNamed, monthWord } from '../pages/month/month-words.ts';
import { partOf, partPaths, partsOf, type SitemapEntry, sitemapText } from './sitemap.ts';
import { storyEntry } from './story-entry.ts';

interface MonthParams {
  readonly month: string;
  readonly part: number;
}

/**
 * The stories of one month, or those without a date, oldest first, so that a new one stands last and leaves full parts as they are.
 * A past month changes only when one of its own stories does.
 */
export const sitemapMonthKind: PageKind<MonthParams, readonly SitemapEntry[]> = {
  name: 'sitemap-month',
  tier: 3,
  parse: parseMonth,
  load: async (archive, params) => {
    const entries = await loadMonth(archive, params);
    return entries.length > 0 ? { is: 'page', data: entries } : { is: 'missing' };
  },
  render: (entries) => ({ type: 'application/xml; charset=utf-8', body: sitemapText(entries) }),
  pathsFor: async (fact, archive) => {
    const found = monthIn(fact);
    if (found?.list !== 'all') return [];
    const stories = await archive.month('all', found.month);
    return partPaths(monthWord(found.month), partsOf(stories.length));
  },
};

function parseMonth(path: string): MonthParams | null {
  const [, word, part = '1'] =
    /^\/sitemaps\/(undated|\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,4}))?\.xml$/.exec(path) ?? [];
  const month = monthNamed(word);
  return month === null ? null : { month, part: Number(part) };
}

async function loadMonth(archive: Archive, { month, part }: MonthParams): Promise<SitemapEntry[]> {
  const settings = await archive.settings();
  return partOf(await archive.addresses(month), part).map((entry) => storyEntry(settings, entry));
}
