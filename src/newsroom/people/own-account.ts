import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { Refusal } from '../../base/problem.ts';
import {
  addPasskey as keepPasskey,
  listPasskeys,
  readPassword,
  removePasskey as dropPasskey,
  savePassword,
} from '../../store/credentials.ts';
import { readSettings } from '../../store/documents.ts';
import { type Account, renameAccount } from '../../store/people.ts';
import { endSessionsOf, listSessions, rotateSessionsOf } from '../../store/sessions.ts';
import type { Uses } from '../acts.ts';
import { peopleContract } from '../../contract/people.ts';
import { handle, type SignedIn } from '../door.ts';
import { isEverybodys } from './everybodys.ts';
import { madePasskey, makingOptions, placeOf } from './passkey-ceremonies.ts';
import { passwordProblems } from './password-rules.ts';
import { note, own, ownAlone, refuseUnlessProven } from './own.ts';
import { acceptOnce, passkeyPlace } from './sign-in-passkey.ts';
import { secondFactorOf } from './factors.ts';
import { secondsOf } from './time.ts';

export const readAccount = handle(peopleContract.readAccount, async ({ rooms, who, request }) => {
  const db = rooms.store.reader;
  const account = await own(db, who);
  const { id, name, role, email, isDemo } = account;
  const passkeys = await listPasskeys(db, id);
  const sessions = await listSessions(db, id);
  return {
    ...{ id, name, role, email, isDemo },
    isEverybodys: await isEverybodys(db, account),
    passwordSetAt: (await readPassword(db, id))?.setAt ?? null,
    passkeys: passkeys.map(({ id: key, name: called, madeAt, lastUsedAt }) => ({
      id: key,
      name: called,
      madeAt,
      lastUsedAt,
    })),
    secondFactor: await secondFactorOf(db, account),
    canHavePasskeys: placeOf(request.headers.host, rooms.signIn.origins) !== null,
    sessions: sessions.map(({ id: one, agent, address, way, madeAt, lastUsedAt, expiresAt }) => ({
      ...{ id: one, agent, address, way, lastUsedAt },
      isCurrent: one === who.sessionId,
      firstUsedAt: madeAt,
      endsAt: expiresAt,
    })),
  };
});

export const renameSelf = handle(peopleContract.renameSelf, async ({ rooms, who, body }) => {
  await rooms.store.write(async (tx) => {
    const { email, name } = await ownAlone(tx, who);
    await renameAccount(tx, who.person.id, { name: body.name, email });
    await note(tx, { rooms, who }, { act: 'rename', summary: `Changed their name from ${name} to ${body.name}` });
  });
  return {};
});

export const changePassword = handle(peopleContract.changePassword, async ({ rooms, who, body, request, reply }) => {
  const account = await ownAlone(rooms.store.reader, who);
  await refuseUnlessProven({ rooms, who, reply, address: request.ip }, account, body.proof);
  const problems = passwordProblems(body.password, await ownWords(rooms, account));
  if (problems.length > 0) throw new Refusal('password-unfit', 422, 'Choose another password.', problems);
  const phc = await rooms.signIn.passwords.hash(body.password);
  await rooms.store.write(async (tx) => {
    await savePassword(tx, account.id, { phc, at: rooms.clock.now() });
    await endSessionsOf(tx, account.id, who.sessionId);
    await rotateSessionsOf(tx, account.id);
    await note(tx, { rooms, who }, { act: 'change-password', summary: 'Changed their password' });
  });
  return {};
});

/** Words that an account's password may not be made of. */
export async function ownWords(
  { store }: Uses<'store'>,
  { name, email }: Pick<Account, 'name' | 'email'>,
): Promise<string[]> {
  return [name, email, (await readSettings(store.reader))?.name ?? ''];
}

export const askNewPasskey = handle(peopleContract.askNewPasskey, async ({ rooms, who, body, request, reply }) => {
  const account = await ownAlone(rooms.store.reader, who);
  await refuseUnlessProven({ rooms, who, reply, address: request.ip }, account, body.proof);
  const challenge = await rooms.signIn.challenges.make(purposeOf(who), secondsOf(rooms));
  const newsroom = (await readSettings(rooms.store.reader))?.name ?? 'Standfirst';
  const has = await listPasskeys(rooms.store.reader, account.id);
  const { id: personId, email, name } = account;
  const options = await makingOptions(
    passkeyPlace(rooms, request),
    { personId, email, name, newsroom, has },
    challenge,
  );
  return { options: { ...options } };
});

/** The challenge was given to somebody who proved who they are, so what it signs proves it too. */
export const addPasskey = handle(peopleContract.addPasskey, async ({ rooms, who, body, request }) => {
  const place = passkeyPlace(rooms, request);
  const made = await madePasskey(body.response as RegistrationResponseJSON, place, acceptOnce(rooms, purposeOf(who)));
  if (!made) throw passkeyUnfit();
  const at = rooms.clock.now();
  await rooms.store.write(async (tx) => {
    const { id: personId } = await ownAlone(tx, who);
    await keepPasskey(tx, { ...made, personId, name: body.name, madeAt: at, lastUsedAt: null });
    await note(tx, { rooms, who }, { act: 'add-passkey', summary: `Added the passkey “${body.name}”` });
  });
  return {};
});

export function passkeyUnfit(): Refusal {
  return new Refusal('passkey-unfit', 422, 'The passkey could not be checked, or it took too long. Start again.');
}

export const removePasskey = handle(peopleContract.removePasskey, async ({ rooms, who, params }) => {
  await rooms.store.write(async (tx) => {
    const { id } = await ownAlone(tx, who);
    const keys = await listPasskeys(tx, id);
    const key = keys.find((one) => one.id === params.id);
    if (!key) throw new Refusal('passkey-unknown', 404, 'You have no such passkey; it may have been removed already.');
    if (keys.length === 1 && !(await readPassword(tx, id)))
      throw new Refusal(
        'last-way-in',
        409,
        'This is your only way to sign in. Set a password or add another passkey first.',
      );
    await dropPasskey(tx, id, key.id);
    await note(tx, { rooms, who }, { act: 'remove-passkey', summary: `Removed the passkey “${key.name}”` });
  });
  return {};
});

const purposeOf = ({ person }: SignedIn): string => `add ${person.id}`;
