import type { Byline, StoryKind } from '../../story/story.ts';
import { directionOf } from '../../story/direction.ts';
import { languageOf, languageTag } from '../words/script.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { type Clue, type Clues, follow, followAll } from './clues.ts';
import { thingsAt, typesOf, wordsAt } from './json-ld.ts';
import { addressOf } from './page-address.ts';
import { signedBy } from './page-byline.ts';
import { headlineOf, titleWords } from './page-headline.ts';

/** Where each fact of a story may stand on a page, the most trusted place first. */
const places = {
  description: [
    'ld:description',
    'meta:og:description',
    'meta:description',
    'meta:dc.description',
    'meta:sailthru.description',
    'meta:twitter:description',
  ],
  section: [
    'ld:articleSection',
    'meta:article:section',
    'meta:section',
    'meta:parsely-section',
    'meta:dcsext.articlesection',
    'meta:og:section',
    'meta:cxenseparse:category',
  ],
  site: [
    'meta:og:site_name',
    'ld:publisher',
    'meta:dc.publisher',
    'meta:dcterms.publisher',
    'meta:publisher',
    'meta:application-name',
    'meta:cre',
  ],
  language: [
    'attr:article[lang]@lang',
    'attr:html@lang',
    'attr:html@xml:lang',
    'ld:inLanguage',
    'meta:og:locale',
    'meta:content-language',
    'meta:dc.language',
    'meta:language',
  ],
  direction: ['attr:article[dir]@dir', 'attr:body[dir]@dir', 'attr:html[dir]@dir'],
} as const satisfies Record<string, readonly Clue[]>;

const tags: readonly Clue[] = [
  'ld:keywords',
  'ld:about',
  'meta:article:tag',
  'meta:news_keywords',
  'meta:parsely-tags',
  'meta:sailthru.tags',
];

const kinds: readonly (readonly [RegExp, StoryKind])[] = [
  [/^OpinionNewsArticle$/, 'opinion'],
  [/^AnalysisNewsArticle$/, 'analysis'],
  [/^(?:BackgroundNewsArticle|AskPublicNewsArticle)$/, 'explainer'],
  [/^Review(?:NewsArticle)?$/, 'review'],
  [/^LiveBlogPosting$/, 'live'],
];

/** What a page says about itself outside its text. */
export interface PageFacts {
  readonly headline: string | null;
  readonly description: string | null;
  readonly kind: StoryKind | null;
  readonly byline: readonly Byline[];
  /** Those who signed it and are no people. */
  readonly organisations: readonly string[];
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
    ...signedBy(clues),
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

function siteInTitle(clues: Clues): string | null {
  const parts = titleParts(clues);
  if (parts.length > 2) return parts[0] ?? null;
  const headline = bareWords(headlineOf(clues) ?? '');
  const halves = parts.length === 2 ? parts : halvesOf(parts[0] ?? '');
  const other = halves.filter((half) => bareWords(half) !== headline);
  return halves.length === 2 && other.length === 1 && wordCount(other[0] ?? '') <= 5 ? (other[0] ?? null) : null;
}

function halvesOf(title: string): string[] {
  const at = [' – ', ' — ', ' - ']
    .map((dash) => title.lastIndexOf(dash))
    .reduce((last, one) => Math.max(last, one), -1);
  return at < 0 ? [] : [title.slice(0, at), title.slice(at + 3)];
}

/** The parts of a title that leads down to the story: site, section, headline. */
export function titleParts(clues: Clues): string[] {
  return (titleWords(clues) ?? '').split(/\s*\|\s*/).filter(Boolean);
}

function sectionOf(clues: Clues): string | null {
  const stated = follow(clues, places.section);
  if (stated) return stated.split(/\s*[,;>/|]\s*/).findLast(Boolean) ?? stated;
  const trail = clues.things.find((thing) => typesOf(thing).includes('BreadcrumbList'));
  const steps = thingsAt(trail ?? null, 'itemListElement')
    .map((step) => wordsAt(step, 'name') ?? wordsAt(step, 'item.name'))
    .filter((step) => step !== null);
  const headline = bareWords(headlineOf(clues) ?? '');
  const crumb = steps.findLast((step) => bareWords(step) !== headline && !/^home$/i.test(step));
  const parts = titleParts(clues);
  return crumb ?? (parts.length > 2 ? (parts.at(-2) ?? null) : null);
}

function topicsOf(clues: Clues): string[] {
  const names = tags
    .flatMap((clue) => followAll(clues, clue))
    .flatMap((words) => words.split(/\s*[,;]\s*/))
    .map(tidy);
  const unlike = names.filter((name) => name !== '' && name.length <= 60 && !/^https?:/i.test(name));
  return [...new Map(unlike.map((name) => [name.toLowerCase(), name])).values()];
}
