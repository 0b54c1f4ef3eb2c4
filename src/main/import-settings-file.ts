import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../base/problem.ts';
import { sha256 } from '../base/hash.ts';
import { syncFolderNow } from '../files/folders.ts';
import { systemAct } from './system-act.ts';
import { saveSection, saveSettings, saveTopic } from '../store/documents.ts';
import { endFirstRun, keepFirstRun } from '../store/first-run.ts';
import type { Db } from '../store/open-store.ts';
import type { WholeSettings } from '../newsroom/replace-all.ts';
import { noteSettingsFile, readSettingsFileNote } from '../store/settings-file-note.ts';
import { plainSettings, setUpPlain } from './new-newsroom.ts';
import type { OpenRooms } from './open-rooms.ts';
import { readSettingsFile } from './settings-file.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';

/**
 * Reads a settings file of before once, and puts it aside as `newsroom.json.imported`. What was read is noted with it in one transaction, so
 * dying before it is put aside applies nothing twice. A file of other words that comes later is left where it is (`strayFile`). Refuses (422)
 * a file with a slip, and reads it when that is repaired.
 */
export async function importSettingsFile({ folder, store, clock }: OpenRooms): Promise<void> {
  const note = await readSettingsFileNote(store.reader);
  const digest = digestOf(folder);
  if (note === null) {
    const written = readSettingsFile(folder.settings);
    await store.write(async (tx) => {
      const act = systemAct(clock, 'change-settings', 'Read the old settings file into the newsroom, once');
      if (written) await saveSettings(tx, written.settings, act);
      for (const section of written?.sections ?? []) await saveSection(tx, section, act);
      for (const topic of written?.topics ?? []) await saveTopic(tx, topic, act);
      await noteSettingsFile(tx, digest);
    });
    if (written) putAside(folder);
  } else if (digest !== null && digest === note.digest) putAside(folder);
}

/** Sets up a newsroom without stories, with the settings in a file that was put there for it, or else with plain ones. */
export async function makeEmpty(rooms: OpenRooms, siteUrl: string): Promise<void> {
  const { folder, store } = rooms;
  const whole = readSettingsFile(folder.settings) ?? { settings: plainSettings(siteUrl), sections: [], topics: [] };
  const digest = digestOf(folder);
  await store.write(async (tx) => {
    await beginPlain(tx, whole, rooms);
    await noteSettingsFile(tx, digest);
  });
  if (digest !== null) putAside(folder);
}

/** Begins a newsroom with these settings and nothing else, whatever was answered so far. */
export async function beginPlain(tx: Db, whole: WholeSettings, { clock }: Pick<OpenRooms, 'clock'>): Promise<void> {
  await setUpPlain(tx, whole, systemAct(clock, 'set-up', 'Set up the newsroom'));
  await endFirstRun(tx);
}

/** Sets up a newsroom whose first questions are still to be answered; with a settings file, which answers them, one that has begun. */
export async function makeUnbegun(rooms: OpenRooms, siteUrl: string): Promise<void> {
  if (readSettingsFile(rooms.folder.settings) !== null) return makeEmpty(rooms, siteUrl);
  await rooms.store.write(async (tx) => {
    await keepFirstRun(tx, { siteUrl, answers: null });
    await noteSettingsFile(tx, null);
  });
}

/** What to say of a settings file that is not read: null where there is none, or where the next start reads it. */
export async function strayFile({ settings }: NewsroomFolder, db: Db): Promise<string | null> {
  if (!existsSync(settings) || (await readSettingsFileNote(db)) === null) return null;
  return `${settings} is ignored: the newsroom’s settings are changed on its Settings screen. \`standfirst settings check ${settings}\` says what differs, \`standfirst settings set ${settings}\` applies it; then move the file away.`;
}

function digestOf({ settings }: NewsroomFolder): string | null {
  return statSync(settings, { throwIfNoEntry: false })?.isFile() ? sha256(readFileSync(settings)) : null;
}

function putAside({ settings }: NewsroomFolder): void {
  try {
    renameSync(settings, asideOf(settings));
  } catch (error) {
    // Another process did so, or nothing may be written here: it is noted, and so never read again.
    if (!['ENOENT', 'EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return;
  }
  syncFolderNow(dirname(settings));
}

/** Nothing that was put aside before is lost. */
function asideOf(settings: string): string {
  const free = (number: number): string => {
    const name = number === 1 ? `${settings}.imported` : `${settings}.imported-${number}`;
    return existsSync(name) ? free(number + 1) : name;
  };
  return free(1);
}

/** True for what is wrong in the file and not in the house. */
export function isSlip(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code.startsWith('settings-');
}
