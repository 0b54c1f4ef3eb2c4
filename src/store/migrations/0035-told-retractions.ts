import type { Migration } from 'kysely/migration';
import { fillRetractions } from '../fill-retractions.ts';
import type { Db } from '../open-store.ts';

/** Cards say that their story was retracted. */
export const toldRetractions: Migration = {
  up: async (db) => fillRetractions(db as Db),
};
