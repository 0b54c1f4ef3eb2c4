import type { Instant } from '../base/clock.ts';
import type { MainMedia } from './blocks.ts';
import type { ChangeKind } from './version.ts';
import type { Byline, Story, StoryKind } from './story.ts';

/**
 * What readers may have of a story. `withdrawn` and `killed` are gone: both answer 410, and a kill says why.
 * A story that was never published is not here at all.
 */
export type PublicState =
  | { readonly is: 'live' }
  | { readonly is: 'withdrawn'; readonly at: Instant }
  | { readonly is: 'killed'; readonly at: Instant; readonly reason: string };

/** A story as it stands before readers: the current version and its dates. */
export interface PublishedStory {
  readonly story: Story;
  readonly state: PublicState;
  /** Number of the current version, and what kind of change it was. */
  readonly version: number;
  readonly change: ChangeKind;
  /** True once a version has retracted it, whatever is published after; left out otherwise. */
  readonly retracted?: true;
  /** Null when nobody knows: an archived page may state no first publication. */
  readonly firstPublishedAt: Instant | null;
  /** Moves only on a substantive change. Null when the source states no time at all. */
  readonly lastUpdatedAt: Instant | null;
  /** Where the story stands in lists: first publication, else last update, else its arrival here. */
  readonly sortAt: Instant;
  /** Ids of the known authors who signed it, where it is looked at as lists have it; left out elsewhere. */
  readonly authors?: readonly string[];
}

/** All that a front, a list or a feed shows of a story. A change of its body never shows here. */
export interface Card {
  readonly id: string;
  /** The story's address on the readers' site, percent-encoded. */
  readonly path: string;
  readonly kind: StoryKind;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly section: string;
  /** Editions that have it beside its own; left out where there are none. */
  readonly alsoIn?: readonly string[];
  /** True for one that stands nowhere but where somebody put it. */
  readonly noAutomaticLinks?: true;
  /** True for one that was retracted: its headline never stands without that (`site/told-retractions.ts`). */
  readonly retracted?: true;
  readonly headline: string;
  /** The headline for an index: the short one where there is one. */
  readonly indexHeadline: string;
  readonly kicker: string | null;
  readonly trailText: string | null;
  readonly byline: readonly Byline[];
  readonly mainMedia: MainMedia | null;
  /** Null when nobody knows. */
  readonly firstPublishedAt: Instant | null;
  readonly sortAt: Instant;
}

/** The card of a live story. */
export function cardOf(published: PublishedStory): Card {
  const { story } = published;
  const others = othersOf(story);
  return {
    id: story.id,
    path: publicPath(story),
    kind: story.kind,
    lang: story.lang,
    dir: story.dir,
    section: story.section,
    ...(others.length > 0 && { alsoIn: others }),
    ...(story.noAutomaticLinks && { noAutomaticLinks: true }),
    ...(published.retracted && { retracted: true }),
    headline: story.headline,
    indexHeadline: story.shortHeadline ?? story.headline,
    kicker: story.kicker,
    trailText: story.trailText ?? story.standfirst,
    byline: story.byline,
    mainMedia: story.mainMedia,
    firstPublishedAt: published.firstPublishedAt,
    sortAt: published.sortAt,
  };
}

/** The address of a story: its permanent id decides, the slug is for people. */
export function storyPath(story: Pick<Story, 'id' | 'urlSlug'>): string {
  return `/news/${story.id}/${encodeURIComponent(story.urlSlug)}`;
}

/**
 * Where readers find a story: a plain page under its one word, anything else at its address among the news. A page's address among the news leads there, and
 * its history stands behind that.
 */
export function publicPath(
  story: Pick<Story, 'id' | 'urlSlug'> & { readonly kind?: Story['kind'] | undefined },
): string {
  return story.kind === 'page' ? `/${encodeURIComponent(story.urlSlug)}` : storyPath(story);
}

/** The address at which readers of another edition that has the story keep their chrome; it stands for the story's own address and names it. */
export function pathInEdition(edition: string, path: string): string {
  return `/${edition}${path}`;
}

/** The editions that have a story beside its own, each once; none has a plain page of another. */
export function othersOf({
  kind,
  edition,
  alsoIn = [],
}: {
  readonly kind?: StoryKind;
  readonly edition: string;
  readonly alsoIn?: readonly string[] | undefined;
}): string[] {
  return kind === 'page' ? [] : [...new Set(alsoIn)].filter((id) => id !== edition);
}
