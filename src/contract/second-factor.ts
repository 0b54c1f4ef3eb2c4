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
    says: 'A secret for an authenticator app, as text and as the address that apps read. It counts once a code of it was confirmed.',
    answer: z.object({ secret: z.string(), uri: z.string() }),
  }),
  confirmSecondFactor: endpoint({
    method: 'PUT',
    path: '/api/account/second-factor',
    permission: 'account.own',
    says: 'Confirms the authenticator app by a code of it, ends every other session, and gives recovery codes.',
    body: z.strictObject({ code: z.string().max(20) }),
    answer: recoveryCodes,
  }),
  removeSecondFactor: endpoint({
    method: 'DELETE',
    path: '/api/account/second-factor',
    permission: 'account.own',
    needsProof: true,
    says: 'Removes the authenticator app and its recovery codes; not where the role demands two factors and there is no passkey.',
    answer: nothing,
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/api/account/recovery-codes',
    permission: 'account.own',
    needsProof: true,
    says: 'Makes new recovery codes; the ones before work no more.',
    answer: recoveryCodes,
  }),
};

/** Proving anew that it is still the person who signed in; what needs it says `needsProof`. */
const proving = {
  prove: endpoint({
    method: 'POST',
    path: '/api/session/proof',
    permission: 'session.own',
    says: 'Proves by the password that it is still the person who signed in; good for a quarter of an hour.',
    body: z.strictObject({ password }),
    answer: nothing,
  }),
  askProvingPasskey: endpoint({
    method: 'POST',
    path: '/api/session/proof/passkey-options',
    permission: 'session.own',
    says: 'What the browser needs to prove by a passkey that it is still the person who signed in.',
    answer: passkeyOptions,
  }),
  provePasskey: endpoint({
    method: 'POST',
    path: '/api/session/proof/passkey',
    permission: 'session.own',
    says: 'Proves by a passkey that it is still the person who signed in; good for a quarter of an hour.',
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
    says: 'Says which roles must sign in with two factors. Who cannot yet sets it up before anything else.',
    body: z.strictObject({ roles: z.array(role).max(10) }),
    answer: nothing,
  }),
};

/** Second factors, and renewed proof. */
export const secondFactorContract = { ...own, ...proving, ...rules };
