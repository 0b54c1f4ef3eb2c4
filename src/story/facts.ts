import { differ } from '../base/differ.ts';
import type { ListName } from './front.ts';
import type { SettingsPart } from './newsroom.ts';
import type { PublishedStory } from './published.ts';
import { isLive, listsOf, monthOf, type ZoneOf } from './lists.ts';

/**
 * The unit of change, as text: `story/k3x9abcd/headline`, `list/section/world/newest`, `front/uk`.
 * Pages read facts and changes touch them; both sides make them here and nowhere else.
 */
export type Fact = string;

/**
 * What of a story a page may depend on, each apart from the others, so that a body fix leaves fronts alone.
 * - `state`: whether it is live, its address, kind, language, where it is filed and whether it may be linked automatically
 * - `headline`: headline, short headline, kicker, and that it was retracted · `summary`: standfirst and trail text
 * - `picture`: the main media · `byline` · `body`: blocks, dateline, agencies, origin
 * - `dates`: first publication and place in lists · `updated`: last substantive update
 * - `history`: the list of versions and their notes
 *
 * And `card`: any of what a card is made of, so that a page of a hundred cards reads a hundred facts and not six hundred.
 */
export const storyFacets = [
  'state',
  'headline',
  'summary',
  'picture',
  'byline',
  'body',
  'dates',
  'updated',
  'history',
] as const;
export type StoryFacet = (typeof storyFacets)[number] | 'card';

/** The facets a card is made of: `card` is touched with each of them. */
const cardFacets: readonly StoryFacet[] = ['state', 'headline', 'summary', 'picture', 'byline', 'dates'];

export const facts = {
  /** What every page shows of the settings (`PageSettings`). */
  settings: (): Fact => 'settings',
  /** What few pages show of them, each part by itself. */
  settingsPart: (part: SettingsPart): Fact => `settings/${part}`,
  /** The code, styles and type that turn facts into pages. */
  template: (): Fact => 'template',
  edition: (id: string): Fact => `edition/${id}`,
  section: (slug: string): Fact => `section/${slug}`,
  sections: (): Fact => 'sections',
  topic: (slug: string): Fact => `topic/${slug}`,
  topics: (): Fact => 'topics',
  /** Somebody with a byline page, and all that it says about them. */
  author: (id: string): Fact => `author/${id}`,
  authors: (): Fact => 'authors',
  /** Whose byline page has or had this word for its address. */
  byPage: (slug: string): Fact => `people/${slug}`,
  /** Whose byline page a name in bylines leads to, by `bylineKey`, and what is beside the name. */
  byline: (key: string): Fact => `byline/${key}`,
  /** What is on a front, by its name. */
  front: (front: string): Fact => `front/${front}`,
  /** A front with an address of its own: what it is called, and whether it has ended. */
  freeFront: (slug: string): Fact => `free-front/${slug}`,
  freeFronts: (): Fact => 'free-fronts',
  story: (id: string, facet: StoryFacet): Fact => `story/${id}/${facet}`,
  /** Which plain page has a word for its address. */
  plainPage: (word: string): Fact => `page/${word}`,
  /** Which plain pages there are. */
  plainPages: (): Fact => 'pages',
  /** One published version: touched when it appears and when it is suppressed, for between the two nothing can change it. */
  version: (id: string, number: number): Fact => `story/${id}/versions/${number}`,
  /** That a story was retracted: apart from its history, so that a new version leaves the pages of the old ones alone. */
  retraction: (id: string): Fact => `story/${id}/retraction`,
  /** That words of a story were wrong once, and up to which version: what was written of it elsewhere before is not to be shown any more. */
  corrected: (id: string): Fact => `story/${id}/corrected`,
  /** The first stories of a list, newest first. */
  newest: (list: ListName): Fact => `list/${list}/newest`,
  /** The stories of a list in one month, `2007-07`, by the list's clock. */
  month: (list: ListName, month: string): Fact => `list/${list}/${month}`,
  /** Which months of a list have stories, and how many. */
  months: (list: ListName): Fact => `list/${list}/months`,
  /** Address, last update and main media of each story of a month. */
  addresses: (month: string): Fact => `addresses/${month}`,
  mostRead: (edition: string): Fact => `most-read/${edition}`,
  /** The breaking banner over the pages of an edition, or that there is none. */
  banner: (edition: string): Fact => `banner/${edition}`,
  /** The corrections, clarifications and retractions of an edition's stories. */
  corrections: (edition: string): Fact => `corrections/${edition}`,
  /** Which day it is on an edition's first clock. */
  day: (edition: string): Fact => `day/${edition}`,
  /** From when on a story counts as news. */
  newsWindow: (): Fact => 'news-window',
  /** Whether readers may have what was made of this original on the media shelf. */
  media: (id: string): Fact => `media/${id}`,
  /** What is drawn of an item of the library. */
  picture: (id: string): Fact => `picture/${id}`,
  /** What an old address, imported or moved, stands for now. */
  redirect: (path: string): Fact => `redirect/${path}`,
};

const facetValues: Record<Exclude<StoryFacet, 'history' | 'card'>, (published: PublishedStory) => unknown> = {
  state: ({ state, story }) => [
    state,
    story.urlSlug,
    story.kind,
    story.lang,
    story.dir,
    story.edition,
    story.section,
    story.topics,
    story.noAutomaticLinks,
    story.alsoIn,
  ],
  headline: ({ story, retracted }) => [story.headline, story.shortHeadline, story.kicker, retracted],
  summary: ({ story }) => [story.standfirst, story.trailText],
  picture: ({ story }) => story.mainMedia,
  byline: ({ story }) => story.byline,
  body: ({ story }) => [story.body, story.dateline, story.agencies, story.origin],
  dates: ({ firstPublishedAt, sortAt }) => [firstPublishedAt, sortAt],
  updated: ({ lastUpdatedAt }) => lastUpdatedAt,
};

/**
 * The facts that are no longer what they were when a story goes from `before` to `after`; null means that
 * readers never had it. The history facet is touched whenever anything happens to a story, because
 * every such act leaves a version or a state that the history shows. `zoneOf` says by whose clock each list is cut.
 */
export function touchedByStory(before: PublishedStory | null, after: PublishedStory, zoneOf: ZoneOf): Fact[] {
  const { id } = after.story;
  const facets = touchedFacets(before, after);
  return [
    ...facets.map((facet) => facts.story(id, facet)),
    ...touchedLists(before, after, zoneOf),
    ...(facets.some((facet) => addressFacets.includes(facet)) ? touchedAddresses([before, after], zoneOf('all')) : []),
  ];
}

function touchedFacets(before: PublishedStory | null, after: PublishedStory): StoryFacet[] {
  const changed = Object.entries(facetValues).filter(
    ([, value]) => before === null || differ(value(before), value(after)),
  );
  const facets = changed.map(([facet]) => facet as StoryFacet);
  const card = facets.some((facet) => cardFacets.includes(facet)) ? (['card'] as const) : [];
  return [...facets, 'history', ...card];
}

/** Facets that sitemaps show beside a story's place in its month. */
const addressFacets: readonly StoryFacet[] = ['state', 'picture', 'dates', 'updated'];

/** The months whose sitemaps name the story, before or after. */
function touchedAddresses(states: readonly (PublishedStory | null)[], zone: string): Fact[] {
  const named = states.filter((one) => one !== null).filter(isLive);
  return [...new Set(named.map(({ sortAt }) => facts.addresses(monthOf(sortAt, zone))))];
}

/** Lists whose membership or order changed: those the story left, joined, or stands elsewhere in. */
function touchedLists(before: PublishedStory | null, after: PublishedStory, zoneOf: ZoneOf): Fact[] {
  const left = before && isLive(before) ? listsOf(before.story, before.authors) : [];
  const joined = isLive(after) ? listsOf(after.story, after.authors) : [];
  const moved = before?.sortAt !== after.sortAt;
  const touched = new Set<Fact>();
  const touch = (list: ListName, sortAt: string): void => {
    const ofMonth = facts.month(list, monthOf(sortAt, zoneOf(list)));
    touched.add(facts.newest(list)).add(facts.months(list)).add(ofMonth);
  };
  for (const list of left) if (moved || !joined.includes(list)) touch(list, before?.sortAt ?? after.sortAt);
  for (const list of joined) if (moved || !left.includes(list)) touch(list, after.sortAt);
  return [...touched];
}
