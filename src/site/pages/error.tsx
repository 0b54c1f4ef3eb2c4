import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { PageSettings } from '../../story/newsroom.ts';
import { correctionsPath, defaultEdition, frontPath, pathOf, settingsOf } from '../addresses.ts';
import { fullPage } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import type { Theme } from '../layout/theme.ts';
import { type Named, sectionLinks } from '../layout/section-links.ts';
import type { GoneData, PageKind, Rendered } from '../page-kind.ts';
import { dayLine } from '../times.ts';
import { wordsFor } from '../words.ts';
import type { Words } from '../words-table.ts';
import { nameIn } from './fact-words.ts';

const codes = ['404', '500'] as const;
type Code = (typeof codes)[number];

interface ErrorParams {
  readonly code: Code;
  readonly edition: string;
}

interface ErrorData {
  readonly code: Code;
  readonly frame: Frame;
  readonly sections: readonly Named[];
}

const said: Readonly<Record<Code, (words: Words) => readonly [title: string, say: string]>> = {
  404: (words) => [words.notFoundTitle, words.notFoundSay],
  500: (words) => [words.failedTitle, words.failedSay],
};

/** `/_/error/404/{edition}` and `/_/error/500/{edition}`: what delivery answers with when there is no page to give. */
export function errorKind(theme: Theme): PageKind<ErrorParams, ErrorData> {
  return {
    name: 'error',
    tier: 1,
    parse: parseError,
    load: async (archive, { code, edition }) => {
      const own = await archive.edition(edition);
      if (!own) return { is: 'missing' };
      const frame = await loadFrame(archive, edition, pathOf('_', 'error', code, edition));
      return { is: 'page', data: { code, frame, sections: await sectionLinks(archive, own) } };
    },
    render: (data) => renderError(data, theme),
    pathsFor: async (fact, archive) => (await editionsIn(fact, archive)).flatMap(pathsOf),
  };
}

function pathsOf(edition: string): string[] {
  return codes.map((code) => pathOf('_', 'error', code, edition));
}

/** The edition a fact is about; all of them for the settings. */
export async function editionsIn(fact: string, archive: Archive): Promise<readonly string[]> {
  if (fact === 'settings') return (await archive.settings()).editions.map(({ id }) => id);
  const id = nameIn(fact, 'edition');
  return id === null ? [] : [id];
}

function parseError(path: string): ErrorParams | null {
  const [, code, edition] = /^\/_\/error\/(404|500)\/([a-z][a-z0-9-]*)$/.exec(path) ?? [];
  return code && edition ? { code: code as Code, edition } : null;
}

function renderError({ code, frame, sections }: ErrorData, theme: Theme): Rendered {
  const words = wordsFor(frame.edition);
  const [title, say] = said[code](words);
  return renderHelp({ frame, title, sections, main: <p>{say}</p>, banner: code !== '500' }, theme);
}

/** The page of a story that was public and is no more. */
export function renderGone(data: GoneData & { readonly settings: unknown }, theme: Theme): Rendered {
  const settings = data.settings as PageSettings;
  const edition = settings.editions.find(({ id }) => id === data.edition) ?? defaultEdition(settings);
  const words = wordsFor(edition);
  const frame: Frame = { settings: settingsOf(edition, settings), edition, path: frontPath(settings, edition.id) };
  const main = (
    <>
      <p>{data.reason === null ? words.withdrawnSay : words.killedSay}</p>
      {data.reason !== null && (
        <blockquote class="reason">
          <p>{data.reason}</p>
        </blockquote>
      )}
      {data.at !== null && (
        <p class="when">
          <time datetime={data.at}>{words.goneOn(dayLine(data.at, edition))}</time>
        </p>
      )}
    </>
  );
  return renderHelp({ frame, title: words.goneTitle, sections: [], main }, theme);
}

interface Help {
  readonly frame: Frame;
  readonly title: string;
  readonly sections: readonly Named[];
  readonly main: VNode;
  readonly banner?: boolean;
}

/** A page that is not what the reader came for, and the ways on from it. */
function renderHelp({ frame, title, sections, main, banner = true }: Help, theme: Theme): Rendered {
  const words = wordsFor(frame.edition);
  const ways: Named[] = [
    { name: words.frontPage, path: frontPath(frame.settings, frame.edition.id) },
    ...sections,
    { name: words.corrections, path: correctionsPath(frame.settings, frame.edition.id) },
  ];
  const body = (
    <article class="help">
      <h1>{title}</h1>
      {main}
      <h2>{words.goNext}</h2>
      <ul>
        {ways.map(({ name, path }) => (
          <li>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ul>
    </article>
  );
  return fullPage(
    {
      frame,
      title,
      description: null,
      kind: 'help-page',
      styles: ['base', 'chrome', 'help'],
      index: false,
      main: body,
      banner,
      lite: false,
    },
    theme,
  );
}
