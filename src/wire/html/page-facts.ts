import type { Byline, StoryKind } from '../../story/story.ts';
import { isByline, isSigned, looksLikeName, readByline } from '../words/people.ts';
import { directionOf, languageOf, languageTag } from '../words/script.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { attr, textUnder } from './dom.ts';
import { type Clue, type Clues, follow, followAll } from './clues.ts';
import { thingsAt, typesOf, wordsAt } from './json-ld.ts';
import { fullAddress } from './links.ts';
import { find, findAll } from './select.ts';

/** Where each fact of a story may stand on a page, the most trusted place first. */
const places = {
  headline: ['ld:headline', 'meta:og:title', 'meta:headline', 'meta:dc.title', 'meta:dcterms.title', 'meta:parsely-title', 'meta:sailthru.title', 'meta:twitter:title', 'css:h1', 'css:title'],
  description: ['ld:description', 'meta:og:description', 'meta:description', 'meta:dc.description', 'meta:sailthru.description', 'meta:twitter:description'],
  section: ['ld:articleSection', 'meta:article:section', 'meta:section', 'meta:parsely-section', 'meta:dcsext.articlesection', 'meta:og:section', 'meta:cxenseparse:category'],
  author: ['ld:author', 'meta:parsely-author', 'meta:sailthru.author', 'meta:article:author', 'meta:author', 'meta:byl', 'meta:dc.creator', 'meta:dcterms.creator'],
  site: ['meta:og:site_name', 'ld:publisher', 'meta:dc.publisher', 'meta:dcterms.publisher', 'meta:publisher', 'meta:application-name', 'meta:cre'],
  address: ['attr:link[rel=canonical]@href', 'meta:og:url', 'ld:mainEntityOfPage', 'ld:url', 'meta:twitter:url', 'meta:dc.identifier'],
  path: ['meta:ukfs_url', 'meta:ifs_url'],
  language: ['attr:article[lang]@lang', 'attr:html@lang', 'attr:html@xml:lang', 'ld:inLanguage', 'meta:og:locale', 'meta:content-language', 'meta:dc.language', 'meta:language'],
  direction: ['attr:article[dir]@dir', 'attr:body[dir]@dir', 'attr:html[dir]@dir'],
} as const satisfies Record<string, readonly Clue[]>;

const tags: readonly Clue[] = ['ld:keywords', 'ld:about', 'meta:article:tag', 'meta:news_keywords', 'meta:parsely-tags', 'meta:sailthru.tags'];

const kinds: readonly (readonly [RegExp, StoryKind])[] = [
  [/^OpinionNewsArticle$/, 'opinion'],
  [/^AnalysisNewsArticle$/, 'analysis'],
  [/^(?:BackgroundNewsArticle|AskPublicNewsArticle)$/, 'explainer'],
  [/^Review(?:NewsArticle)?$/, 'review'],
  [/^LiveBlogPosting$/, 'live'],
];

/** What a page says of itself outside its text. */
export interface PageFacts {
  readonly headline: string | null;
  readonly description: string | null;
  readonly kind: StoryKind | null;
  readonly byline: readonly Byline[];
  readonly sectionName: string | null;
  readonly topicNames: readonly string[];
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly oldAddress: string | null;
  readonly originName: string | null;
}

/** Reads them all; `text` is the story's own words, which settle the language where the page does not. */
export function factsOf(clues: Clues, text: string): PageFacts {
  const lang = languageTag(follow(clues, places.language)) ?? languageOf(text);
  const dir = follow(clues, places.direction)?.toLowerCase();
  return {
    headline: headlineOf(clues),
    description: follow(clues, places.description),
    kind: kindOf(clues),
    byline: bylineOf(clues),
    sectionName: sectionOf(clues),
    topicNames: topicsOf(clues),
    lang,
    dir: dir === 'rtl' || dir === 'ltr' ? dir : directionOf(lang),
    oldAddress: addressOf(clues),
    originName: follow(clues, places.site) ?? siteInTitle(clues),
  };
}

function kindOf({ article }: Clues): StoryKind | null {
  const types = article ? typesOf(article) : [];
  return kinds.find(([shape]) => types.some((type) => shape.test(type)))?.[1] ?? null;
}

/**
 * The headline a reader saw: the first large heading that says the same as the page's own statement of it, or that statement,
 * without the site's name at its end.
 */
export function headlineOf(clues: Clues): string | null {
  const stated = follow(clues, places.headline);
  const headings = findAll(clues.root, 'h1, [itemprop=headline]').map((one) => tidy(textUnder(one))).filter((text) => text.length > 2 && text.length < 400);
  const seen = headings.find((text) => stated !== null && sharesMost(text, stated));
  return seen ?? (stated ? withoutSite(stated, follow(clues, places.site)) : null);
}

function sharesMost(one: string, other: string): boolean {
  const [a, b] = [new Set(bareWords(one).split(' ')), new Set(bareWords(other).split(' '))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared >= Math.min(a.size, b.size) * 0.6;
}

/** "Bridge to close - The Calder Courier", "NEWS | World | Bridge to close": the headline without the site round it. */
export function withoutSite(title: string, site: string | null): string {
  const parts = title.split(/\s+[|–—·»:-]\s+|\s*\|\s*/).map(tidy).filter(Boolean);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  if (site && parts.length === 2 && bareWords(last) === bareWords(site)) return parts[0] ?? title;
  if (site && bareWords(parts[0] ?? '') === bareWords(site)) return last;
  if (!title.includes('|') && !site) return title;
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
}

function siteInTitle(clues: Clues): string | null {
  const parts = titleParts(clues);
  if (parts.length > 2) return parts[0] ?? null;
  const headline = bareWords(headlineOf(clues) ?? '');
  const other = parts.length === 2 ? parts.filter((part) => bareWords(part) !== headline) : [];
  return other.length === 1 && wordCount(other[0] ?? '') <= 5 ? (other[0] ?? null) : null;
}

/** The parts of a title that leads down to the story: site, section, headline. */
export function titleParts({ root }: Clues): string[] {
  const title = find(root, 'title');
  const words = title ? tidy(title.childNodes.map((node) => ('value' in node ? node.value : '')).join('')) : '';
  return words.split(/\s*\|\s*/).filter(Boolean);
}

function sectionOf(clues: Clues): string | null {
  const stated = follow(clues, places.section);
  if (stated) return stated.split(/\s*[,;>/|]\s*/).findLast(Boolean) ?? stated;
  const trail = clues.things.find((thing) => typesOf(thing).includes('BreadcrumbList'));
  const steps = thingsAt(trail ?? null, 'itemListElement').map((step) => wordsAt(step, 'name') ?? wordsAt(step, 'item.name')).filter((step) => step !== null);
  const headline = bareWords(headlineOf(clues) ?? '');
  const crumb = steps.findLast((step) => bareWords(step) !== headline && !/^home$/i.test(step));
  const parts = titleParts(clues);
  return crumb ?? (parts.length > 2 ? (parts.at(-2) ?? null) : null);
}

function topicsOf(clues: Clues): string[] {
  const names = tags.flatMap((clue) => followAll(clues, clue)).flatMap((words) => words.split(/\s*[,;]\s*/)).map(tidy);
  const unlike = names.filter((name) => name !== '' && name.length <= 60 && !/^https?:/i.test(name));
  return [...new Map(unlike.map((name) => [name.toLowerCase(), name])).values()];
}

function bylineOf(clues: Clues): Byline[] {
  const authors = thingsAt(clues.article, 'author');
  const stated = authors.map((author) => ({ person: wordsAt(author, 'name') ?? '', role: wordsAt(author, 'jobTitle'), location: null })).filter((one) => isPerson(one.person));
  const visible = visibleByline(clues);
  if (stated.length > 0) return stated.map((one) => ({ ...one, ...agreeing(one, visible) }));
  if (visible.length > 0) return visible;
  const named = follow(clues, places.author);
  return named && isPerson(named) ? readByline(named) : [];
}

function agreeing(one: Byline, visible: readonly Byline[]): Partial<Byline> {
  const same = visible.find((other) => bareWords(other.person) === bareWords(one.person));
  return same ? { role: one.role ?? same.role, location: same.location } : {};
}

function isPerson(name: string): boolean {
  return name !== '' && name.length < 120 && !/^https?:|@|\.(?:com|org|net)\b/i.test(name);
}

/** Names and roles in elements of their own: the layouts of a large broadcaster, 2003 to 2020. */
const NAMED = { name: '.byl, .byline-name, .byline__name, .author-name', role: '.byd, .byline-title, .byline__title, .author-position' } as const;
const BYLINE = '.byline, [rel=author], [itemprop=author], .author, [class*=byline], .contributor';

function visibleByline({ root }: Clues): Byline[] {
  const said = (selector: string) => findAll(root, selector).map((element) => tidy(textUnder(element)));
  const roles = said(NAMED.role);
  const named = said(NAMED.name).flatMap((name, at) => readByline(name, roles[at] ?? null));
  if (named.length > 0) return named;
  const lines = said(BYLINE);
  const line = lines.find((text) => isByline(text) || isSigned(text)) ?? lines.find((text) => text.includes(' ') && wordCount(text) <= 5 && looksLikeName(text));
  return line ? readByline(line) : [];
}

function addressOf(clues: Clues): string | null {
  const base = find(clues.root, 'base[href]');
  const start = base ? fullAddress(attr(base, 'href')) : null;
  return fullAddress(follow(clues, places.address), start) ?? savedFrom(clues) ?? addressByPath(clues);
}

/** Some pages name their path only; the host stands before that path in one of their own links. */
function addressByPath(clues: Clues): string | null {
  const path = follow(clues, places.path);
  if (!path?.startsWith('/')) return null;
  const at = new RegExp(`(https?://[\\w.-]+)${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'g');
  const counts = new Map<string, number>();
  for (const [, host = ''] of clues.html.matchAll(at)) counts.set(host, (counts.get(host) ?? 0) + 1);
  const [host] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return host ? fullAddress(host + path) : null;
}

/** Browsers that save a page note where it came from: `<!-- saved from url=(0042)https://… -->`. */
function savedFrom({ root }: Clues): string | null {
  const note = root.childNodes.find((node) => node.nodeName === '#comment' && 'data' in node && /saved from url=/i.test(node.data));
  const [, address] = note && 'data' in note ? (/saved from url=\(\d+\)(\S+)/i.exec(note.data) ?? []) : [];
  return fullAddress(address);
}
