import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { Refusal } from '../base/problem.ts';
import { first } from './migrations/0001-first.ts';
import { people } from './migrations/0002-people.ts';
import { desk } from './migrations/0003-desk.ts';
import { collaboration } from './migrations/0004-collaboration.ts';
import { releases } from './migrations/0005-releases.ts';
import { duePages } from './migrations/0006-due-pages.ts';
import { handedOver } from './migrations/0007-handed-over.ts';
import { secondFactors } from './migrations/0009-second-factors.ts';
import { mediaUses } from './migrations/0008-media-uses.ts';
import { typedBy } from './migrations/0010-typed-by.ts';
import { searchParts } from './migrations/0011-search-parts.ts';
import { notices } from './migrations/0012-notices.ts';
import { listClocks } from './migrations/0013-list-clocks.ts';
import { outgoingMail } from './migrations/0014-outgoing-mail.ts';
import { undated } from './migrations/0015-undated.ts';
import { arranging } from './migrations/0016-arranging.ts';
import { firstWords } from './migrations/0017-first-words.ts';
import { settingVersions } from './migrations/0018-setting-versions.ts';
import { banners } from './migrations/0019-banners.ts';
import { releasedLaunches } from './migrations/0020-released-launches.ts';
import { ledAddresses } from './migrations/0021-led-addresses.ts';
import { frontRights } from './migrations/0022-front-rights.ts';
import { frontClips } from './migrations/0023-front-clips.ts';
import { mediaItems } from './migrations/0024-media-items.ts';
import { mediaCounts } from './migrations/0025-media-counts.ts';
import { mediaRights } from './migrations/0027-media-rights.ts';
import { replacedMedia } from './migrations/0028-replaced-media.ts';
import { reasons } from './migrations/0029-reasons.ts';
import { unfinishedMedia } from './migrations/0026-unfinished-media.ts';
import { supersededMedia } from './migrations/0030-superseded-media.ts';
import { mediaTerms } from './migrations/0031-media-terms.ts';
import { mediaOnCards } from './migrations/0032-media-on-cards.ts';
import { recordings } from './migrations/0033-recordings.ts';
import { leanLedger } from './migrations/0034-lean-ledger.ts';
import { purges } from './migrations/0036-purges.ts';
import { toldRetractions } from './migrations/0035-told-retractions.ts';
import { leases } from './migrations/0038-leases.ts';
import { textsOnce } from './migrations/0037-texts-once.ts';
import { shortLived } from './migrations/0039-short-lived.ts';
import { rounds } from './migrations/0040-rounds.ts';
import { purgesSince } from './migrations/0041-purges-since.ts';
import { either } from './either.ts';
import type { Schema } from './schema.ts';

/** What a name ends in of a migration after which the build before it goes on as it was: one that only adds what that one neither reads nor has to write. */
const COMPATIBLE = '.compatible';

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
  '0009-second-factors': secondFactors,
  '0010-typed-by': typedBy,
  '0011-search-parts': searchParts,
  '0012-notices': notices,
  '0013-list-clocks': listClocks,
  '0014-outgoing-mail': outgoingMail,
  '0015-undated': undated,
  '0016-arranging': arranging,
  '0017-first-words': firstWords,
  '0018-setting-versions': settingVersions,
  '0019-banners': banners,
  '0020-released-launches': releasedLaunches,
  '0021-led-addresses': ledAddresses,
  '0022-front-rights': frontRights,
  '0023-front-clips': frontClips,
  '0024-media-items': mediaItems,
  '0025-media-counts': mediaCounts,
  '0026-unfinished-media': unfinishedMedia,
  '0030-superseded-media': supersededMedia,
  '0027-media-rights': mediaRights,
  '0028-replaced-media': replacedMedia,
  '0029-reasons': reasons,
  '0031-media-terms': mediaTerms,
  '0032-media-on-cards': mediaOnCards,
  '0033-recordings': recordings,
  '0034-lean-ledger': leanLedger,
  '0035-told-retractions': toldRetractions,
  '0036-purges': purges,
  '0037-texts-once': textsOnce,
  '0038-leases': leases,
  '0039-short-lived': shortLived,
  '0040-rounds': rounds,
  '0041-purges-since': purgesSince,
};

/**
 * Brings the tables up to date; throws when a migration fails, with nothing of it kept. Refuses (409) tables that a newer version of
 * this program made, and changes nothing in them; only where several nodes share them (`isShared`) are those left as they are that an older one may go on with.
 */
export async function migrate(db: Kysely<Schema>, { isShared = false } = {}): Promise<void> {
  const done = await namesDone(db);
  if (refuseNewer(done, isShared) || done.length === Object.keys(migrations).length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error) throw new Error('A migration failed.', { cause: error });
}

const TABLE_OF_MIGRATIONS = either(
  sql`select 1 from sqlite_master where name = ${DEFAULT_MIGRATION_TABLE}`,
  () => sql`select 1 from pg_tables where schemaname = current_schema() and tablename = ${DEFAULT_MIGRATION_TABLE}`,
);

/** Kysely keeps in a table what was done. To ask it costs a tenth of what its migrator asks before it does nothing. */
async function namesDone(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await TABLE_OF_MIGRATIONS.execute(db);
  if (tables.rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return rows.map(({ name }) => name);
}

/** Whether a newer version of this program has brought the tables up to date, as it may while this one runs. */
export async function isBehind(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return (rows[0]?.count ?? 0) > Object.keys(migrations).length;
}

/** True for newer tables that an older version may go on with. */
function refuseNewer(done: readonly string[], isShared: boolean): boolean {
  const unknown = done.filter((name) => !(name in migrations));
  if (unknown.length === 0) return false;
  if (isShared && unknown.every((name) => name.endsWith(COMPATIBLE))) return true;
  throw new Refusal(
    'database-newer',
    409,
    `This data folder was written by a newer version of Standfirst (${unknown.join(', ')}). Nothing in it was changed. Start the newer version, or use the copy of the folder saved before the upgrade.`,
  );
}
