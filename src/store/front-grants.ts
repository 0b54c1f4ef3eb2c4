import type { FrontGrant, FrontPermission } from '../story/front-rights.ts';
import type { Db } from './open-store.ts';

/** The fronts for which somebody was named; none where their role decides. */
export async function readGrants(db: Db, personId: string): Promise<FrontGrant[]> {
  const rows = await db
    .selectFrom('front_grants')
    .select(['permission', 'front'])
    .where('person_id', '=', personId)
    .orderBy('permission')
    .orderBy('front')
    .execute();
  return rows.map(({ permission, front }) => ({ permission, front }));
}

/** Everybody who was named for any, with their fronts. */
export async function allGrants(db: Db): Promise<ReadonlyMap<string, FrontGrant[]>> {
  const rows = await db.selectFrom('front_grants').selectAll().orderBy('permission').orderBy('front').execute();
  const people = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    [...people].map(([id, own]) => [id, own.map(({ permission, front }) => ({ permission, front }))] as const),
  );
}

/** Names somebody for these fronts and no others; with none their role decides again. */
export async function saveGrants(
  tx: Db,
  personId: string,
  { permission, fronts }: { readonly permission: FrontPermission; readonly fronts: readonly string[] },
): Promise<void> {
  await tx.deleteFrom('front_grants').where('person_id', '=', personId).where('permission', '=', permission).execute();
  for (const front of new Set(fronts))
    await tx.insertInto('front_grants').values({ person_id: personId, permission, front }).execute();
}
