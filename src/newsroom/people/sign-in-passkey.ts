import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../base/problem.ts';
import { readPasskey, usePasskey } from '../../store/credentials.ts';
import { readAccount } from '../../store/people.ts';
import type { Uses } from '../acts.ts';
import { signInContract } from '../../contract/sign-in.ts';
import { handle } from '../door.ts';
import { mayEnter } from '../authenticate.ts';
import { type AcceptChallenge, askingOptions, type PasskeyPlace, placeOf, usedPasskey } from './passkey-ceremonies.ts';
import { secondsOf } from './time.ts';
import { startSession } from './start-session.ts';

const PURPOSE = 'sign-in';

export const askPasskey = handle(signInContract.askPasskey, async ({ rooms, request }) => {
  const challenge = await rooms.signIn.challenges.make(PURPOSE, secondsOf(rooms));
  return { options: { ...(await askingOptions(passkeyPlace(rooms, request), challenge)) } };
});

/** A passkey cannot be guessed, so nothing here is limited; nor does an attack on passwords keep its owner out. */
export const signInPasskey = handle(signInContract.signInPasskey, async (asking) => {
  const { rooms, request, body } = asking;
  const passkey = await readPasskey(rooms.store.reader, body.response.id);
  const account = passkey && (await readAccount(rooms.store.reader, passkey.personId));
  if (!passkey || !account || !mayEnter(rooms, account)) throw unknownPasskey();
  const counter = await usedPasskey(body.response as AuthenticationResponseJSON, {
    passkey,
    place: passkeyPlace(rooms, request),
    accept: acceptOnce(rooms, PURPOSE),
  });
  if (counter === null) throw unknownPasskey();
  const at = rooms.clock.now();
  return startSession(asking, {
    account,
    way: 'passkey',
    also: (tx) => usePasskey(tx, passkey.id, { counter, at }),
  });
});

/** Where the request came to. Refuses (421) an address at which passkeys cannot work. */
export function passkeyPlace(rooms: Uses<'signIn'>, { headers }: FastifyRequest): PasskeyPlace {
  const place = placeOf(headers.host, rooms.signIn.origins);
  if (place) return place;
  throw new Refusal(
    'passkeys-not-here',
    421,
    'Passkeys do not work at this address. Open the newsroom at http://localhost or at the HTTPS address it was set up with.',
  );
}

/** Accepts a challenge that was made on this newsroom's data for this purpose, once. */
export function acceptOnce(rooms: Uses<'clock' | 'signIn'>, purpose: string): AcceptChallenge {
  const { challenges } = rooms.signIn;
  return {
    isOurs: (challenge) => challenges.isOurs(challenge, purpose, secondsOf(rooms)),
    use: (challenge) => challenges.use(challenge, purpose, secondsOf(rooms)),
  };
}

function unknownPasskey(): Refusal {
  return new Refusal(
    'passkey-unknown',
    401,
    'This passkey does not open this newsroom. It may have been removed; sign in with your password, or ask an administrator for a link.',
  );
}
