import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import { isId } from '../../base/ids.ts';
import type { Topic } from '../../story/newsroom.ts';
import { type PublishedStory, storyPath } from '../../story/published.ts';
import { isCorrection, type VersionHead } from '../../story/version.ts';
import { pathOf, sectionPath } from '../addresses.ts';
import { sheetsFor } from '../blocks/body.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { include } from '../layout/raw.ts';
import type { Named } from '../layout/section-links.ts';
import { storyHead } from '../machine/head-metadata.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import type { Loaded } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import { storyIn } from './fact-words.ts';
import type { ReaderPage } from './reader-page.ts';
import { goneFrom, oldAddress, storyPaths } from './story-addresses.ts';
import { StoryArticle } from './story/article.tsx';

interface StoryParams {
  readonly id: string;
  /** Null for the bare address `/news/{id}`, which leads to the right one. */
  readonly slug: string | null;
}

export interface StoryData {
  readonly frame: Frame;
  readonly published: PublishedStory;
  /** The story's present address; a page of an old version stands elsewhere. */
  readonly storyPath: string;
  readonly section: Named | null;
  readonly topics: readonly Pick<Topic, 'slug' | 'name' | 'type'>[];
  /** Slug of the topic whose newest stories stand under this one; null when it has none. */
  readonly moreOn: string | null;
  /** Every version, oldest first. */
  readonly versions: readonly VersionHead[];
}

export const story: ReaderPage<StoryParams, StoryData> = {
  name: 'story',
  tier: 0,
  parse: ([room, id, slug, ...rest]) =>
    room === 'news' && id && isId(id) && rest.length === 0 ? { id, slug: slug ?? null } : null,
  load: loadStory,
  full: (data, house) => fullPage(sheetOf(data), house),
  lite: (data, house) => litePage({ ...sheetOf(data), main: <StoryArticle data={data} lite /> }, house),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state');
    const paths = id === null ? [] : await storyPaths(id, archive);
    return id === null || paths.length === 0 ? [] : [...paths, pathOf('news', id)];
  },
};

async function loadStory(archive: Archive, { id, slug }: StoryParams): Promise<Loaded<StoryData>> {
  const published = await archive.story(id);
  if (!published) return { is: 'missing' };
  const gone = goneFrom(published);
  if (gone) return gone;
  if (slug === null) return { is: 'redirect', to: storyPath(published.story) };
  if (slug !== published.story.urlSlug) return oldAddress(published, slug, { archive, rest: '' });
  return { is: 'page', data: await storyData(archive, published) };
}

/** All that a story's page shows. */
export async function storyData(archive: Archive, published: PublishedStory): Promise<StoryData> {
  const { story: told } = published;
  const frame = await loadFrame(archive, told.edition, storyPath(told));
  const section = await archive.section(told.section);
  const topics = (await Promise.all(told.topics.map((slug) => archive.topic(slug)))).filter((topic) => topic !== null);
  return {
    frame,
    published,
    storyPath: storyPath(told),
    section: section && { name: section.name, path: sectionPath(section.slug) },
    topics: topics.map(({ slug, name, type }) => ({ slug, name, type })),
    moreOn: topics[0]?.slug ?? null,
    versions: await archive.versions(told.id),
  };
}

/** Notes that something was wrong or unclear, newest first; those of suppressed versions went with them. */
export function notesOf(versions: readonly VersionHead[]): VersionHead[] {
  return versions.filter(({ change, note, suppressed }) => isCorrection(change) && note && !suppressed).toReversed();
}

function sheetOf(data: StoryData): Sheet {
  const { frame, published, section, topics, versions } = data;
  const { story: told } = published;
  return {
    frame,
    title: told.headline,
    description: told.trailText ?? told.standfirst,
    kind: 'story',
    styles: ['base', 'furniture', 'story', 'lines', ...sheetsFor(told.body)],
    arabic: told.dir === 'rtl',
    here: section?.path ?? null,
    head: <HeadNodes head={storyHead({ site: frame, published, section, topics, versions })} />,
    main: <StoryMain data={data} />,
  };
}

function StoryMain({ data }: { data: StoryData }): VNode {
  const edition = data.frame.edition.id;
  const words = wordsFor(data.frame.edition.lang);
  return (
    <>
      <StoryArticle data={data} lite={false} />
      {data.moreOn !== null && include(pathOf('_', 'include', 'topic', data.moreOn))}
      <aside class="rail" aria-label={words.topStories}>
        {include(`/_/include/${edition}/top-stories`)}
        {include(`/_/include/${edition}/most-read`)}
      </aside>
    </>
  );
}
