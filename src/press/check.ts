import { storeArchive } from '../store/archive.ts';
import { wasPublic } from '../store/everything.ts';
import { allTasks, type Task } from './ledger.ts';
import type { PressRooms, Progress } from './press-tasks.ts';
import { cachedArchive } from './recording-archive.ts';
import { loadPage } from './render-page.ts';
import { DamagedItem, type ShelfItem } from './shelf.ts';

/** An address whose item on the shelf is not what pressing everything gives. */
export interface Difference {
  readonly path: string;
  /** `differs`: other bytes; `missing`: it should be on the shelf; `extra`: it should not; `fails`: it cannot be rendered. */
  readonly is: 'differs' | 'missing' | 'extra' | 'fails';
}

/** Every difference at once, for a shelf that has few. */
export async function checkShelf(
  rooms: PressRooms,
  progress: (now: Progress) => void = () => {},
): Promise<Difference[]> {
  const differences: Difference[] = [];
  await findDifferences(rooms, (one) => differences.push(one), progress);
  return differences;
}

/** Pages that are looked up at a time, and between two words of progress: a shelf of fewer is looked at without a word. */
const AT_ONCE = 500;

/**
 * Presses everything into memory, a page at a time, compares it with the shelf byte for byte, and tells each difference as it is found; gives how many
 * there are. Writes nothing, and has never more than a few hundred pages in mind.
 */
export async function findDifferences(
  rooms: PressRooms,
  tell: (one: Difference) => void,
  progress: (now: Progress) => void = () => {},
): Promise<number> {
  return rooms.store.alone('press', async () => {
    const archive = cachedArchive(storeArchive(rooms.store.reader));
    const tasks = await allTasks(rooms.site, archive, { db: rooms.store.reader, shelf: rooms.shelf });
    let found = 0;
    const look = async ({ path }: Task) => {
      const difference = await compare(rooms, path, await fresh(rooms, archive, path));
      if (difference === null) return;
      found += 1;
      tell(difference);
    };
    const lookAtAll = async () => {
      for (let from = 0; from < tasks.length; from += AT_ONCE) {
        for (const task of tasks.slice(from, from + AT_ONCE)) await look(task);
        if (from + AT_ONCE <= tasks.length) progress({ done: from + AT_ONCE, total: tasks.length });
      }
    };
    await lookAtAll().finally(tasks.close);
    return found;
  });
}

type Archive = ReturnType<typeof storeArchive>;

async function fresh({ site, store }: PressRooms, archive: Archive, path: string): Promise<ShelfItem | null | 'fails'> {
  try {
    const page = await loadPage(site, archive, {
      path,
      wasPublic: () => wasPublic(store.reader, path),
    });
    return page.item();
  } catch {
    return 'fails';
  }
}

async function compare(
  { shelf }: PressRooms,
  path: string,
  item: ShelfItem | null | 'fails',
): Promise<Difference | null> {
  if (item === 'fails') return { path, is: 'fails' };
  const shelved = await standing(shelf, path);
  if (item === null) return shelved === null ? null : { path, is: 'extra' };
  if (shelved === 'damaged') return { path, is: 'differs' };
  if (shelved === null) return { path, is: 'missing' };
  return sameItem(item, shelved) ? null : { path, is: 'differs' };
}

async function standing(shelf: PressRooms['shelf'], path: string): Promise<ShelfItem | null | 'damaged'> {
  try {
    return (await shelf.get(path))?.item ?? null;
  } catch (error) {
    if (!(error instanceof DamagedItem)) throw error;
    return (await shelf.tag(path)) === null ? null : 'damaged';
  }
}

function sameItem(one: ShelfItem, other: ShelfItem): boolean {
  if (one.is === 'redirect' || other.is === 'redirect') {
    return one.is === other.is && 'to' in one && 'to' in other && one.to === other.to;
  }
  return one.is === other.is && one.type === other.type && Buffer.compare(one.body, other.body) === 0;
}
