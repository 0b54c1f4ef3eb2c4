import { readFileSync } from 'node:fs';
import { differ } from '../../base/differ.ts';
import { Refusal } from '../../base/problem.ts';
import { commitAndPress } from '../../newsroom/acts.ts';
import { replaceAll, tryReplacingAll, type WholeSettings } from '../../newsroom/replace-all.ts';
import { readNavWords, readSections, readSettings, readTopics } from '../../store/documents.ts';
import { differencesOf, sayDifference } from '../../story/setting-differences.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { beginPlain } from '../import-settings-file.ts';
import { openExisting, type OpenRooms, openUnbegun } from '../open-rooms.ts';
import { say, sayProblems } from '../report.ts';
import { settingsOf } from '../settings-file.ts';
import { unknownSections } from '../unknown-sections.ts';

type What = 'get' | 'set' | 'check';

const SETTER = { name: 'settings set' };

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
    const { reader } = rooms.store;
    const whole = { settings: now, sections: await readSections(reader), topics: await readTopics(reader) };
    if (wanted === null) process.stdout.write(`${JSON.stringify(asFile(whole), null, 2)}\n`);
    else if (what === 'check') return await check(rooms, whole, wanted);
    else await set(rooms, whole, wanted);
    return 0;
  } finally {
    await rooms.close();
  }
}

/** The settings in a file answer the first questions of a newsroom that has not begun. */
async function begin(rooms: OpenRooms, wanted: WholeSettings | null): Promise<number> {
  if (wanted === null) throw new Error('A newsroom that was opened has no settings.');
  const { receipt } = await commitAndPress(rooms, (tx) => beginPlain(tx, wanted, rooms));
  say(`The newsroom has started with these settings, ${receipt.pressed.length} pages pressed.`);
  return 0;
}

/** One file of all: sections and topics stand beside the settings, those that have ended left out. */
function asFile({ settings, sections, topics }: WholeSettings): object {
  return { ...settings, sections, topics };
}

/** What differs, a line each; sections and topics that the wanted ones do not name stay as they are. */
function sayDifferences(now: WholeSettings, wanted: WholeSettings): string[] {
  return [
    ...differencesOf(now.settings, wanted.settings).map(sayDifference),
    ...(['sections', 'topics'] as const).flatMap((filed) =>
      wanted[filed]
        .map((after) => ({ before: now[filed].find(({ slug }) => slug === after.slug) ?? null, after }))
        .filter(({ before, after }) => differ(before, after))
        .map(({ before, after }) => `${filed}/${after.slug}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`),
    ),
  ];
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

async function check(rooms: OpenRooms, now: WholeSettings, wanted: WholeSettings): Promise<number> {
  const lines = sayDifferences(now, wanted);
  for (const line of lines) process.stdout.write(`${line}\n`);
  const unknown = unknownSections(wanted.settings, [
    ...(await readNavWords(rooms.store.reader)),
    ...wanted.sections.map(({ slug }) => slug),
  ]);
  sayProblems(unknown);
  // What `set` would refuse is refused here, with every remedy.
  await tryReplacingAll(rooms, wanted, SETTER);
  say(
    lines.length === 0
      ? 'These are the settings of the newsroom.'
      : `Differences: ${lines.length}. \`standfirst settings set\` applies them.`,
  );
  return unknown.length > 0 ? 1 : 0;
}

async function set(rooms: OpenRooms, now: WholeSettings, wanted: WholeSettings): Promise<void> {
  const lines = sayDifferences(now, wanted);
  const { pressed } = await replaceAll(rooms, wanted, SETTER);
  for (const line of lines) say(line);
  say(
    lines.length === 0
      ? 'These are the settings of the newsroom; nothing was changed.'
      : `Settings changed: ${lines.length}. Pages pressed: ${pressed.length}.`,
  );
}
