import type { FastifyRequest } from 'fastify';
import { newId } from '../../base/ids.ts';
import { oneLine } from '../../base/one-line.ts';
import type { Instant } from '../../base/clock.ts';
import type { Db } from '../../store/open-store.ts';
import type { Account } from '../../store/people.ts';
import type { Person } from '../../story/person.ts';
import {
  addSession,
  endSession,
  isDeviceKnown,
  knowDevice,
  type Session,
  sweepSessions,
} from '../../store/sessions.ts';
import { audit, type Uses } from '../acts.ts';
import type { Asker } from '../door.ts';
import { DEVICE_COOKIE, setDeviceCookie, setSessionCookie } from './cookies.ts';
import { hashOf, newSecret } from './secret.ts';
import { LONGEST_IDLE, LONGEST_SESSION } from './session-rules.ts';
import { secondsAfter } from './time.ts';

/**
 * Signs an account in on the browser that asks, in one transaction with what `also` writes: a new session and a new token
 * whatever the browser had before, the device remembered, the record of it.
 */
export async function startSession(
  { rooms, who, request, reply }: Asker,
  { account, way, also }: { account: Account; way: Session['way']; also?: (tx: Db) => Promise<void> },
): Promise<{ person: Person }> {
  const { id: personId, name, role } = account;
  const secret = newSecret();
  const device = await deviceOf(rooms, request, personId);
  const at = rooms.clock.now();
  const session = { id: newId(), personId, tokenHash: secret.hash, madeAt: at, way, ...browserOf(request) };
  await rooms.store.write(async (tx) => {
    await also?.(tx);
    if (who) await endSession(tx, who.person.id, who.sessionId);
    await sweepSessions(tx, at, secondsAfter(at, -LONGEST_IDLE));
    await addSession(tx, { ...session, expiresAt: secondsAfter(at, LONGEST_SESSION) });
    await knowDevice(tx, { tokenHash: hashOf(device), personId, at });
    await recordSignIn(tx, account, { at, way, session: session.id, address: request.ip });
  });
  setSessionCookie(reply, secret, LONGEST_SESSION);
  setDeviceCookie(reply, device);
  return { person: { id: personId, name, role } };
}

interface SignInRecord {
  readonly at: Instant;
  readonly way: Session['way'];
  readonly session: string;
  readonly address: string;
}

async function recordSignIn(tx: Db, { id, name }: Account, { at, ...details }: SignInRecord): Promise<void> {
  const summary = `Signed in (${details.way})`;
  await audit(tx, { id, name }, { at, by: name, act: 'sign-in', storyId: null, summary, details: { ...details } });
}

function browserOf({ headers, ip }: FastifyRequest): Pick<Session, 'agent' | 'address'> {
  return { agent: oneLine(headers['user-agent'] ?? '').slice(0, 300), address: ip };
}

/** The browser's own token where it has one that is known; otherwise a new one, so that nobody can choose it. */
async function deviceOf({ store }: Uses<'store'>, { cookies }: FastifyRequest, personId: string): Promise<string> {
  const token = cookies[DEVICE_COOKIE];
  return token && (await isDeviceKnown(store.reader, hashOf(token), personId)) ? token : newSecret().token;
}
