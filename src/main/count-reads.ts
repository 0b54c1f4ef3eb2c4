import { keepReadScores, type ReadScores, readReadScores, readSettings, saveMostRead } from '../store/documents.ts';
import type { Edition } from '../story/newsroom.ts';
import { readPublished } from '../store/versions.ts';
import type { OpenRooms } from './open-rooms.ts';
import { systemAct } from './system-act.ts';

/** Reads by path since this was last asked for. */
export interface ReadCounts {
  readCounts(): ReadonlyMap<string, number>;
}

/** An evening with few readers must not shuffle the list: it is made again when so many reads came since. */
const FEWEST_READS = 20;
const MOST_READ_LENGTH = 10;
/** A read weighs half after three hours, an eighth after a working day: a story that was read all morning leaves the list by itself. */
const HALF_LIFE_MS = 3 * 60 * 60_000;
/** Stories whose reads are kept beyond those that are listed. */
const MOST_KEPT = 200;

/** Adds what was read to the weights of each edition's stories, and makes the list of the most read again once enough was. */
export async function countReads(rooms: OpenRooms, delivery: ReadCounts): Promise<void> {
  const reads = new Map<string, number>();
  for (const [path, count] of delivery.readCounts()) {
    const id = /^\/news\/([^/]+)/.exec(path)?.[1];
    // A story has two paths while readers still follow its old slug.
    if (id !== undefined) reads.set(id, (reads.get(id) ?? 0) + count);
  }
  const settings = await readSettings(rooms.store.reader);
  for (const edition of settings?.editions ?? []) await countEdition(rooms, edition, reads);
}

async function countEdition(
  rooms: OpenRooms,
  { id: edition, name }: Edition,
  reads: ReadonlyMap<string, number>,
): Promise<void> {
  const { reader } = rooms.store;
  const read = await listedIn(rooms, edition, reads);
  if (read.size === 0) return;
  const before = await readReadScores(reader, edition);
  const now = added(before, read, rooms.clock.now());
  const isDue = now.since >= FEWEST_READS;
  const best = Object.keys(now.scores);
  const live = isDue ? [...(await listedIn(rooms, edition, new Map(best.map((id) => [id, 0])))).keys()] : [];
  await rooms.store.write(async (tx) => {
    await keepReadScores(tx, edition, isDue ? { ...now, since: 0 } : now);
    const act = systemAct(rooms.clock, 'count-reads', `Counted the reads of ${name}`);
    if (isDue) await saveMostRead(tx, edition, live.slice(0, MOST_READ_LENGTH), act);
  });
}

/** Those of these stories that readers have in an edition, in the same order. */
async function listedIn(
  { store }: OpenRooms,
  edition: string,
  reads: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const listed = new Map<string, number>();
  for (const [id, count] of reads) {
    const published = await readPublished(store.reader, id);
    if (published?.state.is === 'live' && published.story.edition === edition) listed.set(id, count);
  }
  return listed;
}

/** What was read before at the weight that it has now, and what was read since at its whole: the heaviest first, equal ones by id. */
function added(before: ReadScores | null, read: ReadonlyMap<string, number>, at: string): ReadScores {
  const age = before ? Math.max(0, Date.parse(at) - Date.parse(before.at)) : 0;
  const left = 2 ** (-age / HALF_LIFE_MS);
  const scores = new Map(Object.entries(before?.scores ?? {}).map(([id, score]) => [id, score * left]));
  let since = before?.since ?? 0;
  for (const [id, count] of read) {
    scores.set(id, (scores.get(id) ?? 0) + count);
    since += count;
  }
  const ordered = [...scores].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { at, since, scores: Object.fromEntries(ordered.slice(0, MOST_KEPT)) };
}
