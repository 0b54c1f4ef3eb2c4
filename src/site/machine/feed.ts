import type { Instant } from '../../base/clock.ts';
import type { FeedFormat } from './addresses.ts';

/** A feed as values, before it is written as RSS, Atom or JSON. Every address is in full. */
export interface Feed {
  readonly format: FeedFormat;
  /** The feed's own address, which is its name among feeds. */
  readonly self: string;
  /** The page on which readers find the same stories. */
  readonly home: string;
  readonly site: string;
  readonly publisher: string;
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  readonly rights: string;
  /** When the newest change of an item was; null of an empty feed. */
  readonly updated: Instant | null;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** The permanent name of the story; the same in every feed and whatever becomes of headline, slug and host. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | null;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly authors: readonly string[];
  /** What it is filed under, by name. */
  readonly categories: readonly string[];
  /** Null when nobody knows. */
  readonly published: Instant | null;
  /** Last change in substance; null when the source states none. */
  readonly updated: Instant | null;
  /** Where the story stands in lists; the last resort of a format that must have a date. */
  readonly sortAt: Instant;
  readonly image: FeedImage | null;
  /** The film at its head; null where there is none, or feeds may not have it. */
  readonly film: FeedFilm | null;
}

/** A file that plays, for programs that fetch films by themselves. */
export interface FeedFilm {
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly width: number | null;
  readonly height: number | null;
}

export interface FeedImage {
  readonly url: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly credit: string | null;
}

/** An empty feed has never changed, and some formats must have a date. */
const NEVER: Instant = '1970-01-01T00:00:00Z';

/** When the feed last changed: told by its items, never by a clock. */
export function feedUpdated(feed: Feed): Instant {
  return feed.updated ?? NEVER;
}

/** When an item last changed, for a format that must have a date. */
export function itemUpdated(item: Pick<FeedItem, 'published' | 'updated' | 'sortAt'>): Instant {
  return item.updated ?? item.published ?? item.sortAt;
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The summary as a paragraph of HTML that knows its language and its direction. */
export function summaryHtml({ summary, title, lang, dir }: FeedItem): string {
  const text = (summary ?? title).replaceAll(/[&<>"]/g, (one) => HTML[one] ?? one);
  return `<p lang="${lang.replaceAll(/[^\w-]/g, '')}" dir="${dir}">${text}</p>`;
}
