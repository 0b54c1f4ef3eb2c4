import type { ListName } from '../story/front.ts';
import type { Edition } from '../story/newsroom.ts';
import { type ZoneOf, zonesOf } from '../story/lists.ts';
import type { Db } from './open-store.ts';

/** Past this many, reading every document costs less than naming them, of which SQLite takes only so many. */
const MOST_NAMED = 500;

/** By whose clock each of these lists is cut, as settings, sections and topics stand now; for no other list. */
export async function readZones(db: Db, lists: readonly ListName[]): Promise<ZoneOf> {
  const query = db.selectFrom('documents').select(['name', 'json']);
  const rows = await (lists.length > MOST_NAMED ? query : query.where('name', 'in', ['settings', ...lists])).execute();
  const found = new Map<string, unknown>(rows.map(({ name, json }) => [name, JSON.parse(json)]));
  const settings = found.get('settings') as { editions: Edition[] } | undefined;
  return zonesOf(settings?.editions ?? [], (list) => (found.get(list) as { edition: string } | undefined)?.edition);
}

/** Every list that has or had stories. */
export async function readLists(db: Db): Promise<ListName[]> {
  const rows = await db.selectFrom('list_months').select('list').distinct().orderBy('list').execute();
  return rows.map(({ list }) => list as ListName);
}
