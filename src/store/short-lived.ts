import type { Db } from './open-store.ts';

/** A small value that is worth nothing after its end, in seconds since 1970. */
export interface ShortLived {
  readonly name: string;
  readonly value: unknown;
  readonly ends: number;
}

/** More than any write adds, so that what ended goes sooner than more comes. */
const SWEPT_AT_ONCE = 50;

/** Those of these names whose end has not come, by name. */
export async function readShortLived(
  db: Db,
  names: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, unknown>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .selectFrom('short_lived')
    .select(['name', 'json'])
    .where('name', 'in', [...names])
    .where('ends', '>', now)
    .execute();
  return new Map(rows.map(({ name, json }) => [name, JSON.parse(json) as unknown]));
}

/** Keeps them, in the place of what had their names; some of those whose end has come go. */
export async function keepShortLived(tx: Db, all: readonly ShortLived[], now: number): Promise<void> {
  await sweep(tx, now);
  for (const { name, value, ends } of all) {
    const json = JSON.stringify(value);
    await tx
      .insertInto('short_lived')
      .values({ name, json, ends })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ json, ends }))
      .execute();
  }
}

/** Keeps one unless something has its name and has not ended; true when it was kept. */
export async function addShortLived(tx: Db, { name, value, ends }: ShortLived, now: number): Promise<boolean> {
  await sweep(tx, now);
  await tx.deleteFrom('short_lived').where('name', '=', name).where('ends', '<=', now).execute();
  const row = await tx
    .insertInto('short_lived')
    .values({ name, json: JSON.stringify(value), ends })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

export async function dropShortLived(tx: Db, names: readonly string[]): Promise<void> {
  if (names.length > 0)
    await tx
      .deleteFrom('short_lived')
      .where('name', 'in', [...names])
      .execute();
}

/** Of all under a prefix that ends in a slash only so many stay: those that end last. */
export async function keepFewShortLived(tx: Db, prefix: string, most: number): Promise<void> {
  const rows = await tx
    .selectFrom('short_lived')
    .select('name')
    .where('name', '>=', prefix)
    // '/' + 1 is '0': the half-open range holds exactly the names under the prefix.
    .where('name', '<', `${prefix.slice(0, -1)}0`)
    .orderBy('ends', 'desc')
    .orderBy('name', 'desc')
    .execute();
  await dropShortLived(
    tx,
    rows.slice(most).map(({ name }) => name),
  );
}

async function sweep(tx: Db, now: number): Promise<void> {
  const ended = tx
    .selectFrom('short_lived')
    .select('name')
    .where('ends', '<=', now)
    .orderBy('ends')
    .limit(SWEPT_AT_ONCE);
  await tx.deleteFrom('short_lived').where('name', 'in', ended).execute();
}
