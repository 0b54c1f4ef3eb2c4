import { Refusal } from '../../base/problem.ts';
import { readPassword } from '../../store/credentials.ts';
import type { Db } from '../../store/open-store.ts';
import { type Account, readAccount } from '../../store/people.ts';
import { listSessions } from '../../store/sessions.ts';
import type { FastifyReply } from 'fastify';
import { audit, type NewsroomParts, type Uses } from '../acts.ts';
import { notProven, type SignedIn } from '../door.ts';
import { isEverybodys } from './everybodys.ts';
import { FRESH } from './session-rules.ts';
import { takeGuess } from './sign-in.ts';
import { secondsBetween } from './time.ts';

/** The account of somebody who has signed in. */
export async function own(db: Db, { person }: SignedIn): Promise<Account> {
  const account = await readAccount(db, person.id);
  if (!account) throw new Error(`Somebody signed in has no account: ${person.id}`);
  return account;
}

/** The account of somebody whose alone it is. Refuses (403) one that belongs to everybody who tries the demonstration. */
export async function ownAlone(db: Db, who: SignedIn): Promise<Account> {
  const account = await own(db, who);
  if (!(await isEverybodys(db, account))) return account;
  throw new Refusal('demo-account', 403, 'This is a demonstration account: it stays as it is for whoever comes next.');
}

interface Proving {
  readonly rooms: NewsroomParts;
  readonly who: SignedIn;
  readonly reply: FastifyReply;
  readonly address: string;
}

/**
 * Refuses (403) an act by which somebody could take an account over unless it is its owner: they sign in again, or say their
 * password. Guesses at it are counted by session, and lock out nobody else.
 */
export async function refuseUnlessProven(
  { rooms, who, reply, address }: Proving,
  { id, email }: Account,
  password: string | undefined,
): Promise<void> {
  if (password === undefined) return refuseUnlessFresh(rooms, who);
  const kept = await readPassword(rooms.store.reader, id);
  const leave = await takeGuess(rooms, reply, { account: email, address, device: `session ${who.sessionId}` });
  if (!(await rooms.signIn.passwords.check(password, kept?.phc ?? null)))
    throw new Refusal('password-wrong', 403, 'This is not your current password. Type it again.');
  await leave.wasRight();
}

async function refuseUnlessFresh(
  { store, clock }: Uses<'store' | 'clock'>,
  { person, sessionId }: SignedIn,
): Promise<void> {
  const sessions = await listSessions(store.reader, person.id);
  const session = sessions.find(({ id }) => id === sessionId);
  if (!session || secondsBetween(session.provenAt, clock.now()) >= FRESH) throw notProven();
}

/** Records what somebody did to their own account, within the transaction that does it. */
export async function note(
  tx: Db,
  { rooms, who }: { rooms: Uses<'clock'>; who: SignedIn },
  act: { act: string; summary: string },
): Promise<void> {
  await audit(tx, who.person, { at: rooms.clock.now(), by: who.person.name, storyId: null, ...act });
}
