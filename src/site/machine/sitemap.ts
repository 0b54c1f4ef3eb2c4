import type { Instant } from '../../base/clock.ts';
import { rememberedOf } from '../../base/remembered.ts';
import { element, textElement, type XmlElement, written, xmlDocument } from './xml.ts';

/** Addresses in one sitemap. The protocol allows 50,000; fewer keep a new story from moving much. */
const PART_SIZE = 1000;

/** One page in a sitemap. Every address is in full. */
export interface SitemapEntry {
  readonly loc: string;
  /** Last change in substance; null when nobody knows. */
  readonly lastmod: Instant | null;
  readonly image: string | null;
  /** The film at its head, where there is all that the format must have of one. */
  readonly video?: VideoEntry | null;
  /** Set in a news sitemap only. */
  readonly news?: NewsEntry;
}

/** By https://developers.google.com/search/docs/crawling-indexing/sitemaps/video-sitemaps, in the order of its schema. */
export interface VideoEntry {
  readonly thumbnail: string;
  readonly title: string;
  readonly description: string;
  readonly file: string;
  readonly seconds: number;
}

interface NewsEntry {
  readonly publication: string;
  readonly language: string;
  readonly published: Instant;
  readonly title: string;
}

const CORE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1';
const VIDEO = 'http://www.google.com/schemas/sitemap-video/1.1';
/** In seconds; of a longer film its length cannot be said. */
const LONGEST_FILM = 28_800;
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';

/** A sitemap by https://www.sitemaps.org/protocol.html, with the news, image and video extensions where entries use them. */
export function sitemapText(entries: readonly SitemapEntry[]): string {
  const namespaces = {
    xmlns: CORE,
    'xmlns:image': entries.some((entry) => entry.image !== null) ? IMAGE : null,
    'xmlns:video': entries.some((entry) => entry.video) ? VIDEO : null,
    'xmlns:news': entries.some((entry) => entry.news) ? NEWS : null,
  };
  return xmlDocument(element('urlset', namespaces, ...entries.map(urlText)));
}

/** Of the thousand entries of a sitemap all but one are those of before. */
const urlText = rememberedOf((entry: SitemapEntry) => written(urlElement(entry)));

function urlElement({ loc, lastmod, image, video, news }: SitemapEntry): XmlElement {
  return element(
    'url',
    {},
    element('loc', {}, loc),
    textElement('lastmod', lastmod),
    news && newsElement(news),
    image === null ? null : element('image:image', {}, element('image:loc', {}, image)),
    video && videoElement(video),
  );
}

function videoElement({ thumbnail, title, description, file, seconds }: VideoEntry): XmlElement {
  return element(
    'video:video',
    {},
    element('video:thumbnail_loc', {}, thumbnail),
    element('video:title', {}, title),
    element('video:description', {}, description),
    element('video:content_loc', {}, file),
    seconds <= LONGEST_FILM ? element('video:duration', {}, String(seconds)) : null,
  );
}

function newsElement({ publication, language, published, title }: NewsEntry): XmlElement {
  return element(
    'news:news',
    {},
    element('news:publication', {}, element('news:name', {}, publication), element('news:language', {}, language)),
    element('news:publication_date', {}, published),
    element('news:title', {}, title),
  );
}

/** A sitemap index: where the sitemaps are. */
export function sitemapIndexText(locs: readonly string[]): string {
  const sitemaps = locs.map((loc) => element('sitemap', {}, element('loc', {}, loc)));
  return xmlDocument(element('sitemapindex', { xmlns: CORE }, ...sitemaps));
}

/** How many parts hold so many entries; a sitemap of nothing is one empty part. */
export function partsOf(count: number): number {
  return Math.max(1, Math.ceil(count / PART_SIZE));
}

/** The entries of a part, counted from 1. */
export function partOf<T>(all: readonly T[], part: number): readonly T[] {
  return all.slice((part - 1) * PART_SIZE, part * PART_SIZE);
}

/** The addresses of a sitemap in parts: the first has no number, so it stays where it is when a second one comes. */
export function partPaths(name: string, parts: number): string[] {
  return Array.from({ length: parts }, (_, at) => `/sitemaps/${name}${at === 0 ? '' : `-${at + 1}`}.xml`);
}
