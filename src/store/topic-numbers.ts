import type { Topic } from './notify.ts';
import { lastSeq } from './changes.ts';
import { lastUpdates } from './draft-log.ts';
import type { Db } from './open-store.ts';

/** Where some of one kind stand, by their ids: numbers that differ whenever there is something new. Who is left out stands at 0. */
type NumbersOf = (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** How each kind of topic is asked where it stands. A kind that is not here is notified by the channel, and blindly each second. */
const numbersOf: Readonly<Record<string, NumbersOf>> = {
  changes: async (db) => new Map([['', await lastSeq(db)]]),
  cursor: async (db, names) => {
    const rows = await db.selectFrom('cursors').select(['name', 'seq']).where('name', 'in', names).execute();
    return new Map(rows.map(({ name, seq }) => [name, seq]));
  },
  draft: lastUpdates,
};

/** Where topics stand, one question for each kind; one of a kind that has no numbers is left out. */
export async function standingOf(reader: Db, topics: readonly Topic[]): Promise<Map<Topic, number>> {
  const stand = new Map<Topic, number>();
  for (const [kind, some] of Map.groupBy(topics, (topic) => topic.split('/', 1)[0]!)) {
    const ids = new Map(some.map((topic) => [topic, topic.slice(kind.length + 1)]));
    const numbers = await numbersOf[kind]?.(reader, [...ids.values()]);
    if (numbers) for (const [topic, id] of ids) stand.set(topic, numbers.get(id) ?? 0);
  }
  return stand;
}
