import { setTimeout as sleep } from 'node:timers/promises';
import { isId } from '../base/ids.ts';
import { type Edge, isBeyond, readEdge, readListed } from '../store/cold-stories.ts';
import { readSettings } from '../store/documents.ts';
import { openPathList, type PathList } from '../store/path-list.ts';
import type { PressRooms, Progress } from './press-tasks.ts';
import type { Packing } from './shelf.ts';
import { inTurn } from './turn.ts';

export interface PackingHow {
  /** How many of the newest stories stay in files. */
  readonly hot: number;
  /** How long it rests between two turns, in milliseconds, so that others press and the disk has time for readers. */
  readonly rest?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (now: Progress) => void;
  /** How large a pack becomes, in bytes. */
  readonly limit?: number;
}

export interface PackingNote {
  /** Stories with pages that were laid into packs. */
  readonly stories: number;
  /** Files that were taken away. */
  readonly pages: number;
  /** Packs that were written anew without what does not stand any more. */
  readonly anew: number;
}

/** Stories that are asked for in one go, and that are laid into packs before anybody else may write packs. */
const STORIES = 200;
/** Stories whose files are taken away in one turn of the press: who publishes meanwhile waits for these at most. */
const AT_ONCE = 5;

/**
 * Lays the pages of all but the newest stories into packs, those of a month together, takes their files away, and writes packs anew that hold what was replaced or taken away
 * since. It follows from what is published alone: done twice it does nothing the second time, and broken off anywhere it is done by the next. Where several processes share the
 * store nothing is done.
 */
export async function packCold(rooms: PressRooms, how: PackingHow): Promise<PackingNote> {
  const { packing } = rooms.shelf;
  const edge = packing && !rooms.store.isShared ? await readEdge(rooms.store.reader, how.hot) : null;
  if (!packing || edge === null) return { stories: 0, pages: 0, anew: 0 };
  const places = await placesOfStories(rooms);
  const loose = await coldWithFiles(rooms, packing, { edge, places });
  return packAll({ rooms, packing, places, how }, loose).finally(loose.close);
}

/** How many stories have files that the next packing takes: what is cold and lies in none yet, or has changed since. */
export async function countLoose(rooms: PressRooms, hot: number): Promise<number> {
  const { packing } = rooms.shelf;
  const edge = packing && !rooms.store.isShared ? await readEdge(rooms.store.reader, hot) : null;
  if (!packing || edge === null) return 0;
  const loose = await coldWithFiles(rooms, packing, { edge, places: await placesOfStories(rooms) });
  try {
    return loose.length - loose.countOf(RANK_OF_GONE);
  } finally {
    loose.close();
  }
}

/** Writes anew the packs that hold anything else at these addresses than what stands there now. When it returns it is on no disk. */
export async function forgetPacked({ store, shelf }: PressRooms, addresses: readonly string[]): Promise<number> {
  const { packing } = shelf;
  return packing && !store.isShared ? alone(store, () => packing.forget(addresses)) : 0;
}

function alone<T>(store: PressRooms['store'], work: () => Promise<T>): Promise<T> {
  return store.alone('packs', work);
}

/** Under which addresses stories stand: in each edition, in full and lite. */
async function placesOfStories({ store }: PressRooms): Promise<string[]> {
  const editions = (await readSettings(store.reader))?.editions.map(({ id }) => `/${id}`) ?? [];
  return ['', ...editions].flatMap((edition) => [`${edition}/news`, `/lite${edition}/news`]);
}

/** The month under which stories are noted that are live no more: their tombstones stay, and what lies in packs of them goes. */
const GONE = 'gone';
const RANK_OF_GONE = 1;

/** Stories with files that need not have any, by month. To be closed. */
async function coldWithFiles(
  { store }: PressRooms,
  packing: Packing,
  { edge, places }: { edge: Edge; places: readonly string[] },
): Promise<PathList> {
  const list = openPathList();
  const add = async (ids: readonly string[]) => {
    const listed = new Map((await readListed(store.reader, ids)).map((one) => [one.id, one]));
    for (const id of ids) {
      const story = listed.get(id);
      if (!story) list.add(`${GONE}/${id}`, RANK_OF_GONE);
      else if (isBeyond(edge, story)) list.add(`${story.month}/${id}`, 0);
    }
  };
  try {
    for await (const ids of storiesWithFiles(packing, places)) await add(ids);
    return list;
  } catch (error) {
    list.close();
    throw error;
  }
}

/** Some at a time, some of them more than once. */
async function* storiesWithFiles(packing: Packing, places: readonly string[]): AsyncIterable<readonly string[]> {
  for (const place of places) {
    let some: string[] = [];
    for await (const id of packing.names(place)) {
      if (isId(id)) some.push(id);
      if (some.length < STORIES) continue;
      yield some;
      some = [];
    }
    if (some.length > 0) yield some;
  }
}

interface Work {
  readonly rooms: PressRooms;
  readonly packing: Packing;
  readonly places: readonly string[];
  readonly how: PackingHow;
}

async function packAll(work: Work, loose: PathList): Promise<PackingNote> {
  const note = { stories: 0, pages: 0, anew: 0 };
  for (let from = 0; from < loose.length && !work.how.signal?.aborted; from += STORIES) {
    for (const [month, ids] of byMonth(loose.slice(from, from + STORIES))) {
      const done = await (month === GONE ? forgetGone(work, ids) : packSome(work, month, ids));
      note.stories += done.stories;
      note.pages += done.pages;
      note.anew += done.anew;
    }
    work.how.progress?.({ done: Math.min(from + STORIES, loose.length), total: loose.length });
  }
  return note;
}

function byMonth(listed: readonly string[]): Map<string, string[]> {
  const months = new Map<string, string[]>();
  for (const one of listed) {
    const [month = '', id = ''] = one.split('/');
    months.set(month, [...(months.get(month) ?? []), id]);
  }
  return months;
}

async function packSome(
  { rooms, packing, places, how }: Work,
  month: string,
  ids: readonly string[],
): Promise<PackingNote> {
  const { store } = rooms;
  const { laid, anew } = await alone(store, async () => {
    const there = await packing.pack({
      month,
      stories: storiesOf(packing, places, ids),
      ...(how.limit && { limit: how.limit }),
    });
    // Beside what has just been laid there may be what stood there before.
    return { laid: there, anew: await packing.forget(there) };
  });
  // What was taken away since they were listed has tombstones, and those stay in files, where a plain web server finds them.
  const live = (await readListed(store.reader, ids)).map(({ id }) => id);
  let pages = 0;
  for (let from = 0; from < live.length && !how.signal?.aborted; from += AT_ONCE) {
    const some = new Set(live.slice(from, from + AT_ONCE));
    const own = laid.filter((address) => address.split('/').some((segment) => some.has(segment)));
    pages += await inTurn(rooms, async () => {
      const gone = await packing.letGo(own);
      for (const id of some) for (const place of places) await packing.clear(`${place}/${id}`);
      return gone;
    });
    if (how.rest) await sleep(how.rest, undefined, { ref: false });
  }
  return { stories: live.length, pages, anew };
}

async function forgetGone({ rooms, packing, places }: Work, ids: readonly string[]): Promise<PackingNote> {
  const addresses: string[] = [];
  for await (const some of storiesOf(packing, places, ids)) addresses.push(...some);
  return { stories: 0, pages: 0, anew: await forgetPacked(rooms, addresses) };
}

async function* storiesOf(
  packing: Packing,
  places: readonly string[],
  ids: readonly string[],
): AsyncIterable<readonly string[]> {
  for (const id of ids) {
    const addresses = new Set<string>();
    for (const place of places) for await (const address of packing.loose(`${place}/${id}`)) addresses.add(address);
    yield [...addresses].toSorted();
  }
}
