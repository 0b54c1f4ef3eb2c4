import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '../base/clock.ts';
import { recordAudit } from '../store/audit.ts';
import { readGrants } from '../store/front-grants.ts';
import type { Db } from '../store/open-store.ts';
import { type Account, readAccount } from '../store/people.ts';
import {
  endPreviousToken,
  endSession,
  noteUse,
  rotateSession,
  rotateSessionAgain,
  type Session,
  sessionByToken,
  wayOfSession,
} from '../store/sessions.ts';
import type { Uses } from './acts.ts';
import type { Restrictions, SignedIn } from './door.ts';
import { SESSION_COOKIE, setSessionCookie } from './people/cookies.ts';
import { hashOf, newSecret } from './people/secret.ts';
import { FRESH, judge, type Verdict } from './people/session-rules.ts';
import { lacksSecondFactor } from './people/factors.ts';
import { secondsBetween } from './people/time.ts';

/**
 * Who is behind a request: the person of the session whose cookie it carries, or nobody. Regularly, and when a role has
 * changed, the session gets another token with the answer.
 */
export function authenticate(rooms: Uses<'store' | 'clock' | 'isDemo'>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null> => {
    const token = request.cookies[SESSION_COOKIE];
    return token ? whoShows(rooms, token, { address: request.ip, reply }) : null;
  };
}

/** The same for what can set no cookie, as a websocket: the person, and no new token. Nobody who must set up a second factor first. */
export async function authenticateCookie(
  rooms: Uses<'store' | 'clock' | 'isDemo'>,
  cookieHeader: string | undefined,
): Promise<SignedIn | null> {
  const token = cookieIn(cookieHeader ?? '', SESSION_COOKIE);
  const who = token ? await whoShows(rooms, token, null) : null;
  return who?.restrictions?.lacksSecondFactor ? null : who;
}

/**
 * The person of a session who was let in once, as they are now, and whether they must set up a second factor first by now; null when the
 * session has ended or they may not enter any more.
 */
export async function stillSignedIn(
  rooms: Uses<'store' | 'clock' | 'isDemo'>,
  { person, sessionId }: SignedIn,
): Promise<SignedIn | null> {
  const { reader } = rooms.store;
  const account = await readAccount(reader, person.id);
  if (!account || !mayEnter(rooms, account)) return null;
  const way = await wayOfSession(reader, sessionId, rooms.clock.now());
  if (way === null) return null;
  const restrictions = { isStale: false, lacksSecondFactor: await lacksSecondFactor(reader, account, way) };
  const grants = await readGrants(reader, account.id);
  return { person: { id: account.id, name: account.name, role: account.role }, sessionId, grants, restrictions };
}

/** Our tokens are base64url, so what is in the header is the token itself (RFC 6265, 4.2.1). */
function cookieIn(header: string, name: string): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Whether an account may be used at all: it is active, and of this newsroom or of a demonstration that is on. */
export function mayEnter(rooms: Uses<'isDemo'>, { state, isDemo }: Account): boolean {
  return state.is === 'active' && (!isDemo || rooms.isDemo);
}

interface From {
  readonly address: string;
  readonly reply: FastifyReply;
}

async function whoShows(
  rooms: Uses<'store' | 'clock' | 'isDemo'>,
  token: string,
  from: From | null,
): Promise<SignedIn | null> {
  const tokenHash = hashOf(token);
  const found = await sessionByToken(rooms.store.reader, tokenHash);
  if (!found || !mayEnter(rooms, found.account)) return null;
  const now = rooms.clock.now();
  const verdict = judge(found.session, tokenHash, now);
  if (verdict.is === 'ended') return null;
  if (verdict.is === 'stolen' || (from && verdict.is !== 'good')) await carryOut(rooms, tokenHash, { now, from });
  if (verdict.is === 'stolen') return null;
  const { id, name, role } = found.account;
  const restrictions = await restrictionsOf(rooms, found, now);
  const grants = await readGrants(rooms.store.reader, id);
  return { person: { id, name, role }, sessionId: found.session.id, grants, restrictions };
}

async function restrictionsOf(
  { store }: Uses<'store'>,
  { session, account }: { session: Session; account: Account },
  now: Instant,
): Promise<Restrictions> {
  return {
    isStale: session.way !== 'demo' && secondsBetween(session.provenAt, now) >= FRESH,
    lacksSecondFactor: await lacksSecondFactor(store.reader, account, session.way),
  };
}

/** Judges once more within a transaction, as another request may have done so meanwhile, and does what comes of it. */
async function carryOut(
  { store }: Uses<'store'>,
  tokenHash: string,
  { now, from }: { now: Instant; from: From | null },
): Promise<void> {
  const secret = newSecret();
  const done = await store.write(async (tx) => {
    const found = await sessionByToken(tx, tokenHash);
    if (!found) return null;
    const verdict = judge(found.session, tokenHash, now);
    await write(tx, found.session, { verdict, now, address: from?.address ?? '', newHash: secret.hash });
    return { verdict, session: found.session };
  });
  const isNew = done?.verdict.is === 'rotate' || done?.verdict.is === 'rotate-again';
  if (done && isNew && from) setSessionCookie(from.reply, secret, secondsBetween(now, done.session.expiresAt));
}

interface Outcome {
  readonly verdict: Verdict;
  readonly now: Instant;
  readonly address: string;
  readonly newHash: string;
}

async function write(tx: Db, session: Session, { verdict, now: at, address, newHash }: Outcome): Promise<void> {
  const { id } = session;
  if (verdict.is === 'rotate') await rotateSession(tx, id, { tokenHash: newHash, at });
  if (verdict.is === 'rotate-again') await rotateSessionAgain(tx, id, { tokenHash: newHash, at });
  if (verdict.is === 'end-previous') await endPreviousToken(tx, id, verdict.until);
  if (verdict.is === 'note-use') await noteUse(tx, id, { at, address });
  if (verdict.is === 'stolen') await endStolen(tx, session, { at, address });
}

async function endStolen(tx: Db, { id, personId }: Session, { at, address }: { at: Instant; address: string }) {
  await endSession(tx, personId, id);
  const summary = 'Ended a session after an old cookie of it was used: somebody else may have had it';
  const details = { person: personId, session: id, address };
  await recordAudit(tx, { at, by: 'system', act: 'end-stolen-session', storyId: null, summary, details });
}
