import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import { isId } from '../../base/ids.ts';
import { storyPath } from '../../story/published.ts';
import type { VersionHead } from '../../story/version.ts';
import { historyPath, litePath, versionPath } from '../addresses.ts';
import { type RenderContext, contextOf } from '../layout/render-context.ts';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { Moment } from '../layout/time.tsx';
import type { Loaded } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import { storyIn } from './fact-words.ts';
import { type Changes, loadChanges } from './history/changes.ts';
import { ChangeList } from './history/change-list.tsx';
import { Tombstone } from './history/tombstone.tsx';
import type { ReaderPage } from './reader-page.ts';
import { standingOf, type StoryAddress } from './story-addresses.ts';
import { langAttributes } from '../layout/lang-attributes.ts';

interface HistoryData {
  readonly frame: Frame;
  readonly headline: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly storyPath: string;
  /** Where readers find the story. */
  readonly path: string;
  /** Newest first. */
  readonly versions: readonly VersionHead[];
  /** What changed in the newest versions, by their numbers; the page of an older one tells it. */
  readonly changes: Readonly<Record<string, Changes>>;
}

/** Of so many versions the history itself tells what changed, and so many parts of each, so that it stays light. */
const TOLD_VERSIONS = 12;
const TOLD_PARTS = 10;

/** `/news/{id}/{urlSlug}/history`: every version of a story with its date, its change and the note to readers. */
export const history: ReaderPage<StoryAddress, HistoryData> = {
  name: 'history',
  tier: 4,
  parse: ([room, id, slug, last, ...rest]) =>
    room === 'news' && id && isId(id) && slug && last === 'history' && rest.length === 0 ? { id, slug } : null,
  load: loadHistory,
  full: (data, theme) => fullPage(sheetOf(data, false), theme),
  lite: (data, theme) => litePage(sheetOf(data, true), theme),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state');
    const where = id === null ? null : await archive.whereabouts(id);
    return where ? [historyPath(storyPath(where))] : [];
  },
};

async function loadHistory(archive: Archive, { id, slug }: StoryAddress): Promise<Loaded<HistoryData>> {
  const place = await standingOf(archive, { id, slug }, '/history');
  if (place.is !== 'here') return place;
  const card = await archive.card(id);
  if (!card) return { is: 'missing' };
  const { headline, lang, dir, path } = card;
  const versions = (await archive.versions(id)).toReversed();
  const own = storyPath(place.where);
  const frame = await loadFrame(archive, place.where.edition, historyPath(own));
  const changes = await changesIn(archive, versions.slice(0, TOLD_VERSIONS));
  return { is: 'page', data: { frame, headline, lang, dir, storyPath: own, path, versions, changes } };
}

async function changesIn(archive: Archive, versions: readonly VersionHead[]): Promise<HistoryData['changes']> {
  const changes: Record<string, Changes> = {};
  const readable = versions.filter(({ suppressed }) => !suppressed);
  for (const { storyId, number } of readable) {
    const version = await archive.version(storyId, number);
    const told = version && (await loadChanges(archive, version));
    if (told) changes[number] = told;
  }
  return changes;
}

function sheetOf(data: HistoryData, lite: boolean): Sheet {
  const words = wordsFor(data.frame.edition);
  return {
    frame: data.frame,
    title: `${words.historyTitle}${words.colon} ${data.headline}`,
    description: `${words.historyOf} “${data.headline}”.`,
    kind: 'record',
    styles: ['base', 'chrome', 'record'],
    arabic: data.dir === 'rtl',
    main: <History data={data} context={contextOf(data.frame, lite)} />,
  };
}

function History({ data, context }: { data: HistoryData; context: RenderContext }): VNode {
  const { words, edition, lite } = context;
  const to = (path: string): string => (lite ? litePath(path) : path);
  return (
    <article class="record-page">
      <header class="record-head">
        <p class="kicker">{words.historyTitle}</p>
        <h1 {...langAttributes(data, edition)}>
          <a href={to(data.path)}>{data.headline}</a>
        </h1>
        <p>{words.historyIntro}</p>
      </header>
      <ol class="versions" reversed>
        {data.versions.map((version, at) => (
          <li class={version.change} value={version.number}>
            <Version
              version={version}
              context={context}
              href={to(versionPath(data.storyPath, version.number))}
              changes={data.changes[version.number]}
              own={langAttributes(data, edition)}
            />
            {at === 0 && <p class="is-current">{words.current}</p>}
          </li>
        ))}
      </ol>
    </article>
  );
}

interface VersionProps {
  readonly version: VersionHead;
  readonly context: RenderContext;
  readonly href: string;
  readonly changes: Changes | undefined;
  /** The story's language, where it is not the page's. */
  readonly own: ReturnType<typeof langAttributes>;
}

function Version({ version, context: { words, edition }, href, changes, own }: VersionProps): VNode {
  const { number, change, note, publishedAt, headline, suppressed } = version;
  return (
    <>
      <div class="entry-head">
        <h2>
          <a href={href}>{words.version(number)}</a> <span class="change">{words.changes[change]}</span>
        </h2>
        <p class="when">
          <Moment at={publishedAt} edition={edition} />
        </p>
      </div>
      {suppressed ? (
        <Tombstone suppressed={suppressed} context={{ words, edition }} />
      ) : (
        <p class="version-headline" {...own}>
          {headline}
        </p>
      )}
      {note && !suppressed && (
        <p class="note" {...own}>
          {note}
        </p>
      )}
      {changes && (
        <details class="told-changes">
          <summary>{words.changedSince(changes.since)}</summary>
          <ChangeList changes={changes} context={{ words, edition }} most={TOLD_PARTS} />
        </details>
      )}
    </>
  );
}
