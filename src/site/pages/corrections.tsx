import type { VNode } from 'preact';
import type { Archive, CorrectionEntry } from '../../story/archive.ts';
import { correctionsPath, defaultEdition, litePath, pathOf } from '../addresses.ts';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { langAttributes } from '../layout/lang-attributes.ts';
import { type RenderContext, contextOf } from '../layout/render-context.ts';
import { Steps } from '../layout/steps.tsx';
import { Day } from '../layout/time.tsx';
import { feedPath } from '../machine/addresses.ts';
import { correctionsHead } from '../machine/head-metadata.ts';
import { HeadNodes } from '../machine/head-nodes.tsx';
import { shown } from '../layout/shown-card.ts';
import type { Loaded } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import { editionsIn } from './error.tsx';
import { nameIn } from './fact-words.ts';
import { closedParts, sliceOfPart } from './parts.ts';
import type { ReaderPage } from './reader-page.ts';

interface CorrectionsParams {
  /** Null for the default edition. */
  readonly edition: string | null;
  /** A closed part, counted from the oldest; null for the newest notes. */
  readonly part: number | null;
}

interface CorrectionsData {
  readonly frame: Frame;
  readonly part: number | null;
  readonly entries: readonly Entry[];
  readonly older: string | null;
  readonly newer: string | null;
}

/** A correction with no more of its story than the page shows. */
interface Entry extends Omit<CorrectionEntry, 'card'> {
  readonly story: {
    readonly path: string;
    readonly headline: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
  } | null;
}

/**
 * `/corrections`, and `/corrections/{edition}` for all editions but the default one: what was wrong in an edition's stories, in its language. Past sixty
 * notes the oldest stand in parts of their own one step below, as in a large month.
 */
export const corrections: ReaderPage<CorrectionsParams, CorrectionsData> = {
  name: 'corrections',
  tier: 2,
  parse: ([first, ...rest]) => (first === 'corrections' ? parseCorrections(rest) : null),
  load: loadCorrections,
  moved: async (archive, { edition }) => {
    const settings = await archive.settings();
    // An edition that is no more has left its notes to the default one.
    const own = settings.editions.find(({ id }) => id === edition) ?? defaultEdition(settings);
    return correctionsPath(settings, own.id);
  },
  full: (data, theme) => fullPage(sheetOf(data, false), theme),
  lite: (data, theme) => litePage(sheetOf(data, true), theme),
  pathsFor: async (fact, archive) => {
    const own = nameIn(fact, 'corrections');
    const editions = own === null ? await editionsIn(fact, archive) : [own];
    return (await Promise.all(editions.map((id) => correctionsPaths(archive, id)))).flat();
  },
};

function parseCorrections(words: readonly string[]): CorrectionsParams | null {
  const [last] = words.slice(-1);
  const part = last !== undefined && /^[1-9]\d{0,4}$/.test(last) ? Number(last) : null;
  const [edition = null, ...rest] = part === null ? words : words.slice(0, -1);
  return rest.length > 0 || (edition !== null && !/^[a-z]/.test(edition)) ? null : { edition, part };
}

async function correctionsPaths(archive: Archive, edition: string): Promise<string[]> {
  const settings = await archive.settings();
  if (!settings.editions.some(({ id }) => id === edition)) return [];
  const whole = correctionsPath(settings, edition);
  const closed = closedParts(await archive.correctionCount(edition));
  return [whole, ...Array.from({ length: closed }, (_, at) => whole + pathOf(String(at + 1)))];
}

async function loadCorrections(
  archive: Archive,
  { edition, part }: CorrectionsParams,
): Promise<Loaded<CorrectionsData>> {
  const settings = await archive.settings();
  const { id } = defaultEdition(settings);
  if (edition !== null && !settings.editions.some((one) => one.id === edition)) return { is: 'missing' };
  const whole = correctionsPath(settings, edition ?? id);
  // The default edition's stand under no word of its own, so that no page answers under two addresses.
  if (edition === id) return { is: 'redirect', to: part === null ? whole : `${whole}/${part}` };
  const own = edition ?? id;
  const count = await archive.correctionCount(own);
  const slice = sliceOfPart(count, part);
  if (part !== null && slice.limit === 0) return { is: 'missing' };
  const closed = closedParts(count);
  const at = part ?? closed + 1;
  return {
    is: 'page',
    data: {
      frame: await loadFrame(archive, own, part === null ? whole : `${whole}/${part}`),
      part,
      entries: (await archive.corrections(own, slice)).map((entry) => entryOf(entry, own)),
      older: at > 1 ? `${whole}/${at - 1}` : null,
      newer: part === null ? null : part < closed ? `${whole}/${part + 1}` : whole,
    },
  };
}

function entryOf({ card, ...correction }: CorrectionEntry, edition: string): Entry {
  if (!card) return { ...correction, story: null };
  const { path, headline, lang, dir } = shown(card, edition);
  return { ...correction, story: { path, headline, lang, dir } };
}

function titleOf({ frame, part }: CorrectionsData): string {
  const words = wordsFor(frame.edition);
  return part === null ? words.corrections : `${words.corrections} (${words.part(part)})`;
}

function sheetOf(data: CorrectionsData, lite: boolean): Sheet {
  const { frame, older, newer } = data;
  return {
    frame,
    title: titleOf(data),
    description: wordsFor(frame.edition).correctionsIntro,
    kind: 'record',
    styles: ['base', 'chrome', 'record', 'steps'],
    arabic: data.entries.some(({ story }) => story?.dir === 'rtl'),
    head: (
      <>
        {older !== null && <link rel="prev" href={older} />}
        {newer !== null && <link rel="next" href={newer} />}
        <HeadNodes head={correctionsHead(frame)} />
      </>
    ),
    main: <Corrections data={data} context={contextOf(frame, lite)} />,
  };
}

function Corrections({ data, context }: { data: CorrectionsData; context: RenderContext }): VNode {
  const { words, edition, lite } = context;
  const { newer, older } = data;
  return (
    <>
      <header class="record-head">
        <h1>{titleOf(data)}</h1>
        <p>{words.correctionsIntro}</p>
        <p>
          <a href={feedPath({ is: 'corrections', edition: edition.id }, 'rss')}>{words.feed}</a>
        </p>
      </header>
      {data.entries.length === 0 && <p class="empty">{words.noCorrections}</p>}
      <ul class="corrections">
        {data.entries.map((entry) => (
          <li class={entry.change}>
            <Line entry={entry} context={context} />
          </li>
        ))}
      </ul>
      <Steps
        words={words}
        lite={lite}
        newer={newer === null ? null : { path: newer, says: words.newer }}
        older={older}
      />
    </>
  );
}

function Line({ entry: { story, change, note, at }, context }: { entry: Entry; context: RenderContext }): VNode {
  const { words, edition, lite } = context;
  return (
    <>
      <p class="when">
        <b class="change">{words.changes[change]}</b> <Day at={at} edition={edition} />
      </p>
      {story ? (
        <h2 {...langAttributes(story, edition)}>
          <a href={lite ? litePath(story.path) : story.path}>{story.headline}</a>
        </h2>
      ) : (
        <h2>{words.storyGone}</h2>
      )}
      <p class="note" {...(story ? langAttributes(story, edition) : {})}>
        {note}
      </p>
    </>
  );
}
