import type { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import type { passkeySchema } from '../story/account.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** The public half of a passkey, and what is known of it. */
export interface Passkey extends Readonly<z.infer<typeof passkeySchema>> {
  readonly personId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  /** How often the authenticator says it signed; 0 for those that do not count. */
  readonly counter: number;
  readonly transports: readonly string[];
}

/** The PHC string of a person's password, or null when they have none. */
export async function readPassword(db: Db, personId: string): Promise<{ phc: string; setAt: Instant } | null> {
  const row = await db.selectFrom('passwords').selectAll().where('person_id', '=', personId).executeTakeFirst();
  return row ? { phc: row.phc, setAt: row.set_at } : null;
}

export async function savePassword(tx: Db, personId: string, said: { phc: string; at: Instant }): Promise<void> {
  const { phc, at: set_at } = said;
  await tx
    .insertInto('passwords')
    .values({ person_id: personId, phc, set_at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ phc, set_at }))
    .execute();
}

/** Writes the same password under other parameters, unless it was changed since `before` was read. */
export async function rehashPassword(tx: Db, personId: string, phc: { before: string; after: string }): Promise<void> {
  await tx
    .updateTable('passwords')
    .set({ phc: phc.after })
    .where('person_id', '=', personId)
    .where('phc', '=', phc.before)
    .execute();
}

export async function removePassword(tx: Db, personId: string): Promise<void> {
  await tx.deleteFrom('passwords').where('person_id', '=', personId).execute();
}

export async function addPasskey(tx: Db, passkey: Passkey): Promise<void> {
  const { id, personId, publicKey, counter, transports, name, madeAt, lastUsedAt } = passkey;
  await tx
    .insertInto('passkeys')
    .values({
      id,
      person_id: personId,
      public_key: publicKey,
      counter,
      transports: JSON.stringify(transports),
      name,
      made_at: madeAt,
      last_used_at: lastUsedAt,
    })
    .execute();
}

export async function readPasskey(db: Db, id: string): Promise<Passkey | null> {
  const row = await db.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? passkeyOf(row) : null;
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(db: Db, personId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(passkeyOf);
}

export async function usePasskey(tx: Db, id: string, used: { counter: number; at: Instant }): Promise<void> {
  await tx.updateTable('passkeys').set({ counter: used.counter, last_used_at: used.at }).where('id', '=', id).execute();
}

/** Takes a passkey from its owner; false when they have none of this id. */
export async function removePasskey(tx: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function removePasskeysOf(tx: Db, personId: string): Promise<void> {
  await tx.deleteFrom('passkeys').where('person_id', '=', personId).execute();
}

function passkeyOf({ id, counter, name, ...row }: Schema['passkeys']): Passkey {
  return {
    id,
    counter,
    name,
    personId: row.person_id,
    publicKey: row.public_key,
    transports: JSON.parse(row.transports) as string[],
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
  };
}
