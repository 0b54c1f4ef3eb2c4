import { lately } from '../../base/lately.ts';
import type { PageSettings } from '../../story/newsroom.ts';
import { palette, type Shades } from './colours.ts';
import { facesFor, runningFiles, type Letters } from './faces.ts';
import { tokensOf } from '../theme-data.ts';
import { STREAM_SCRIPT } from './stream-script.ts';
import { LATER, type Scripts, type Theme } from './theme.ts';
import { classesIn, classesNamedIn, everyClass, isForPrint, rulesIn, usedOf } from './used-rules.ts';

/**
 * Sheets of what pages share. It comes into a page when that is delivered, whatever the page knows, so they stand whole on every page that names them,
 * and rules of other sheets for the same classes stand too.
 */
const SHARED = ['chrome', 'lines', 'lite'] as const;

/** The theme of the pages, made once from the files of a build. */
export function themeOf(styles: Readonly<Record<string, string>>, assetPaths: ReadonlyMap<string, string>): Theme {
  const sheets = new Map(Object.entries(styles).map(([name, css]) => [name, atFirst(name, minify(css))]));
  const made = new Map<string, Cut>();
  return {
    styles: (names, settings, scripts, markup) => {
      const italic = ITALIC.test(markup);
      // Pages of one kind share their sheets, so each combination is read once.
      const key = JSON.stringify([names, settings.colours, settings.type, settings.theme, scripts, italic]);
      const sheet = made.get(key) ?? sheetOf({ names, settings, scripts, italic }, sheets, assetPaths);
      made.set(key, sheet);
      return sheet([...classesIn(markup)]);
    },
    later: assetPaths.get(LATER) ?? null,
    stream: assetPaths.get(STREAM_SCRIPT) ?? null,
    runningType: (type, scripts, nameDir) =>
      runningFiles(type, scripts, nameDir).flatMap((file) => assetPaths.get(file) ?? []),
  };
}

/** What a page needs of a sheet while it is read first; how it is printed stands in the later sheet, but for lite pages, which fetch none. */
function atFirst(name: string, css: string): string {
  return name === 'lite'
    ? css
    : usedOf(
        rulesIn(css).filter((rule) => !isForPrint(rule)),
        everyClass,
      );
}

/** What browsers set in italics. */
const ITALIC = /<(?:em|i|cite|address|dfn|var)\b/;

interface Wanted {
  readonly names: readonly string[];
  readonly settings: PageSettings;
  readonly scripts: Scripts;
  readonly italic: boolean;
}

/** What a page with these classes of its own uses of its sheets, beside what comes into it later. */
type Cut = (own: readonly string[]) => string;

/** Sheets as they were cut, for each combination of them: some twenty kilobytes each. */
const MOST_CUTS = 50;

/** The sheets of a page: what of them it uses follows from the classes it has. */
function sheetOf(
  { names, settings, scripts, italic }: Wanted,
  sheets: ReadonlyMap<string, string>,
  assetPaths: ReadonlyMap<string, string>,
): Cut {
  const parts = [...names, ...(scripts.arabic ? ['arabic'] : [])].map((name) => ({
    whole: SHARED.some((one) => one === name),
    css: sheetNamed(sheets, name) + minify(settings.theme?.styles[name] ?? ''),
  }));
  const slanted = italic || parts.some(({ css }) => css.includes('font-style:italic'));
  const head = headOf(settings, { ...scripts, slanted }, assetPaths);
  const rules = parts.map(({ whole, css }) => (whole ? css : rulesIn(css)));
  const tokens = tokensOf(settings.theme ?? null);
  const cut = (has: ReadonlySet<string>) =>
    head + rules.map((one) => (typeof one === 'string' ? one : usedOf(one, has))).join('') + tokens;
  // Pages of one kind have the same classes, nearly always in the same order.
  const known = lately<string, string>(MOST_CUTS);
  const shared = parts.flatMap(({ whole, css }) => (whole ? classesNamedIn(css) : []));
  return (own) => {
    const key = own.join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = cut(new Set([...own, ...shared]));
    known.set(key, made);
    return made;
  };
}

function sheetNamed(sheets: ReadonlyMap<string, string>, name: string): string {
  const sheet = sheets.get(name);
  if (sheet === undefined) throw new Error(`There is no style sheet named ${name}.`);
  return sheet;
}

function headOf(settings: PageSettings, letters: Letters, assetPaths: ReadonlyMap<string, string>): string {
  const { light, dark } = palette(settings.colours, settings.theme);
  const colours = `:root{${variables(light)}}@media (prefers-color-scheme:dark){:root{${variables(dark)}}}`;
  return facesFor(settings.type, letters, (file) => assetPaths.get(file) ?? null) + colours;
}

function variables(shades: Shades): string {
  return Object.entries(shades)
    .map(([name, colour]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${colour}`)
    .join(';');
}

/**
 * The sheet without comments and idle white space. It knows only our own sheets: strings in them hold no braces,
 * no semicolons and no runs of spaces.
 */
export function minify(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([{;(][\w-]+): /g, '$1:')
    .replaceAll(';}', '}')
    .trim();
}
