import { Refusal } from '../../base/problem.ts';
import { listPasskeys } from '../../store/credentials.ts';
import type { Db } from '../../store/open-store.ts';
import type { Account } from '../../store/people.ts';
import {
  readSecondFactor,
  recoveryCodesLeft,
  type SecondFactor,
  secondFactorRoles,
  useRecoveryCode,
  useStep,
} from '../../store/second-factors.ts';
import type { Session } from '../../store/sessions.ts';
import type { Uses } from '../acts.ts';
import { stepOf, tidyRecoveryCode } from './one-time-codes.ts';
import { hashOf } from './secret.ts';
import { secondsOf } from './time.ts';

/** What an account has of a second factor, as its owner sees it. */
export async function secondFactorOf(db: Db, { id, role }: Pick<Account, 'id' | 'role'>) {
  const factor = await readSecondFactor(db, id);
  return {
    since: factor?.confirmedAt ?? null,
    codesLeft: await recoveryCodesLeft(db, id),
    isDemanded: (await secondFactorRoles(db)).includes(role),
  };
}

/** Whether somebody can sign in with two factors: a passkey proves device and person, a password needs the codes of an app. */
export async function hasTwoFactors(db: Db, { id }: Pick<Account, 'id'>): Promise<boolean> {
  if ((await listPasskeys(db, id)).length > 0) return true;
  return ((await readSecondFactor(db, id))?.confirmedAt ?? null) !== null;
}

/** Whether a session stands on one factor only, and its person's role demands two. Of what everybody may use nothing is demanded. */
export async function lacksSecondFactor(db: Db, account: Account, way: Session['way']): Promise<boolean> {
  if (way === 'passkey' || way === 'code' || way === 'demo') return false;
  if (!(await secondFactorRoles(db)).includes(account.role)) return false;
  return ((await readSecondFactor(db, account.id))?.confirmedAt ?? null) === null;
}

/**
 * Accepts a code of somebody's app, or one of their recovery codes, once; within the transaction that it opens something for. Refuses (401) any
 * other. True when it was a recovery code.
 */
export async function acceptCode(tx: Db, rooms: CodeRooms, personId: string, typed: string): Promise<boolean> {
  const factor = await readSecondFactor(tx, personId);
  const at = rooms.clock.now();
  const step = factor && stepNow(rooms, factor, typed.replaceAll(/\s/g, ''));
  if (factor && typeof step === 'number') {
    await useStep(tx, factor, { step, at });
    return false;
  }
  if (await useRecoveryCode(tx, personId, { hash: hashOf(tidyRecoveryCode(typed)), at })) return true;
  throw step === 'unreadable' ? seedUnreadable() : codeWrong();
}

type CodeRooms = Uses<'clock' | 'signIn'>;

/** The step whose code this is (`stepOf`); `unreadable` when the key is gone by which the seed was encrypted. */
export function stepNow(rooms: CodeRooms, factor: SecondFactor, code: string): number | 'unreadable' | null {
  const secret = rooms.signIn.seeds.decrypt(factor.secret, factor.personId);
  return secret === null ? 'unreadable' : stepOf(code, { secret, lastStep: factor.lastStep }, secondsOf(rooms));
}

export function seedUnreadable(): Refusal {
  return new Refusal(
    'code-unreadable',
    401,
    'Codes from your app cannot be checked, because this newsroom no longer has the key they were kept with. Use a recovery code or a passkey, or ask an administrator for a new link.',
  );
}

export function codeWrong(): Refusal {
  return new Refusal(
    'code-wrong',
    401,
    'This code does not work. Each works once and for half a minute: wait for the next, and check that your phone’s clock is right.',
  );
}
