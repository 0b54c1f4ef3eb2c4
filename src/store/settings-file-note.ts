import type { Db } from './open-store.ts';

const NAME = 'settings-file';

/** That the settings file of before was read once; `digest` is of its bytes, null where there was none. */
export interface SettingsFileNote {
  readonly digest: string | null;
}

/** Null until the file was looked for. */
export async function readSettingsFileNote(db: Db): Promise<SettingsFileNote | null> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', NAME).executeTakeFirst();
  return row ? (JSON.parse(row.json) as SettingsFileNote) : null;
}

/** From here on the store is the only master of the settings. No page reads this, so it is no change. */
export async function noteSettingsFile(tx: Db, digest: string | null): Promise<void> {
  const json = JSON.stringify({ digest });
  await tx
    .insertInto('documents')
    .values({ name: NAME, json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ json }))
    .execute();
}
