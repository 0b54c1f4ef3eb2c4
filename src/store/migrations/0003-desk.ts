import type { Migration } from 'kysely/migration';

/** Where each story stands on the desk, and the search over everything ever written. */
export const desk: Migration = {
  up: async () => {},
};
