import { Refusal } from '../../base/problem.ts';
import { listPasskeys } from '../../store/credentials.ts';
import { readSettings } from '../../store/documents.ts';
import { listAccounts } from '../../store/people.ts';
import {
  beginSecondFactor as begin,
  readSecondFactor,
  removeSecondFactor as remove,
  saveRecoveryCodes,
  saveSecondFactorRoles,
  secondFactorRoles,
  useStep,
} from '../../store/second-factors.ts';
import { endSessionsOf } from '../../store/sessions.ts';
import { roles } from '../../story/person.ts';
import { secondFactorContract } from '../../contract/second-factor.ts';
import { audit } from '../acts.ts';
import { handle } from '../door.ts';
import { codeWrong, hasTwoFactors, seedUnreadable, stepNow } from './factors.ts';
import { codeUri, newCodeSecret, newRecoveryCodes } from './one-time-codes.ts';
import { note, ownAlone } from './own.ts';
import { hashOf } from './secret.ts';
import { takeGuess } from './sign-in.ts';

export const beginSecondFactor = handle(secondFactorContract.beginSecondFactor, async ({ rooms, who }) => {
  const secret = newCodeSecret();
  const { email } = await rooms.store.write(async (tx) => {
    const account = await ownAlone(tx, who);
    if ((await readSecondFactor(tx, account.id))?.confirmedAt)
      throw new Refusal(
        'second-factor-there',
        409,
        'You already have an authenticator app here. Remove it before you add another.',
      );
    await begin(tx, account.id, { secret: rooms.signIn.seeds.encrypt(secret, account.id), at: rooms.clock.now() });
    return account;
  });
  const newsroom = (await readSettings(rooms.store.reader))?.name ?? 'Standfirst';
  return { secret, uri: codeUri(secret, { newsroom, email }) };
});

/** The first code shows that the app has the secret; from then on sessions that began without one have ended. */
export const confirmSecondFactor = handle(secondFactorContract.confirmSecondFactor, async (asking) => {
  const { rooms, who, body, request, reply } = asking;
  const { id, email } = await ownAlone(rooms.store.reader, who);
  const leave = await takeGuess(rooms, reply, {
    account: email,
    address: request.ip,
    device: `session ${who.sessionId}`,
  });
  const at = rooms.clock.now();
  const recoveryCodes = newRecoveryCodes();
  await rooms.store.write(async (tx) => {
    const factor = await readSecondFactor(tx, id);
    if (!factor || factor.confirmedAt)
      throw new Refusal('second-factor-not-begun', 409, 'Start again: there is no authenticator app to confirm.');
    const step = stepNow(rooms, factor, body.code);
    if (step === 'unreadable') throw seedUnreadable();
    if (step === null) throw codeWrong();
    await useStep(tx, factor, { step, at });
    await saveRecoveryCodes(tx, id, { hashes: recoveryCodes.map(hashOf), at });
    await endSessionsOf(tx, id, who.sessionId);
    await note(tx, { rooms, who }, { act: 'add-second-factor', summary: 'Added an authenticator app' });
  });
  await leave.wasRight();
  return { recoveryCodes };
});

export const removeSecondFactor = handle(secondFactorContract.removeSecondFactor, async ({ rooms, who }) => {
  await rooms.store.write(async (tx) => {
    const { id, role } = await ownAlone(tx, who);
    const mustHave = (await secondFactorRoles(tx)).includes(role);
    if (mustHave && (await listPasskeys(tx, id)).length === 0)
      throw new Refusal('second-factor-demanded', 409, 'Your role must sign in with two factors. Add a passkey first.');
    await remove(tx, id);
    // Whoever has the telephone may be signed in with it elsewhere.
    await endSessionsOf(tx, id, who.sessionId);
    await note(tx, { rooms, who }, { act: 'remove-second-factor', summary: 'Removed their authenticator app' });
  });
  return {};
});

export const renewRecoveryCodes = handle(secondFactorContract.renewRecoveryCodes, async ({ rooms, who }) => {
  const recoveryCodes = newRecoveryCodes();
  await rooms.store.write(async (tx) => {
    const { id } = await ownAlone(tx, who);
    if (!(await readSecondFactor(tx, id))?.confirmedAt)
      throw new Refusal(
        'second-factor-missing',
        409,
        'Add an authenticator app first: recovery codes are for when you do not have it with you.',
      );
    await saveRecoveryCodes(tx, id, { hashes: recoveryCodes.map(hashOf), at: rooms.clock.now() });
    await note(tx, { rooms, who }, { act: 'renew-recovery-codes', summary: 'Made new recovery codes' });
  });
  return { recoveryCodes };
});

export const readSecondFactorRules = handle(secondFactorContract.readSecondFactorRules, async ({ rooms }) => {
  const db = rooms.store.reader;
  const demanded = await secondFactorRoles(db);
  const people = (await listAccounts(db, { withDemo: rooms.isDemo })).filter(({ state }) => state.is === 'active');
  const without = new Set<string>();
  for (const person of people) if (!(await hasTwoFactors(db, person))) without.add(person.id);
  return {
    rules: roles.map((role) => ({
      role,
      isDemanded: demanded.includes(role),
      without: people.filter((person) => person.role === role && without.has(person.id)).length,
    })),
  };
});

export const changeSecondFactorRules = handle(secondFactorContract.changeSecondFactorRules, async (asking) => {
  const { rooms, who, body } = asking;
  const at = rooms.clock.now();
  const demanded = roles.filter((role) => body.roles.includes(role));
  await rooms.store.write(async (tx) => {
    await saveSecondFactorRoles(tx, demanded, at);
    const said =
      demanded.length > 0 ? `Required two factors of: ${demanded.join(', ')}` : 'Required two factors of nobody';
    const act = { at, by: who.person.name, act: 'demand-second-factor', summary: said };
    await audit(tx, who.person, { ...act, storyId: null, details: { roles: demanded } });
  });
  return {};
});
