import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { Refusal } from '../base/problem.ts';
import { type FilmMaker, openFilmMaker } from '../media/film-maker.ts';
import { type MediaShelf, openMediaShelf } from '../media/media-shelf.ts';
import { openOriginals, type Originals } from '../media/originals.ts';
import { openUploads, type Uploads } from '../media/uploads.ts';
import { type LinkChecker, linkChecker } from '../newsroom/link-checker.ts';
import { type Crew, openCrew } from '../press/crew.ts';
import { openDiskShelf } from '../press/disk-shelf.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import { createSite } from '../site/site.ts';
import { saveTemplate } from '../store/documents.ts';
import { hasBegun, readFirstRun } from '../store/first-run.ts';
import { openStore } from '../store/open-store.ts';
import { importSettingsFile, makeEmpty } from './import-settings-file.ts';
import { hasDatabase, type NewsroomFolder, makeFolder } from './newsroom-folder.ts';
import { beginFirstStart, databaseMissing, endFirstStart, noNewsroom, refuseRemains, remainsOf } from './remains.ts';
import { passTime } from './pass-time.ts';
import { storeOf } from './store-server.ts';
import { systemAct } from './system-act.ts';
import { readSiteFiles } from './site-files.ts';

export interface OpenRooms extends PressRooms {
  readonly media: MediaShelf;
  readonly originals: Originals;
  readonly uploads: Uploads;
  readonly links: LinkChecker;
  readonly films: FilmMaker;
  readonly folder: NewsroomFolder;
  close(): Promise<void>;
}

/** Opens store, site and shelf of a data folder; sets nothing up. */
export async function openRooms(folder: NewsroomFolder, log: Log, at?: Clock): Promise<OpenRooms> {
  return openRoomsAt(folder, storeOf(folder), { log, ...(at && { clock: at }) });
}

/** The same with a store that the environment does not name. */
export async function openRoomsAt(
  folder: NewsroomFolder,
  storeAt: string,
  how: { readonly log: Log; readonly clock?: Clock },
): Promise<OpenRooms> {
  makeFolder(folder);
  const store = await openStore(storeAt);
  const { log, clock = store.clock } = how;
  const site = createSite(await readSiteFiles());
  const shelf = openDiskShelf(folder.shelf);
  const media = openMediaShelf(folder.media);
  const originals = openOriginals(folder.originals);
  const uploads = openUploads(folder.uploads);
  const films = openFilmMaker();
  const crew = crewOf(storeAt);
  const close = () => {
    films.close();
    crew?.close();
    return store.close();
  };
  const links = linkChecker();
  return { folder, store, site, shelf, media, originals, uploads, films, links, clock, log, crew, close };
}

/** More threads than this only wait for the one that keeps shelf and ledger. */
const MOST_MEMBERS = 4;

/** A thread for each core beside the one that keeps shelf and ledger. Only what is built has it: a thread of its own reads no TypeScript. */
function crewOf(storeAt: string): Crew | undefined {
  if (extname(import.meta.url) !== '.js') return undefined;
  const begin = () =>
    new Worker(new URL('processes/drawer.js', import.meta.url), {
      workerData: storeAt,
      // Copies of cards and of the texts of pages, and no more: what is young ends with its page.
      resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 },
    });
  return openCrew(Math.min(Math.max(1, availableParallelism() - 1), MOST_MEMBERS), begin);
}

/** True when a newsroom was set up in this folder, also one that is still to be asked its first questions. */
export async function isSetUp({ store }: OpenRooms): Promise<boolean> {
  return (await hasBegun(store.reader)) || (await readFirstRun(store.reader)) !== null;
}

/** How a newsroom is set up where there is none. */
export interface SetUp {
  /** True where whoever asks for a new newsroom may have written its settings file before. */
  readonly mayHaveSettings: boolean;
  make(rooms: OpenRooms): Promise<void>;
}

/**
 * Opens a data folder and sets up a newsroom when there is none. Refuses (409) where one lies that has lost its database:
 * nothing of a newsroom is ever replaced. This is the only road on which a newsroom is set up, a restored export aside.
 */
export async function openSettingUp(
  folder: NewsroomFolder,
  log: Log,
  { mayHaveSettings, make }: SetUp,
): Promise<OpenRooms> {
  if (!hasDatabase(folder)) refuseRemains(folder, { mayHaveSettings });
  const rooms = await openRooms(folder, log);
  try {
    if (!(await isSetUp(rooms))) {
      refuseRemains(folder, { mayHaveSettings });
      beginFirstStart(folder);
      await make(rooms);
    }
    endFirstStart(folder);
    return rooms;
  } catch (error) {
    await rooms.close();
    throw error;
  }
}

/** Opens a data folder for the command line and sets up an empty newsroom when there is none, or none that has begun. */
export async function openOrSetUp(folder: NewsroomFolder, log: Log): Promise<OpenRooms> {
  const make = (rooms: OpenRooms) => makeEmpty(rooms, 'http://localhost:4000');
  const rooms = await openSettingUp(folder, log, { mayHaveSettings: false, make });
  const waiting = await readFirstRun(rooms.store.reader);
  if (waiting && !(await hasBegun(rooms.store.reader))) await makeEmpty(rooms, waiting.siteUrl);
  await takeUp(rooms);
  return rooms;
}

/** Opens a data folder that holds a newsroom. Refuses (404) any other, so that a misspelt name makes nothing new, and (409) one that has not begun. */
export async function openExisting(folder: NewsroomFolder, log: Log): Promise<OpenRooms> {
  const rooms = await openUnbegun(folder, log);
  if (await hasBegun(rooms.store.reader)) return rooms;
  await rooms.close();
  throw notBegun();
}

/** The same for what may be done before a newsroom has begun. */
export async function openUnbegun(folder: NewsroomFolder, log: Log): Promise<OpenRooms> {
  if (!hasDatabase(folder)) throw remainsOf(folder).length > 0 ? databaseMissing(folder) : noNewsroom(folder);
  const rooms = await openRooms(folder, log);
  try {
    if (!(await isSetUp(rooms))) throw noNewsroom(folder);
    await takeUp(rooms);
    return rooms;
  } catch (error) {
    await rooms.close();
    throw error;
  }
}

function notBegun(): Refusal {
  return new Refusal(
    'not-begun',
    409,
    'This newsroom has not started yet. `standfirst start` says where its first questions are answered; `standfirst settings set FILE` can answer them from a file.',
  );
}

/**
 * Takes up what changed outside the store: the templates, and once a settings file of before. Both become rows in the table of
 * changes, so that the press knows what is stale.
 */
export async function takeUp(rooms: OpenRooms): Promise<void> {
  await importSettingsFile(rooms);
  await takeUpTemplate(rooms);
  await passTime(rooms);
}

/** A node that a newer version goes on beside leaves the design of the pages to that one. */
export async function takeUpTemplate(rooms: OpenRooms): Promise<void> {
  if (await rooms.store.isBehind()) return;
  const act = systemAct(rooms.clock, 'change-template', 'The design of the pages changed');
  await rooms.store.write((tx) => saveTemplate(tx, rooms.site.templateHash, act));
}
