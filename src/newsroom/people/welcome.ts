import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Instant } from '../../base/clock.ts';
import { problem, Refusal } from '../../base/problem.ts';
import { addPasskey, removePasskeysOf, removePassword, savePassword } from '../../store/credentials.ts';
import { readSettings } from '../../store/documents.ts';
import { type Invitation, invitationByToken, isOpen, useInvitation } from '../../store/invitations.ts';
import type { Db } from '../../store/open-store.ts';
import {
  type Account,
  accountByEmail,
  addAccount,
  hasOtherAdministrator,
  readAccount,
  renameAccount,
  tidyEmail,
} from '../../store/people.ts';
import { removeSecondFactor } from '../../store/second-factors.ts';
import { endSessionsOf, forgetDevicesOf } from '../../store/sessions.ts';
import { audit, type Uses } from '../acts.ts';
import { may } from '../../contract/permissions.ts';
import { signInContract } from '../../contract/sign-in.ts';
import { isAtLeast } from '../../story/person.ts';
import { type Asking, handle } from '../door.ts';
import { mayEnter } from '../authenticate.ts';
import { ownWords, passkeyUnfit } from './own-account.ts';
import { madePasskey, makingOptions, placeOf } from './passkey-ceremonies.ts';
import { passwordProblems } from './password-rules.ts';
import { hashOf } from './secret.ts';
import { secondsOf } from './time.ts';
import { acceptOnce, passkeyPlace } from './sign-in-passkey.ts';
import { startSession } from './start-session.ts';

export const lookAtLink = handle(signInContract.lookAtLink, async ({ rooms, body, request }) => {
  const { kind, email, name, role, expiresAt } = await openLink(rooms, rooms.store.reader, body.token);
  return {
    ...{ kind, email, name, role, expiresAt },
    newsroom: await newsroomName(rooms),
    passkeys: placeOf(request.headers.host, rooms.signIn.origins) !== null,
  };
});

async function newsroomName({ store }: Uses<'store'>): Promise<string> {
  return (await readSettings(store.reader))?.name ?? 'Standfirst';
}

/**
 * The invitation of a token. Refuses (410) one that was used, has expired, was revoked, never was, or whose maker might not make
 * it any more: a link says no more.
 */
async function openLink(rooms: Uses<'clock' | 'isDemo'>, db: Db, token: string): Promise<Invitation> {
  const invitation = await invitationByToken(db, hashOf(token));
  const isGood = invitation && isOpen(invitation, rooms.clock.now()) && (!invitation.isDemo || rooms.isDemo);
  if (isGood && (await isStillMeant(rooms, db, invitation))) return invitation;
  throw new Refusal(
    'link-over',
    410,
    'This link no longer works: it was used, has expired or was revoked. Ask an administrator for another; for the first sign-in, start the newsroom again and use the link it prints.',
  );
}

/** A link is worth what its maker may do when it is used: the first one ends with the first administrator, the others with theirs. */
async function isStillMeant(rooms: Uses<'isDemo'>, db: Db, { kind, madeBy, role }: Invitation): Promise<boolean> {
  if (kind === 'first') return !(await hasOtherAdministrator(db, ''));
  const maker = await readAccount(db, madeBy);
  return maker !== null && mayEnter(rooms, maker) && mayHaveInvited(maker) && isAtLeast(maker.role, role);
}

/** Whether somebody may let others in, as their account is now. */
export function mayHaveInvited({ role, state }: Pick<Account, 'role' | 'state'>): boolean {
  return state.is === 'active' && may(role, 'people.manage');
}

export const welcomePasskey = handle(signInContract.welcomePasskey, async ({ rooms, body, request }) => {
  const { personId } = await openLink(rooms, rooms.store.reader, body.token);
  const challenge = await rooms.signIn.challenges.make(purposeOf(personId), secondsOf(rooms));
  const owner = {
    personId,
    email: tidyEmail(body.email),
    name: body.name,
    newsroom: await newsroomName(rooms),
    has: [],
  };
  return { options: { ...(await makingOptions(passkeyPlace(rooms, request), owner, challenge)) } };
});

const purposeOf = (personId: string): string => `welcome ${personId}`;

type Accepting = Asking<typeof signInContract.acceptLink>;

/** Uses a link, all or nothing: the account, its way to sign in and the session are one transaction. */
export const acceptLink = handle(signInContract.acceptLink, async (asking) => {
  const { rooms, body } = asking;
  const invitation = await openLink(rooms, rooms.store.reader, body.token);
  const way = await newWayIn(asking, invitation);
  const at = rooms.clock.now();
  const account = await accountFor(rooms, invitation, { body, at });
  return startSession(asking, {
    account,
    way: 'link',
    also: async (tx) => {
      const stillOpen = await openLink(rooms, tx, body.token);
      await (stillOpen.kind === 'reset' ? beginAnew(tx, rooms, account) : join(tx, account, { invitation, at }));
      if (way.phc) await savePassword(tx, account.id, { phc: way.phc, at });
      if (way.passkey) await addPasskey(tx, { ...way.passkey, personId: account.id, madeAt: at, lastUsedAt: null });
      await useInvitation(tx, invitation.id, at);
    },
  });
});

/** The password as it is kept, the passkey, or both. Refuses (422) neither, and what is unfit. */
async function newWayIn({ rooms, body, request }: Accepting, { personId, kind }: Invitation) {
  const { password, passkey, name, email } = body;
  if (password === undefined && !passkey)
    throw new Refusal('no-way-in', 422, 'Set a password or create a passkey: you need one to come back.');
  const account = kind === 'reset' ? await readAccount(rooms.store.reader, personId) : null;
  const own = await ownWords(rooms, account ?? { name, email });
  const problems = password === undefined ? [] : passwordProblems(password, own);
  if (problems.length > 0) throw new Refusal('password-unfit', 422, 'Choose another password.', problems);
  const made =
    passkey &&
    (await madePasskey(
      passkey.response as RegistrationResponseJSON,
      passkeyPlace(rooms, request),
      acceptOnce(rooms, purposeOf(personId)),
    ));
  if (made === null) throw passkeyUnfit();
  return {
    phc: password === undefined ? null : await rooms.signIn.passwords.hash(password),
    passkey: made && passkey ? { ...made, name: passkey.name } : null,
  };
}

/** The account as it will be. An invitation that names an address is for that address. */
async function accountFor(
  rooms: Uses<'store' | 'isDemo'>,
  invitation: Invitation,
  { body, at }: { body: Accepting['body']; at: Instant },
): Promise<Account> {
  const { personId: id, role, isDemo } = invitation;
  if (invitation.kind !== 'reset') {
    const email = tidyEmail(invitation.email ?? body.email);
    return { id, email, name: body.name, role, isDemo, state: { is: 'active', at }, madeAt: at };
  }
  const account = await readAccount(rooms.store.reader, id);
  if (!account || !mayEnter(rooms, account))
    throw new Refusal('account-shut', 403, 'This account is suspended. Ask an administrator to restore access.');
  return { ...account, name: body.name };
}

async function join(
  tx: Db,
  account: Account,
  { invitation, at }: { invitation: Invitation; at: Instant },
): Promise<void> {
  if (await accountByEmail(tx, account.email)) throw emailTaken();
  await addAccount(tx, account, at);
  const { id, name, role } = account;
  const summary =
    invitation.kind === 'first' ? `${name} joined as the first administrator` : `${name} joined as ${role}`;
  const details = { role, invitation: invitation.id, invitedBy: invitation.madeBy };
  await audit(tx, { id, name }, { at, by: name, act: 'join', storyId: null, summary, details });
}

export function emailTaken(): Refusal {
  const say = 'Somebody with this address already has an account here. Use another address, or ask for a reset link.';
  return new Refusal('email-taken', 409, say, [problem('email-taken', 'email', say)]);
}

/** Takes every old way in and everything that was let in by them: whoever held one may be why the link was asked for. */
async function beginAnew(tx: Db, { clock }: Uses<'clock'>, { id, name, email }: Account): Promise<void> {
  await renameAccount(tx, id, { name, email });
  await removePassword(tx, id);
  await removePasskeysOf(tx, id);
  await removeSecondFactor(tx, id);
  await endSessionsOf(tx, id);
  await forgetDevicesOf(tx, id);
  const act = { at: clock.now(), by: name, act: 'renew-sign-in', summary: `${name} reset their sign-in` };
  await audit(tx, { id, name }, { ...act, storyId: null });
}
