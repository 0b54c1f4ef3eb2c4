import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import { isId } from '../../base/ids.ts';
import { storyPath } from '../../story/published.ts';
import { pathOf } from '../addresses.ts';
import { sheetsFor } from '../blocks/body.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { include } from '../layout/raw.ts';
import { storyHead } from '../machine/head-metadata.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import { describe } from '../machine/words.ts';
import type { Loaded } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import { storyIn } from './fact-words.ts';
import type { ReaderPage } from './reader-page.ts';
import { goneFrom, oldAddress, storyPaths } from './story-addresses.ts';
import { StoryArticle } from './story/article.tsx';
import { type StoryData, storyData } from './story/story-data.ts';

interface StoryParams {
  readonly id: string;
  /** Null for the bare address `/news/{id}`, which leads to the right one. */
  readonly slug: string | null;
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

function sheetOf(data: StoryData): Sheet {
  const { frame, published, section, topics, versions } = data;
  const { story: told } = published;
  return {
    frame,
    title: told.headline,
    description: describe(told),
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
