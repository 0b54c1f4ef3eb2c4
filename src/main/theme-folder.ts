import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import { standardTheme } from '../site/theme-data.ts';
import { type ThemeData, themeSchema } from '../story/theme.ts';

/** In a folder the sheets are files beside `theme.json`, and it names them. */
const sheetFile = z.string().regex(/^[a-z][a-z0-9-]{0,40}\.css$/, 'Name a file beside theme.json, such as story.css.');
const folderSchema = z.looseObject({ styles: z.record(z.string(), sheetFile).default({}) });

/** The theme in a folder, with its sheets read in. Refuses (422) what cannot be read or is no theme, with each place and its remedy. */
export function readThemeFolder(folder: string): ThemeData {
  const written: unknown = parsed(folder, textOf(folder, 'theme.json'));
  const { styles, ...rest } = checked(folderSchema, written);
  const sheets = Object.entries(styles).map(([name, file]) => [name, textOf(folder, file)] as const);
  return checked(themeSchema, { ...rest, styles: Object.fromEntries(sheets) });
}

function textOf(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new Refusal(
      'theme-unreadable',
      422,
      `${join(folder, file)} cannot be read (${code}). Check its name and its permissions.`,
    );
  }
}

function parsed(folder: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(
      'theme-unreadable',
      422,
      `${join(folder, 'theme.json')} is not written as JSON: ${(error as Error).message}.`,
    );
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }): Problem =>
    problem('theme-wrong', path.join('/'), message),
  );
  throw new Refusal('theme-broken', 422, 'This theme cannot be used as it is.', problems);
}

/** Writes the theme that comes with Standfirst into a folder, to begin another with. Refuses (409) a folder that holds a theme. */
export function writeThemeFolder(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true });
  const { chosen: _, ...theme } = standardTheme;
  try {
    writeFileSync(join(folder, 'theme.json'), `${JSON.stringify({ ...theme, name }, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw error;
    throw new Refusal('theme-there', 409, `There is already a theme in ${folder}. Choose another folder.`);
  }
}
