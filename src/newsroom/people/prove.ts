import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { Refusal } from '../../base/problem.ts';
import { readPasskey, usePasskey } from '../../store/credentials.ts';
import { noteProof } from '../../store/sessions.ts';
import { secondFactorContract } from '../../contract/second-factor.ts';
import { handle, type SignedIn } from '../door.ts';
import { note, own, refuseUnlessProven } from './own.ts';
import { askingOptions, usedPasskey } from './passkey-ceremonies.ts';
import { acceptOnce, passkeyPlace } from './sign-in-passkey.ts';
import { secondsOf } from './time.ts';

export const prove = handle(secondFactorContract.prove, async ({ rooms, who, body, request, reply }) => {
  const account = await own(rooms.store.reader, who);
  await refuseUnlessProven({ rooms, who, reply, address: request.ip }, account, body.password);
  await rooms.store.write(async (tx) => {
    await noteProof(tx, who.sessionId, rooms.clock.now());
    await note(tx, { rooms, who }, { act: 'prove', summary: 'Proved again who they are (password)' });
  });
  return {};
});

const purposeOf = ({ person }: SignedIn): string => `prove ${person.id}`;

export const askProvingPasskey = handle(secondFactorContract.askProvingPasskey, async ({ rooms, who, request }) => {
  const challenge = await rooms.signIn.challenges.make(purposeOf(who), secondsOf(rooms));
  return { options: { ...(await askingOptions(passkeyPlace(rooms, request), challenge)) } };
});

export const provePasskey = handle(secondFactorContract.provePasskey, async ({ rooms, who, body, request }) => {
  const passkey = await readPasskey(rooms.store.reader, body.response.id);
  const isOwn = passkey?.personId === who.person.id;
  const counter = isOwn
    ? await usedPasskey(body.response as AuthenticationResponseJSON, {
        passkey,
        place: passkeyPlace(rooms, request),
        accept: acceptOnce(rooms, purposeOf(who)),
      })
    : null;
  if (!isOwn || counter === null)
    throw new Refusal(
      'passkey-unfit',
      403,
      'This passkey does not belong to your account, or it took too long. Try again.',
    );
  const at = rooms.clock.now();
  await rooms.store.write(async (tx) => {
    await usePasskey(tx, passkey.id, { counter, at });
    await noteProof(tx, who.sessionId, at);
    await note(tx, { rooms, who }, { act: 'prove', summary: 'Proved again who they are (passkey)' });
  });
  return {};
});
