import type { VNode } from 'preact';
import { isId } from '../../base/ids.ts';
import type { Archive } from '../../story/archive.ts';
import type { Edition } from '../../story/newsroom.ts';
import { publicPath, storyPath } from '../../story/published.ts';
import type { Version, VersionHead } from '../../story/version.ts';
import { historyPath, litePath, versionPath } from '../addresses.ts';
import { sheetsFor } from '../blocks/body.tsx';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { langAttributes } from '../layout/lang-attributes.ts';
import type { Loaded } from '../page-kind.ts';
import { clockLine } from '../times.ts';
import { wordsFor } from '../words.ts';
import { storyIn, versionIn } from './fact-words.ts';
import { type Changes, loadChanges } from './history/changes.ts';
import { ChangeList } from './history/change-list.tsx';
import { Tombstone } from './history/tombstone.tsx';
import type { ReaderPage } from './reader-page.ts';
import { standingOf, type StoryAddress } from './story-addresses.ts';
import { StoryArticle } from './story/article.tsx';
import { loadFiling, type ShownStory } from './story/story-data.ts';

interface VersionParams extends StoryAddress {
  readonly number: number;
}

interface VersionData {
  readonly frame: Frame;
  readonly head: VersionHead;
  readonly storyPath: string;
  /** Where readers find the story. */
  readonly path: string;
  /** The version as it was; null when it may not be read. */
  readonly shown: ShownStory | null;
  /** That the story was retracted, and by which version; null when it stands. */
  readonly retraction: VersionHead | null;
  /** What changed in it; null for the first one and for one that may not be read. */
  readonly changes: Changes | null;
}

/** `/news/{id}/{urlSlug}/versions/{n}`: a version as it was, or the tombstone of one that may not be read. */
export const version: ReaderPage<VersionParams, VersionData> = {
  name: 'version',
  tier: 4,
  parse: ([room, id, slug, fourth, number, ...rest]) =>
    room === 'news' && id && isId(id) && slug && fourth === 'versions' && isNumber(number) && rest.length === 0
      ? { id, slug, number: Number(number) }
      : null,
  load: loadVersion,
  full: (data, theme) => fullPage(sheetOf(data, false), theme),
  lite: (data, theme) => litePage(sheetOf(data, true), theme),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state');
    const one = versionIn(fact);
    const where = await archive.whereabouts(id ?? one?.id ?? '');
    if (!where) return [];
    const path = storyPath(where);
    const numbers = id === null ? [one] : await archive.versions(id);
    return numbers.flatMap((which) => (which ? [versionPath(path, which.number)] : []));
  },
};

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^[1-9]\d{0,5}$/.test(word);
}

async function loadVersion(archive: Archive, { id, slug, number }: VersionParams): Promise<Loaded<VersionData>> {
  const found = await archive.version(id, number);
  if (!found) return { is: 'missing' };
  const place = await standingOf(archive, { id, slug }, versionPath('', number));
  if (place.is !== 'here') return place;
  const { story: _, ...head } = found;
  const path = storyPath(place.where);
  const own = versionPath(path, number);
  const frame = await loadFrame(archive, place.where.edition, own);
  const changes = await loadChanges(archive, found);
  const [shown, retraction] = [await shownIn(archive, found, path), await archive.retraction(id)];
  return {
    is: 'page',
    data: { frame, head, storyPath: path, path: publicPath(place.where), shown, retraction, changes },
  };
}

/** The story as it was. When it was published is said above it, and what was wrong in it on the page of the present one. */
async function shownIn(archive: Archive, { story, number }: Version, path: string): Promise<ShownStory | null> {
  if (!story) return null;
  const filing = await loadFiling(archive, story, versionPath(path, number));
  const dates = { firstPublishedAt: null, lastUpdatedAt: null };
  return { ...filing, story, version: number, dates, storyPath: path, notes: [] };
}

function sheetOf(data: VersionData, lite: boolean): Sheet {
  const { frame, head, shown, retraction } = data;
  const words = wordsFor(frame.edition);
  const retracted = retraction ? `${words.retracted}. ` : '';
  return {
    frame,
    title: `${retracted}${words.version(head.number)}${words.colon} ${shown ? shown.story.headline : words.suppressed}`,
    description: null,
    kind: 'story old',
    styles: ['base', 'chrome', 'story', 'record', ...(shown ? sheetsFor(shown.story) : [])],
    arabic: shown?.story.dir === 'rtl',
    index: false,
    canonical: data.path,
    main: (
      <>
        <Banner data={data} lite={lite} />
        <WhatChanged data={data} />
        {shown && <StoryArticle shown={shown} lite={lite} />}
      </>
    ),
  };
}

function WhatChanged({ data: { frame, changes, head } }: { data: VersionData }): VNode | null {
  if (!changes) return null;
  const { edition } = frame;
  const words = wordsFor(edition);
  return (
    <details class="told-changes" id="changes">
      <summary>{words.changedSince(changes.since)}</summary>
      {head.note && (
        <p class="note" {...langAttributes(changes, edition)}>
          <b>{words.changes[head.change]}</b> {head.note}
        </p>
      )}
      <ChangeList changes={changes} context={{ words, edition }} />
    </details>
  );
}

/** Says before anything else that what follows was taken back, why, and when. */
function Retracted({ by, head, edition }: { by: VersionHead; head: VersionHead; edition: Edition }): VNode {
  const words = wordsFor(edition);
  return (
    <>
      <p class="old-retracted">
        <b>{words.retracted}</b> {words.retractedVersion(head.number, clockLine(by.publishedAt, edition))}
      </p>
      {by.note && <p>{by.note}</p>}
    </>
  );
}

/** Says that this is not the story as it stands, and leads to where it does. */
function Banner({
  data: { frame, head, storyPath: path, path: now, retraction },
  lite,
}: {
  data: VersionData;
  lite: boolean;
}): VNode {
  const { edition } = frame;
  const words = wordsFor(edition);
  const to = (own: string): string => (lite ? litePath(own) : own);
  return (
    <section class="old-banner" aria-label={words.version(head.number)}>
      {head.suppressed ? (
        <>
          <h1>{words.version(head.number)}</h1>
          <Tombstone suppressed={head.suppressed} context={{ words, edition }} />
        </>
      ) : retraction ? (
        <Retracted by={retraction} head={head} edition={edition} />
      ) : (
        <p>{words.oldVersion(head.number, clockLine(head.publishedAt, edition))}</p>
      )}
      <p class="old-ways">
        <a href={to(now)}>{words.readNow}</a> <a href={to(historyPath(path))}>{words.allVersions}</a>
      </p>
    </section>
  );
}
