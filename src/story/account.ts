import { z } from 'zod';
import { personSchema, roles } from './person.ts';

export const accountStates = ['active', 'deactivated'] as const;
export type AccountState = (typeof accountStates)[number];

/** How somebody signed in. `code`: with a password and a code of the second factor. */
export const signInWays = ['password', 'code', 'passkey', 'link', 'demo'] as const;
export type SignInWay = (typeof signInWays)[number];

/** `first`: the newsroom's first administrator. `reset`: new sign-in for somebody who is here already. */
const invitationKinds = ['first', 'invitation', 'reset'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** Somebody with an account. */
export const accountSchema = personSchema.extend({
  /** What they sign in with, in the one spelling under which it is found. */
  email: z.string(),
  madeAt: z.string(),
  /** True for accounts of the sample newsroom, which work only while the server runs with `--demo`. */
  isDemo: z.boolean(),
});

/** What the list of people says of an account beside that. */
export const accountUseSchema = z.object({
  hasPassword: z.boolean(),
  passkeys: z.int(),
  /** When somebody last used one of their sessions; null when none is open. */
  lastSeenAt: z.string().nullable(),
});

/** A link that lets somebody in once. */
export const invitationSchema = z.object({
  id: z.string(),
  kind: z.enum(invitationKinds),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(roles),
  madeAt: z.string(),
  /** A person's id or name, or `system`. */
  madeBy: z.string(),
  expiresAt: z.string(),
});

/** What is known of a passkey, without the key. */
export const passkeySchema = z.object({
  /** The credential's id, base64url. */
  id: z.string(),
  /** What its owner calls it. */
  name: z.string(),
  madeAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
