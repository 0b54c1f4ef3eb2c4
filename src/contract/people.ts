import { z } from 'zod';
import {
  accountSchema,
  accountStates,
  accountUseSchema,
  invitationSchema,
  passkeySchema,
  signInWays,
} from '../story/account.ts';
import { actSchema, actSearchSchema } from '../story/act.ts';
import { frontGrantSchema } from '../story/front-rights.ts';
import { personSchema } from '../story/person.ts';
import { endpoint, nothing } from './endpoint.ts';
import {
  base64,
  byId,
  email,
  instant,
  madePasskey,
  name,
  passkeyName,
  passkeyOptions,
  password,
  role,
} from './sign-in.ts';

const session = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  agent: z.string(),
  address: z.string(),
  way: z.enum(signInWays),
  firstUsedAt: instant,
  lastUsedAt: instant,
  endsAt: instant,
});

/** Proof that it is still the person: their password, or having signed in a short while ago. */
const proof = { proof: password.optional() };

/** One's own account. */
const account = {
  readAccount: endpoint({
    method: 'GET',
    path: '/api/account',
    permission: 'account.own',
    says: 'Your own account: how you sign in, and where you are signed in.',
    answer: z.object({
      ...personSchema.shape,
      email: z.string(),
      /** Whether it ends with the demonstration. */
      isDemo: z.boolean(),
      /** Whether everybody who tries the demonstration may sign in to it: it has no way in of its own, and gets none. */
      isEverybodys: z.boolean(),
      passwordSetAt: instant.nullable(),
      passkeys: z.array(passkeySchema),
      sessions: z.array(session),
      secondFactor: z.object({
        /** Since when codes of an authenticator app are asked for; null for never. */
        since: instant.nullable(),
        codesLeft: z.int(),
        /** Whether one's role must have one, or a passkey. */
        isDemanded: z.boolean(),
      }),
      /** Whether this address can hold passkeys. */
      canHavePasskeys: z.boolean(),
    }),
  }),
  renameSelf: endpoint({
    method: 'PUT',
    path: '/api/account/name',
    permission: 'account.own',
    says: 'Changes the name that colleagues see.',
    body: z.strictObject({ name }),
    answer: nothing,
  }),
  changePassword: endpoint({
    method: 'PUT',
    path: '/api/account/password',
    permission: 'account.own',
    says: 'Sets your password and ends every other session.',
    body: z.strictObject({ ...proof, password }),
    answer: nothing,
  }),
  askNewPasskey: endpoint({
    method: 'POST',
    path: '/api/account/passkeys/options',
    permission: 'account.own',
    says: 'What the browser needs to make another passkey.',
    body: z.strictObject(proof),
    answer: passkeyOptions,
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/api/account/passkeys',
    permission: 'account.own',
    says: 'Adds a passkey.',
    body: z.strictObject({ name: passkeyName, response: madePasskey }),
    answer: nothing,
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/api/account/passkeys/:id',
    permission: 'account.own',
    says: 'Removes a passkey; never the last way in.',
    params: z.strictObject({ id: base64.min(1).max(1500) }),
    answer: nothing,
  }),
  readEvents: endpoint({
    method: 'GET',
    path: '/api/account/events',
    permission: 'account.own',
    says: 'Recent events on your account, newest first: sign-ins, and every change to how you sign in and what you may do.',
    answer: z.object({
      events: z.array(
        actSchema.extend({
          seq: z.int(),
          /** Who did it; null for the newsroom itself, and for nobody known. */
          by: z.string().nullable(),
          address: z.string().nullable(),
          isNew: z.boolean(),
        }),
      ),
    }),
  }),
  seeEvents: endpoint({
    method: 'PUT',
    path: '/api/account/events/seen',
    permission: 'account.own',
    says: 'Marks your account’s events up to this one as seen.',
    body: z.strictObject({ upTo: z.int().min(0) }),
    answer: nothing,
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/api/account/sessions/:id',
    permission: 'session.own',
    says: 'Ends one of your sessions.',
    params: byId,
    answer: nothing,
  }),
  endOtherSessions: endpoint({
    method: 'DELETE',
    path: '/api/account/sessions',
    permission: 'session.own',
    says: 'Ends all your sessions but this one.',
    answer: z.object({ ended: z.int() }),
  }),
};

const listedPerson = z.object({
  ...accountSchema.shape,
  ...accountUseSchema.shape,
  state: z.enum(accountStates),
  stateAt: instant,
  /** The fronts for which they were named; where that is none, their role decides. */
  grants: z.array(frontGrantSchema),
});

const invitation = invitationSchema.extend({ hasExpired: z.boolean() });

/** A link as it is shown once, to whoever made it: an address on this newsroom's own origin. */
const madeLink = z.object({
  link: z.string(),
  expiresAt: instant,
  /** True when it took the place of a link that was open for the same address: that one has ended. */
  replaced: z.boolean(),
});
export type MadeLink = Readonly<z.output<typeof madeLink>>;

/** Who works here. */
const people = {
  listColleagues: endpoint({
    method: 'GET',
    path: '/api/colleagues',
    permission: 'people.read',
    says: 'Everybody who may work here now, by name.',
    answer: z.object({ people: z.array(personSchema) }),
  }),
  listPeople: endpoint({
    method: 'GET',
    path: '/api/people',
    permission: 'people.manage',
    says: 'Everybody who has an account, and every open invitation.',
    answer: z.object({ people: z.array(listedPerson), invitations: z.array(invitation) }),
  }),
  correctPerson: endpoint({
    method: 'PUT',
    path: '/api/people/:id',
    permission: 'people.manage',
    needsProof: true,
    says: 'Corrects somebody’s name and e-mail address.',
    params: byId,
    body: z.strictObject({ name, email }),
    answer: nothing,
  }),
  changeRole: endpoint({
    method: 'PUT',
    path: '/api/people/:id/role',
    permission: 'people.manage',
    needsProof: true,
    says: 'Gives somebody another role; never the last administrator.',
    params: byId,
    body: z.strictObject({ role }),
    answer: nothing,
  }),
  nameForFronts: endpoint({
    method: 'PUT',
    path: '/api/people/:id/fronts',
    permission: 'people.manage',
    needsProof: true,
    says: 'Sets on which fronts, and no others, somebody may arrange, launch or put up a banner; with none named, their role decides again.',
    params: byId,
    body: z.strictObject({
      permission: frontGrantSchema.shape.permission,
      fronts: z.array(frontGrantSchema.shape.front).max(200),
    }),
    answer: nothing,
  }),
  deactivate: endpoint({
    method: 'POST',
    path: '/api/people/:id/deactivation',
    permission: 'people.manage',
    needsProof: true,
    says: 'Suspends somebody at once, keeping what they did; never the last administrator.',
    params: byId,
    answer: nothing,
  }),
  reactivate: endpoint({
    method: 'DELETE',
    path: '/api/people/:id/deactivation',
    permission: 'people.manage',
    says: 'Restores somebody’s access.',
    params: byId,
    answer: nothing,
  }),
  resetPerson: endpoint({
    method: 'POST',
    path: '/api/people/:id/reset',
    permission: 'people.manage',
    needsProof: true,
    says: 'Creates a link with which somebody can reset their sign-in.',
    params: byId,
    status: 201,
    answer: madeLink,
  }),
  endPersonSessions: endpoint({
    method: 'DELETE',
    path: '/api/people/:id/sessions',
    permission: 'people.manage',
    says: 'Signs somebody out everywhere.',
    params: byId,
    answer: z.object({ ended: z.int() }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/invitations',
    permission: 'people.manage',
    needsProof: true,
    says: 'Invites somebody by a link that works once, for seven days. It replaces any open link for this address.',
    body: z.strictObject({ email, name: name.nullable(), role }),
    status: 201,
    answer: madeLink,
  }),
  revokeInvitation: endpoint({
    method: 'DELETE',
    path: '/api/invitations/:id',
    permission: 'people.manage',
    says: 'Revokes an invitation or a reset link.',
    params: byId,
    answer: nothing,
  }),
};

const auditRow = actSchema.extend({
  seq: z.int(),
  name: z.string().nullable(),
  storyId: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});

const moment = z.iso.datetime({
  offset: true,
  error: 'Write a date and time with its zone, such as 2026-11-23T09:00:00Z.',
});

/** What was done. */
const record = {
  searchAudit: endpoint({
    method: 'GET',
    path: '/api/audit',
    permission: 'audit.read',
    says: 'What was done, newest first, a page at a time.',
    query: actSearchSchema.extend({
      story: z.string().max(64).optional(),
      from: moment.optional(),
      to: moment.optional(),
    }),
    answer: z.object({
      acts: z.array(auditRow),
      /** What to ask as `before` for the next page; null on the last. */
      next: z.int().nullable(),
    }),
  }),
  auditFilters: endpoint({
    method: 'GET',
    path: '/api/audit/filters',
    permission: 'audit.read',
    says: 'What the record can be searched by: every verb, and everybody who has an account.',
    answer: z.object({
      acts: z.array(z.string()),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  }),
};

/** One's own account, who works here, and the record of what everybody did. */
export const peopleContract = { ...account, ...people, ...record };
