import { feedKind } from './machine/feed-kind.ts';
import { newsSitemapKind } from './machine/news-sitemap-kind.ts';
import { robotsKind } from './machine/robots-kind.ts';
import { sitemapIndexKind } from './machine/sitemap-index-kind.ts';
import { sitemapMonthKind } from './machine/sitemap-month-kind.ts';
import { sitemapSectionsKind } from './machine/sitemap-sections-kind.ts';
import { timeMapKind } from './machine/time-map-kind.ts';
import { storyWordsKind } from './machine/story-words-kind.ts';
import type { PageKind } from './page-kind.ts';

/** Every kind of page that is written for machines: feeds, sitemaps, robots.txt, dated lists of versions. */
export const machineKinds: readonly PageKind[] = [
  feedKind,
  sitemapMonthKind,
  sitemapSectionsKind,
  sitemapIndexKind,
  newsSitemapKind,
  robotsKind,
  timeMapKind,
  storyWordsKind,
];
