import { readFileSync } from 'node:fs';
import { Refusal } from '../../base/problem.ts';
import { commitAndPress } from '../../newsroom/acts.ts';
import { replaceSettings } from '../../newsroom/change-settings.ts';
import { readNavWords, readSettings } from '../../store/documents.ts';
import { differencesOf, sayDifference } from '../../story/setting-differences.ts';
import type { Settings } from '../../story/newsroom.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { beginPlain } from '../import-settings-file.ts';
import { openExisting, type OpenRooms, openUnbegun } from '../open-rooms.ts';
import { say, sayProblems } from '../report.ts';
import { settingsOf } from '../settings-file.ts';
import { unknownSections } from '../unknown-sections.ts';

type What = 'get' | 'set' | 'check';

/** Settings for those who keep them in git: printed; compared with those of a file; set to those of a file. Exit code 1 where a file cannot be used. */
export async function runSettings(
  what: What,
  file: string | null,
  options: { readonly data: string },
): Promise<number> {
  const wanted = file === null ? null : settingsOf(file, textOf(file));
  const folder = newsroomFolder(options.data);
  const rooms = what === 'set' ? await openUnbegun(folder, openLog()) : await openExisting(folder, openLog());
  try {
    const now = await readSettings(rooms.store.reader);
    if (now === null) return await begin(rooms, wanted);
    if (wanted === null) process.stdout.write(`${JSON.stringify(now, null, 2)}\n`);
    else if (what === 'check') return await check(rooms, now, wanted);
    else await set(rooms, now, wanted);
    return 0;
  } finally {
    await rooms.close();
  }
}

/** The settings in a file answer the first questions of a newsroom that has not begun. */
async function begin(rooms: OpenRooms, wanted: Settings | null): Promise<number> {
  if (wanted === null) throw new Error('A newsroom that was opened has no settings.');
  const { receipt } = await commitAndPress(rooms, (tx) => beginPlain(tx, wanted, rooms));
  say(`The newsroom has begun with these settings, ${receipt.pressed.length} pages pressed.`);
  return 0;
}

/** `-` is standard input. */
function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new Refusal('file-unreadable', 422, `${file} cannot be read (${code}). Check its name and its permissions.`);
  }
}

async function check({ store }: OpenRooms, now: Settings, wanted: Settings): Promise<number> {
  const lines = differencesOf(now, wanted).map(sayDifference);
  for (const line of lines) process.stdout.write(`${line}\n`);
  const unknown = unknownSections(wanted, await readNavWords(store.reader));
  sayProblems(unknown);
  say(
    lines.length === 0
      ? 'These are the settings of the newsroom.'
      : `${lines.length} settings are other. \`standfirst settings set\` sets them.`,
  );
  return unknown.length > 0 ? 1 : 0;
}

async function set(rooms: OpenRooms, now: Settings, wanted: Settings): Promise<void> {
  const lines = differencesOf(now, wanted).map(sayDifference);
  const { pressed } = await replaceSettings(rooms, wanted, { name: 'settings set' });
  for (const line of lines) say(line);
  say(
    lines.length === 0
      ? 'These are the settings of the newsroom; nothing was changed.'
      : `${lines.length} settings changed, ${pressed.length} pages pressed.`,
  );
}
