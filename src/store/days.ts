import { facts } from '../story/facts.ts';
import type { Act } from '../story/act.ts';
import { recordChange } from './changes.ts';
import type { Db } from './open-store.ts';

/** The day that was last written down for an edition, `2026-11-29`; null where none was. */
export async function readDay(db: Db, edition: string): Promise<string | null> {
  const name = facts.day(edition);
  const row = await db.selectFrom('documents').select('json').where('name', '=', name).executeTakeFirst();
  return row ? (JSON.parse(row.json) as string) : null;
}

/** Writes down the day of an edition, as a change like any other: pages have no clock, so time comes to them in a row of `changes`. */
export async function turnDay(tx: Db, edition: string, day: string, act: Act): Promise<void> {
  if ((await readDay(tx, edition)) === day) return;
  const [name, json] = [facts.day(edition), JSON.stringify(day)];
  await tx
    .insertInto('documents')
    .values({ name, json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ json }))
    .execute();
  await recordChange(tx, { ...act, storyId: null, facts: [name] });
}
