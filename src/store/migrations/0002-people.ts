import type { Migration } from 'kysely/migration';

/** Who works here: people, how they sign in, and the audit record of what they did. */
export const people: Migration = {
  up: async () => {},
};
