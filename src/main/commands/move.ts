import { existsSync, renameSync, statSync } from 'node:fs';
import { Refusal } from '../../base/problem.ts';
import { moveRows } from '../../newsroom/move-newsroom.ts';
import { checkShelf } from '../../press/check.ts';
import { catchUp, pressAll } from '../../press/press.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { openStore } from '../../store/open-store.ts';
import { holdFolder } from '../folder-lock.ts';
import { holdDatabase } from '../hold-database.ts';
import { newsroomFolder, type NewsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openExisting, type OpenRooms } from '../open-rooms.ts';
import { progressLine, say } from '../report.ts';
import { isOnServer } from '../store-server.ts';

interface MoveOptions {
  readonly data: string;
  /** An address of PostgreSQL, or `file`. */
  readonly to: string;
}

/** Moves the store, the shelf or both, one after the other; the shelf with the store as the environment names it. */
export async function runMoves({
  data,
  to,
  shelf,
}: Partial<MoveOptions> & { data: string; shelf?: string }): Promise<number> {
  if (to === undefined && shelf === undefined)
    throw new Refusal('nothing-to-move', 422, 'Say what to move: --to for the store, --shelf for what readers have.');
  // The shelf first: it is moved with the store that the environment names.
  const moved = shelf === undefined ? 0 : await (await import('./move-shelf.ts')).runMoveShelf({ data, shelf });
  return moved !== 0 || to === undefined ? moved : runMove({ data, to });
}

/**
 * Brings the store of a newsroom to a server, or back into the file of its folder, and proves that it is the same: what readers have is compared byte for byte with what each of the two
 * stores gives. The newsroom rests meanwhile; readers are served by `standfirst serve`. What is broken off goes on where it was. Exit code 1 when the two differ; nothing is put in place then.
 */
export async function runMove({ data, to }: MoveOptions): Promise<number> {
  const folder = newsroomFolder(data);
  const target = targetOf(folder, to);
  const rooms = await openExisting(folder, openLog());
  const leave = holdFolder(folder, { pid: process.pid, since: new Date().toISOString(), site: '', host: '' });
  const held = await holdDatabase(folder, { isAlone: true });
  let isOpen = true;
  try {
    await catchUp(rooms);
    if (!(await isSame(rooms, 'here'))) return 1;
    const rows = await brought(rooms, target);
    if (rows === null) return 1;
    await rooms.close();
    isOpen = false;
    putInPlace(folder, target);
    say(`Moved ${rows} rows. Both sites are identical, byte for byte.`);
    say(
      isFile(target)
        ? 'Unset STANDFIRST_DATABASE, and start the newsroom.'
        : 'Name it in STANDFIRST_DATABASE, and start the newsroom. People sign in again.',
    );
    return 0;
  } finally {
    await held.leave();
    leave();
    if (isOpen) await rooms.close();
  }
}

const FILE = 'file';
const isFile = (target: string): boolean => target.endsWith('.arriving');

/** Where it is brought: a server, or a file that is not in place yet. */
function targetOf({ database }: NewsroomFolder, to: string): string {
  if (to === FILE) {
    if (!isOnServer())
      throw new Refusal(
        'moved-already',
        409,
        'This newsroom’s store is already a file. Name the database it should move from in STANDFIRST_DATABASE.',
      );
    return `${database}.arriving`;
  }
  if (isOnServer())
    throw new Refusal(
      'move-from-server',
      409,
      'STANDFIRST_DATABASE names where the newsroom is now. To move it from one server to another, use PostgreSQL’s own pg_dump.',
    );
  if (!/^postgres(?:ql)?:\/\//.test(to) || !URL.canParse(to))
    throw new Refusal(
      'database-address',
      422,
      'Give an address such as postgres://USER@HOST/NAME, or `file` to move back.',
    );
  return to;
}

/** The number of rows; null when what they give is not what readers have. */
async function brought(rooms: OpenRooms, target: string): Promise<number | null> {
  const store = await openStore(target);
  try {
    const moving = progressLine('Moving');
    const rows = await moveRows(rooms.store, store, moving.show);
    moving.end();
    const there = { ...rooms, store, crew: undefined };
    const pressing = progressLine('Pressing');
    await pressAll(there, pressing.show);
    pressing.end();
    return (await isSame(there, 'there')) ? rows : null;
  } finally {
    await store.close();
  }
}

async function isSame(rooms: PressRooms, where: string): Promise<boolean> {
  const checking = progressLine(`Comparing what readers have with the store ${where}`);
  const differences = await checkShelf(rooms, checking.show);
  checking.end();
  for (const { path, is } of differences) process.stdout.write(`${is}\t${path}\n`);
  if (differences.length > 0)
    say(`${differences.length} pages are not what the store ${where} produces. Nothing was changed.`);
  return differences.length === 0;
}

/** The file that is not the store any more is kept under another name. */
function putInPlace({ database }: NewsroomFolder, target: string): void {
  const [from, to] = isFile(target)
    ? [target, database]
    : [database, `${database}.moved-${statSync(database).mtimeMs.toFixed(0)}`];
  for (const end of ['', '-wal', '-shm']) if (existsSync(from + end)) renameSync(from + end, to + end);
}
