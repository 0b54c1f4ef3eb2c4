import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../base/problem.ts';
import { compareStore } from '../../distribution/compare-store.ts';
import { openPublisher } from '../../distribution/publish.ts';
import { openObjects } from '../../objects/open-objects.ts';
import { catchUp } from '../../press/press.ts';
import { holdFolder } from '../folder-lock.ts';
import { holdDatabase } from '../hold-database.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openExisting, type OpenRooms } from '../open-rooms.ts';
import { progressLine, say } from '../report.ts';
import { isStoreAddress, storePlace } from '../store-place.ts';

interface MoveShelfOptions {
  readonly data: string;
  /** An object store (`s3://bucket/prefix`), or `folder` to serve from the folder alone again. */
  readonly shelf: string;
}

const FOLDER = 'folder';
const LOOK_EVERY_MS = 25;

/**
 * Brings what readers have into an object store, or says that the folder has all of it again, and proves that both are the same: every page and every file is read from the store and compared
 * byte for byte. The newsroom rests meanwhile; readers are served by `standfirst serve`, and from the store. What is broken off goes on where it was. Exit code 1 when the two differ.
 */
export async function runMoveShelf({ data, shelf: to }: MoveShelfOptions): Promise<number> {
  const address = storeNamed(to, process.env['STANDFIRST_SHELF']);
  const folder = newsroomFolder(data);
  const rooms = await openExisting(folder, openLog());
  const leave = holdFolder(folder, { pid: process.pid, since: new Date().toISOString(), site: '', host: '' });
  const held = await holdDatabase(folder, { isAlone: true });
  try {
    await catchUp(rooms);
    // What is taken from readers while it is compared is in neither.
    return await rooms.store.alone('duty', async ({ number }) => {
      const names = await madeSame(rooms, { address, turn: number });
      if (names === null) return 1;
      say(`${names} pages and files are in the folder and in ${address}, identical byte for byte.`);
      say(
        to === FOLDER
          ? 'Unset STANDFIRST_SHELF, serve readers from this folder, and start the newsroom. What is in the object store stays there until you remove it.'
          : `Name ${address} in STANDFIRST_SHELF, and start the newsroom.`,
      );
      return 0;
    });
  } finally {
    await held.leave();
    leave();
    await rooms.close();
  }
}

function storeNamed(to: string, current: string | undefined): string {
  if (to !== FOLDER && isStoreAddress(to)) return to;
  if (to !== FOLDER)
    throw new Refusal('shelf-address', 422, 'Give an address such as s3://BUCKET/PREFIX, or `folder` to move back.');
  if (current) return current;
  throw new Refusal(
    'moved-already',
    409,
    'Readers are served from this folder already. Name the object store to move from in STANDFIRST_SHELF.',
  );
}

interface To {
  readonly address: string;
  readonly turn: number | null;
}

/** How many names readers have; null when the two differ. */
async function madeSame({ shelf, media, folder }: OpenRooms, { address, turn }: To): Promise<number | null> {
  const store = openObjects(storePlace(address, process.env));
  const isTakingOver = process.env['STANDFIRST_SHELF_TAKE_OVER'] === '1';
  mkdirSync(folder.distribution, { recursive: true });
  say(`Publishing to ${address} what is not there yet.`);
  const publisher = await openPublisher({ store, shelf, media, folder: folder.distribution, isTakingOver, turn });
  for (;;) {
    await publisher.publish();
    if (publisher.isLevel()) break;
    await sleep(LOOK_EVERY_MS);
  }
  const comparing = progressLine('Comparing');
  const { names, differences } = await compareStore(
    { store, shelf, media, folder: folder.distribution },
    comparing.show,
  ).finally(comparing.end);
  for (const { name, is } of differences) process.stdout.write(`${is}\t${name}\n`);
  if (differences.length === 0) return names;
  say(
    `${differences.length} of ${names} pages and files are not the same in ${address}. Start the newsroom with STANDFIRST_SHELF, which repairs what machines find damaged, or name another prefix.`,
  );
  return null;
}
