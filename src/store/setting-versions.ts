import type { Instant } from '../base/clock.ts';
import type { Act } from '../story/act.ts';
import type { Db } from './open-store.ts';

/** An act on a setting, and the change that it takes back, if it does. */
export interface SettingAct extends Act {
  readonly undoes?: number | null;
}

/** One change of what people set: the settings, a section, a topic. */
export interface SettingVersion {
  /** Grows with every change, whatever was changed; never reused. */
  readonly number: number;
  readonly at: Instant;
  readonly by: string;
  readonly summary: string;
  /** `settings`, `section/world`. */
  readonly document: string;
  readonly undoes: number | null;
  /** As it was; null where there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Keeps what a setting was and what it became, in the transaction that changes it. Answers the number of the change. */
export async function addSettingVersion(tx: Db, version: Omit<SettingVersion, 'number'> & Act): Promise<number> {
  const { at, by, summary, document, undoes } = version;
  const was = JSON.stringify(version.before);
  const json = JSON.stringify(version.after);
  const row = await tx
    .insertInto('setting_versions')
    .values({ at, by, summary, document, undoes, was, json })
    .returning('number')
    .executeTakeFirstOrThrow();
  return row.number;
}

/** Changes of settings, newest first, at most `limit`: of one document or of all; before a number, where one is given. */
export async function readSettingVersions(
  db: Db,
  { document, before, limit }: { readonly document?: string; readonly before?: number; readonly limit: number },
): Promise<SettingVersion[]> {
  let query = db.selectFrom('setting_versions').selectAll().orderBy('number', 'desc').limit(limit);
  if (document !== undefined) query = query.where('document', '=', document);
  if (before !== undefined) query = query.where('number', '<', before);
  return (await query.execute()).map(({ was, json, ...row }) => ({
    ...row,
    before: JSON.parse(was) as unknown,
    after: JSON.parse(json) as unknown,
  }));
}

/** What a setting was at a moment, where it was changed since; undefined where it is still so. */
export async function settingAt(db: Db, document: string, at: Instant): Promise<unknown> {
  const row = await db
    .selectFrom('setting_versions')
    .select('was')
    .where('document', '=', document)
    .where('at', '>', at)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row ? (JSON.parse(row.was) as unknown) : undefined;
}

export async function readSettingVersion(db: Db, number: number): Promise<SettingVersion | null> {
  const [found] = await readSettingVersions(db, { before: number + 1, limit: 1 });
  return found?.number === number ? found : null;
}
