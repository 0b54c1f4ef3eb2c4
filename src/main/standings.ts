import { problem } from '../base/problem.ts';
import type { Purging } from '../newsroom/purge-caches.ts';
import { roomAt, sizeOfFile } from '../seeing/disk-measures.ts';
import {
  type Standing,
  standingOfBackups,
  standingOfCaches,
  standingOfDatabase,
  standingOfMail,
  standingOfOlder,
  standingOfPace,
  standingOfPress,
  standingOfReaders,
  standingOfRoom,
} from '../seeing/standings.ts';
import { stalePaths } from '../store/ledger-rows.ts';
import { readWaitingWork } from '../store/waiting-work.ts';
import type { ReadersProbe } from './ask-readers.ts';
import { readBackupFailure, readBackupNote } from './backup-note.ts';
import { backupPlan } from './keep-backups.ts';
import { problemsElsewhere, readDistribution } from './distribution-note.ts';
import { hotStories } from './hot-stories.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';
import { CLOCK_OFF, MOST_OFF_MS } from './on-time.ts';
import type { OpenRooms } from './open-rooms.ts';
import { lagOf } from './watch-newsroom.ts';

type Rooms = Pick<OpenRooms, 'store' | 'folder' | 'shelf'>;

/** What a running newsroom knows besides its folder. */
export interface Running {
  readonly readers: Pick<ReadersProbe, 'health'>;
  readonly isMailing: boolean;
  readonly caches: Pick<Purging, 'queue'> | null;
  /** How late what is due begins in this process, in seconds. */
  late(): number;
}

/** How everything stands in a running newsroom, in words. */
export async function standingsOf(rooms: Rooms, { readers, isMailing, caches, late }: Running): Promise<Standing[]> {
  const work = await readWaitingWork(rooms.store.reader);
  const health = await readers.health();
  return [
    standingOfReaders({ isServing: health?.isServing ?? null, damaged: health?.damaged.length ?? 0 }),
    await pressOf(rooms, true),
    standingOfPace(late(), work.renditions),
    roomOf(rooms.folder),
    ...(await olderOf(rooms)),
    databaseOf(rooms.folder),
    backupsOf(rooms.folder),
    ...elsewhereOf(rooms.folder),
    ...clockOf(rooms),
    standingOfCaches({ queue: caches && (await caches.queue()) }),
    standingOfMail({ isSent: isMailing, waiting: work.letters, delayed: work.delayedAddresses }),
  ];
}

/** Those of one newsroom folder, for the doctor too. */
export function roomOf({ root }: NewsroomFolder): Standing {
  return standingOfRoom(root, roomAt(root));
}

export function databaseOf({ database }: NewsroomFolder): Standing {
  return standingOfDatabase(database, sizeOfFile(`${database}-wal`));
}

export function backupsOf(folder: NewsroomFolder): Standing {
  const note = readBackupNote(folder);
  const plan = backupPlan(process.env);
  return standingOfBackups(note, note === null ? 0 : (Date.now() - Date.parse(note.at)) / 1000, {
    plan: plan && { ...plan, every: plan.every / 1000 },
    failure: readBackupFailure(folder),
  });
}

/** Nothing where readers are served from this machine alone. What is known is what the newsroom wrote down last while it ran. */
export function elsewhereOf(folder: NewsroomFolder): Standing[] {
  const distribution = readDistribution(folder);
  if (distribution === null) return [];
  const names = distribution.nodes.map(({ name }) => name).join(', ');
  const well = names === '' ? 'No machine is following yet.' : `Everything published is on ${names}.`;
  const name = `Readers elsewhere (${distribution.store})`;
  return [{ name, well, isToMind: names === '', problems: problemsElsewhere(distribution) }];
}

/** Nothing where pages have files alone, as where several processes share the store. */
export async function olderOf({ store, shelf }: Pick<Rooms, 'store' | 'shelf'>): Promise<Standing[]> {
  if (!shelf.packing || store.isShared) return [];
  const hot = hotStories(process.env['STANDFIRST_HOT_STORIES']);
  return [standingOfOlder({ hot, ...(await shelf.packing.packed()) })];
}

/** Nothing where it is right. */
function clockOf({ store: { clock } }: Pick<OpenRooms, 'store'>): Standing[] {
  if (clock.off() < MOST_OFF_MS) return [];
  return [{ name: 'Clock', well: '', problems: [problem('clock-off', 'clock', CLOCK_OFF)] }];
}

/** `isRunning`: whether a newsroom runs that presses by itself. */
export async function pressOf(
  { store, folder }: Pick<Rooms, 'store' | 'folder'>,
  isRunning: boolean,
): Promise<Standing> {
  const work = await readWaitingWork(store.reader);
  const failed = work.failedPages === 0 ? [] : await stalePaths(store.reader);
  return standingOfPress(
    folder.shelf,
    { behind: work.unpressed.count, lag: lagOf(work), failed, due: work.duePages },
    isRunning,
  );
}
