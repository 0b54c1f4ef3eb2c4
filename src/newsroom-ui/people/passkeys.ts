import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { call } from '../api.ts';
import { peopleWords } from '../words/people.ts';

type Options = Readonly<Record<string, unknown>>;

/** Has the browser make a passkey; null when the person did not want to. */
export async function makePasskey(options: Options) {
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const made = await startRegistration({ optionsJSON }).catch(nullWhenStopped);
  return made && (plain(made) as Made);
}

/** Signs in with a passkey; false when the person did not want to. */
export async function signInWithPasskey(): Promise<boolean> {
  const { options } = await call('POST /api/session/passkey-options');
  const response = await askForPasskey(options);
  if (!response) return false;
  await call('POST /api/session/passkey', { body: { response } });
  return true;
}

/** Proves by a passkey that it is still the person who signed in. */
export async function proveWithPasskey(): Promise<void> {
  const { options } = await call('POST /api/session/proof/passkey-options');
  const response = await askForPasskey(options);
  if (!response) throw new Error(peopleWords.door.passkeyStopped);
  await call('POST /api/session/proof/passkey', { body: { response } });
}

/** Has the browser use a passkey; null when the person did not want to. */
async function askForPasskey(options: Options): Promise<Used | null> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const used = await startAuthentication({ optionsJSON }).catch(nullWhenStopped);
  return used && (plain(used) as Used);
}

type Made = Parameters<typeof call<'POST /api/account/passkeys'>>[1]['body']['response'];
type Used = Parameters<typeof call<'POST /api/session/passkey'>>[1]['body']['response'];

/** What the browser gives as it is sent; the door checks its shape. */
function plain(credential: object): unknown {
  return JSON.parse(JSON.stringify(credential));
}

/** Browsers do not say whether somebody closed the window, had no passkey, or took too long (WebAuthn Level 3, 14.5). */
function nullWhenStopped(error: unknown): null {
  const name = error instanceof Error ? error.name : '';
  if (['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(name)) return null;
  throw error;
}
