import type { Instant } from '../base/clock.ts';
import type { Role } from '../story/person.ts';
import type { Db } from './open-store.ts';

/** What makes the codes of somebody's authenticator app. */
export interface SecondFactor {
  readonly personId: string;
  /** The seed, encrypted (newsroom/seeds.ts). */
  readonly secret: string;
  /** When its owner showed that they have it; until then it opens nothing and asks for nothing. */
  readonly confirmedAt: Instant | null;
  /** The newest step whose code was accepted. */
  readonly lastStep: number;
}

/** All seeds as they are kept. */
export async function keptSeeds(db: Db): Promise<Pick<SecondFactor, 'personId' | 'secret'>[]> {
  const rows = await db.selectFrom('second_factors').select(['person_id', 'secret']).execute();
  return rows.map(({ person_id: personId, secret }) => ({ personId, secret }));
}

/** Keeps a seed in another form. */
export async function rewriteSeed(tx: Db, { personId, secret }: Pick<SecondFactor, 'personId' | 'secret'>) {
  await tx.updateTable('second_factors').set({ secret }).where('person_id', '=', personId).execute();
}

/** Gives somebody a secret that is not confirmed yet, in place of one that never was. */
export async function beginSecondFactor(
  tx: Db,
  personId: string,
  said: { secret: string; at: Instant },
): Promise<void> {
  const row = { secret: said.secret, made_at: said.at, confirmed_at: null, last_step: 0 };
  await tx
    .insertInto('second_factors')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

export async function readSecondFactor(db: Db, personId: string): Promise<SecondFactor | null> {
  const row = await db.selectFrom('second_factors').selectAll().where('person_id', '=', personId).executeTakeFirst();
  return row ? { personId, secret: row.secret, confirmedAt: row.confirmed_at, lastStep: row.last_step } : null;
}

/** Keeps that the code of this step was used; the first of them confirms. */
export async function useStep(tx: Db, { personId, confirmedAt }: SecondFactor, used: { step: number; at: Instant }) {
  await tx
    .updateTable('second_factors')
    .set({ last_step: used.step, confirmed_at: confirmedAt ?? used.at })
    .where('person_id', '=', personId)
    .execute();
}

/** Takes a second factor from its owner, and its recovery codes with it. */
export async function removeSecondFactor(tx: Db, personId: string): Promise<void> {
  await tx.deleteFrom('second_factors').where('person_id', '=', personId).execute();
  await tx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
}

/** Gives somebody other recovery codes; the ones before work no more. The store knows their hashes only. */
export async function saveRecoveryCodes(tx: Db, personId: string, said: { hashes: readonly string[]; at: Instant }) {
  await tx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
  const rows = said.hashes.map((hash) => ({ code_hash: hash, person_id: personId, made_at: said.at, used_at: null }));
  await tx.insertInto('recovery_codes').values(rows).execute();
}

/** Uses up a recovery code; false when it is none of theirs, or was used. */
export async function useRecoveryCode(tx: Db, personId: string, used: { hash: string; at: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_codes')
    .set({ used_at: used.at })
    .where('code_hash', '=', used.hash)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many recovery codes somebody has left. */
export async function recoveryCodesLeft(db: Db, personId: string): Promise<number> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}

/** The roles whose people must sign in with two factors. */
export async function secondFactorRoles(db: Db): Promise<Role[]> {
  const rows = await db.selectFrom('second_factor_roles').select('role').orderBy('role').execute();
  return rows.map(({ role }) => role);
}

export async function saveSecondFactorRoles(tx: Db, roles: readonly Role[], since: Instant): Promise<void> {
  await tx.deleteFrom('second_factor_roles').execute();
  if (roles.length === 0) return;
  await tx
    .insertInto('second_factor_roles')
    .values(roles.map((role) => ({ role, since })))
    .execute();
}
