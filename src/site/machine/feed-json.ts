import { type Feed, type FeedFilm, type FeedItem, summaryHtml } from './feed.ts';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What is not known is left out. */
export function jsonText(feed: Feed): string {
  const value = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description,
    language: feed.lang,
    authors: [{ name: feed.publisher, url: feed.site }],
    items: feed.items.map(itemValue),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

function itemValue(item: FeedItem): Record<string, unknown> {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: summaryHtml(item),
    summary: item.summary ?? undefined,
    image: item.image?.url,
    date_published: item.published ?? undefined,
    date_modified: item.updated ?? undefined,
    authors: item.authors.length > 0 ? item.authors.map((name) => ({ name })) : undefined,
    tags: item.categories.length > 0 ? item.categories : undefined,
    language: item.lang,
    attachments: item.film ? [attachmentOf(item.film)] : undefined,
  };
}

function attachmentOf({ url, type, bytes, seconds }: FeedFilm): Record<string, unknown> {
  return { url, mime_type: type, size_in_bytes: bytes, duration_in_seconds: seconds };
}
