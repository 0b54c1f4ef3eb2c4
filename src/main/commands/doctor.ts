import { accessSync, constants, existsSync } from 'node:fs';
import { lately } from '../../base/lately.ts';
import { messageOf, type Problem, problem } from '../../base/problem.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { findDifferences } from '../../press/check.ts';
import type { ScrubNote } from '../../press/shelf.ts';
import type { Standing } from '../../seeing/standings.ts';
import { readNavWords, readSettings } from '../../store/documents.ts';
import { keptOriginals } from '../../store/media-items.ts';
import { readSettingsFileNote } from '../../store/settings-file-note.ts';
import { remarksOnLanguages } from '../editions-language.ts';
import { readBackupNote } from '../backup-note.ts';
import { whoRuns } from '../folder-lock.ts';
import { strayFile } from '../import-settings-file.ts';
import { keyFileOf, remarkOnSeeds } from '../key-file.ts';
import { knownFailure } from '../known-failures.ts';
import { hasDatabase, type NewsroomFolder, newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { isSetUp, type OpenRooms, openRooms } from '../open-rooms.ts';
import { isLocal } from '../ports.ts';
import { databaseMissing, remainsOf } from '../remains.ts';
import { paint, say } from '../report.ts';
import { readSettingsFile } from '../settings-file.ts';
import { backupsOf, databaseOf, elsewhereOf, olderOf, pressOf, roomOf } from '../standings.ts';
import { unknownSections } from '../unknown-sections.ts';
import { storeName } from '../store-server.ts';
import { isUnreachable, remarkOnSiteUrl } from '../site-url.ts';

type Check = readonly [name: string, find: () => Findings | Promise<Findings>];

/** What is wrong: all of it, or the first of what is too much to hold, and how much there is. */
type Findings = readonly Problem[] | Counted;

interface Counted {
  readonly first: readonly Problem[];
  readonly count: number;
}

/** A shelf may differ in thousands of pages; a few of them tell as much. */
const MOST_SAID = 5;

/** Looks at everything and changes nothing. Exit code 1 when something is wrong, each with its remedy. */
export async function runDoctor(options: { readonly data: string }): Promise<number> {
  const folder = newsroomFolder(options.data);
  const unreachable = await examine([
    ['Node', checkNode],
    ['Data folder', () => checkFolder(folder)],
  ]);
  if (unreachable > 0) return 1;
  const outside = await examine([['Room on the disk', () => said(roomOf(folder))]]);
  const inside = hasDatabase(folder)
    ? await examineInside(folder)
    : await examine([['Newsroom', () => [notSetUp(folder)]]]);
  return outside + inside > 0 ? 1 : 0;
}

/** What lies in the database and what hangs on it. A damaged one tells nothing that could be believed, so it is the last word. */
async function examineInside(folder: NewsroomFolder): Promise<number> {
  let rooms: OpenRooms | null = null;
  const open = async () => {
    rooms = await openRooms(folder, openLog());
    return (await rooms.store.damage()).map((line) =>
      problem('database-damaged', storeName(folder), `${line}. ${RESTORE}`),
    );
  };
  try {
    const damaged = await examine([['Database', open]]);
    return damaged > 0 || !rooms ? damaged : await examine(checksInside(rooms));
  } finally {
    await (rooms as OpenRooms | null)?.close();
  }
}

const RESTORE = 'Stop the server, keep a copy of the folder, and restore the last backup or export into a new one.';

function checksInside(rooms: OpenRooms): Check[] {
  return [
    ['Write-ahead log', () => said(databaseOf(rooms.folder))],
    ['Newsroom', () => checkSetUp(rooms)],
    ['Settings', () => checkSettings(rooms)],
    ['Authenticator apps', () => checkSeeds(rooms)],
    ['Press', async () => said(await pressOf(rooms, false))],
    ['Shelf', () => checkPages(rooms)],
    ['Older stories', () => sayOlder(rooms)],
    ['Media', () => checkMedia(rooms)],
    ['Originals', () => checkOriginals(rooms)],
    ['Backups', () => checkBackups(rooms.folder)],
    ...checksElsewhere(rooms.folder),
  ];
}

async function examine(checks: readonly Check[]): Promise<number> {
  let wrong = 0;
  for (const [name, find] of checks) {
    const { first, count } = counted(await problemsOf(find));
    say(`${count === 0 ? paint('green', 'sound') : paint('red', 'wrong')}  ${name}`);
    for (const { where, say: words } of first) say(`       ${where}: ${words}`);
    if (count > MOST_SAID) say(`       and ${count - MOST_SAID} more like these`);
    wrong += count;
  }
  return wrong;
}

function counted(found: Findings): Counted {
  return 'count' in found ? found : { first: found.slice(0, MOST_SAID), count: found.length };
}

/** Collects what may be found a million times. */
function counting(): Counted & { add(one: Problem): void } {
  const first: Problem[] = [];
  let count = 0;
  return {
    first,
    get count() {
      return count;
    },
    add: (one) => {
      count += 1;
      if (first.length < MOST_SAID) first.push(one);
    },
  };
}

/** A check that the machine itself stops has found what is wrong. */
async function problemsOf(find: Check[1]): Promise<Findings> {
  try {
    return await find();
  } catch (error) {
    const known = knownFailure(error);
    // Nothing that lies about in a data folder may keep the doctor from looking at the rest.
    if (!known) return [problem('check-failed', 'data folder', `This could not be checked: ${messageOf(error)}.`)];
    return known.problems.length > 0 ? known.problems : [problem(known.code, 'data folder', known.message)];
  }
}

function checkNode(): Problem[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return [];
  return [
    problem(
      'node-old',
      'node',
      `This is Node ${process.versions.node}; Standfirst needs 24.15 or newer. Run it as \`npx standfirst\`, which brings its own.`,
    ),
  ];
}

function checkFolder({ root }: NewsroomFolder): Problem[] {
  if (!existsSync(root))
    return [
      problem(
        'folder-missing',
        root,
        'There is no newsroom here. `standfirst start` makes one; --data names another folder.',
      ),
    ];
  try {
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    return [];
  } catch {
    return [
      problem(
        'folder-locked',
        root,
        'This user may not read and write here. Change the owner of the folder, or start as the user who owns it.',
      ),
    ];
  }
}

/** In the words of the status screen, which says the same of a running newsroom. */
function said({ problems }: Standing): Problem[] {
  return [...problems];
}

/** Nothing of it is wrong, and whoever minds the disk wants to know. */
async function sayOlder(rooms: OpenRooms): Promise<Problem[]> {
  for (const { name, well } of await olderOf(rooms)) say(`note   ${name}: ${well}`);
  const { well } = roomOf(rooms.folder);
  say(`note   Room on the disk: ${well}`);
  return [];
}

async function checkSetUp(rooms: OpenRooms): Promise<Problem[]> {
  return (await isSetUp(rooms)) ? [] : [notSetUp(rooms.folder)];
}

/** What readers will see of them, and what is in their way: a file that nobody reads, an address that nobody reaches, sections that are not there. */
async function checkSettings({ store, folder }: OpenRooms): Promise<Problem[]> {
  // One that the next start reads is looked at as that will.
  if ((await readSettingsFileNote(store.reader)) === null) readSettingsFile(folder.settings);
  const settings = await readSettings(store.reader);
  if (settings === null) return [];
  for (const remark of remarksOnLanguages(settings)) say(`note   In the settings, ${remark}.`);
  const stray = await strayFile(folder, store.reader);
  return [
    ...(stray === null ? [] : [problem('settings-file-stray', folder.settings, stray)]),
    ...checkSiteUrl(folder, settings.siteUrl),
    ...unknownSections(settings, await readNavWords(store.reader)),
  ];
}

function checkSiteUrl(folder: NewsroomFolder, siteUrl: string): Problem[] {
  const running = whoRuns(folder);
  if (running !== null && running !== 'unknown' && isUnreachable(siteUrl, running.host))
    return [problem('site-url-local', 'settings', `siteUrl: ${remarkOnSiteUrl(siteUrl, running)}.`)];
  const mind = isLocal(siteUrl) ? ': right as long as only this machine reads them' : '';
  say(`note   Pages give ${siteUrl} as their address (siteUrl)${mind}.`);
  return [];
}

function checkBackups(folder: NewsroomFolder): Problem[] {
  const standing = backupsOf(folder);
  if (readBackupNote(folder) === null) say(`note   ${standing.well}`);
  return said(standing);
}

/** Only where something is published for other machines. */
function checksElsewhere(folder: NewsroomFolder): Check[] {
  return elsewhereOf(folder).map((standing) => [standing.name, () => said(standing)]);
}

async function checkSeeds({ store, folder }: OpenRooms): Promise<Problem[]> {
  const remark = await remarkOnSeeds(store, folder);
  return remark === null ? [] : [problem('key-missing', keyFileOf(folder), remark)];
}

/** Never the start that would put another newsroom in the place of what is left of one. */
function notSetUp(folder: NewsroomFolder): Problem {
  if (remainsOf(folder).length > 0)
    return problem('database-missing', folder.database, databaseMissing(folder).message);
  return problem('not-set-up', folder.root, 'The newsroom was not fully set up. `standfirst start` finishes it.');
}

const words = {
  differs: 'These bytes are not what the press produces.',
  missing: 'This page is not on the shelf.',
  extra: 'This page should not be on the shelf.',
  fails: 'This page cannot be rendered.',
};

async function checkPages(rooms: OpenRooms): Promise<Findings> {
  if (!(await isSetUp(rooms))) return [];
  const found = counting();
  await findDifferences(rooms, ({ path, is }) =>
    found.add(problem('shelf-differs', path, `${words[is]} \`standfirst press --all\` repairs it.`)),
  );
  sayScrub(await rooms.shelf.lastScrub());
  return found;
}

/** When everything on the shelf was last looked at, and what was found. */
function sayScrub(scrub: ScrubNote | null): void {
  if (scrub === null) return say('       The shelf has never been checked. A running server does it once a day.');
  const { endedAt, looked, found, failed } = scrub;
  const mended = found === 0 ? 'all as pressed' : `${found} not as pressed, ${found - failed.length} of them repaired`;
  say(`       The shelf was last checked on ${endedAt}: ${looked} items, ${mended}.`);
}

const MEDIA = /\/media\/([a-z0-9]+\/[a-z0-9-]+\.[a-z0-9]+)/g;

/** Files of pictures that were looked for lately: each stands on several pages. */
const MOST_LOOKED_FOR = 20_000;

/** Pictures that pages name and that are not there: a folder that was copied without its media. */
async function checkMedia({ shelf, folder }: OpenRooms): Promise<Findings> {
  const found = counting();
  const lookedFor = lately<string, true>(MOST_LOOKED_FOR);
  const media = openMediaShelf(folder.media);
  for await (const path of shelf.paths()) {
    // What is damaged has been named by the check of the shelf.
    const item = (await shelf.get(path).catch(() => null))?.item;
    if (item?.is !== 'page' || !item.type.startsWith('text/html')) continue;
    for (const [, name = ''] of Buffer.from(item.body).toString().matchAll(MEDIA)) {
      if (lookedFor.get(name)) continue;
      lookedFor.set(name, true);
      if (!(await media.find(name))) found.add(missing(`${folder.media}/${name}`, path));
    }
  }
  return found;
}

function missing(file: string, path: string): Problem {
  const remedy = 'Copy the media folder from where this newsroom came from, or restore the last backup.';
  return problem('media-missing', file, `${path} shows this picture, and it is missing. ${remedy}`);
}

/** Originals that the library has and that are not there, or not whole: a folder that was copied without them. */
async function checkOriginals({ store, originals, folder }: OpenRooms): Promise<Problem[]> {
  const wrong: Problem[] = [];
  for await (const { sha256, size, fileName } of keptOriginals(store.reader)) {
    const found = await originals.find(sha256);
    if (found?.size === size) continue;
    const what = `The original ${fileName ?? sha256} is ${found ? `${found.size} bytes long, not ${size}` : 'missing'}.`;
    const remedy =
      'Copy the originals folder from where this newsroom came from, or send the picture again: it will find its place.';
    wrong.push(problem('original-missing', `${folder.originals}/${sha256.slice(0, 2)}/${sha256}`, `${what} ${remedy}`));
  }
  return wrong;
}
