import type { Fact } from '../story/facts.ts';
import type { ListName } from '../story/front.ts';
import { recordChange } from './changes.ts';
import { readZones } from './list-zones.ts';
import { recutLists } from './listings.ts';
import type { Db } from './open-store.ts';
import { addSettingVersion, type SettingAct } from './setting-versions.ts';

interface Document {
  readonly name: string;
  readonly value: unknown;
  readonly touched: readonly Fact[];
  /** The lists whose clock it may change. */
  readonly lists?: readonly ListName[];
  /** True for what people set on screens: what it was before is kept with each change. */
  readonly isSetting?: true;
}

/**
 * Equal documents leave no change behind. Where a clock changes, the lists that go by it are cut again in the same change. What is written was parsed: a document that cannot be read would stop the
 * press of every page that asks for it. Answers the number of the change to a setting; null where nothing changed, and for anything else.
 */
export async function saveDocument(
  tx: Db,
  document: Document,
  { undoes = null, ...act }: SettingAct,
): Promise<number | null> {
  const { name, value, touched, lists = [], isSetting } = document;
  const json = JSON.stringify(value);
  const was = await readDocument(tx, name);
  if (json === JSON.stringify(was)) return null;
  const before = await readZones(tx, lists);
  await keepDocument(tx, name, value);
  const after = await readZones(tx, lists);
  const moved = lists.filter((list) => before(list) !== after(list));
  const recut = await recutLists(tx, moved);
  await recordChange(tx, { ...act, storyId: null, facts: [...touched, ...recut] });
  return isSetting ? addSettingVersion(tx, { ...act, document: name, undoes, before: was, after: value }) : null;
}

/** One of them by its name; null where there is none. */
export async function readDocument(db: Db, name: string): Promise<unknown> {
  const json = await readJson(db, name);
  return json === null ? null : JSON.parse(json);
}

/** One of them as its schema has it; null where there is none. */
export async function readAs<Value>(
  db: Db,
  name: string,
  schema: { parse(value: unknown): Value },
): Promise<Value | null> {
  const value = await readDocument(db, name);
  return value === null ? null : schema.parse(value);
}

/** The text of one of them; null where there is none. */
export async function readJson(db: Db, name: string): Promise<string | null> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', name).executeTakeFirst();
  return row?.json ?? null;
}

/** All of them under a prefix that ends in a slash, by name. */
export async function readFolder(db: Db, prefix: string): Promise<unknown[]> {
  return (await rowsUnder(db, prefix)).map(({ json }) => JSON.parse(json));
}

/** The names under a prefix that ends in a slash, without it, each with its value. */
export async function readEntries(db: Db, prefix: string): Promise<[string, unknown][]> {
  return (await rowsUnder(db, prefix)).map(({ name, json }) => [
    name.slice(prefix.length),
    JSON.parse(json) as unknown,
  ]);
}

async function rowsUnder(db: Db, prefix: string): Promise<{ readonly name: string; readonly json: string }[]> {
  // '/' + 1 is '0': the half-open range holds exactly the names under the prefix.
  const end = `${prefix.slice(0, -1)}0`;
  return db
    .selectFrom('documents')
    .select(['name', 'json'])
    .where('name', '>=', prefix)
    .where('name', '<', end)
    .orderBy('name')
    .execute();
}

/** Writes one down and nothing else: for what follows from another document, in the transaction that saves that. */
export async function keepDocument(tx: Db, name: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await tx
    .insertInto('documents')
    .values({ name, json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ json }))
    .execute();
}

export async function dropDocument(tx: Db, name: string): Promise<void> {
  await tx.deleteFrom('documents').where('name', '=', name).execute();
}
