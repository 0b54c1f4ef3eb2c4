import type { Migration } from 'kysely/migration';

/** What people type together, update by update, before it becomes a revision. */
export const collaboration: Migration = {
  up: async () => {},
};
