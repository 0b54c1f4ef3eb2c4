import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import { people } from './migrations/0002-people.ts';
import { desk } from './migrations/0003-desk.ts';
import { collaboration } from './migrations/0004-collaboration.ts';
import { releases } from './migrations/0005-releases.ts';
import { duePages } from './migrations/0006-due-pages.ts';
import { handedOver } from './migrations/0007-handed-over.ts';
import { mediaUses } from './migrations/0008-media-uses.ts';
import type { Schema } from './schema.ts';

/** In the order of their names. A migration that has shipped is never edited. */
const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-people': people,
  '0003-desk': desk,
  '0004-collaboration': collaboration,
  '0005-releases': releases,
  '0006-due-pages': duePages,
  '0007-handed-over': handedOver,
  '0008-media-uses': mediaUses,
};

/** Brings the tables up to date; throws when a migration fails, with nothing of it kept. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error) throw new Error('A migration failed.', { cause: error });
}
