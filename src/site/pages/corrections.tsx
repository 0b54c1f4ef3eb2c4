import type { VNode } from 'preact';
import type { CorrectionEntry } from '../../story/archive.ts';
import { correctionsPath, litePath } from '../addresses.ts';
import { type RenderContext, contextOf } from '../layout/render-context.ts';
import { fullPage, litePage, type Sheet } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { Day } from '../layout/time.tsx';
import { wordsFor } from '../words.ts';
import type { ReaderPage } from './reader-page.ts';
import { langAttributes } from '../layout/lang-attributes.ts';

/** Corrections on the page; older ones stay on their stories. */
const SHOWN = 200;

interface CorrectionsData {
  readonly frame: Frame;
  readonly entries: readonly Entry[];
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

export const corrections: ReaderPage<Record<string, never>, CorrectionsData> = {
  name: 'corrections',
  tier: 2,
  parse: (words) => (words.length === 1 && words[0] === 'corrections' ? {} : null),
  load: async (archive) => {
    const frame = await loadFrame(archive, null, correctionsPath);
    return { is: 'page', data: { frame, entries: (await archive.corrections(SHOWN)).map(entryOf) } };
  },
  full: (data, theme) => fullPage(sheetOf(data, false), theme),
  lite: (data, theme) => litePage(sheetOf(data, true), theme),
  pathsFor: async (fact) => (fact === 'corrections' || fact === 'settings' ? [correctionsPath] : []),
};

function entryOf({ card, ...correction }: CorrectionEntry): Entry {
  return { ...correction, story: card && { path: card.path, headline: card.headline, lang: card.lang, dir: card.dir } };
}

function sheetOf(data: CorrectionsData, lite: boolean): Sheet {
  const words = wordsFor(data.frame.edition.lang);
  return {
    frame: data.frame,
    title: words.corrections,
    description: words.correctionsIntro,
    kind: 'record',
    styles: ['base', 'furniture', 'record'],
    arabic: data.entries.some(({ story }) => story?.dir === 'rtl'),
    main: <Corrections data={data} context={contextOf(data.frame, lite)} />,
  };
}

function Corrections({ data, context }: { data: CorrectionsData; context: RenderContext }): VNode {
  const { words } = context;
  return (
    <>
      <header class="record-head">
        <h1>{words.corrections}</h1>
        <p>{words.correctionsIntro}</p>
      </header>
      {data.entries.length === 0 && <p class="empty">{words.noCorrections}</p>}
      <ul class="corrections">
        {data.entries.map((entry) => (
          <li class={entry.change}>
            <Line entry={entry} context={context} />
          </li>
        ))}
      </ul>
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
