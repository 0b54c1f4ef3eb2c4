import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { BEFORE, WORN_GUISE, wearsUnlessTold } from '../../base/worn-guise.ts';
import type { Rendered } from '../page-kind.ts';
import { defaultEdition, litePath } from '../addresses.ts';
import { wordsFor } from '../words.ts';
import { palette } from './colours.ts';
import type { Frame } from './frame.ts';
import type { Theme } from './theme.ts';
import { include, raw } from './raw.ts';

/** One page for readers, before the masthead and footer are put round it. */
export interface Sheet {
  readonly frame: Frame;
  /** What is before the newsroom's name in the title; null on the front. */
  readonly title: string | null;
  /** Null where the newsroom's own words must do. */
  readonly description: string | null;
  /** The kind of page, as a class of `body`. */
  readonly kind: string;
  readonly styles: readonly string[];
  /** Further elements of the head: structured data, feeds, neighbours in a sequence. */
  readonly head?: ComponentChildren;
  /** False for pages that search engines should leave alone. */
  readonly index?: boolean;
  readonly canonical?: string;
  /** Whether Arabic type is needed on a page of an edition that is read from the left. */
  readonly arabic?: boolean;
  /** The path of the section in the navigation that this page belongs to. */
  readonly here?: string | null;
  readonly main: ComponentChildren;
  /** False for the page that delivery keeps in memory for the time when the shelf fails: nothing in it may have an end. */
  readonly banner?: boolean;
  /** False for a page with which nothing of other stories stands. */
  readonly bulletin?: boolean;
  /** True for a page that several editions have: its includes are those of the edition at whose address it is read. */
  readonly worn?: boolean;
  /** False for pages that have no rendition beside them and no address of their own. */
  readonly lite?: boolean;
}

/** The whole page: shell, masthead, main part, footer. */
export function fullPage(sheet: Sheet, theme: Theme): Rendered {
  const { frame } = sheet;
  const words = wordsFor(frame.edition);
  const chrome = (name: string): VNode => include(`/_/include/${wornBy(sheet)}/${name}`);
  return documentOf(
    sheet,
    theme,
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      {chrome('masthead')}
      {sheet.banner !== false && chrome('banner')}
      {sheet.banner !== false && sheet.bulletin !== false && chrome('bulletin')}
      <main id="content" class="page">
        {sheet.main}
        {sheet.lite !== false && (
          <p class="rendition">
            <Rendition sheet={sheet} before="/lite" says={words.lite} />
          </p>
        )}
      </main>
      {chrome('footer')}
      {theme.later && <link rel="stylesheet" href={theme.later} />}
    </>,
  );
}

/** The lite edition fetches no type: it is set in what the reader's machine has. */
const OWN_TYPE = { text: 'system-serif', furniture: 'system-sans' } as const;

/** The lite rendition: words only, its own short navigation, and the way to the full page. */
export function litePage(sheet: Sheet, theme: Theme): Rendered {
  const { frame } = sheet;
  const words = wordsFor(frame.edition);
  const body = (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      {include(`/_/include/${wornBy(sheet)}/lite-nav`)}
      {include(`/_/include/${wornBy(sheet)}/lite-banner`)}
      {sheet.bulletin !== false && include(`/_/include/${wornBy(sheet)}/lite-bulletin`)}
      <main id="content">
        {sheet.main}
        <p class="rendition">
          <Rendition sheet={sheet} before="" says={words.full} />
        </p>
      </main>
    </>
  );
  return documentOf(
    { ...sheet, styles: ['lite'], kind: 'lite', frame: { ...frame, settings: { ...frame.settings, type: OWN_TYPE } } },
    theme,
    body,
  );
}

/** The way to the other rendition, at the same edition's address. */
function Rendition({ sheet, before, says }: { sheet: Sheet; before: '' | '/lite'; says: string }): VNode {
  const { path } = sheet.frame;
  if (!sheet.worn) return <a href={before === '' ? path : litePath(path)}>{says}</a>;
  return raw(`<a href="${before}${BEFORE}${path}">${renderToString(<>{says}</>)}</a>`);
}

/** The edition as it stands in the include directives of a page. */
function wornBy({ worn, frame }: Sheet): string {
  return worn ? WORN_GUISE : frame.edition.id;
}

function documentOf(sheet: Sheet, theme: Theme, body: VNode): Rendered {
  const { lang, dir } = sheet.frame.edition;
  const markup = renderToString(<body class={sheet.kind}>{body}</body>);
  const page = (
    <html lang={lang} dir={dir}>
      <Head sheet={sheet} theme={theme} markup={markup} />
      {raw(markup)}
    </html>
  );
  const head = sheet.worn ? `${wearsUnlessTold(sheet.frame.edition.id)}\n` : '';
  return { type: 'text/html; charset=utf-8', body: `<!DOCTYPE html>\n${head}${renderToString(page)}\n` };
}

interface HeadProps {
  readonly sheet: Sheet;
  readonly theme: Theme;
  /** What is under it. */
  readonly markup: string;
}

function Head({ sheet, theme, markup }: HeadProps): VNode {
  const { settings, edition } = sheet.frame;
  const colours = palette(settings.colours, settings.theme);
  const lite = sheet.kind === 'lite';
  const joined = !lite && edition.dir === 'rtl' ? edition.lang : null;
  const scripts = { arabic: joined !== null || (!lite && sheet.arabic === true), joined };
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{sheet.title === null ? settings.name : `${sheet.title} – ${settings.name}`}</title>
      <meta name="description" content={sheet.description ?? settings.tagline ?? settings.name} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={colours.light.paper} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={colours.dark.paper} media="(prefers-color-scheme: dark)" />
      {!lite &&
        theme
          .runningType(settings.type, scripts, nameDirOf(sheet.frame))
          .map((href) => <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />)}
      {sheet.index === false && <meta name="robots" content="noindex" />}
      {raw(`<style>${theme.styles(sheet.styles, settings, scripts, markup)}${ownRules(sheet)}</style>`)}
      {(sheet.lite !== false || sheet.canonical) && (
        <link rel="canonical" href={settings.siteUrl + (sheet.canonical ?? sheet.frame.path)} />
      )}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {lite ? null : sheet.head}
    </head>
  );
}

/** The direction of the paper's name over the pages of an edition: the default edition's where it has no name of its own. */
function nameDirOf({ edition, settings }: Frame): 'ltr' | 'rtl' {
  return edition.masthead ? edition.dir : defaultEdition(settings).dir;
}

/**
 * Includes are shared by many pages, so each page marks its own place in the navigation, and a story does not
 * offer itself under its own text.
 */
function ownRules({ here, frame, kind, worn }: Sheet): string {
  if (kind === 'lite') return ownLiteRules(frame.path, worn === true);
  const mark = here && isPlain(here) ? `.nav a[href="${here}"]{box-shadow:inset 0 -3px var(--accent)}` : '';
  // Chrome of another edition leads to the address there, which ends as the story's own.
  const own = `[href${worn ? '$' : ''}="${frame.path}"]`;
  const hide = `.bulletin-line:has(${own}),.lines:not(.most-read) li:has(${own}),.lines:not(.most-read):has(${own}):not(:has(li+li)){display:none}`;
  return mark + (kind === 'story' && isPlain(frame.path) ? hide : '');
}

/** A lite bulletin does not lead to itself. */
function ownLiteRules(path: string, worn: boolean): string {
  if (!path.startsWith('/news/') || !isPlain(path)) return '';
  return `.bulletin-line:has([href${worn ? '$' : ''}="${worn ? path : litePath(path)}"]){display:none}`;
}

/** A path that can stand in a style sheet as it is: all that addresses of stories and sections are made of. */
function isPlain(path: string): boolean {
  return /^\/[\w%/-]*$/.test(path);
}
