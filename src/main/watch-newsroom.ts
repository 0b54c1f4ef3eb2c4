import { type Problem, problem } from '../base/problem.ts';
import type { Newsroom } from '../newsroom/open-newsroom.ts';
import { lastSeq } from '../store/changes.ts';
import { countPurges } from '../store/purges.ts';
import { readWaitingWork, type WaitingWork } from '../store/waiting-work.ts';
import { measureRoom, roomAt, sizeOfFile } from '../seeing/disk-measures.ts';
import { counter, gauge, histogram, type Measure } from '../seeing/measures.ts';
import type { Watched } from '../seeing/open-watch.ts';
import { readBackupNote } from './backup-note.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';
import type { OnDuty } from './on-duty.ts';
import type { OpenRooms } from './open-rooms.ts';
import { isOnServer } from './store-server.ts';

type Rooms = Pick<OpenRooms, 'store' | 'shelf' | 'folder'>;

/** What the newsroom says about itself: what it is asked, what waits, and what it stands on. */
export function watchNewsroom(rooms: Rooms, newsroom: Pick<Newsroom, 'tally'>): Watched {
  return {
    measures: async () => [...ofRoutes(newsroom), ...(await ofWork(rooms)), ...ofFiles(rooms)],
    notReady: () => whyNoNewsroom(rooms),
  };
}

/** What one of several presses says about itself: what waits, what it stands on, and whether it is the one on duty. */
export function watchPress(rooms: Rooms, { isOnDuty }: Pick<OnDuty, 'isOnDuty'>): Watched {
  const duty = () => gauge('standfirst_on_duty', 'One for the press that is on duty.', isOnDuty() ? 1 : 0);
  return {
    measures: async () => [duty(), ...(await ofWork(rooms)), ...ofFiles(rooms)],
    notReady: () => whyNoNewsroom(rooms),
  };
}

function ofRoutes({ tally }: Pick<Newsroom, 'tally'>): Measure[] {
  const { routes, connections, held } = tally();
  const spreads = routes.map(({ route, method, status, took }) => ({
    labels: { route, method, status },
    spread: took,
  }));
  return [
    histogram(
      'standfirst_newsroom_request_seconds',
      'How long the newsroom took to answer, by route and status.',
      ...spreads,
    ),
    gauge('standfirst_connections', 'Open connections.', connections),
    gauge('standfirst_writing_connections', 'Connections on which somebody is typing or sending a picture.', held),
  ];
}

async function ofWork({ store, shelf }: Rooms): Promise<Measure[]> {
  const work = await readWaitingWork(store.reader);
  const { at, number } = shelf.standings();
  const queues = {
    pages: work.duePages,
    'failed-pages': work.failedPages,
    letters: work.letters,
    'delayed-addresses': work.delayedAddresses,
    renditions: work.renditions,
    purges: (await countPurges(store.reader)).waiting,
  };
  const values = Object.entries(queues).map(([queue, value]) => ({ labels: { queue }, value }));
  return [
    counter('standfirst_changes_total', 'Changes the newsroom has ever made.', await lastSeq(store.reader)),
    gauge('standfirst_press_behind', 'Changes that are not on the shelf yet.', work.unpressed.count),
    gauge('standfirst_press_lag_seconds', 'Age of the oldest change that is not on the shelf yet.', lagOf(work)),
    gauge('standfirst_queue', 'What is waiting to be done, by queue.', ...values),
    ...(number === 0
      ? []
      : [
          gauge(
            'standfirst_output_age_seconds',
            'Time since something last reached readers.',
            (Date.now() - at) / 1000,
          ),
        ]),
  ];
}

/** In seconds. */
export function lagOf({ unpressed: { oldestAt } }: WaitingWork): number {
  return oldestAt === null ? 0 : Math.max(0, (Date.now() - Date.parse(oldestAt)) / 1000);
}

function ofFiles({ folder }: Rooms): Measure[] {
  const note = readBackupNote(folder);
  return [
    ...measureRoom(folder.root),
    ...(isOnServer() ? [] : ofDatabaseFile(folder)),
    ...(note === null
      ? []
      : [
          gauge(
            'standfirst_backup_age_seconds',
            'Time since the last backup.',
            (Date.now() - Date.parse(note.at)) / 1000,
          ),
        ]),
  ];
}

/** Of a database on a server that server tells. */
function ofDatabaseFile({ database }: NewsroomFolder): Measure[] {
  return [
    gauge('standfirst_database_bytes', 'Size of the database.', sizeOfFile(database)),
    gauge('standfirst_wal_bytes', 'Size of the write-ahead log.', sizeOfFile(`${database}-wal`)),
  ];
}

/** With less than this nothing can be kept. */
const LEAST_ROOM = 20 * 1024 * 1024;

async function whyNoNewsroom({ store, folder }: Rooms): Promise<Problem[]> {
  const room = roomAt(folder.root);
  const isFull = room !== null && room.free < LEAST_ROOM;
  const isAnswering = await lastSeq(store.reader).then(
    () => true,
    () => false,
  );
  return [
    ...(isAnswering
      ? []
      : [problem('database-away', 'database', 'The database does not answer. `standfirst doctor` says why.')]),
    ...(isFull
      ? [problem('disk-full', folder.root, 'The disk is full: nothing can be saved or published. Free some space.')]
      : []),
  ];
}
