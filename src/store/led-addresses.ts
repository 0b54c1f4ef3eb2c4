import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { facts } from '../story/facts.ts';
import type { Redirect } from '../story/redirect.ts';
import { recordChange } from './changes.ts';
import { claimWord, ownerOfWord, onlyWordOf } from './first-words.ts';
import { either } from './either.ts';
import type { Db } from './open-store.ts';
import { addSettingVersion, type SettingAct } from './setting-versions.ts';
import { readRedirect } from './sources.ts';

/** An old or a short address, and where people led it. */
export interface LedAddress {
  readonly path: string;
  /** Null for one that leads nowhere any more. */
  readonly to: string | null;
}

/** One as it is found in the list of all that lead somewhere, those of imported pages among them. */
export interface FoundRedirect {
  readonly path: string;
  readonly to: string;
  /** When and by whom it was led there; null where an import brought it. */
  readonly at: Instant | null;
  readonly by: string | null;
}

/** Where people led an address; null where nobody did, or did and took it back. */
export async function readLed(db: Db, path: string): Promise<string | null> {
  const row = await db.selectFrom('led_addresses').select('target').where('path', '=', path).executeTakeFirst();
  return row?.target ?? null;
}

/** What an address stands for: where people led it, otherwise the story that was imported from there. */
export async function standsFor(db: Db, path: string): Promise<Redirect | null> {
  const to = await readLed(db, path);
  if (to !== null) return { is: 'led', to };
  const storyId = await readRedirect(db, path);
  return storyId === null ? null : { is: 'story', storyId };
}

/**
 * Leads addresses somewhere, or nowhere any more, in one change that can be taken back as one. What is as it was stays without a trace; null where all of
 * them are. The rows stay for ever. Refuses (409) an address of one word that is something else's.
 */
export async function leadAddresses(tx: Db, wanted: readonly LedAddress[], act: SettingAct): Promise<number | null> {
  const before: Record<string, string | null> = {};
  const after: Record<string, string | null> = {};
  for (const { path, to } of wanted) {
    const now = await readLed(tx, path);
    if (now === to) continue;
    before[path] = now;
    after[path] = to;
    await claimShort(tx, path, act.at);
    const row = { target: to, at: act.at, by: act.by };
    await tx
      .insertInto('led_addresses')
      .values({ path, ...row })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
      .execute();
  }
  const paths = Object.keys(after);
  if (paths.length === 0) return null;
  const { undoes = null, ...done } = act;
  await recordChange(tx, { ...done, storyId: null, facts: paths.map(facts.redirect) });
  return addSettingVersion(tx, { ...done, document: 'redirects', undoes, before, after });
}

/** A word that a page was imported from may lead elsewhere than to that page. */
async function claimShort(tx: Db, path: string, since: Instant): Promise<void> {
  const word = onlyWordOf(path);
  if (word === null || (await ownerOfWord(tx, word)) === 'import') return;
  await claimWord(tx, { word, owner: 'short', since });
}

/** Everything that leads somewhere and has these letters in it or in where it leads, by address, after one of them. */
export async function findRedirects(
  db: Db,
  { text, after, limit }: { readonly text: string; readonly after: string; readonly limit: number },
): Promise<FoundRedirect[]> {
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const has = either(sql`like`, () => sql`ilike`);
  const { rows } = await sql<FoundRedirect>`
    select path, target as "to", at, by from led_addresses
      where target is not null and path > ${after} and (path ${has} ${like} escape '\\' or target ${has} ${like} escape '\\')
    union all
    select path, '/news/' || story_id as "to", null as at, null as by from redirects
      where path > ${after} and (path ${has} ${like} escape '\\' or story_id ${has} ${like} escape '\\')
        and not exists (select 1 from led_addresses as led where led.path = redirects.path and led.target is not null)
    order by path limit ${limit}`.execute(db);
  return rows;
}

/** Every address that people led somewhere, or once did, by address. */
export async function readLedPaths(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('led_addresses').select('path').orderBy('path').execute();
  return rows.map(({ path }) => path);
}
