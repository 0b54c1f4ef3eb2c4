import type { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import type { invitationSchema } from '../story/account.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** A link that lets somebody in once. The store knows only the hash of what makes it a secret. */
export interface Invitation extends Readonly<z.infer<typeof invitationSchema>> {
  /** Whom it will make, or whose sign-in it makes again. */
  readonly personId: string;
  readonly isDemo: boolean;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export type NewInvitation = Omit<Invitation, 'usedAt' | 'revokedAt'>;

export async function addInvitation(tx: Db, invitation: NewInvitation, tokenHash: string): Promise<void> {
  const { id, kind, personId, email, name, role, isDemo, madeAt, madeBy, expiresAt } = invitation;
  await tx
    .insertInto('invitations')
    .values({
      id,
      token_hash: tokenHash,
      kind,
      person_id: personId,
      email,
      name,
      role,
      is_demo: isDemo ? 1 : 0,
      made_at: madeAt,
      made_by: madeBy,
      expires_at: expiresAt,
      used_at: null,
      revoked_at: null,
    })
    .execute();
}

/** The invitation of a token, whatever became of it; `isOpen` says whether it still lets somebody in. */
export async function invitationByToken(db: Db, tokenHash: string): Promise<Invitation | null> {
  const row = await db.selectFrom('invitations').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
  return row ? invitationOf(row) : null;
}

export async function readInvitation(db: Db, id: string): Promise<Invitation | null> {
  const row = await db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? invitationOf(row) : null;
}

/** Every invitation that was not used and not revoked, newest first, those that have expired among them. */
export async function listInvitations(db: Db, { withDemo }: { withDemo: boolean }): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('is_demo', '<=', withDemo ? 1 : 0)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(invitationOf);
}

export function isOpen({ usedAt, revokedAt, expiresAt }: Invitation, now: Instant): boolean {
  return usedAt === null && revokedAt === null && now < expiresAt;
}

export async function useInvitation(tx: Db, id: string, at: Instant): Promise<void> {
  await tx.updateTable('invitations').set({ used_at: at }).where('id', '=', id).execute();
}

export async function revokeInvitation(tx: Db, id: string, at: Instant): Promise<void> {
  await tx.updateTable('invitations').set({ revoked_at: at }).where('id', '=', id).execute();
}

/** Which links are meant: of a kind, for a person, to an address (one of `tidyEmail`), or made by somebody. */
export type WhichInvitations =
  | { readonly kind: Invitation['kind'] }
  | { readonly personId: string }
  | { readonly email: string }
  | { readonly madeBy: string };

const columns = { kind: 'kind', personId: 'person_id', email: 'email', madeBy: 'made_by' } as const;

/** Revokes every such link that was not used yet, those that have expired among them. Returns how many. */
export async function revokeInvitations(tx: Db, which: WhichInvitations, at: Instant): Promise<number> {
  const [[name, value]] = Object.entries(which) as [[keyof typeof columns, string]];
  const { numUpdatedRows } = await tx
    .updateTable('invitations')
    .set({ revoked_at: at })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where(columns[name], '=', value)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function invitationOf({ id, kind, email, name, role, ...row }: Schema['invitations']): Invitation {
  return {
    id,
    kind,
    email,
    name,
    role,
    personId: row.person_id,
    isDemo: row.is_demo === 1,
    madeAt: row.made_at,
    madeBy: row.made_by,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}
