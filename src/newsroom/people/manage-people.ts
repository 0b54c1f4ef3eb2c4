import type { Instant } from '../../base/clock.ts';
import { newId } from '../../base/ids.ts';
import { problem, Refusal } from '../../base/problem.ts';
import { frontOf } from '../../site/front-of.ts';
import { storeArchive } from '../../store/archive.ts';
import { allGrants, readGrants, saveGrants } from '../../store/front-grants.ts';
import {
  addInvitation,
  isOpen,
  listInvitations,
  readInvitation,
  revokeInvitation as revoke,
  revokeInvitations,
} from '../../store/invitations.ts';
import type { Db } from '../../store/open-store.ts';
import {
  type Account,
  accountByEmail,
  changeRole as giveRole,
  changeState,
  hasOtherAdministrator,
  listAccounts,
  readAccount,
  renameAccount,
  tidyEmail,
} from '../../store/people.ts';
import { endSessionsOf, rotateSessionsOf } from '../../store/sessions.ts';
import { frontNamed } from '../../story/front-id.ts';
import type { FrontPermission } from '../../story/front-rights.ts';
import { audit, type Uses } from '../acts.ts';
import { peopleContract } from '../../contract/people.ts';
import { handle, type SignedIn } from '../door.ts';
import { newSecret } from './secret.ts';
import { DAY, secondsAfter } from './time.ts';
import { emailTaken, mayHaveInvited } from './welcome.ts';

export const listColleagues = handle(peopleContract.listColleagues, async ({ rooms }) => {
  const people = await everybody(rooms);
  const active = people.filter(({ state }) => state.is === 'active');
  return { people: active.map(({ id, name, role }) => ({ id, name, role })) };
});

function everybody({ store, isDemo }: Uses<'store' | 'isDemo'>) {
  return listAccounts(store.reader, { withDemo: isDemo });
}

export const listPeople = handle(peopleContract.listPeople, async ({ rooms }) => {
  const now = rooms.clock.now();
  const people = await everybody(rooms);
  const invitations = await listInvitations(rooms.store.reader, { withDemo: rooms.isDemo });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const grants = await allGrants(rooms.store.reader);
  return {
    people: people.map(({ state, ...person }) => ({
      ...person,
      state: state.is,
      stateAt: state.at,
      grants: grants.get(person.id) ?? [],
    })),
    invitations: invitations
      .filter(({ kind }) => kind !== 'first')
      .map((one) => ({ ...one, madeBy: names.get(one.madeBy) ?? one.madeBy, hasExpired: !isOpen(one, now) })),
  };
});

export const correctPerson = handle(peopleContract.correctPerson, async ({ rooms, who, params, body }) => {
  await managing({ rooms, who }, params.id, async (tx, account) => {
    const holder = await accountByEmail(tx, body.email);
    if (holder && holder.id !== account.id) throw emailTaken();
    await renameAccount(tx, account.id, body);
    const revoked = await revokeInvitations(tx, { email: tidyEmail(body.email) }, rooms.clock.now());
    return {
      act: 'correct-person',
      summary: `Corrected ${account.name} to ${body.name}, ${tidyEmail(body.email)}`,
      details: { before: [account.name, account.email], revoked },
    };
  });
  return {};
});

export const changeRole = handle(peopleContract.changeRole, async ({ rooms, who, params, body }) => {
  await managing({ rooms, who }, params.id, async (tx, account) => {
    if (body.role !== 'administrator') await refuseLastAdministrator(tx, account);
    await giveRole(tx, account.id, body.role);
    await rotateSessionsOf(tx, account.id);
    const revoked = await revokeUnlessMayInvite(tx, { ...account, role: body.role }, rooms.clock.now());
    return {
      act: 'change-role',
      summary: `Made ${account.name} ${body.role}, who was ${account.role}`,
      details: { before: account.role, after: body.role, revoked },
    };
  });
  return {};
});

export const nameForFronts = handle(peopleContract.nameForFronts, async ({ rooms, who, params, body }) => {
  await managing({ rooms, who }, params.id, async (tx, account) => {
    const before = (await readGrants(tx, account.id)).filter(({ permission }) => permission === body.permission);
    await refuseUnknown(tx, body, new Set(before.map(({ front }) => front)));
    await saveGrants(tx, account.id, body);
    const where = body.fronts.length === 0 ? 'wherever their role allows' : `only on ${body.fronts.join(', ')}`;
    return {
      act: 'change-front-rights',
      summary: `${account.name} may ${permitted[body.permission]} ${where}`,
      details: { permission: body.permission, before: before.map(({ front }) => front), after: [...body.fronts] },
    };
  });
  return {};
});

const permitted: Readonly<Record<FrontPermission, string>> = {
  'front.arrange': 'arrange fronts',
  'front.launch': 'launch fronts',
  'banner.put': 'put up breaking banners',
};

/** Refuses (422) fronts that are not there, except those for which they were named before. */
async function refuseUnknown(
  tx: Db,
  { permission, fronts }: { readonly permission: FrontPermission; readonly fronts: readonly string[] },
  known: ReadonlySet<string>,
): Promise<void> {
  for (const front of fronts) {
    const isBanner = permission === 'banner.put' && frontNamed(front).is !== 'edition';
    if (!isBanner && (known.has(front) || (await frontOf(storeArchive(tx), front)))) continue;
    const say = isBanner
      ? `A banner goes over the pages of an edition, and ${front} is not one.`
      : `There is no front ${front}. Choose one from the list.`;
    throw new Refusal('no-such-front', 422, say, [problem('no-such-front', front, say)]);
  }
}

export const deactivate = handle(peopleContract.deactivate, async ({ rooms, who, params }) => {
  await managing({ rooms, who }, params.id, async (tx, account) => {
    await refuseLastAdministrator(tx, account);
    const at = rooms.clock.now();
    const state = { is: 'deactivated', at } as const;
    await changeState(tx, account.id, state);
    await revokeInvitations(tx, { personId: account.id }, at);
    const revoked = await revokeUnlessMayInvite(tx, { ...account, state }, at);
    const ended = await endSessionsOf(tx, account.id);
    return { act: 'deactivate', summary: `Suspended ${account.name}`, details: { ended, revoked } };
  });
  return {};
});

export const reactivate = handle(peopleContract.reactivate, async ({ rooms, who, params }) => {
  await managing({ rooms, who }, params.id, async (tx, account) => {
    await changeState(tx, account.id, { is: 'active', at: rooms.clock.now() });
    return { act: 'reactivate', summary: `Restored ${account.name}’s access`, details: {} };
  });
  return {};
});

export const endPersonSessions = handle(peopleContract.endPersonSessions, async ({ rooms, who, params }) => {
  let ended = 0;
  await managing({ rooms, who }, params.id, async (tx, account) => {
    ended = await endSessionsOf(tx, account.id);
    return { act: 'end-sessions-of', summary: `Signed ${account.name} out everywhere`, details: { ended } };
  });
  return { ended };
});

/** How long a link works. */
const LINK_LIFE = 7 * DAY;

export const resetPerson = handle(peopleContract.resetPerson, async ({ rooms, who, params }) => {
  const at = rooms.clock.now();
  const secret = newSecret();
  const expiresAt = secondsAfter(at, LINK_LIFE);
  await managing({ rooms, who }, params.id, async (tx, account) => {
    if (account.isDemo)
      throw new Refusal(
        'demo-account',
        403,
        'Anybody may be an administrator in a demonstration, so sign-ins cannot be reset there. Invite them again.',
      );
    if (account.state.is !== 'active')
      throw new Refusal('account-shut', 409, `${account.name} is suspended. Restore their access first.`);
    const { id: personId, email, name, role, isDemo } = account;
    await revokeInvitations(tx, { personId }, at);
    const made = { id: newId(), kind: 'reset', madeAt: at, madeBy: who.person.id, expiresAt } as const;
    await addInvitation(tx, { ...made, personId, email, name, role, isDemo }, secret.hash);
    return { act: 'reset-sign-in', summary: `Made a reset link for ${name}`, details: { expiresAt } };
  });
  return { link: linkOf(secret.token), expiresAt, replaced: false };
});

/** The token stands after the `#`, which browsers send to nobody and write into no log. */
function linkOf(token: string): string {
  return `/welcome#${token}`;
}

export const invite = handle(peopleContract.invite, async ({ rooms, who, body }) => {
  const at = rooms.clock.now();
  const secret = newSecret();
  const expiresAt = secondsAfter(at, LINK_LIFE);
  const email = tidyEmail(body.email);
  const replaced = await rooms.store.write(async (tx) => {
    const isDemo = await isOfDemo(tx, who);
    if (await accountByEmail(tx, email)) throw emailTaken();
    const ended = await revokeInvitations(tx, { email }, at);
    const made = { id: newId(), kind: 'invitation', personId: newId(), madeAt: at, madeBy: who.person.id } as const;
    await addInvitation(tx, { ...made, email, name: body.name, role: body.role, isDemo, expiresAt }, secret.hash);
    const summary = `Invited ${body.name ?? email} as ${body.role}`;
    const details = { invitation: made.id, email, role: body.role, expiresAt, replaced: ended };
    await audit(tx, who.person, { at, by: who.person.name, act: 'invite', storyId: null, summary, details });
    return ended;
  });
  return { link: linkOf(secret.token), expiresAt, replaced: replaced > 0 };
});

export const revokeInvitation = handle(peopleContract.revokeInvitation, async ({ rooms, who, params }) => {
  const at = rooms.clock.now();
  await rooms.store.write(async (tx) => {
    const invitation = await readInvitation(tx, params.id);
    if (!invitation || invitation.kind === 'first' || invitation.usedAt || invitation.revokedAt)
      throw new Refusal('invitation-unknown', 404, 'There is no such open invitation: it was used or revoked.');
    if (!invitation.isDemo) refuseFromDemo(await isOfDemo(tx, who));
    await revoke(tx, invitation.id, at);
    const summary = `Revoked the link for ${invitation.name ?? invitation.email}`;
    const act = { at, by: who.person.name, act: 'revoke-invitation', summary };
    await audit(tx, who.person, { ...act, storyId: null, details: { invitation: invitation.id } });
  });
  return {};
});

/** Links end with the leave of whoever made them. Returns how many did. */
async function revokeUnlessMayInvite(tx: Db, maker: Account, at: Instant): Promise<number> {
  return mayHaveInvited(maker) ? 0 : revokeInvitations(tx, { madeBy: maker.id }, at);
}

interface Managed {
  readonly act: string;
  readonly summary: string;
  readonly details: Parameters<typeof audit>[2]['details'] & object;
}

/** Does something to somebody's account and records it, in one transaction. Refuses (404) whom nobody knows. */
async function managing(
  { rooms, who }: { rooms: Uses<'store' | 'clock' | 'isDemo'>; who: SignedIn },
  id: string,
  work: (tx: Db, account: Account) => Promise<Managed>,
): Promise<void> {
  await rooms.store.write(async (tx) => {
    const account = await readAccount(tx, id);
    if (!account || (account.isDemo && !rooms.isDemo))
      throw new Refusal(
        'person-unknown',
        404,
        'Nobody has this id. The list of people may have changed; open it again.',
      );
    if (!account.isDemo) refuseFromDemo(await isOfDemo(tx, who));
    const { details, ...act } = await work(tx, account);
    const about = { person: account.id, ...details };
    await audit(tx, who.person, { at: rooms.clock.now(), by: who.person.name, storyId: null, ...act, details: about });
  });
}

async function isOfDemo(tx: Db, { person }: SignedIn): Promise<boolean> {
  return (await readAccount(tx, person.id))?.isDemo ?? false;
}

/** What a demonstration does must end with it: its administrators make and change accounts of the demonstration only. */
function refuseFromDemo(isDemo: boolean): void {
  if (isDemo)
    throw new Refusal('demo-account', 403, 'Demonstration accounts can manage only other demonstration accounts.');
}

async function refuseLastAdministrator(tx: Db, account: Account): Promise<void> {
  const counts = account.role === 'administrator' && account.state.is === 'active' && !account.isDemo;
  if (counts && !(await hasOtherAdministrator(tx, account.id)))
    throw new Refusal('last-administrator', 409, 'This is the last administrator. Make somebody else one first.');
}
