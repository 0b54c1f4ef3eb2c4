import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLog } from '../../src/base/log.ts';
import { follow } from '../../src/distribution/follow.ts';
import { openPublisher, type Publisher } from '../../src/distribution/publish.ts';
import { openMediaShelf } from '../../src/media/media-shelf.ts';
import { openObjects } from '../../src/objects/open-objects.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';
import type { Shelf } from '../../src/press/shelf.ts';
import { atTheEnd } from './endings.ts';
import { aFolder } from './folders.ts';
import type { ObjectServer } from './serve-objects.ts';

/** A shelf and a media shelf in a folder, and who brings them into an object store. */
export async function aPublishingSite(
  server: ObjectServer,
  more: { checkpointAfter?: number; isTakingOver?: boolean } = {},
) {
  const folder = aFolder();
  const shelf = openDiskShelf(join(folder, 'shelf'));
  const media = openMediaShelf(join(folder, 'media'));
  const open = (turn: number | null = null): Promise<Publisher> =>
    openPublisher({
      turn,
      ...{ store: openObjects(server.place), shelf, media, folder: join(folder, 'distribution'), isTakingOver: false },
      ...more,
    });
  return { folder, shelf, media, open, publisher: await open() };
}

export interface Node {
  readonly folder: string;
  /** Everything it said of trouble. */
  readonly said: string[];
  readonly shelf: () => Shelf;
  /** The entry that it is at. */
  readonly number: () => number;
  /** Waits until it is at an entry. */
  readonly at: (number: number) => Promise<void>;
  /** Starts it, where it was stopped. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** What a node has not fetched by then it never will, however busy the machine is. */
const PATIENCE_MS = 45_000;

/** A delivery node's copy in a folder of its own, followed in this process until the test ends. */
export function aNode(server: ObjectServer, name = 'north', damaged: () => readonly string[] = () => []): Node {
  const folder = aFolder();
  const own = join(folder, 'node');
  const said: string[] = [];
  let stopping = new AbortController();
  let done: Promise<void> = Promise.resolve();
  const start = () => {
    stopping = new AbortController();
    done = follow(
      {
        ...{ name, store: openObjects(server.place), folder: own, shelfFolder: join(folder, 'shelf') },
        media: openMediaShelf(join(folder, 'media')),
        log: { ...silentLog, error: (_, message) => void said.push(message) },
        damaged: async () => damaged(),
      },
      stopping.signal,
    );
  };
  const stop = async () => {
    stopping.abort();
    await done;
  };
  const number = () => {
    try {
      return (JSON.parse(readFileSync(join(own, 'cursor.json'), 'utf8')) as { number: number }).number;
    } catch {
      return 0;
    }
  };
  start();
  atTheEnd(stop);
  const at = async (wanted: number) => {
    for (const latest = Date.now() + PATIENCE_MS; number() < wanted; await sleep(10))
      if (Date.now() > latest) throw new Error(`The node is at ${number()}, not ${wanted}. It said: ${said.join(' ')}`);
  };
  return { folder, said, shelf: () => openDiskShelf(join(folder, 'shelf')), number, at, start, stop };
}

/** Every file that readers may get from a folder, by its path, and its bytes; what the shelf keeps for itself aside. */
export function readersFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const part of ['shelf', 'media']) {
    const at = join(folder, part);
    if (!existsSync(at)) continue;
    for (const entry of readdirSync(at, { recursive: true, withFileTypes: true })) {
      const path = relative(folder, join(entry.parentPath, entry.name));
      const isOwn = path.startsWith('shelf/.shelf/') && !path.startsWith('shelf/.shelf/odd/');
      if (entry.isFile() && !isOwn) files.set(path, readFileSync(join(folder, path), 'latin1'));
    }
  }
  return new Map([...files].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** What the log of a shelf says of each address: its tag, and the date that readers are told. */
export async function namedOn(shelf: Shelf): Promise<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const path of [...shelf.allExpected()].toSorted()) {
    const shelved = await shelf.get(path);
    named[path] = `${shelved?.tag} ${shelved?.modifiedAt}`;
  }
  return named;
}

/** Publishes until all is in the store; gives the number of the newest entry. */
export async function publishAll(publisher: Publisher): Promise<number> {
  for (;;) {
    const { number } = await publisher.publish();
    if (publisher.isLevel()) return number;
    await sleep(5);
  }
}
