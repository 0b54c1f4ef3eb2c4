import { toInstant } from '../../base/clock.ts';
import { rememberedWith } from '../../base/remembered.ts';
import type { Archive } from '../../story/archive.ts';
import { facts } from '../../story/facts.ts';
import { UNDATED_MONTH } from '../../story/lists.ts';
import type { PageSettings } from '../../story/newsroom.ts';
import type { Card } from '../../story/published.ts';
import type { PageKind } from '../page-kind.ts';
import { type SitemapEntry, sitemapText } from './sitemap.ts';
import { storyEntry } from './story-entry.ts';
import { oneLine } from './words.ts';

const PATH = '/news-sitemap.xml';
/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: two days, a thousand stories. */
const MOST = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const TWO_DAYS_MS = 2 * DAY_MS;

/**
 * The stories of the last two days for news search. A page knows no present moment: when the two days began comes to it as a fact, moved on
 * by the newsroom; where no day has passed yet, they are counted back from the newest story. Stories whose first publication nobody knows are left out: the format must state it.
 */
export const newsSitemapKind: PageKind<true, readonly SitemapEntry[]> = {
  name: 'news-sitemap',
  tier: 3,
  parse: (path) => (path === PATH ? true : null),
  load: async (archive) => ({ is: 'page', data: await loadNews(archive) }),
  render: (entries) => ({ type: 'application/xml; charset=utf-8', body: sitemapText(entries) }),
  pathsFor: (fact) => Promise.resolve(fact === facts.settings() || fact === facts.newsWindow() ? [PATH] : []),
};

async function loadNews(archive: Archive): Promise<SitemapEntry[]> {
  const settings = await archive.settings();
  const entries: SitemapEntry[] = [];
  for await (const card of recentCards(archive)) {
    if (entries.length === MOST) break;
    if (card.firstPublishedAt) entries.push(await newsEntry(archive, settings, card));
  }
  return entries.length > 0 ? entries : [withoutNews(settings)];
}

/** The schema of sitemaps knows no empty one: a window without news names the paper, and no news. */
function withoutNews({ siteUrl }: PageSettings): SitemapEntry {
  return { loc: `${siteUrl}/`, lastmod: null, image: null };
}

/** Live stories of the two days up to the newest one, newest first. */
async function* recentCards(archive: Archive): AsyncGenerator<Card> {
  let oldest = await archive.newsWindow();
  for (const { month } of await archive.months('all')) {
    if (month === UNDATED_MONTH || (oldest !== null && month < monthBefore(oldest))) return;
    for (const id of await archive.month('all', month)) {
      const card = await archive.card(id);
      if (!card) continue;
      oldest ??= toInstant(new Date(Date.parse(card.sortAt) - TWO_DAYS_MS));
      if (card.sortAt < oldest) return;
      yield card;
    }
  }
}

/** No month before this one holds the moment, whatever clock cuts the months: none is a day from UTC. */
function monthBefore(moment: string): string {
  return toInstant(new Date(Date.parse(moment) - DAY_MS)).slice(0, 7);
}

async function newsEntry(archive: Archive, settings: PageSettings, card: Card): Promise<SitemapEntry> {
  const filed = await archive.whereabouts(card.id);
  const edition = settings.editions.find(({ id }) => id === filed?.edition);
  const publication = edition?.masthead?.name ?? settings.name;
  const updatedAt = await archive.updatedAt(card.id);
  return entries(card, JSON.stringify([settings.siteUrl, publication, updatedAt]), () => ({
    ...storyEntry(settings, { ...card, updatedAt }),
    news: {
      publication: oneLine(publication),
      language: newsLanguage(card.lang),
      published: card.firstPublishedAt ?? card.sortAt,
      title: oneLine(card.headline),
    },
  }));
}

/** Of the stories of two days all but one are those of before, and so is the text of each. */
const entries = rememberedWith<SitemapEntry>();

/** The language as news sitemaps write it: two or three letters, but `zh-cn` or `zh-tw` for Chinese; `und` for no language. */
export function newsLanguage(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-');
  if (!/^[a-z]{2,3}$/.test(language)) return 'und';
  if (language !== 'zh') return language;
  return /-(hant|tw|hk|mo)\b/i.test(lang) ? 'zh-tw' : 'zh-cn';
}
