import { sql } from 'kysely';
import type { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import type { accountSchema, AccountState, accountUseSchema } from '../story/account.ts';
import type { Role } from '../story/person.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** Somebody with an account. Nobody is ever deleted: what they did must keep its name. */
export interface Account extends Readonly<z.infer<typeof accountSchema>> {
  readonly state: { readonly is: AccountState; readonly at: Instant };
}

/** An account as the list of people shows it. */
export type ListedAccount = Account & Readonly<z.infer<typeof accountUseSchema>>;

export type NewAccount = Pick<Account, 'id' | 'email' | 'name' | 'role' | 'isDemo'>;

/** The one spelling of an e-mail address under which an account is found. */
export function tidyEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Adds an active account. Its address must be free: ask `accountByEmail` in the same transaction. */
export async function addAccount(tx: Db, { id, email, name, role, isDemo }: NewAccount, at: Instant): Promise<void> {
  await tx
    .insertInto('people')
    .values({
      id,
      email: tidyEmail(email),
      name,
      role,
      state: 'active',
      state_at: at,
      made_at: at,
      is_demo: isDemo ? 1 : 0,
      events_seen: null,
    })
    .execute();
}

export async function readAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? accountOf(row) : null;
}

export async function accountByEmail(db: Db, email: string): Promise<Account | null> {
  const row = await db.selectFrom('people').selectAll().where('email', '=', tidyEmail(email)).executeTakeFirst();
  return row ? accountOf(row) : null;
}

/** How many accounts were made before this one, which never changes, as none is ever deleted; null where there is no such account. */
export async function accountsBefore(db: Db, id: string): Promise<number | null> {
  const account = await db.selectFrom('people').select('made_at').where('id', '=', id).executeTakeFirst();
  if (!account) return null;
  const { count } = await db
    .selectFrom('people')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where((one) => one(one.refTuple('made_at', 'id'), '<', one.tuple(account.made_at, id)))
    .executeTakeFirstOrThrow();
  return count;
}

/** Who of those at work is called so; two people may be. */
export async function accountsNamed(db: Db, name: string): Promise<Account[]> {
  const named = db.selectFrom('people').selectAll().where('name', '=', name).where('state', '=', 'active');
  const rows = await named.orderBy('id').execute();
  return rows.map(accountOf);
}

/** Everybody, by name; those of the sample newsroom only where they are asked for. */
export async function listAccounts(db: Db, { withDemo }: { withDemo: boolean }): Promise<ListedAccount[]> {
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .select([
      sql<number>`(select count(*) from passwords where person_id = people.id)`.as('passwords'),
      sql<number>`(select count(*) from passkeys where person_id = people.id)`.as('passkeys'),
      sql<string | null>`(select max(last_used_at) from sessions where person_id = people.id)`.as('last_seen_at'),
    ])
    .where('is_demo', '<=', withDemo ? 1 : 0)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...accountOf(row),
    hasPassword: row.passwords > 0,
    passkeys: row.passkeys,
    lastSeenAt: row.last_seen_at,
  }));
}

export async function renameAccount(tx: Db, id: string, said: { name: string; email: string }): Promise<void> {
  await tx
    .updateTable('people')
    .set({ name: said.name, email: tidyEmail(said.email) })
    .where('id', '=', id)
    .execute();
}

export async function changeRole(tx: Db, id: string, role: Role): Promise<void> {
  await tx.updateTable('people').set({ role }).where('id', '=', id).execute();
}

export async function changeState(tx: Db, id: string, state: Account['state']): Promise<void> {
  await tx.updateTable('people').set({ state: state.is, state_at: state.at }).where('id', '=', id).execute();
}

/** Whether an administrator who may act is left when this person is not counted. */
export async function hasOtherAdministrator(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    .where('is_demo', '=', 0)
    .where('id', '!=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function accountOf({ id, email, name, role, ...row }: Schema['people']): Account {
  return {
    id,
    email,
    name,
    role,
    state: { is: row.state, at: row.state_at },
    madeAt: row.made_at,
    isDemo: row.is_demo === 1,
  };
}
