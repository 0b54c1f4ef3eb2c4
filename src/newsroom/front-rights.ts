import { problem, Refusal } from '../base/problem.ts';
import { frontOf } from '../site/front-of.ts';
import { storeArchive } from '../store/archive.ts';
import { readGrants } from '../store/front-grants.ts';
import { frontsShowing, frontsWith, type Thing } from '../store/launches.ts';
import type { Db } from '../store/open-store.ts';
import { readAccount } from '../store/people.ts';
import { type FrontPermission, mayOnFront } from '../story/front-rights.ts';
import type { Actor } from './acts.ts';

const doing: Readonly<Record<FrontPermission, string>> = {
  'front.arrange': 'arrange',
  'front.launch': 'launch',
  'banner.put': 'put a banner over the pages of',
};

/**
 * The one place where it is decided whether somebody may do this to all of these fronts; asked within the transaction that does it, so that
 * what was taken from them a moment ago is taken. Refuses (403) with the fronts on which they may not. The command line and the system, who have no id, may.
 */
export async function needOnFronts(
  tx: Db,
  actor: Actor,
  { permission, fronts }: { readonly permission: FrontPermission; readonly fronts: readonly string[] },
): Promise<void> {
  if (actor.id === undefined) return;
  const role = actor.role ?? (await activeRole(tx, actor.id));
  const rights = { role: role ?? 'reporter', grants: role === null ? [] : await readGrants(tx, actor.id) };
  const barred = [...new Set(fronts)].filter((front) => !mayOnFront(rights, permission, front));
  if (barred.length === 0) return;
  const names = await Promise.all(barred.map((front) => nameIn(tx, front)));
  const say = `${actor.name} may not ${doing[permission]} ${names.join(', ')}. An administrator can change that under People.`;
  throw new Refusal(
    'not-on-this-front',
    403,
    say,
    barred.map((front) => problem('not-on-this-front', front, say)),
  );
}

/** Null for somebody who does not work here any more. */
async function activeRole(tx: Db, id: string) {
  const account = await readAccount(tx, id);
  return account?.state.is === 'active' ? account.role : null;
}

async function nameIn(tx: Db, front: string): Promise<string> {
  const of = await frontOf(storeArchive(tx), front);
  return of ? `the front “${of.name}”` : `the front ${front}`;
}

/** The fronts that a change of these things changes: those on which they stand as arranged, and those on which readers have them. */
export async function frontsConcerned(db: Db, things: readonly Thing[]): Promise<string[]> {
  const arranged = await Promise.all(
    things.map(async ({ kind, id }) => (kind === 'front' ? [id] : frontsWith(db, id))),
  );
  return [...new Set([...arranged.flat(), ...(await frontsShowing(db, things))])];
}

/** Refuses what somebody may not launch, and (422) a front that is not there any more. */
export async function needToLaunch(tx: Db, actor: Actor, things: readonly Thing[]): Promise<void> {
  await needOnFronts(tx, actor, { permission: 'front.launch', fronts: await frontsConcerned(tx, things) });
  for (const { kind, id } of things) {
    if (kind !== 'front' || (await frontOf(storeArchive(tx), id))) continue;
    throw new Refusal('front-ended', 422, `The front ${id} has ended, so it cannot be launched.`);
  }
}
