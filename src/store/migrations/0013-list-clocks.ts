import type { Migration } from 'kysely/migration';
import { recutLists } from '../listings.ts';
import { readLists } from '../list-zones.ts';
import type { Db } from '../open-store.ts';

/**
 * Lists are cut by the clock of their edition, and were by UTC before. No change is recorded: this version brings a new template, which
 * presses every page, months that come into being among them.
 */
export const listClocks: Migration = {
  up: async (db) => {
    await db.schema
      .createIndex('listings_of_month')
      .on('listings')
      .columns(['list', 'month', 'sort_at', 'story_id'])
      .execute();
    const tables = db as Db;
    await recutLists(tables, await readLists(tables));
  },
};
