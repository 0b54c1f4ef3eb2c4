import { basename, resolve } from 'node:path';
import { Refusal } from '../../base/problem.ts';
import { replaceSettings } from '../../newsroom/change-settings.ts';
import { triedTheme } from '../../newsroom/try-theme.ts';
import { readSettings } from '../../store/documents.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openExisting, type OpenRooms } from '../open-rooms.ts';
import { say, sayProblems } from '../report.ts';
import { readThemeFolder, writeThemeFolder } from '../theme-folder.ts';

type What = 'copy' | 'check' | 'use';

/** Begins a theme in a folder, says what is wrong with one, or gives the newsroom one. `use standard` gives it the one that comes with Standfirst. */
export async function runTheme(what: What, folder: string, options: { readonly data: string }): Promise<number> {
  if (what === 'copy') return copy(folder);
  const theme = what === 'use' && folder === 'standard' ? null : readThemeFolder(folder);
  const rooms = await openExisting(newsroomFolder(options.data), openLog());
  try {
    const now = await readSettings(rooms.store.reader);
    if (now === null) throw new Error('A newsroom that was opened has no settings.');
    if (theme === null || what === 'use')
      return await use(rooms, { ...now, theme: theme && { ...theme, chosen: keptOf(now.theme, theme) } });
    const problems = await triedTheme(rooms.store.reader, rooms.site, { ...now, theme });
    sayProblems(problems);
    if (problems.length === 0)
      say(
        `The theme ${theme.name} is complete, and readable in light and dark. \`standfirst theme use ${folder}\` gives it to readers.`,
      );
    return problems.length > 0 ? 1 : 0;
  } finally {
    await rooms.close();
  }
}

function copy(folder: string): number {
  const name = basename(resolve(folder));
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name))
    throw new Refusal(
      'theme-name',
      422,
      `A theme is named after its folder. Use lower-case letters, digits and hyphens, such as evening; not ${name}.`,
    );
  writeThemeFolder(folder, name);
  say(`A copy of the standard theme is in ${folder}/theme.json. docs/themes.md explains it.`);
  return 0;
}

type Theme = NonNullable<NonNullable<Awaited<ReturnType<typeof readSettings>>>['theme']>;

/** What the newsroom chose of a theme stays chosen in a later state of it, where that still has it. */
function keptOf(before: Theme | null, { name, settings, chosen }: Theme): Theme['chosen'] {
  if (before?.name !== name) return chosen;
  const kept = Object.entries(before.chosen).filter(([key, choice]) =>
    Object.hasOwn(settings[key]?.choices ?? {}, choice),
  );
  return { ...chosen, ...Object.fromEntries(kept) };
}

async function use(rooms: OpenRooms, next: Parameters<typeof replaceSettings>[1]): Promise<number> {
  const { pressed } = await replaceSettings(rooms, next, { name: 'theme use' });
  say(
    `Readers have the ${next.theme?.name ?? 'standard'} theme. ${pressed.length} pages pressed; the others follow automatically.`,
  );
  return 0;
}
