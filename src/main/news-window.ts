import { type Clock, toInstant } from '../base/clock.ts';
import { hasAgedOut, moveNewsWindow } from '../store/news-window.ts';
import type { Store } from '../store/open-store.ts';

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: stories of the last two days. */
const NEWS_MS = 2 * 24 * 3600 * 1000;

/** Lets the stories leave the sitemap for news that are older than two days by the newsroom's clock. Writes nothing while none is. */
export async function ageNews({ store, clock }: { readonly store: Store; readonly clock: Clock }): Promise<void> {
  const at = clock.now();
  const since = toInstant(new Date(Date.parse(at) - NEWS_MS));
  if (!(await hasAgedOut(store.reader, since))) return;
  const act = {
    at,
    by: 'system',
    act: 'age-news',
    summary: 'Stories older than two days no longer count as news for search engines',
  };
  await store.write((tx) => moveNewsWindow(tx, since, act));
}
