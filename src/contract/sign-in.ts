import { z } from 'zod';
import { invitationSchema } from '../story/account.ts';
import { personSchema, roles } from '../story/person.ts';
import { endpoint, nothing } from './endpoint.ts';

const id = z.string().min(1).max(64);
export const byId = z.strictObject({ id });
export const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u, 'Write an e-mail address, such as name@paper.example.');
/** No control characters, no line and paragraph separators, nothing that turns the direction of what follows. */
const ONE_LINE = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;
export const name = z
  .string()
  .trim()
  .min(1, 'Write the name that colleagues will see.')
  .max(120, 'Use at most 120 characters.')
  .regex(ONE_LINE, 'A name is one line of letters.');
export const role = z.enum(roles);
/** The fields in which secrets are typed: nothing is taken out of them, not even what no keyboard writes. */
export const asTyped: ReadonlySet<string> = new Set(['password', 'proof']);
/** Longer than any password that is taken, so that the rules can say so, and short enough to hash. */
export const password = z.string().max(1024);
export const instant = z.string();
const token = z.string().min(20).max(100);

/** What browsers make of a passkey, base64url throughout (WebAuthn Level 3, 5.1: `toJSON`). */
export const base64 = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const credential = {
  id: base64.min(1).max(1500),
  rawId: base64.min(1).max(1500),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
};
export const madePasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64,
    attestationObject: base64,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export const usedPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64,
    authenticatorData: base64,
    signature: base64,
    userHandle: base64.optional(),
  }),
});
/** What `navigator.credentials` is asked with; only the browser looks inside. */
export const passkeyOptions = z.object({ options: z.record(z.string(), z.unknown()) });
export const passkeyName = z
  .string()
  .trim()
  .min(1, 'Give the passkey a name.')
  .max(60, 'Use at most 60 characters.')
  .regex(ONE_LINE, 'A name is one line of letters.');

const signedIn = z.object({ person: personSchema });

/** The number that a device found, for the challenge it was given, of the bits that were asked. */
const doneWork = z.strictObject({
  challenge: base64.max(200),
  bits: z.int().min(1).max(32),
  number: z.int().min(0),
});
export type DoneWork = Readonly<z.output<typeof doneWork>>;

/**
 * Work that the newsroom asks of a device in place of waiting, under `work` in its refusal: to find a number of which the derived key
 * (PBKDF2, SHA-256, of the challenge, salted with the number's eight bytes, in so many rounds) begins with so many zero bits.
 */
export interface Work extends Omit<DoneWork, 'number'> {
  readonly rounds: number;
}

/** Getting in and out. */
const doors = {
  readWays: endpoint({
    method: 'GET',
    path: '/api/session/ways',
    permission: 'nobody',
    says: 'The ways to sign in here: whether passkeys work at this address, and the demonstration accounts.',
    answer: z.object({
      passkeys: z.boolean(),
      /** True until the newsroom has its first administrator, who comes by the link in the terminal. */
      isNew: z.boolean(),
      demoPeople: z.array(personSchema),
    }),
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    permission: 'nobody',
    says: 'Signs in with e-mail address and password. After too many guesses you must wait (429, Retry-After), or have the device do the work that the refusal gives under `work` and send the result.',
    body: z.strictObject({
      email: z.string().max(254),
      password,
      /** Of the authenticator app, or a recovery code; asked for by the refusal `code-needed`. */
      code: z.string().max(40).optional(),
      work: doneWork.optional(),
    }),
    answer: signedIn,
  }),
  signInDemo: endpoint({
    method: 'POST',
    path: '/api/session/demo',
    permission: 'nobody',
    says: 'Signs in with a demonstration account, if this is a demonstration.',
    body: z.strictObject({ id }),
    answer: signedIn,
  }),
  askPasskey: endpoint({
    method: 'POST',
    path: '/api/session/passkey-options',
    permission: 'nobody',
    says: 'What the browser needs to sign in with a passkey.',
    answer: passkeyOptions,
  }),
  signInPasskey: endpoint({
    method: 'POST',
    path: '/api/session/passkey',
    permission: 'nobody',
    says: 'Signs in with a passkey.',
    body: z.strictObject({ response: usedPasskey }),
    answer: signedIn,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    permission: 'session.own',
    says: 'Signs out of this browser.',
    answer: nothing,
  }),
};

/** Coming in by a link. The token travels in bodies only, so that it stands in no log. */
const welcome = {
  lookAtLink: endpoint({
    method: 'POST',
    path: '/api/welcome/look',
    permission: 'nobody',
    says: 'What a link is for. 410 if it was used, has expired or was revoked.',
    body: z.strictObject({ token }),
    answer: z.object({
      ...invitationSchema.pick({ kind: true, email: true, name: true, role: true, expiresAt: true }).shape,
      newsroom: z.string(),
      passkeys: z.boolean(),
    }),
  }),
  welcomePasskey: endpoint({
    method: 'POST',
    path: '/api/welcome/passkey-options',
    permission: 'nobody',
    says: 'What the browser needs to make a passkey for whoever a link lets in.',
    body: z.strictObject({ token, name, email }),
    answer: passkeyOptions,
  }),
  acceptLink: endpoint({
    method: 'POST',
    path: '/api/welcome',
    permission: 'nobody',
    says: 'Uses a link: creates the account, or resets its sign-in, and signs in. Needs a password, a passkey or both.',
    body: z.strictObject({
      token,
      name,
      email,
      password: password.optional(),
      passkey: z.strictObject({ name: passkeyName, response: madePasskey }).optional(),
    }),
    answer: signedIn,
  }),
};

/** Signing in and out, and coming in by a link. */
export const signInContract = { ...doors, ...welcome };
