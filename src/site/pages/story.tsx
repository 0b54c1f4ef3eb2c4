import type { VNode } from 'preact';
import { isId } from '../../base/ids.ts';
import { WORN_GUISE } from '../../base/worn-guise.ts';
import type { Archive } from '../../story/archive.ts';
import { type PublishedStory, publicPath, storyPath } from '../../story/published.ts';
import type { VersionHead } from '../../story/version.ts';
import { pathOf } from '../addresses.ts';
import { sheetsFor } from '../blocks/body.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { include } from '../layout/raw.ts';
import { storyHead } from '../machine/head-metadata.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import { describe } from '../machine/words.ts';
import type { Loaded } from '../page-kind.ts';
import { railOrder } from '../theme-data.ts';
import { wordsFor } from '../words.ts';
import { storyIn } from './fact-words.ts';
import type { ReaderPage } from './reader-page.ts';
import { goneFrom, standingOf } from './story-addresses.ts';
import { StoryArticle, standsAlone } from './story/article.tsx';
import { type Filing, loadFiling, notesOf, type ShownStory, signersOf } from './story/story-data.ts';

interface StoryParams {
  readonly id: string;
  /** Null for the bare address `/news/{id}`, which leads to the right one. */
  readonly slug: string | null;
}

export interface StoryData extends Filing {
  readonly signed: Readonly<Record<string, string>>;
  readonly published: PublishedStory;
  /** The versions that told readers what was wrong or unclear, newest first; a page shows no other of them. */
  readonly notes: readonly VersionHead[];
}

/** `/news/{id}/{urlSlug}`, and `/news/{id}`, which leads there. */
export const story: ReaderPage<StoryParams, StoryData> = {
  name: 'story',
  tier: 0,
  parse: ([room, id, slug, ...rest]) =>
    room === 'news' && id && isId(id) && rest.length === 0 ? { id, slug: slug ?? null } : null,
  load: (archive, { id, slug }) => (slug === null ? loadBare(archive, id) : loadStory(archive, id, slug)),
  full: (data, theme) => fullPage(sheetOf(data), theme),
  lite: (data, theme) => litePage({ ...sheetOf(data), main: <StoryArticle shown={shownIn(data)} lite /> }, theme),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state');
    const where = id === null ? null : await archive.whereabouts(id);
    if (!where) return [];
    return [...new Set([publicPath(where), storyPath(where)]), pathOf('news', where.id)];
  },
};

async function loadBare(archive: Archive, id: string): Promise<Loaded<StoryData>> {
  const where = await archive.whereabouts(id);
  if (!where) return { is: 'missing' };
  return goneFrom(where) ?? { is: 'redirect', to: publicPath(where) };
}

async function loadStory(archive: Archive, id: string, slug: string): Promise<Loaded<StoryData>> {
  const place = await standingOf(archive, { id, slug });
  if (place.is !== 'here') return place;
  // A plain page stands under a word of its own.
  return place.where.kind === 'page' ? { is: 'redirect', to: publicPath(place.where) } : loadPublished(archive, id);
}

/** What is drawn of a story that is live. */
export async function loadPublished(archive: Archive, id: string): Promise<Loaded<StoryData>> {
  const published = await archive.story(id);
  if (!published) return { is: 'missing' };
  const filing = await loadFiling(archive, published.story, publicPath(published.story));
  const signed = await signersOf(archive, published.story);
  return { is: 'page', data: { ...filing, signed, published, notes: notesOf(await archive.versions(id)) } };
}

function shownIn({ published, notes, ...filing }: StoryData): ShownStory {
  const { story: own, version } = published;
  return { ...filing, story: own, version, dates: published, storyPath: storyPath(own), notes };
}

function sheetOf(data: StoryData): Sheet {
  const { frame, published, section, topics, signed, notes } = data;
  const { headline, dir } = published.story;
  return {
    frame,
    title: headline,
    description: describe(published.story),
    // A class of the whole page: what asks what is in it (`:has`) is answered only when that has arrived, and the story would move.
    kind: standsAlone(published.story) ? 'story alone' : 'story',
    bulletin: !standsAlone(published.story),
    styles: ['base', 'chrome', 'story', 'lines', ...sheetsFor(published.story)],
    arabic: dir === 'rtl' || data.alsoIn?.arabic === true,
    worn: data.alsoIn !== undefined,
    here: published.story.kind === 'page' ? frame.path : (section?.path ?? null),
    head: (
      <HeadNodes head={storyHead({ site: frame, published, section, topics, signed, versions: notes.toReversed() })} />
    ),
    main: <StoryMain data={data} />,
  };
}

/**
 * The story, and beside and after it the newest of its first topic and what is read today: includes, so that an old page never goes stale. One
 * without automatic links stands alone.
 */
function StoryMain({ data }: { data: StoryData }): VNode {
  const article = <StoryArticle shown={shownIn(data)} lite={false} />;
  return standsAlone(data.published.story) ? article : <WithLinks data={data} article={article} />;
}

function WithLinks({ data, article }: { data: StoryData; article: VNode }): VNode {
  const { edition } = data.frame;
  const worn = data.alsoIn ? WORN_GUISE : edition.id;
  const [topic] = data.topics;
  const rail = {
    'more-on': topic && include(pathOf('_', 'include', 'topic', topic.slug)),
    'top-stories': include(`/_/include/${worn}/top-stories`),
    promos: include(`/_/include/${worn}/promos`),
    'most-read': include(`/_/include/${worn}/most-read`),
  };
  return (
    <>
      {article}
      <aside class="rail" aria-label={wordsFor(edition).topStories}>
        {railOrder(data.frame.settings.theme).map((part) => rail[part])}
      </aside>
    </>
  );
}
