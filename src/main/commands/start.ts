import type { Log } from '../../base/log.ts';
import { Refusal } from '../../base/problem.ts';
import { openDelivery } from '../../delivery/open-delivery.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { makeDemoPeople } from '../../newsroom/demo-people.ts';
import { firstLink } from '../../newsroom/first-link.ts';
import { openNewsroom } from '../../newsroom/open-newsroom.ts';
import { pressNow } from '../../press/press.ts';
import { readSettings } from '../../store/documents.ts';
import { loadSample } from '../load-sample.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { isSetUp, makeEmpty, type OpenRooms, openRooms, takeUpSettings, takeUpTemplate } from '../open-rooms.ts';
import { handOutSample } from '../sample-desk.ts';
import { keepGoing } from '../keep-going.ts';
import { builtScreens } from '../screens-folder.ts';
import { freePlaces, listening, originAt } from '../ports.ts';
import { duration, paint, progressLine, say, sayProblems } from '../report.ts';

interface StartOptions {
  readonly data: string;
  readonly sitePort: number;
  readonly newsroomPort: number;
  readonly host: string;
  readonly empty: boolean;
  readonly demo: boolean;
  /** How the newsroom is known beyond this machine. */
  readonly newsroomUrl?: string;
}

/** Serves until it is told to stop (SIGINT, SIGTERM); then ends what is under way and answers 0. */
export async function runStart(options: StartOptions): Promise<number> {
  const started = performance.now();
  const { host, sitePort, newsroomPort } = options;
  const [site, office] = await freePlaces(
    { host, port: sitePort, option: '--site-port' },
    { host: officeHost(host), port: newsroomPort, option: '--newsroom-port' },
  );
  const log = openLog('info');
  const rooms = await openStarted({ ...options, siteUrl: originAt(site.host, site.port) }, log);
  const delivery = openDelivery({
    shelf: rooms.shelf,
    media: openMediaShelf(rooms.folder.media),
    log,
    lastGoodFolder: rooms.folder.lastGood,
  });
  const newsroom = await openNewsroom(
    { ...rooms, isDemo: options.demo },
    {
      screens: builtScreens(),
      origin: options.newsroomUrl ?? null,
    },
  );
  try {
    const stop = toldToStop();
    const urls = {
      site: (await listening(site, () => delivery.listen(site))).url,
      office: (await listening(office, () => newsroom.listen(office))).url,
    };
    const pressed = await pressWhatIsDue(rooms);
    const chores = keepGoing(rooms, delivery);
    await greet({
      rooms,
      site: urls.site,
      office: options.newsroomUrl ?? urls.office,
      pressed,
      demo: options.demo,
      ms: performance.now() - started,
    });
    await stop;
    say('Stopping: answering what is open, then closing.');
    await chores.stop();
  } finally {
    await Promise.all([delivery.close(), newsroom.close()]);
    await rooms.close();
  }
  return 0;
}

/** Browsers keep the newsroom's cookies on this very machine or over HTTPS only; a proxy that speaks HTTPS stands on this machine too. */
function officeHost(host: string): string {
  return /^(localhost|127\.[\d.]+|::1)$/.test(host) ? host : 'localhost';
}

/** Opens the data folder; a new one gets the sample newsroom, or an empty one. */
async function openStarted(
  { data, empty, demo, siteUrl }: StartOptions & { siteUrl: string },
  log: Log,
): Promise<OpenRooms> {
  const rooms = await openRooms(newsroomFolder(data), log);
  if (!(await isSetUp(rooms))) await (empty ? makeEmpty(rooms, siteUrl) : makeSample(rooms, siteUrl));
  if (demo) await makeDemoPeople(rooms);
  if (demo) await handOutSample(rooms);
  await takeUpTemplate(rooms);
  await takeUpSettings(rooms).catch(goOnWithLastGood);
  return rooms;
}

/** A slip in the settings file must not keep the readers' site down: the store has the last good ones. */
function goOnWithLastGood(error: unknown): void {
  if (!(error instanceof Refusal) || !error.code.startsWith('settings-')) throw error;
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
      'The press could not catch up; readers have the pages of before, and it will be tried again.',
    );
    return 0;
  }
}

async function makeSample(rooms: OpenRooms, siteUrl: string): Promise<void> {
  const started = performance.now();
  say(`Making a sample newsroom in ${rooms.folder.root} (only at the first start) …`);
  const drawing = progressLine('Drawing pictures');
  const pressing = progressLine('Pressing pages');
  const made = await loadSample(rooms, siteUrl, { pictures: drawing.show, pages: pressing.show });
  drawing.end();
  say(`Made ${made.stories} stories and ${made.pictures} pictures in ${duration(performance.now() - started)}.`);
}

interface Greeting {
  readonly rooms: OpenRooms;
  readonly site: string;
  readonly office: string;
  readonly pressed: number;
  readonly demo: boolean;
  readonly ms: number;
}

async function greet({ rooms, site, office, pressed, demo, ms }: Greeting): Promise<void> {
  const settings = await readSettings(rooms.store.reader);
  const editions = settings?.editions ?? [];
  say();
  say(
    `${paint('bold', settings?.name ?? 'Standfirst')} is ready (${duration(ms)}${pressed > 0 ? `, ${pressed} pages brought up to date` : ''}).`,
  );
  say();
  say(`  Readers’ site   ${paint('cyan', `${site}/`)}`);
  for (const edition of editions.slice(1)) say(`                  ${site}/${edition.id}  (${edition.name})`);
  say(`                  ${site}/lite  (text first)   ${site}/corrections   ${site}/feeds/${editions[0]?.id}.rss`);
  say(`  Newsroom        ${paint('cyan', `${office}/`)}`);
  if (demo) say('                  (demonstration: anybody who opens it may sign in, in any role)');
  const link = await firstLink(rooms);
  if (link) say(`  Sign in first   ${paint('cyan', `${office}${link}`)}  (works once, for a day)`);
  say(`  Data folder     ${rooms.folder.root}`);
  say(`  Settings        ${rooms.folder.settings}`);
  say();
  say('  Import a page   npx standfirst import FILE --publish');
  say('  Ask a page      npx standfirst why /world');
  say('  Stop            Ctrl-C');
  say();
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
