import type { Instant } from '../base/clock.ts';
import type { SignInWay } from '../story/account.ts';
import type { Db } from './open-store.ts';
import { type Account, readAccount } from './people.ts';
import type { Schema } from './schema.ts';

/** Somebody signed in on one browser. Its token changes over time; the store knows only hashes of them. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly tokenHash: string;
  /** The token before the last rotation; null once it is of no more use. */
  readonly previousHash: string | null;
  /** When the previous token ends; null until the new one was used. */
  readonly previousUntil: Instant | null;
  readonly rotatedAt: Instant;
  readonly madeAt: Instant;
  readonly lastUsedAt: Instant;
  readonly expiresAt: Instant;
  /** How the browser names itself. */
  readonly agent: string;
  readonly address: string;
  readonly way: SignInWay;
  /** When the person last proved that it is them. */
  readonly provenAt: Instant;
}

export type NewSession = Omit<Session, 'previousHash' | 'previousUntil' | 'rotatedAt' | 'lastUsedAt' | 'provenAt'>;

export async function addSession(tx: Db, session: NewSession): Promise<void> {
  const { id, personId, tokenHash, madeAt, expiresAt, agent, address, way } = session;
  await tx
    .insertInto('sessions')
    .values({
      id,
      person_id: personId,
      token_hash: tokenHash,
      previous_hash: null,
      previous_until: null,
      rotated_at: madeAt,
      made_at: madeAt,
      last_used_at: madeAt,
      expires_at: expiresAt,
      agent,
      address,
      way,
      proven_at: null,
    })
    .execute();
}

/** The session that a token opens, as its present or its previous one, with whose it is. Says nothing of whether it has expired. */
export async function sessionByToken(
  db: Db,
  tokenHash: string,
): Promise<{ session: Session; account: Account } | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where((is) => is.or([is('token_hash', '=', tokenHash), is('previous_hash', '=', tokenHash)]))
    .executeTakeFirst();
  const account = row ? await readAccount(db, row.person_id) : null;
  return row && account ? { session: sessionOf(row), account } : null;
}

/** A person's sessions, last used first. */
export async function listSessions(db: Db, personId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(sessionOf);
}

/** Gives a session another token; the present one becomes the previous. */
export async function rotateSession(tx: Db, id: string, to: { tokenHash: string; at: Instant }): Promise<void> {
  await tx
    .updateTable('sessions')
    .set((row) => ({
      token_hash: to.tokenHash,
      previous_hash: row.ref('token_hash'),
      previous_until: null,
      rotated_at: to.at,
      last_used_at: to.at,
    }))
    .where('id', '=', id)
    .execute();
}

/** The new token never arrived: another takes its place, and the previous one stays what it is. */
export async function rotateSessionAgain(tx: Db, id: string, to: { tokenHash: string; at: Instant }): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ token_hash: to.tokenHash, rotated_at: to.at, last_used_at: to.at })
    .where('id', '=', id)
    .execute();
}

/** Says when the previous token ends, now that the new one has arrived. */
export async function endPreviousToken(tx: Db, id: string, until: Instant): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ previous_until: until })
    .where('id', '=', id)
    .where('previous_until', 'is', null)
    .execute();
}

export async function noteUse(tx: Db, id: string, use: { at: Instant; address: string }): Promise<void> {
  await tx.updateTable('sessions').set({ last_used_at: use.at, address: use.address }).where('id', '=', id).execute();
}

/** Makes every session of a person take another token with its next request. */
export async function rotateSessionsOf(tx: Db, personId: string): Promise<void> {
  await tx.updateTable('sessions').set({ rotated_at: '' }).where('person_id', '=', personId).execute();
}

/** Notes that the person behind a session proved again that it is them. */
export async function noteProof(tx: Db, id: string, at: Instant): Promise<void> {
  await tx.updateTable('sessions').set({ proven_at: at }).where('id', '=', id).execute();
}

/** Ends one session of a person; false when they have none of this id. */
export async function endSession(tx: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends every session of a person, but for one that may be kept; returns how many. */
export async function endSessionsOf(tx: Db, personId: string, keep: string | null = null): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .where('id', '!=', keep ?? '')
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Ends every session of everybody. */
export async function endEverySession(tx: Db): Promise<void> {
  await tx.deleteFrom('sessions').execute();
}

/** Clears away sessions that nobody can use any more. */
export async function sweepSessions(tx: Db, now: Instant, unusedSince: Instant): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where((is) => is.or([is('expires_at', '<=', now), is('last_used_at', '<', unusedSince)]))
    .execute();
}

/** In which way the person of a session that still stands signed in, for what was let in once and stays, as an open connection; else null. */
export async function wayOfSession(db: Db, id: string, now: Instant): Promise<Session['way'] | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select('way')
    .where('sessions.id', '=', id)
    .where('expires_at', '>', now)
    .where('people.state', '=', 'active')
    .executeTakeFirst();
  return row ? row.way : null;
}

/** Remembers that a person signed in on a device. */
export async function knowDevice(tx: Db, device: { tokenHash: string; personId: string; at: Instant }): Promise<void> {
  const { tokenHash: token_hash, personId: person_id, at } = device;
  await tx
    .insertInto('devices')
    .values({ token_hash, person_id, since: at, last_used_at: at })
    .onConflict((conflict) => conflict.columns(['token_hash', 'person_id']).doUpdateSet({ last_used_at: at }))
    .execute();
}

export async function isDeviceKnown(db: Db, tokenHash: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('devices')
    .select('since')
    .where('token_hash', '=', tokenHash)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets every device of a person: one of them may be somebody else's. */
export async function forgetDevicesOf(tx: Db, personId: string): Promise<void> {
  await tx.deleteFrom('devices').where('person_id', '=', personId).execute();
}

function sessionOf({ id, agent, address, way, ...row }: Schema['sessions']): Session {
  return {
    id,
    agent,
    address,
    way,
    personId: row.person_id,
    tokenHash: row.token_hash,
    previousHash: row.previous_hash,
    previousUntil: row.previous_until,
    rotatedAt: row.rotated_at,
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    provenAt: row.proven_at ?? row.made_at,
  };
}
