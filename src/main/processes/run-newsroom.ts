import { fileURLToPath } from 'node:url';
import type { Log } from '../../base/log.ts';
import { Refusal } from '../../base/problem.ts';
import { watchMedia } from '../../distribution/watch-media.ts';
import { makeDemoPeople } from '../../newsroom/demo-people.ts';
import { openNewsroom } from '../../newsroom/open-newsroom.ts';
import type { Purging } from '../../newsroom/purge-caches.ts';
import { openSeeds } from '../../newsroom/seeds.ts';
import { pressNow } from '../../press/press.ts';
import { askReaders } from '../ask-readers.ts';
import type { Distributed } from '../distribute.ts';
import { keepBackups } from '../keep-backups.ts';
import { keepGoing, keepPressing } from '../keep-going.ts';
import { keepMailing, mailWay } from '../keep-mailing.ts';
import { keepPurging, purgingOf } from '../keep-purging.ts';
import { keyFileOf, keysIn } from '../key-file.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openTraces } from '../open-traces.ts';
import { importSettingsFile, isSlip, makeUnbegun } from '../import-settings-file.ts';
import { type OnDuty, onDuty, type Work } from '../on-duty.ts';
import { openSettingUp, openUnbegun, type OpenRooms, takeUpTemplate } from '../open-rooms.ts';
import { outliveFaults } from '../outlive-faults.ts';
import { passTime } from '../pass-time.ts';
import { listening, type Listener } from '../ports.ts';
import { duration, paint, progressLine, say, sayProblems } from '../report.ts';
import { builtScreens } from '../screens-folder.ts';
import { readSettings } from '../../store/documents.ts';
import { holdDatabase } from '../hold-database.ts';
import { settleSiteUrl } from '../site-url.ts';
import { standingsOf } from '../standings.ts';
import { watchPace } from '../../seeing/process-measures.ts';
import { watchProcess } from '../watch.ts';
import { watchNewsroom, watchPress } from '../watch-newsroom.ts';
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
  /** Where a process does a part of it alone: its screens and acts, or what is pressed and due. All of it where none is named. */
  readonly role?: 'newsroom' | 'press';
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
  const traces = await openTraces(options.role ?? 'newsroom');
  outliveFaults(log);
  const held = await holdDatabase(newsroomFolder(options.data));
  try {
    return await runHeld({ options, log, parent }, Promise.race([stop, held.lost]));
  } finally {
    await held.leave();
    await traces.close();
  }
}

interface NewsroomRun {
  readonly options: NewsroomOptions;
  readonly log: Log;
  readonly parent: Parent | null;
}

async function runHeld({ options, log, parent }: NewsroomRun, stop: Promise<void>): Promise<number> {
  const made = { something: false };
  const started = await (options.role ? openRole(options, log) : openStarted(options, log, made));
  if (started.store.isShared && !made.something) return runShared({ options, log, parent }, started, stop);
  const distributed = made.something ? null : await distributedAsSaid(started, null);
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
async function distributedAsSaid(rooms: OpenRooms, turn: number | null): Promise<Distributed | null> {
  const address = process.env['STANDFIRST_SHELF'];
  return address ? (await import('../distribute.ts')).distribute(rooms, { address, turn }) : null;
}

/** A newsroom that is there: no part of it makes one. On a file there is one process for all of it. */
async function openRole({ data, role }: NewsroomOptions, log: Log): Promise<OpenRooms> {
  const rooms = await openUnbegun(newsroomFolder(data), log);
  if (rooms.store.isShared) return rooms;
  await rooms.close();
  throw new Refusal(
    'needs-server',
    409,
    `This newsroom’s store is a file, which one process keeps for all: run \`standfirst start\`. To run \`standfirst ${role === 'press' ? 'press --keep' : 'newsroom'}\` beside others name a database of PostgreSQL in STANDFIRST_DATABASE.`,
  );
}

/**
 * One of the processes that share a server. Each may have screens and press what is acted there; what one does for all is done by the one that is on duty.
 */
async function runShared({ options, parent }: NewsroomRun, rooms: OpenRooms, stop: Promise<void>): Promise<number> {
  const { role, newsroomUrl } = options;
  const address = process.env['STANDFIRST_SHELF'];
  const noted = address ? (await import('../distribute.ts')).asNoted(rooms, address) : null;
  const mine = { ...rooms, isPressedElsewhere: role === 'newsroom', ...(noted && { elsewhere: noted.elsewhere }) };
  if (role === 'newsroom') {
    const site = (await readSettings(rooms.store.reader))?.siteUrl ?? '';
    return runOpened({ ...options, site }, { rooms: mine, purging: purgingOf(mine, noted), begin: null }, parent, stop);
  }
  const begin = (readers: ReturnType<typeof askReaders>, url: string | null): OnDuty => {
    const duty = onDuty(rooms, (turn) => beginDuty(rooms, { turn, readers, url, isAlone: role === 'press' }));
    const works = [duty, keepPressing(rooms)];
    return { isOnDuty: duty.isOnDuty, stop: () => stopAll(works) };
  };
  if (role === undefined)
    return runOpened(options, { rooms: mine, purging: purgingOf(mine, noted), begin }, parent, stop);
  return runPress(rooms, { begin: (readers) => begin(readers, newsroomUrl ?? null), stop });
}

interface Pressing {
  readonly begin: (readers: ReturnType<typeof askReaders>) => OnDuty;
  readonly stop: Promise<void>;
}

const DAY_MS = 24 * 60 * 60_000;

/** Presses and does what is due, without screens. */
async function runPress(rooms: OpenRooms, { begin, stop }: Pressing): Promise<number> {
  // Nothing else here keeps a process from ending that waits.
  const here = setInterval(() => {}, DAY_MS);
  try {
    const readers = askReaders([]);
    await pressWhatIsDue(rooms);
    const work = begin(readers);
    const endWatch = await watchProcess('press', watchPress(rooms, work), { log: rooms.log });
    say('Presses what the newsroom publishes, and does what is due.');
    say('Stop            Ctrl-C');
    await stop;
    readers.stop();
    await Promise.all([work.stop(), endWatch()]);
  } finally {
    clearInterval(here);
    await rooms.close();
  }
  return 0;
}

interface Duty {
  readonly turn: number | null;
  readonly readers: ReturnType<typeof askReaders>;
  /** Where letters lead; null where that is not known, and none are sent. */
  readonly url: string | null;
  /** Whether this process is no part of a `start`, which has backups made. */
  readonly isAlone: boolean;
}

/** What one process does for all: what is due, other machines, caches, letters, backups. */
async function beginDuty(rooms: OpenRooms, { turn, readers, url, isAlone }: Duty): Promise<Work> {
  const distributed = await distributedAsSaid(rooms, turn);
  const own = distributed?.rooms ?? rooms;
  const purging = purgingOf(own, distributed?.publishing ?? null);
  const mail = url === null ? null : mailWay();
  const works = [
    keepGoing(own, readers),
    distributed?.publishing,
    purging && keepPurging(purging, own),
    mail && (await keepMailing(own, mail, url ?? '')),
    isAlone ? keepingBackups(own) : null,
  ];
  return { stop: () => stopAll(works) };
}

/** Backups of a newsroom whose processes nothing supervises. */
function keepingBackups({ folder, log }: OpenRooms): Work {
  const stopping = new AbortController();
  const main = fileURLToPath(new URL('../main.js', import.meta.url));
  const kept = keepBackups(folder, { main, signal: stopping.signal, log });
  return {
    stop: () => {
      stopping.abort();
      return kept;
    },
  };
}

interface Running {
  readonly rooms: OpenRooms & Partial<Pick<Distributed, 'elsewhere'>>;
  /** Null where no cache is named before the site. */
  readonly purging: Purging | null;
  /** What this process does for all; null where others do. What is absent is done here from the beginning. */
  readonly begin?: ((readers: ReturnType<typeof askReaders>, url: string) => Work) | null;
}

async function runOpened(
  options: NewsroomOptions,
  { rooms, purging, begin }: Running,
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
    const pressed = rooms.isPressedElsewhere ? 0 : await pressWhatIsDue(rooms);
    parent?.onOrder((order) => order.is === 'readers' && readers.moveTo(order.probe, order.nth));
    const chores =
      begin === undefined
        ? await beginAll(rooms, { purging, mail, readers, url: newsroomUrl ?? url })
        : begin?.(readers, newsroomUrl ?? url);
    const endWatch = await watchProcess('newsroom', watchNewsroom(rooms, newsroom), { log: rooms.log });
    parent?.report({ is: 'ready' });
    await greet(rooms, { ...options, office: newsroomUrl ?? url, pressed });
    await stop;
    readers.stop();
    pace.stop();
    await Promise.all([chores?.stop(), endWatch()]);
  } finally {
    await newsroom.close();
    await rooms.close();
  }
  return 0;
}

async function stopAll(works: readonly (Work | null | undefined)[]): Promise<void> {
  await Promise.all(works.flatMap((work) => (work ? [work.stop()] : [])));
}

interface Chores {
  readonly purging: Purging | null;
  readonly mail: ReturnType<typeof mailWay>;
  readonly readers: ReturnType<typeof askReaders>;
  readonly url: string;
}

async function beginAll(rooms: OpenRooms, { purging, mail, readers, url }: Chores): Promise<Work> {
  const works = [
    keepGoing(rooms, readers),
    purging && keepPurging(purging, rooms),
    mail && (await keepMailing(rooms, mail, url)),
  ];
  return { stop: () => stopAll(works) };
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
  say(paint('red', `${error.message} The newsroom carries on with its last good settings until it is corrected.`));
  sayProblems(error.problems);
}

/** Pages that another process left unpressed, and after new templates those most looked at. The rest, and what fails, comes later by itself. */
async function pressWhatIsDue(rooms: OpenRooms): Promise<number> {
  try {
    if (await rooms.store.isBehind()) return 0;
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
  say(`Creating a sample newsroom in ${rooms.folder.root} (only at the first start) …`);
  // Nobody needs it after the first start.
  const { loadSample } = await import('../load-sample.ts');
  const drawing = progressLine('Hanging pictures');
  const pressing = progressLine('Pressing pages');
  const made = await loadSample(rooms, siteUrl, { pictures: drawing.show, pages: pressing.show });
  drawing.end();
  say(`Created ${made.stories} stories and ${made.pictures} pictures in ${duration(performance.now() - started)}.`);
}
