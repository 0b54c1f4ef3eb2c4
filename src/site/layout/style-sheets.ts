import type { PageSettings } from '../../story/newsroom.ts';
import { palette, type Shades } from './colours.ts';
import { facesFor, runningFiles } from './faces.ts';
import { tokensOf } from '../theme-data.ts';
import type { Theme, Scripts } from './theme.ts';

/** The theme of the pages, made once from the files of a build. */
export function themeOf(styles: Readonly<Record<string, string>>, assetPaths: ReadonlyMap<string, string>): Theme {
  const sheets = new Map(Object.entries(styles).map(([name, css]) => [name, minify(css)]));
  const made = new Map<string, string>();
  return {
    // Pages of one kind share their sheets, so each combination is joined once.
    styles: (names, settings, scripts) => {
      const key = JSON.stringify([names, settings.colours, settings.type, settings.theme, scripts]);
      const sheet =
        made.get(key) ??
        headOf(settings, scripts, assetPaths) +
          [...names, ...(scripts.arabic ? ['arabic'] : [])]
            .map((name) => sheetNamed(sheets, name) + minify(settings.theme?.styles[name] ?? ''))
            .join('') +
          tokensOf(settings.theme ?? null);
      made.set(key, sheet);
      return sheet;
    },
    runningType: (type, scripts, nameDir) =>
      runningFiles(type, scripts, nameDir).flatMap((file) => assetPaths.get(file) ?? []),
  };
}

function sheetNamed(sheets: ReadonlyMap<string, string>, name: string): string {
  const sheet = sheets.get(name);
  if (sheet === undefined) throw new Error(`There is no style sheet named ${name}.`);
  return sheet;
}

function headOf(settings: PageSettings, scripts: Scripts, assetPaths: ReadonlyMap<string, string>): string {
  const { light, dark } = palette(settings.colours, settings.theme);
  const colours = `:root{${variables(light)}}@media (prefers-color-scheme:dark){:root{${variables(dark)}}}`;
  return facesFor(settings.type, scripts, (file) => assetPaths.get(file) ?? null) + colours;
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
