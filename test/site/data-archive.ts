import { type Author, bylineKey, keysOf } from '../../src/story/author.ts';
import { mediaIn } from '../../src/story/media-in.ts';
import type { Picture } from '../../src/story/picture.ts';
import type { Redirect } from '../../src/story/redirect.ts';
import type { StandingContainer } from '../../src/story/arrangement.ts';
import type { AddressEntry, Archive, CorrectionEntry, MonthCount, Whereabouts } from '../../src/story/archive.ts';
import type { FreeFront } from '../../src/story/free-front.ts';
import type { Front, ListName } from '../../src/story/front.ts';
import { isLive, isUndated, listsOf, monthOf, zonesOf } from '../../src/story/lists.ts';
import type { Recording } from '../../src/story/recording.ts';
import type { Section, Settings, Topic } from '../../src/story/newsroom.ts';
import { type Card, cardOf, othersOf, type PublishedStory, storyPath } from '../../src/story/published.ts';
import { isWrongBefore, type Version } from '../../src/story/version.ts';

/** All that readers may have, as plain values: an archive for tests that need no store. */
export interface ArchiveData {
  readonly settings: Settings;
  readonly sections?: readonly Section[];
  readonly topics?: readonly Topic[];
  readonly authors?: readonly Author[];
  readonly freeFronts?: readonly FreeFront[];
  readonly fronts?: readonly Front[];
  readonly launched?: Readonly<Record<string, readonly StandingContainer[]>>;
  readonly stories?: readonly PublishedStory[];
  readonly versions?: readonly Version[];
  readonly corrections?: readonly CorrectionEntry[];
  readonly day?: string;
  readonly mostRead?: readonly string[];
  /** What the library draws. */
  readonly recordings?: readonly Recording[];
  readonly pictures?: readonly Picture[];
  readonly redirects?: Readonly<Record<string, string>>;
}

/** The archive that these values make; lists are derived from the stories as the store derives them. */
export function dataArchive(data: ArchiveData): Archive {
  const stories = new Map((data.stories ?? []).map((published) => [published.story.id, published]));
  const versions = (data.versions ?? []).toSorted((a, b) => a.number - b.number);
  const listed = (list: ListName): PublishedStory[] =>
    [...stories.values()]
      .filter((published) => isLive(published) && listsOf(published.story, signing(data, published)).includes(list))
      .toSorted((a, b) => (a.sortAt < b.sortAt ? 1 : -1));
  const zoneOf = zonesOf(data.settings.editions, (list) => editionOf(data, list));
  const [first] = data.settings.editions;
  const correctionsOf = (edition: string): readonly CorrectionEntry[] =>
    (data.corrections ?? []).filter(({ storyId }) => (stories.get(storyId)?.story.edition ?? first?.id) === edition);
  const idOf = ({ story }: PublishedStory): string => story.id;
  return {
    settings: async () => data.settings,
    edition: async (id) => data.settings.editions.find((edition) => edition.id === id) ?? null,
    section: async (slug) => data.sections?.find((section) => section.slug === slug) ?? null,
    sectionInPlaceOf: async (slug) => data.sections?.find((section) => section.slug === slug)?.ended?.to ?? null,
    sections: async () => data.sections ?? [],
    topic: async (slug) => data.topics?.find((topic) => topic.slug === slug) ?? null,
    topics: async () => data.topics ?? [],
    ...authorsIn(data),
    ...frontsIn(data),
    story: async (id) => stories.get(id) ?? null,
    whereabouts: async (id) => whereaboutsOf(stories.get(id)),
    card: async (id) => liveCard(stories.get(id)),
    updatedAt: async (id) => stories.get(id)?.lastUpdatedAt ?? null,
    versions: async (id) => versions.filter(({ storyId }) => storyId === id).map(({ story: _story, ...head }) => head),
    version: async (id, number) => versions.find((one) => one.storyId === id && one.number === number) ?? null,
    retraction: async (id) => versions.findLast((one) => one.storyId === id && one.change === 'retraction') ?? null,
    corrected: async (id) => newestWrong(versions, id),
    newest: async (list, limit) =>
      listed(list)
        .filter(({ sortAt }) => !isUndated(sortAt))
        .slice(0, limit)
        .map(idOf),
    month: async (list, month) =>
      listed(list)
        .filter(({ sortAt }) => monthOf(sortAt, zoneOf(list)) === month)
        .map(idOf),
    months: async (list) => countMonths(listed(list), zoneOf(list)),
    addresses: async (month) =>
      listed('all')
        .filter(({ sortAt }) => monthOf(sortAt, zoneOf('all')) === month)
        .toReversed()
        .map(addressOf),
    ...elsewhereIn(stories, data.pictures ?? []),
    recording: async (id) => data.recordings?.find((one) => one.id === id) ?? null,
    banner: async () => null,
    mostRead: async () => data.mostRead ?? [],
    corrections: async (edition, { skip, limit }) => correctionsOf(edition).slice(skip, skip + limit),
    correctionCount: async (edition) => correctionsOf(edition).length,
    day: async () => data.day ?? null,
    newsWindow: async () => null,
    media: async (id) => (mediaOf(stories.values()).includes(id) ? ({ is: 'public', until: null } as const) : null),
    redirect: async (path) => storyOf(data.redirects?.[path]),
  };
}

function signing({ authors = [] }: ArchiveData, { story }: PublishedStory): string[] {
  const keys = story.byline.map(({ person }) => bylineKey(person));
  return authors.filter((one) => keysOf(one).some((key) => keys.includes(key))).map(({ id }) => id);
}

function editionOf({ sections, topics }: ArchiveData, list: ListName): string | undefined {
  const section = sections?.find(({ slug }) => list === `section/${slug}`);
  return (section ?? topics?.find(({ slug }) => list === `topic/${slug}`))?.edition;
}

function frontsIn({ freeFronts = [], fronts = [], launched = {} }: ArchiveData) {
  return {
    freeFront: async (slug: string) => freeFronts.find((front) => front.slug === slug) ?? null,
    freeFronts: async () => freeFronts.filter(({ end }) => !end),
    front: async (edition: string) => fronts.find((front) => front.edition === edition) ?? null,
    launchedFront: async (front: string) => launched[front] ?? null,
  };
}

function authorsIn({ authors = [] }: ArchiveData) {
  const at = (slug: string) => authors.find((one) => [one.slug, ...one.formerSlugs].includes(slug)) ?? null;
  return {
    authorAt: async (slug: string) => at(slug),
    author: async (id: string) => authors.find((one) => one.id === id) ?? null,
    authors: async () => authors.filter(({ withdrawn }) => !withdrawn),
    signedBy: async (name: string) => authors.find((one) => keysOf(one).includes(bylineKey(name))) ?? null,
  };
}

function elsewhereIn(stories: ReadonlyMap<string, PublishedStory>, pictures: readonly Picture[]) {
  const pages = [...stories.values()].filter(({ story }) => story.kind === 'page');
  return {
    plainPage: async (word: string) => pages.find(({ story }) => story.urlSlug === word)?.story.id ?? null,
    plainPages: async () => pages.map(({ story }) => story.id),
    topicInPlaceOf: async () => null,
    picture: async (id: string) => pictures.find((one) => one.id === id) ?? null,
  };
}

function storyOf(storyId: string | undefined): Redirect | null {
  return storyId === undefined ? null : { is: 'story', storyId };
}

function addressOf({ story, lastUpdatedAt }: PublishedStory): AddressEntry {
  return { path: storyPath(story), updatedAt: lastUpdatedAt, mainMedia: story.mainMedia };
}

function newestWrong(versions: readonly Version[], id: string): number | null {
  return versions.findLast((one) => one.storyId === id && isWrongBefore(one.change))?.number ?? null;
}

/** What live stories show of the media shelf. */
function mediaOf(stories: Iterable<PublishedStory>): string[] {
  return [...stories].filter(isLive).flatMap(({ story }) => mediaIn(story));
}

function whereaboutsOf(published: PublishedStory | undefined): Whereabouts | null {
  if (!published) return null;
  const { id, urlSlug, kind, edition } = published.story;
  return { id, urlSlug, kind, edition, alsoIn: othersOf(published.story), state: published.state };
}

function liveCard(published: PublishedStory | undefined): Card | null {
  return published && isLive(published) ? cardOf(published) : null;
}

function countMonths(newestFirst: readonly PublishedStory[], zone: string): MonthCount[] {
  const months = Map.groupBy(newestFirst, ({ sortAt }) => monthOf(sortAt, zone));
  return [...months].map(([month, { length }]) => ({ month, count: length }));
}
