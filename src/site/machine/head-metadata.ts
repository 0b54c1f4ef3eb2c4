import type { Author } from '../../story/author.ts';
import type { Edition, Topic } from '../../story/newsroom.ts';
import { publicPath } from '../../story/published.ts';
import { authorPath, correctionsPath, defaultEdition, frontPath, litePath, wordsOfPath } from '../addresses.ts';
import type { ShownCard } from '../layout/shown-card.ts';
import { wordsFor } from '../words.ts';
import { absolute, feedFormats, feedPath, feedTypes, type ListOf, timeMapPath } from './addresses.ts';
import { ldText } from './linked-data.ts';
import { breadcrumbNode, collectionNode, itemListNode, profileNode } from './list-data.ts';
import { stillOf, tellingImage } from './media-data.ts';
import { type Meta, pageMetas, storyMetas } from './open-graph.ts';
import { type Account, type HeadSite, webPageNode, webSiteNode } from './publisher-data.ts';
import { newsArticleNode, type StoryHead } from './story-data.ts';
import { describe } from './words.ts';

/** One `<link>`. */
interface HeadLink {
  readonly rel: 'alternate' | 'timemap';
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly hreflang?: string;
}

/**
 * What the head of a page says to machines, as plain values. Title, description, canonical address and `noindex`
 * belong to the page itself and are not among them.
 */
export interface HeadMetadata {
  readonly metas: readonly Meta[];
  readonly links: readonly HeadLink[];
  /** Safe inside `<script type="application/ld+json">` as it stands. */
  readonly linkedData: string;
}

/** Search engines may show the picture as large as they like. */
const robots: Meta = { by: 'name', key: 'robots', content: 'max-image-preview:large' };

/** The head of a plain page: it is no news, so no feed, section or byline belongs to it. */
function plainPageHead({ site, published }: StoryHead): HeadMetadata {
  const { story } = published;
  const path = publicPath(story);
  const page = { path, title: story.headline, description: describe(story) };
  return {
    metas: [robots, ...pageMetas(site, page, tellingImage(story.mainMedia, story.body))],
    links: [timeMapOf(published), liteOf(site, path)],
    linkedData: ldText([
      webPageNode(site, { ...page, lang: story.lang, modifiedAt: published.lastUpdatedAt }),
      breadcrumbNode(site, [homeCrumb(site), { name: story.headline, path: null }]),
    ]),
  };
}

/** The head of a live story's own page: of the feeds, only the RSS of its section and of its edition's front. */
export function storyHead(head: StoryHead): HeadMetadata {
  const { site, published, section } = head;
  if (published.story.kind === 'page') return plainPageHead(head);
  const path = publicPath(published.story);
  const crumbs = [homeCrumb(site), ...(section ? [section] : []), { name: published.story.headline, path: null }];
  const sectionFeeds = section ? feedsOf(site, { is: 'section', slug: wordIn(section) }, section.name) : [];
  return {
    metas: [robots, ...storyMetas(head)],
    links: [
      timeMapOf(published),
      liteOf(site, path),
      ...sectionFeeds.slice(0, 1),
      ...feedsOf(site, frontOf(site), null).slice(0, 1),
    ],
    linkedData: ldText([newsArticleNode(head), breadcrumbNode(site, crumbs)]),
  };
}

/** The word of the section that a story stands in now: another than its own where that was merged. */
function wordIn({ path }: { readonly path: string }): string {
  return wordsOfPath(path)?.[0] ?? '';
}

export interface FrontHead {
  readonly site: HeadSite;
  readonly account?: Account;
  /** The cards shown, in order. */
  readonly cards: readonly ListedCard[];
}

/** A card as a page lists it; machines are told the story's own address. */
type ListedCard = Pick<ShownCard, 'path' | 'ownPath' | 'mainMedia'>;

function ownPathOf({ path, ownPath }: ListedCard): string {
  return ownPath ?? path;
}

/** The head of an edition's front, with the fronts of the other editions beside it by language. */
export function frontHead({ site, account, cards }: FrontHead): HeadMetadata {
  const { settings, edition } = site;
  const path = frontPath(settings, edition.id);
  const page = { path, title: settings.name, description: settings.tagline };
  return {
    metas: [robots, ...pageMetas(site, page, stillOf(cards[0]?.mainMedia ?? null))],
    links: [liteOf(site, path), ...feedsOf(site, frontOf(site), null), ...otherEditions(site, frontPath)],
    linkedData: ldText([webSiteNode(site, account), itemListNode(site, cards.map(ownPathOf))]),
  };
}

/** A section or a topic, or a front with an address of its own. */
type Collection = CollectionOf & {
  readonly name: string;
  readonly description: string | null;
  /** What a topic is; left out for a section. */
  readonly topicType?: Topic['type'] | undefined;
  /** What the IPTC calls a topic. */
  readonly mediaTopic?: string | undefined;
};

type CollectionOf =
  | { readonly is: 'section' | 'topic' | 'bulletins'; readonly slug: string }
  | { readonly is: 'front' };

export interface CollectionHead {
  readonly site: HeadSite;
  readonly of: Collection;
  /** The page's own address; of a list in parts, that of this part. */
  readonly path: string;
  readonly cards: readonly ListedCard[];
}

/** The head of a section's or a topic's page, or of one part of it; of a front of its own, which has the feeds of its edition. */
export function collectionHead({ site, of, path, cards }: CollectionHead): HeadMetadata {
  const { name, description } = of;
  const topic = of.topicType ? { name, type: of.topicType, ...(of.mediaTopic && { mediaTopic: of.mediaTopic }) } : null;
  const stories = cards.map(ownPathOf);
  return {
    metas: [robots, ...pageMetas(site, { path, title: name, description }, stillOf(cards[0]?.mainMedia ?? null))],
    links: [liteOf(site, path), ...(of.is === 'front' ? feedsOf(site, frontOf(site), null) : feedsOf(site, of, name))],
    linkedData: ldText([
      collectionNode({ site, path, name, description, topic, stories }),
      breadcrumbNode(site, [homeCrumb(site), { name, path: null }]),
    ]),
  };
}

/** An author as the head of their byline page names them. */
type AuthorOf = Pick<Author, 'slug' | 'name' | 'role' | 'picture' | 'email' | 'links'> & {
  readonly description: string | null;
};

/** The head of somebody's byline page, or of one part of it. */
export function authorHead({
  site,
  of,
  path,
  cards,
}: Omit<CollectionHead, 'of'> & { readonly of: AuthorOf }): HeadMetadata {
  const { name, description, slug, picture } = of;
  const face = picture && {
    type: 'image' as const,
    picture,
    alt: name,
    decorative: false,
    caption: null,
    credit: null,
  };
  return {
    metas: [robots, ...pageMetas(site, { path, title: name, description }, face)],
    links: [liteOf(site, path), ...feedsOf(site, { is: 'author', slug }, name)],
    linkedData: ldText([
      profileNode({ site, path, of, stories: cards.map(ownPathOf) }),
      breadcrumbNode(site, [homeCrumb(site), { name, path: null }]),
    ]),
  };
}

/** The head of the page of everybody with a byline page. */
export function peopleHead(site: HeadSite, path: string, people: readonly Pick<Author, 'slug'>[]): HeadMetadata {
  const { people: name } = wordsFor(site.edition);
  const pages = people.map(({ slug }) => authorPath(slug));
  return {
    metas: [robots, ...pageMetas(site, { path, title: name, description: null }, null)],
    links: [liteOf(site, path)],
    linkedData: ldText([
      collectionNode({ site, path, name, description: null, topic: null, stories: pages }),
      breadcrumbNode(site, [homeCrumb(site), { name, path: null }]),
    ]),
  };
}

/** The head of an edition's corrections: their feeds, and the corrections of the other editions by language. */
export function correctionsHead(site: HeadSite): HeadMetadata {
  const { settings, edition } = site;
  const words = wordsFor(edition);
  const path = correctionsPath(settings, edition.id);
  return {
    metas: [robots, ...pageMetas(site, { path, title: words.corrections, description: words.correctionsIntro }, null)],
    links: [
      liteOf(site, path),
      ...feedsOf(site, { is: 'corrections', edition: edition.id }, words.corrections),
      ...otherEditions(site, correctionsPath),
    ],
    linkedData: ldText([breadcrumbNode(site, [homeCrumb(site), { name: words.corrections, path: null }])]),
  };
}

function homeCrumb({ settings, edition }: HeadSite): { name: string; path: string } {
  return { name: settings.name, path: frontPath(settings, edition.id) };
}

function frontOf({ edition }: HeadSite): ListOf {
  return { is: 'front', edition: edition.id };
}

function liteOf({ edition }: HeadSite, path: string): HeadLink {
  return { rel: 'alternate', href: litePath(path), type: 'text/html', title: wordsFor(edition).lite };
}

/** Every version with its date, for those who travel in time (RFC 7089). */
function timeMapOf({ story }: StoryHead['published']): HeadLink {
  return { rel: 'timemap', type: 'application/link-format', href: timeMapPath(story.id) };
}

function feedsOf({ settings }: HeadSite, of: ListOf, name: string | null): HeadLink[] {
  const title = name === null ? settings.name : `${settings.name}: ${name}`;
  return feedFormats.map((format) => ({
    rel: 'alternate',
    href: feedPath(of, format),
    type: feedTypes[format],
    title,
  }));
}

/** The same page in one edition for each language, this edition's own first; `x-default` is the default edition's. */
function otherEditions({ settings, edition }: HeadSite, pathIn: typeof frontPath): HeadLink[] {
  const byLang = new Map<string, Edition>([[edition.lang, edition]]);
  for (const other of settings.editions) if (!byLang.has(other.lang)) byLang.set(other.lang, other);
  if (byLang.size < 2) return [];
  const fronts = [...byLang].map(([hreflang, { id }]): HeadLink => ({
    rel: 'alternate',
    hreflang,
    href: absolute(settings, pathIn(settings, id)),
  }));
  return [
    ...fronts,
    {
      rel: 'alternate',
      hreflang: 'x-default',
      href: absolute(settings, pathIn(settings, defaultEdition(settings).id)),
    },
  ];
}
