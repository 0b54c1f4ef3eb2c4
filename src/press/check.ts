import { storeArchive } from '../store/archive.ts';
import { wasPublic } from '../store/everything.ts';
import { allTasks } from './ledger.ts';
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

/** Presses everything into memory, a page at a time, and compares it with the shelf byte for byte. Writes nothing. */
export async function checkShelf(
  rooms: PressRooms,
  progress: (now: Progress) => void = () => {},
): Promise<Difference[]> {
  return rooms.store.alone('press', async () => {
    const archive = cachedArchive(storeArchive(rooms.store.reader));
    const tasks = await allTasks(rooms.site, archive, { db: rooms.store.reader, shelf: rooms.shelf });
    const expected = new Set<string>();
    const differences: Difference[] = [];
    for (const [done, { path }] of tasks.entries()) {
      const item = await fresh(rooms, archive, path);
      if (item) expected.add(path);
      const difference = await compare(rooms, path, item);
      if (difference) differences.push(difference);
      if (done % 500 === 499) progress({ done: done + 1, total: tasks.length });
    }
    for await (const path of rooms.shelf.paths()) if (!expected.has(path)) differences.push({ path, is: 'extra' });
    return differences;
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
  if (item === null) return null;
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
