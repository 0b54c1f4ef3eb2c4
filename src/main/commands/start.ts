import { styleText } from 'node:util';
import type { Log } from '../../base/log.ts';
import { openDelivery } from '../../delivery/open-delivery.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { openNewsroom } from '../../newsroom/open-newsroom.ts';
import { catchUp } from '../../press/press.ts';
import { readSettings } from '../../store/documents.ts';
import { loadSample } from '../load-sample.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { isSetUp, openOrSetUp, type OpenRooms, openRooms, takeUp } from '../open-rooms.ts';
import { duration, progressLine, say } from '../report.ts';
import { keepGoing } from '../keep-going.ts';

interface StartOptions {
  readonly data: string;
  readonly sitePort: number;
  readonly newsroomPort: number;
  readonly host: string;
  readonly empty: boolean;
}

/** Serves until it is told to stop (SIGINT, SIGTERM); then ends what is under way and answers 0. */
export async function runStart(options: StartOptions): Promise<number> {
  const started = performance.now();
  const log = openLog('info');
  const rooms = await openStarted(options, log);
  const media = openMediaShelf(rooms.folder.media);
  const delivery = openDelivery({ shelf: rooms.shelf, media, log, lastGoodFolder: rooms.folder.lastGood });
  const site = await delivery.listen({ host: options.host, port: options.sitePort });
  const newsroom = openNewsroom(rooms);
  const office = await newsroom.listen({ host: options.host, port: options.newsroomPort });
  const receipt = await catchUp(rooms);
  const chores = keepGoing(rooms, delivery);
  await greet({ rooms, site: site.url, office: office.url, pressed: receipt.pressed.length, ms: performance.now() - started });
  await toldToStop();
  say('Stopping: answering what is open, then closing.');
  await chores.stop();
  await Promise.all([delivery.close(), newsroom.close()]);
  await rooms.close();
  return 0;
}

/** Opens the data folder; a new one gets the sample newsroom, or an empty one. */
async function openStarted(options: StartOptions, log: Log): Promise<OpenRooms> {
  const folder = newsroomFolder(options.data);
  if (options.empty) return openOrSetUp(folder, log);
  const rooms = await openRooms(folder, log);
  if (!(await isSetUp(rooms))) await makeSample(rooms, options);
  await takeUp(rooms);
  return rooms;
}

async function makeSample(rooms: OpenRooms, { host, sitePort }: StartOptions): Promise<void> {
  const started = performance.now();
  say(`Making a sample newsroom in ${rooms.folder.root} (only at the first start) …`);
  const drawing = progressLine('Drawing pictures');
  const pressing = progressLine('Pressing pages');
  const made = await loadSample(rooms, `http://${host}:${sitePort}`, { pictures: drawing.show, pages: pressing.show });
  drawing.end();
  say(`Made ${made.stories} stories and ${made.pictures} pictures in ${duration(performance.now() - started)}.`);
}

interface Greeting {
  readonly rooms: OpenRooms;
  readonly site: string;
  readonly office: string;
  readonly pressed: number;
  readonly ms: number;
}

async function greet({ rooms, site, office, pressed, ms }: Greeting): Promise<void> {
  const settings = await readSettings(rooms.store.reader);
  const editions = settings?.editions ?? [];
  say();
  say(`${styleText('bold', settings?.name ?? 'Standfirst')} is ready (${duration(ms)}${pressed > 0 ? `, ${pressed} pages brought up to date` : ''}).`);
  say();
  say(`  Readers’ site   ${styleText('cyan', `${site}/`)}`);
  for (const edition of editions.slice(1)) say(`                  ${site}/${edition.id}  (${edition.name})`);
  say(`                  ${site}/lite  (text first)   ${site}/corrections   ${site}/feeds/${editions[0]?.id}.rss`);
  say(`  Newsroom        ${styleText('cyan', `${office}/`)}`);
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
