import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import { isId } from '../../base/ids.ts';
import { type PublishedStory, storyPath } from '../../story/published.ts';
import type { Version } from '../../story/version.ts';
import { historyPath, litePath, versionPath } from '../addresses.ts';
import { sheetsFor } from '../blocks/body.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import type { Loaded } from '../page-kind.ts';
import { clockLine } from '../times.ts';
import { wordsFor } from '../words.ts';
import { storyIn } from './fact-words.ts';
import { Tombstone } from './history.tsx';
import type { ReaderPage } from './reader-page.ts';
import { goneFrom, oldAddress, type StoryAddress, storyPaths } from './story-addresses.ts';
import { StoryArticle } from './story/article.tsx';
import { type StoryData, storyData } from './story/story-data.ts';

interface VersionParams extends StoryAddress {
  readonly number: number;
}

interface VersionData {
  readonly version: Omit<Version, 'story'>;
  /** The page as a story's page would show it; its story is the one of the version, or the present one for a tombstone. */
  readonly page: StoryData;
}

/** `/news/{id}/{urlSlug}/versions/{n}`: a version as it was, or the tombstone of one that may not be read. */
export const version: ReaderPage<VersionParams, VersionData> = {
  name: 'version',
  tier: 4,
  parse: ([room, id, slug, fourth, number, ...rest]) =>
    room === 'news' && id && isId(id) && slug && fourth === 'versions' && rest.length === 0 && isNumber(number)
      ? { id, slug, number: Number(number) }
      : null,
  load: loadVersion,
  full: (data, house) => fullPage(sheetOf(data, false), house),
  lite: (data, house) => litePage(sheetOf(data, true), house),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state', 'history');
    if (id === null) return [];
    const [paths, heads] = [await storyPaths(id, archive), await archive.versions(id)];
    return paths.flatMap((path) => heads.map(({ number }) => versionPath(path, number)));
  },
};

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^[1-9]\d{0,5}$/.test(word);
}

async function loadVersion(archive: Archive, { id, slug, number }: VersionParams): Promise<Loaded<VersionData>> {
  const published = await archive.story(id);
  if (!published) return { is: 'missing' };
  const found = await archive.version(id, number);
  if (!found) return { is: 'missing' };
  const gone = goneFrom(published);
  if (gone) return gone;
  if (slug !== published.story.urlSlug) return oldAddress(published, slug, { archive, rest: `/versions/${number}` });
  const { story, ...head } = found;
  return { is: 'page', data: { version: head, page: await pageOf(archive, published, { ...head, story }) } };
}

/** The story as it was, in the frame of its own address. Its dates are those of the version and said above it. */
async function pageOf(archive: Archive, published: PublishedStory, { story, number }: Version): Promise<StoryData> {
  const then: PublishedStory = {
    ...published,
    story: story ?? published.story,
    version: number,
    firstPublishedAt: null,
    lastUpdatedAt: null,
  };
  const page = await storyData(archive, then);
  const path = storyPath(published.story);
  return {
    ...page,
    frame: { ...page.frame, path: versionPath(path, number) },
    storyPath: path,
    moreOn: null,
    versions: [],
  };
}

function sheetOf(data: VersionData, lite: boolean): Sheet {
  const { version: head, page } = data;
  const { story } = page.published;
  const words = wordsFor(page.frame.edition.lang);
  return {
    frame: page.frame,
    title: `${words.version(head.number)}: ${head.suppressed ? words.suppressed : story.headline}`,
    description: null,
    kind: 'story old',
    styles: ['base', 'furniture', 'story', 'record', ...(head.suppressed ? [] : sheetsFor(story.body))],
    arabic: story.dir === 'rtl',
    index: false,
    canonical: page.storyPath,
    main: <OldVersion data={data} lite={lite} />,
  };
}

function OldVersion({ data: { version: head, page }, lite }: { data: VersionData; lite: boolean }): VNode {
  return (
    <>
      <Banner version={head} page={page} lite={lite} />
      {!head.suppressed && <StoryArticle data={page} lite={lite} />}
    </>
  );
}

interface BannerProps {
  readonly version: VersionData['version'];
  readonly page: StoryData;
  readonly lite: boolean;
}

/** Says that this is not the story as it stands, and leads to where it does. */
function Banner({ version: head, page, lite }: BannerProps): VNode {
  const { edition } = page.frame;
  const words = wordsFor(edition.lang);
  const to = (path: string): string => (lite ? litePath(path) : path);
  return (
    <section class="old-banner" aria-label={words.version(head.number)}>
      {head.suppressed ? (
        <>
          <h1>{words.version(head.number)}</h1>
          <Tombstone suppressed={head.suppressed} around={{ words, edition }} />
        </>
      ) : (
        <p>{words.oldVersion(head.number, clockLine(head.publishedAt, edition))}</p>
      )}
      <p class="old-ways">
        <a href={to(page.storyPath)}>{words.readNow}</a>{' '}
        <a href={to(historyPath(page.storyPath))}>{words.allVersions}</a>
      </p>
    </section>
  );
}
