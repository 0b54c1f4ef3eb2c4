import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Passkey } from '../../store/credentials.ts';
import { ownOriginOf } from '../own-origin.ts';

/** Where a ceremony happens: the origin the browser shows, and the host that passkeys belong to (WebAuthn's RP ID). */
export interface PasskeyPlace {
  readonly origin: string;
  readonly host: string;
}

/** Whether a challenge is one of ours, for this ceremony; and once, when all else has held, whether it was not used yet. */
export interface AcceptChallenge {
  isOurs(challenge: string): Promise<boolean>;
  use(challenge: string): Promise<boolean>;
}

/** Whose passkey is to be made. */
export interface PasskeyOwner {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly newsroom: string;
  readonly has: readonly Passkey[];
}

/** Loaded at the first ceremony: its three hundred files are a fifth of all that a newsroom would load at its start. */
const library = () => import('@simplewebauthn/server');

/** EdDSA, ES256 and RS256, which every passkey device of today has one of (IANA COSE Algorithms). */
const ALGORITHMS = [-8, -7, -257];

/** What the browser needs to make a passkey that can be found without typing an address. */
export async function makingOptions(
  place: PasskeyPlace,
  { personId, email, name, newsroom, has }: PasskeyOwner,
  challenge: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return (await library()).generateRegistrationOptions({
    rpName: newsroom,
    rpID: place.host,
    userID: new TextEncoder().encode(personId),
    userName: email,
    userDisplayName: name,
    challenge: bytesOf(challenge),
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: has.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What the browser needs to sign in with any passkey it has for this place. */
export async function askingOptions(
  place: PasskeyPlace,
  challenge: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return (await library()).generateAuthenticationOptions({
    rpID: place.host,
    challenge: bytesOf(challenge),
    userVerification: 'required',
  });
}

/** The library would encode a text challenge once more; as bytes it comes back as it was made. */
function bytesOf(challenge: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(challenge, 'base64url'));
}

/** The new passkey's public half, or null when the answer does not hold: another place, a stale challenge, no proof of the person. */
export async function madePasskey(
  response: RegistrationResponseJSON,
  place: PasskeyPlace,
  accept: AcceptChallenge,
): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | null> {
  const { verifyRegistrationResponse } = await library();
  let challenge = '';
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: (signed) => accept.isOurs((challenge = signed)),
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!made?.verified || !(await accept.use(challenge))) return null;
  const { id, publicKey, counter, transports } = made.registrationInfo.credential;
  return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports: transports ?? [] };
}

/** How often the passkey says it has signed by now, or null when the answer does not hold. */
export async function usedPasskey(
  response: AuthenticationResponseJSON,
  { passkey, place, accept }: { passkey: Passkey; place: PasskeyPlace; accept: AcceptChallenge },
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library();
  let challenge = '';
  const used = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (signed) => accept.isOurs((challenge = signed)),
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
      transports: [...passkey.transports],
    },
  }).catch(() => null);
  return used?.verified && (await accept.use(challenge)) ? used.authenticationInfo.newCounter : null;
}

/** The place a request came to, or null where passkeys cannot work: they need a host name, and HTTPS or this very machine. */
export function placeOf(hostHeader: string | undefined, origins: ReadonlySet<string>): PasskeyPlace | null {
  const origin = ownOriginOf(hostHeader, origins);
  const url = URL.parse(origin ?? '');
  if (origin === null || !url) return null;
  return url.protocol === 'https:' || url.hostname === 'localhost' ? { origin, host: url.hostname } : null;
}
