import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import type { Schema } from './schema.ts';

/** In the order of their names. A migration that has shipped is never edited. */
const migrations: Record<string, Migration> = {
  '0001-first': first,
};

/** Brings the tables up to date; throws when a migration fails, with nothing of it kept. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error) throw new Error('A migration failed.', { cause: error });
}
