import type { Migration } from 'kysely/migration';

/** What goes live by itself, alone or together. */
export const releases: Migration = {
  up: async () => {},
};
