import type { PageSettings } from '../../story/newsroom.ts';
import { authorPath, bulletinsPath, correctionsPath, frontPath, pathOf, sectionPath, topicPath } from '../addresses.ts';

/** The three forms a feed comes in, by the ending of their addresses. */
export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** What a feed or a page of stories is of. */
export type ListOf =
  | { readonly is: 'front'; readonly edition: string }
  | { readonly is: 'section'; readonly slug: string }
  | { readonly is: 'topic'; readonly slug: string }
  | { readonly is: 'author'; readonly slug: string }
  | { readonly is: 'bulletins'; readonly slug: string }
  | { readonly is: 'corrections'; readonly edition: string };

const pagesOf = { section: sectionPath, topic: topicPath, author: authorPath, bulletins: bulletinsPath };

/** The page on which readers find a list. */
export function listPath(settings: PageSettings, of: ListOf): string {
  if (of.is === 'front') return frontPath(settings, of.edition);
  if (of.is === 'corrections') return correctionsPath(settings, of.edition);
  return pagesOf[of.is](of.slug);
}

/** The word before what a list is of; a front's edition stands alone. */
const rooms: Readonly<Record<ListOf['is'], string>> = {
  front: '',
  section: 'section',
  topic: 'topic',
  author: 'people',
  bulletins: 'bulletin',
  corrections: 'corrections',
};

/** The address of a feed. Sections, topics and people stand one step deeper than editions, so no two can clash. */
export function feedPath(of: ListOf, format: FeedFormat): string {
  const room = rooms[of.is];
  const words = of.is === 'front' ? [of.edition] : [room, 'slug' in of ? of.slug : of.edition];
  return `${pathOf('feeds', ...words)}.${format}`;
}

/** The dated list of a story's versions (RFC 7089). */
export function timeMapPath(storyId: string): string {
  return pathOf('timemap', 'news', storyId);
}

/** A path of this site as an address in full; what already names a host is left as it is. */
export function absolute({ siteUrl }: Pick<PageSettings, 'siteUrl'>, path: string): string {
  return path.startsWith('/') ? `${siteUrl}${path}` : path;
}
