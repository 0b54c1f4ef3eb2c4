import { sql } from 'kysely';
import { type Fact, facts } from '../story/facts.ts';
import type { ListName } from '../story/front.ts';
import { readPageWords } from './first-words.ts';
import { readLedPaths } from './led-addresses.ts';
import { everyMedia } from './media-uses.ts';
import type { Db } from './open-store.ts';

/** Rows that are read at a time, of tables that grow with the archive. */
const AT_ONCE = 1000;

/**
 * Every fact from which an address can come: pressing the pages of all of them presses the whole site.
 * Months that once had stories are among them, stories that are gone too. They come as they are read, some more than once.
 */
export async function* everyFact(db: Db): AsyncIterable<Fact> {
  yield* await fewFacts(db);
  for await (const { id } of byKey(db, { table: 'stories', key: 'id' })) yield facts.story(id, 'state');
  yield* factsOfLists(db);
  for await (const { path } of byKey(db, { table: 'redirects', key: 'path' })) yield facts.redirect(path);
  yield* (await readLedPaths(db)).map(facts.redirect);
  yield* (await everyMedia(db)).map(facts.media);
}

/** Those that do not grow with the archive. */
async function fewFacts(db: Db): Promise<Fact[]> {
  const documents = await db.selectFrom('documents').select('name').orderBy('name').execute();
  const fronts = await db
    .selectFrom('arranged_fronts')
    .select('id')
    .where('live', 'is not', null)
    .orderBy('id')
    .execute();
  return [
    facts.settings(),
    facts.template(),
    facts.sections(),
    facts.topics(),
    facts.authors(),
    facts.freeFronts(),
    ...(await editionIds(db)).flatMap((id) => [facts.edition(id), facts.corrections(id)]),
    ...documents.map((row) => row.name),
    ...fronts.map((row) => facts.front(row.id)),
    ...(await readPageWords(db)).map(facts.plainPage),
    facts.plainPages(),
  ];
}

async function* factsOfLists(db: Db): AsyncIterable<Fact> {
  let last = { list: '', month: '' };
  for (;;) {
    const rows = await db
      .selectFrom('list_months')
      .select(['list', 'month'])
      .where((is) =>
        is.or([is('list', '>', last.list), is.and([is('list', '=', last.list), is('month', '>', last.month)])]),
      )
      .orderBy('list')
      .orderBy('month')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      const list = row.list as ListName;
      if (row.list !== last.list) yield* [facts.newest(list), facts.months(list)];
      yield facts.month(list, row.month);
      last = row;
    }
    if (rows.length < AT_ONCE) return;
  }
}

/** A table and the text by which its rows are read in order. */
type Keyed =
  | { readonly table: 'stories'; readonly key: 'id' }
  | { readonly table: 'redirects' | 'addresses' | 'pages'; readonly key: 'path' };

/** The keys of a table in their order, however many there are. */
async function* byKey<Of extends Keyed>(db: Db, { table, key }: Of): AsyncIterable<Record<Of['key'], string>> {
  const [rows, column] = [sql.table(table), sql.ref(key)];
  for (let last = ''; ;) {
    const { rows: some } = await sql<Record<Of['key'], string>>`
      select ${column} from ${rows} where ${column} > ${last} order by ${column} limit ${AT_ONCE}`.execute(db);
    yield* some;
    if (some.length < AT_ONCE) return;
    last = some.at(-1)![key as Of['key']];
  }
}

async function editionIds(db: Db): Promise<string[]> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', 'settings').executeTakeFirst();
  const editions = row ? (JSON.parse(row.json) as { editions: { id: string }[] }).editions : [];
  return editions.map(({ id }) => id);
}

/** Every address that was ever public. */
export async function* everyAddress(db: Db): AsyncIterable<string> {
  for await (const { path } of byKey(db, { table: 'addresses', key: 'path' })) yield path;
}

/** Every address that the ledger has. */
export async function* everyLedgerPath(db: Db): AsyncIterable<string> {
  for await (const { path } of byKey(db, { table: 'pages', key: 'path' })) yield path;
}

/** Every address that was ever public and is one of these, or stands under one, or is one of its feeds (`/feeds/section/world.rss`): shortest first. */
export async function addressesUnder(db: Db, starts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const start of starts) {
    const rows = await db
      .selectFrom('addresses')
      .select('path')
      .where((is) =>
        is.or([
          is('path', '=', start),
          // From “.”, before the end of a feed's name, up to what follows “/”.
          is.and([is('path', '>=', `${start}.`), is('path', '<', `${start}0`)]),
        ]),
      )
      .execute();
    found.push(...rows.map(({ path }) => path));
  }
  return found.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** True when readers could once have had this address. */
export async function wasPublic(db: Db, path: string): Promise<boolean> {
  const row = await db.selectFrom('addresses').select('path').where('path', '=', path).executeTakeFirst();
  return row !== undefined;
}
