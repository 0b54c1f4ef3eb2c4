import type { Log } from '../../base/log.ts';
import { watchMedia } from '../../distribution/watch-media.ts';
import { makeDemoPeople } from '../../newsroom/demo-people.ts';
import { openNewsroom } from '../../newsroom/open-newsroom.ts';
import type { Purging } from '../../newsroom/purge-caches.ts';
import { openSeeds } from '../../newsroom/seeds.ts';
import { pressNow } from '../../press/press.ts';
import { askReaders } from '../ask-readers.ts';
import type { Distributed } from '../distribute.ts';
import { keepGoing } from '../keep-going.ts';
import { keepMailing, mailWay } from '../keep-mailing.ts';
import { keepPurging, purgingOf } from '../keep-purging.ts';
import { keyFileOf, keysIn } from '../key-file.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { importSettingsFile, isSlip, makeUnbegun } from '../import-settings-file.ts';
import { openSettingUp, type OpenRooms, takeUpTemplate } from '../open-rooms.ts';
import { passTime } from '../pass-time.ts';
import { listening, type Listener } from '../ports.ts';
import { duration, paint, progressLine, say, sayProblems } from '../report.ts';
import { builtScreens } from '../screens-folder.ts';
import { holdDatabase } from '../hold-database.ts';
import { settleSiteUrl } from '../site-url.ts';
import { standingsOf } from '../standings.ts';
import { watchPace } from '../../seeing/process-measures.ts';
import { watchProcess } from '../watch.ts';
import { watchNewsroom } from '../watch-newsroom.ts';
import { greet } from './greet.ts';
import { lowerPriority } from './lower-priority.ts';
import { connectParent, type Parent, toldToStop } from './parent.ts';

export interface NewsroomOptions {
  readonly data: string;
  readonly office: Listener;
  /** The origin at which a browser on this machine reaches the readers' site, and the host it listens on. */
  readonly site: string;
  readonly host: string;
  /** False when any port would have done. */
  readonly isPortChosen: boolean;
  readonly empty: boolean;
  readonly demo: boolean;
  /** How the newsroom is known beyond this machine. */
  readonly newsroomUrl?: string;
  /** How the readers' site is known; what is not said stays as it is. */
  readonly siteUrl?: string;
  /** Where each of the readers' processes tells what is read; null until it says so. */
  readonly readers: readonly (string | null)[];
  /** When whoever waits for a greeting began to wait, in milliseconds since 1970; null for a newsroom that is back. */
  readonly startedAt: number | null;
}

/**
 * The newsroom's process: screens, acts, the press, and what is due by itself. Answers 0 once it is told to stop and has ended
 * what was under way.
 */
export async function runNewsroom(options: NewsroomOptions): Promise<number> {
  const parent = connectParent();
  const stop = toldToStop(parent === null);
  const log = openLog('info', 'newsroom');
  const held = await holdDatabase(newsroomFolder(options.data));
  try {
    return await runHeld({ options, log, parent }, Promise.race([stop, held.lost]));
  } finally {
    await held.leave();
  }
}

interface NewsroomRun {
  readonly options: NewsroomOptions;
  readonly log: Log;
  readonly parent: Parent | null;
}

async function runHeld({ options, log, parent }: NewsroomRun, stop: Promise<void>): Promise<number> {
  const made = { something: false };
  const started = await openStarted(options, log, made);
  const distributed = made.something ? null : await distributedAsSaid(started);
  const rooms = distributed?.rooms ?? started;
  if (made.something && parent !== null) {
    await rooms.close();
    parent.report({ is: 'again' });
    return 0;
  }
  try {
    const purging = purgingOf(rooms, distributed?.publishing ?? null);
    const media = purging
      ? watchMedia(rooms.media, (file, is) => is === 'gone' && purging.noteGone(file))
      : rooms.media;
    const all = { ...rooms, media, ...(distributed && { elsewhere: distributed.elsewhere }) };
    return await runOpened(options, { rooms: all, purging }, parent, stop);
  } finally {
    await distributed?.publishing.stop();
  }
}

/** Null where readers are served from this machine alone, which loads nothing of it. */
async function distributedAsSaid(rooms: OpenRooms): Promise<Distributed | null> {
  const address = process.env['STANDFIRST_SHELF'];
  return address ? (await import('../distribute.ts')).distribute(rooms, address, process.env) : null;
}

interface Running {
  readonly rooms: OpenRooms & Partial<Pick<Distributed, 'elsewhere'>>;
  /** Null where no cache is named before the site. */
  readonly purging: Purging | null;
}

async function runOpened(
  options: NewsroomOptions,
  { rooms, purging }: Running,
  parent: Parent | null,
  stop: Promise<void>,
): Promise<number> {
  const { office, newsroomUrl = null, demo } = options;
  const mail = mailWay();
  const readers = askReaders(options.readers);
  const pace = watchPace();
  const running = { readers, isMailing: mail !== null, caches: purging, late: pace.late };
  const standings = () => standingsOf(rooms, running);
  const opened = { ...rooms, isDemo: demo, isMailing: running.isMailing, caches: purging, standings };
  const seeds = openSeeds(keysIn(keyFileOf(rooms.folder)));
  const newsroom = await openNewsroom(opened, { screens: builtScreens(), origin: newsroomUrl, seeds });
  try {
    const { url } = await listening(office, () => newsroom.listen(office));
    // From here on readers go before it; so that it is there soon, not earlier.
    lowerPriority();
    const pressed = await pressWhatIsDue(rooms);
    parent?.onOrder((order) => order.is === 'readers' && readers.moveTo(order.probe, order.nth));
    const chores = keepGoing(rooms, readers);
    const purges = purging && keepPurging(purging, rooms);
    const mailing = mail && (await keepMailing(rooms, mail, newsroomUrl ?? url));
    const endWatch = await watchProcess('newsroom', watchNewsroom(rooms, newsroom), { log: rooms.log });
    parent?.report({ is: 'ready' });
    await greet(rooms, { ...options, office: newsroomUrl ?? url, pressed });
    await stop;
    readers.stop();
    pace.stop();
    await Promise.all([chores.stop(), mailing?.stop(), purges?.stop(), endWatch()]);
  } finally {
    await newsroom.close();
    await rooms.close();
  }
  return 0;
}

/** Opens the data folder; a new one gets the sample newsroom, or an empty one. */
async function openStarted(options: NewsroomOptions, log: Log, made: { something: boolean }): Promise<OpenRooms> {
  const { data, empty, demo, site, siteUrl = site } = options;
  const make = async (rooms: OpenRooms) => {
    await (empty ? makeUnbegun(rooms, siteUrl) : makeSample(rooms, siteUrl));
    made.something = true;
  };
  const rooms = await openSettingUp(newsroomFolder(data), log, { mayHaveSettings: empty, make });
  if (demo) await openDemo(rooms);
  await takeUpTemplate(rooms);
  await passTime(rooms);
  await importSettingsFile(rooms).catch(goOnWithLastGood);
  await settleSiteUrl(rooms, options);
  return rooms;
}

/** What only a demonstration needs is loaded for one alone. */
async function openDemo(rooms: OpenRooms): Promise<void> {
  await makeDemoPeople(rooms);
  await (await import('../sample-desk.ts')).handOutSample(rooms);
}

/** A slip in the settings file must not keep the newsroom down: the store has the last good ones. */
function goOnWithLastGood(error: unknown): void {
  if (!isSlip(error)) throw error;
  say(paint('red', `${error.message} The newsroom goes on with its last good settings until it is mended.`));
  sayProblems(error.problems);
}

/** Pages that another process left unpressed, and after new templates those most looked at. The rest, and what fails, comes later by itself. */
async function pressWhatIsDue(rooms: OpenRooms): Promise<number> {
  try {
    const { pressed } = await pressNow(rooms);
    return pressed.filter((page) => page.result === 'written' || page.result === 'removed').length;
  } catch (error) {
    rooms.log.error(
      { err: error },
      'The press could not catch up. Readers keep the earlier pages, and it will be tried again.',
    );
    return 0;
  }
}

async function makeSample(rooms: OpenRooms, siteUrl: string): Promise<void> {
  const started = performance.now();
  say(`Making a sample newsroom in ${rooms.folder.root} (only at the first start) …`);
  // Nobody needs it after the first start.
  const { loadSample } = await import('../load-sample.ts');
  const drawing = progressLine('Hanging pictures');
  const pressing = progressLine('Pressing pages');
  const made = await loadSample(rooms, siteUrl, { pictures: drawing.show, pages: pressing.show });
  drawing.end();
  say(`Made ${made.stories} stories and ${made.pictures} pictures in ${duration(performance.now() - started)}.`);
}
