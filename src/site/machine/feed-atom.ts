import { rememberedWith } from '../../base/remembered.ts';
import { type Feed, type FeedFilm, type FeedItem, feedUpdated, itemUpdated, summaryHtml } from './feed.ts';
import { filmElement, mediaElement } from './feed-rss.ts';
import { element, textElement, type Written, type XmlElement, written, xmlDocument } from './xml.ts';

/** Atom (RFC 4287). The feed is named by its address, each entry by its story's permanent name. */
export function atomText(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': 'http://search.yahoo.com/mrss/', 'xml:lang': feed.lang },
      element('id', {}, feed.self),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.description),
      element('updated', {}, feedUpdated(feed)),
      // RFC 4287, 4.1.1: an author of the feed stands for entries that name none.
      element('author', {}, element('name', {}, feed.publisher), element('uri', {}, feed.site)),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
      element('rights', {}, feed.rights),
      ...feed.items.map((item) => texts(item, feed.lang, () => written(entryElement(item, feed.lang)))),
    ),
  );
}

const texts = rememberedWith<Written>();

function entryElement(item: FeedItem, feedLang: string): XmlElement {
  return element(
    'entry',
    { 'xml:lang': item.lang === feedLang ? null : item.lang },
    element('id', {}, item.id),
    element('title', {}, item.title),
    element('updated', {}, itemUpdated(item)),
    textElement('published', item.published),
    ...item.authors.map((name) => element('author', {}, element('name', {}, name))),
    ...item.categories.map((name) => element('category', { term: name })),
    element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    item.film && filmLink(item.film),
    element('summary', { type: 'html' }, summaryHtml(item)),
    item.film && filmElement(item.film),
    item.image && mediaElement(item.image),
  );
}

/** RFC 4287, 4.2.7.2: what may be large, and is fetched by itself. */
function filmLink({ url, type, bytes }: FeedFilm): XmlElement {
  return element('link', { rel: 'enclosure', type, length: bytes, href: url });
}
