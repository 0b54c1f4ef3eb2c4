import { type Fact, facts } from '../story/facts.ts';
import type { ListName } from '../story/front.ts';
import { readPageWords } from './first-words.ts';
import { readLedPaths } from './led-addresses.ts';
import { everyMedia } from './media-uses.ts';
import type { Db } from './open-store.ts';

/**
 * Every fact from which an address can come: pressing the pages of all of them presses the whole site.
 * Months that once had stories are among them, stories that are gone too.
 */
export async function everyFact(db: Db): Promise<Fact[]> {
  const [documents, fronts, stories, months, redirects, led] = await Promise.all([
    db.selectFrom('documents').select('name').orderBy('name').execute(),
    db.selectFrom('arranged_fronts').select('id').where('live', 'is not', null).orderBy('id').execute(),
    db.selectFrom('stories').select('id').orderBy('id').execute(),
    db.selectFrom('list_months').select(['list', 'month']).orderBy('list').orderBy('month').execute(),
    db.selectFrom('redirects').select('path').orderBy('path').execute(),
    readLedPaths(db),
  ]);
  const lists = [...new Set(months.map((row) => row.list as ListName))];
  const all = [
    facts.settings(),
    facts.template(),
    facts.sections(),
    facts.topics(),
    facts.authors(),
    facts.freeFronts(),
    ...(await editionIds(db)).flatMap((id) => [facts.edition(id), facts.corrections(id)]),
    ...documents.map((row) => row.name),
    ...fronts.map((row) => facts.front(row.id)),
    ...stories.map((row) => facts.story(row.id, 'state')),
    ...lists.flatMap((list) => [facts.newest(list), facts.months(list)]),
    ...months.map((row) => facts.month(row.list as ListName, row.month)),
    ...redirects.map((row) => facts.redirect(row.path)),
    ...led.map(facts.redirect),
    ...(await readPageWords(db)).map(facts.plainPage),
    facts.plainPages(),
    ...(await everyMedia(db)).map(facts.media),
  ];
  return [...new Set(all)];
}

async function editionIds(db: Db): Promise<string[]> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', 'settings').executeTakeFirst();
  const editions = row ? (JSON.parse(row.json) as { editions: { id: string }[] }).editions : [];
  return editions.map(({ id }) => id);
}

/** Every address that was ever public. */
export async function everyAddress(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('addresses').select('path').orderBy('path').execute();
  return rows.map((row) => row.path);
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
