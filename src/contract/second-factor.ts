import { z } from 'zod';
import { endpoint, nothing } from './endpoint.ts';
import { passkeyOptions, password, role, usedPasskey } from './sign-in.ts';

const recoveryCodes = z.object({
  /** Shown once. Each takes the place of one code of the app. */
  recoveryCodes: z.array(z.string()),
});

/** Codes of an authenticator app beside the password. */
const own = {
  beginSecondFactor: endpoint({
    method: 'POST',
    path: '/api/account/second-factor',
    permission: 'account.own',
    needsProof: true,
    says: 'A secret for an authenticator app, as text and as the address that apps read. It counts once a code from it has been confirmed.',
    answer: z.object({ secret: z.string(), uri: z.string() }),
  }),
  confirmSecondFactor: endpoint({
    method: 'PUT',
    path: '/api/account/second-factor',
    permission: 'account.own',
    says: 'Confirms the authenticator app with a code from it, ends every other session, and returns recovery codes.',
    body: z.strictObject({ code: z.string().max(20) }),
    answer: recoveryCodes,
  }),
  removeSecondFactor: endpoint({
    method: 'DELETE',
    path: '/api/account/second-factor',
    permission: 'account.own',
    needsProof: true,
    says: 'Removes the authenticator app and its recovery codes; not if the role requires two factors and there is no passkey.',
    answer: nothing,
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/api/account/recovery-codes',
    permission: 'account.own',
    needsProof: true,
    says: 'Makes new recovery codes; the old ones stop working.',
    answer: recoveryCodes,
  }),
};

/** Proving again that it is still the person who signed in; what needs it says `needsProof`. */
const proving = {
  prove: endpoint({
    method: 'POST',
    path: '/api/session/proof',
    permission: 'session.own',
    says: 'Proves with the password that it is still the person who signed in; good for a quarter of an hour.',
    body: z.strictObject({ password }),
    answer: nothing,
  }),
  askProvingPasskey: endpoint({
    method: 'POST',
    path: '/api/session/proof/passkey-options',
    permission: 'session.own',
    says: 'What the browser needs to prove with a passkey that it is still the person who signed in.',
    answer: passkeyOptions,
  }),
  provePasskey: endpoint({
    method: 'POST',
    path: '/api/session/proof/passkey',
    permission: 'session.own',
    says: 'Proves with a passkey that it is still the person who signed in; good for a quarter of an hour.',
    body: z.strictObject({ response: usedPasskey }),
    answer: nothing,
  }),
};

const rules = {
  readSecondFactorRules: endpoint({
    method: 'GET',
    path: '/api/people/second-factor',
    permission: 'people.manage',
    says: 'Which roles must sign in with two factors, and how many of each cannot yet.',
    answer: z.object({ rules: z.array(z.object({ role, isDemanded: z.boolean(), without: z.int() })) }),
  }),
  changeSecondFactorRules: endpoint({
    method: 'PUT',
    path: '/api/people/second-factor',
    permission: 'people.manage',
    needsProof: true,
    says: 'Sets which roles must sign in with two factors. Those who cannot yet must set it up before anything else.',
    body: z.strictObject({ roles: z.array(role).max(10) }),
    answer: nothing,
  }),
};

/** Second factors, and renewed proof. */
export const secondFactorContract = { ...own, ...proving, ...rules };
