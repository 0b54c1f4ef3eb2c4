import { rememberedOf } from '../../base/remembered.ts';
import { type Feed, type FeedFilm, type FeedImage, type FeedItem, feedUpdated, summaryHtml } from './feed.ts';
import { element, textElement, type XmlElement, written, xmlDocument } from './xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** RSS 2.0 (https://www.rssboard.org/rss-specification), with Dublin Core authors and Media RSS pictures. */
export function rssText(feed: Feed): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.home),
    element('description', {}, feed.description),
    element('language', {}, feed.lang),
    element('copyright', {}, feed.rights),
    element('lastBuildDate', {}, rfc822(feedUpdated(feed))),
    element('atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    ...feed.items.map(itemText),
  );
  return xmlDocument(element('rss', { version: '2.0', ...NAMESPACES }, channel));
}

/** An item stands in a feed until thirty newer ones do, within the channel, and is the same all that time. */
const itemText = rememberedOf((item: FeedItem) => written(itemElement(item), 2));

function itemElement(item: FeedItem): XmlElement {
  return element(
    'item',
    {},
    element('title', {}, item.title),
    element('link', {}, item.url),
    element('description', {}, summaryHtml(item)),
    ...item.authors.map((name) => textElement('dc:creator', name)),
    ...item.categories.map((name) => textElement('category', name)),
    element('guid', { isPermaLink: 'false' }, item.id),
    pubDate(item),
    textElement('atom:updated', item.updated),
    textElement('dc:language', item.lang),
    item.film && enclosure(item.film),
    item.film && filmElement(item.film),
    item.image && mediaElement(item.image),
  );
}

/** What players of podcasts fetch. */
function enclosure({ url, type, bytes }: FeedFilm): XmlElement {
  return element('enclosure', { url, length: bytes, type });
}

/** First publication, else the moment its source says it stood published; absent when neither is known. */
function pubDate({ published, updated }: FeedItem): XmlElement | null {
  const at = published ?? updated;
  return at === null ? null : element('pubDate', {}, rfc822(at));
}

/** The film by Media RSS, which has a place for how long it runs. */
export function filmElement({ url, type, bytes, seconds, width, height }: FeedFilm): XmlElement {
  const size = { fileSize: bytes, duration: seconds, width, height };
  return element('media:content', { url, type, medium: 'video', ...size });
}

/** The picture by Media RSS, which has its own place for the text alternative and the credit. */
export function mediaElement({ url, type, width, height, alt, credit }: FeedImage): XmlElement {
  return element(
    'media:content',
    { url, type, medium: 'image', width, height },
    textElement('media:description', alt),
    textElement('media:credit', credit),
  );
}

/** The date as RFC 822 has it, with the four-digit year of RFC 1123: `Tue, 24 Jul 2007 16:32:00 GMT`. */
function rfc822(instant: string): string {
  return new Date(instant).toUTCString();
}
