import type { FastifyReply } from 'fastify';
import { Refusal } from '../../base/problem.ts';
import { recordAudit } from '../../store/audit.ts';
import { readPassword, rehashPassword } from '../../store/credentials.ts';
import { type Account, accountByEmail, tidyEmail } from '../../store/people.ts';
import { readSecondFactor } from '../../store/second-factors.ts';
import { isDeviceKnown, listSessions } from '../../store/sessions.ts';
import { audit, type Uses } from '../acts.ts';
import { signInContract } from '../../contract/sign-in.ts';
import { type Asking, handle } from '../door.ts';
import { detailsOf } from '../refusals.ts';
import { mayEnter } from '../authenticate.ts';
import { DEVICE_COOKIE } from './cookies.ts';
import { acceptCode } from './factors.ts';
import { askWork, isWorkDone } from './device-work.ts';
import { type Guess, networkOf } from './rate-limits.ts';
import { hashOf } from './secret.ts';
import type { SharedLeave } from './shared-limits.ts';
import { startSession } from './start-session.ts';
import { secondsOf } from './time.ts';

/**
 * Signs in with a password. An address that is unknown, one that is shut out and a wrong password get the same answer after
 * the same work, so that nobody learns who has an account.
 */
export const signIn = handle(signInContract.signIn, async (asking) => {
  const { rooms, body, request } = asking;
  const { passwords } = rooms.signIn;
  const account = await accountByEmail(rooms.store.reader, body.email);
  const kept = await readPassword(rooms.store.reader, account?.id ?? '');
  const guess = await guessOf(asking, account);
  const leave = await rooms.signIn.limits.take(guess, secondsOf(rooms));
  if (leave.is === 'refused') return sendWait(asking, guess, leave.wait);
  const isRight = await passwords.check(body.password, kept?.phc ?? null);
  if (!isRight || !account || !kept || !mayEnter(rooms, account)) throw await failed(rooms, account, request.ip);
  const way = await secondStep(asking, account);
  await leave.wasRight();
  if (passwords.isDated(kept.phc)) await rehash(rooms, account.id, { before: kept.phc, password: body.password });
  return startSession(asking, { account, way });
});

/**
 * Asks for a code where somebody has an authenticator app, and uses it up. Refuses (401) a sign-in without one, and a wrong one, which is a
 * guess like any other: it costs what a wrong password costs.
 */
async function secondStep({ rooms, body, request }: SigningIn, account: Account): Promise<'password' | 'code'> {
  if (!(await readSecondFactor(rooms.store.reader, account.id))?.confirmedAt) return 'password';
  if (body.code === undefined)
    throw new Refusal('code-needed', 401, 'Type the code that your authenticator app shows now, or a recovery code.');
  const { code } = body;
  const { id, name } = account;
  const at = rooms.clock.now();
  const isRecovery = await rooms.store
    .write((tx) => acceptCode(tx, rooms, id, code))
    .catch(async (error: unknown) => {
      if (error instanceof Refusal) await failed(rooms, account, request.ip);
      throw error;
    });
  const summary = 'Used a recovery code in place of the authenticator app';
  const act = { at, by: name, act: 'use-recovery-code', summary, storyId: null };
  if (isRecovery) await rooms.store.write((tx) => audit(tx, { id, name }, act));
  return 'code';
}

type SigningIn = Asking<typeof signInContract.signIn>;

async function guessOf({ rooms, body, request }: SigningIn, found: Account | null): Promise<Guess> {
  const account = tidyEmail(body.email);
  const device = await knownDevice(rooms, found, request.cookies[DEVICE_COOKIE]);
  const { challenges } = rooms.signIn;
  return {
    ...{ account, address: request.ip, device },
    isAtHome: await isAtHome(rooms, found, request.ip),
    hasWorked: body.work !== undefined && (await isWorkDone(challenges, account, body.work, secondsOf(rooms))),
  };
}

/** Whether somebody is signed in from this network now. */
async function isAtHome({ store }: Uses<'store'>, account: Account | null, address: string): Promise<boolean> {
  const sessions = await listSessions(store.reader, account?.id ?? '');
  return sessions.some((session) => networkOf(session.address) === networkOf(address));
}

/** Refuses a guess, with how long it must wait and the work for which it need not. */
async function sendWait({ rooms, reply }: SigningIn, { account }: Guess, wait: number): Promise<FastifyReply> {
  const now = secondsOf(rooms);
  const bits = await rooms.signIn.limits.price(account, now);
  const work = bits === null ? null : await askWork(rooms.signIn.challenges, { account, bits }, now);
  reply.header('retry-after', wait);
  return reply
    .status(429)
    .type('application/problem+json')
    .send(JSON.stringify({ ...detailsOf(tooManyGuesses(wait)), work }));
}

async function knownDevice(
  { store }: Uses<'store'>,
  account: Account | null,
  token: string | undefined,
): Promise<string | null> {
  const hash = hashOf(token ?? '');
  return (await isDeviceKnown(store.reader, hash, account?.id ?? '')) ? hash : null;
}

/** Counts a guess at a password. Refuses (429) with the seconds to wait when there were too many. */
export async function takeGuess(
  rooms: Uses<'clock' | 'signIn'>,
  reply: FastifyReply,
  guess: Guess,
): Promise<Extract<SharedLeave, { is: 'taken' }>> {
  const leave = await rooms.signIn.limits.take(guess, secondsOf(rooms));
  if (leave.is === 'taken') return leave;
  reply.header('retry-after', leave.wait);
  throw tooManyGuesses(leave.wait);
}

function tooManyGuesses(wait: number): Refusal {
  return new Refusal(
    'too-many-guesses',
    429,
    `Too many wrong passwords were tried. Wait ${inWords(wait)} and try again, or sign in with a passkey, or on a device you have used before.`,
  );
}

function inWords(seconds: number): string {
  if (seconds === 1) return 'a second';
  return seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

/** What was typed as an address is recorded only when it is one we know: otherwise it may have been a password. */
async function failed(
  { store, clock }: Uses<'store' | 'clock'>,
  account: Account | null,
  address: string,
): Promise<Refusal> {
  const details = { address, account: account?.email ?? null, person: account?.id ?? null };
  const summary = account ? `A sign-in as ${account.name} failed` : 'A sign-in with an unknown address failed';
  await store.write((tx) =>
    recordAudit(tx, { at: clock.now(), by: 'system', act: 'sign-in-failed', storyId: null, summary, details }),
  );
  return new Refusal(
    'sign-in-failed',
    401,
    'That e-mail address and password do not match. Check both; an administrator can send you a reset link.',
  );
}

async function rehash(
  rooms: Uses<'store' | 'signIn'>,
  personId: string,
  { before, password }: { before: string; password: string },
): Promise<void> {
  const after = await rooms.signIn.passwords.hash(password);
  await rooms.store.write((tx) => rehashPassword(tx, personId, { before, after }));
}
