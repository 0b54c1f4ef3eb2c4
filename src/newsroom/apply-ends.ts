import type { PressRooms } from '../press/press-tasks.ts';
import type { Ends } from '../store/ends.ts';
import { revokeInvitations } from '../store/invitations.ts';
import { readMediaItem } from '../store/media-items.ts';
import type { Db } from '../store/open-store.ts';
import { changeState, listAccounts } from '../store/people.ts';
import { endEverySession } from '../store/sessions.ts';
import { readVersions, readWhereabouts } from '../store/versions.ts';
import { type Actor, audit, type Uses } from './acts.ts';
import { leaveTombstone, takeFromReaders } from './gate.ts';
import { takeDown } from './media/end-media.ts';

/** How much was done again to a newsroom that came back as it was. */
export interface Applied {
  readonly killed: number;
  readonly suppressed: number;
  /** Stories of which the version that is current here was suppressed later: they wait for an editor. */
  readonly withdrawn: number;
  readonly takenDown: number;
  readonly suspended: number;
}

type Rooms = PressRooms & Uses<'media' | 'originals'>;

/**
 * Does again, to a newsroom that comes back as it was, what was taken from readers for good since: restoring undoes no kill, no suppression
 * and no takedown, and lets nobody in who was suspended. Ends every session. To be called before anybody is served.
 */
export async function applyEnds(rooms: Rooms, later: Ends, actor: Actor): Promise<Applied> {
  const applied = await rooms.store.write(async (tx) => ({
    killed: await killAgain(tx, later, actor),
    ...(await suppressAgain(tx, later, actor)),
    suspended: await suspendAgain(tx, later, { actor, at: rooms.clock.now() }),
  }));
  return { ...applied, takenDown: await takeDownAgain(rooms, later, actor) };
}

async function stateOf(tx: Db, storyId: string): Promise<'live' | 'withdrawn' | 'killed' | null> {
  return (await readWhereabouts(tx, storyId))?.state.is ?? null;
}

async function killAgain(tx: Db, { killed }: Ends, actor: Actor): Promise<number> {
  let count = 0;
  for (const { storyId, at, reason } of killed) {
    const state = await stateOf(tx, storyId);
    if (state === null || state === 'killed') continue;
    const summary = `Killed story ${storyId} again after a backup was restored: ${reason}`;
    await takeFromReaders(tx, { storyId, state: { is: 'killed', at, reason }, summary }, { actor, at, act: 'kill' });
    count += 1;
  }
  return count;
}

/** What is current here cannot be suppressed: its story is withdrawn. */
async function suppressAgain(
  tx: Db,
  { suppressed }: Ends,
  actor: Actor,
): Promise<Pick<Applied, 'suppressed' | 'withdrawn'>> {
  const count = { suppressed: 0, withdrawn: 0 };
  for (const { storyId, number, at, reason } of suppressed) {
    const heads = await readVersions(tx, storyId);
    const version = heads.find((head) => head.number === number);
    if (!version || version.suppressed) continue;
    if (version !== heads.at(-1)) {
      await leaveTombstone(tx, { storyId, number, reason }, { actor, at, act: 'suppress' });
      count.suppressed += 1;
    } else if ((await stateOf(tx, storyId)) === 'live') {
      const summary = `Withdrew story ${storyId}: its version ${number} was suppressed after the backup that was restored`;
      await takeFromReaders(tx, { storyId, state: { is: 'withdrawn', at }, summary }, { actor, at, act: 'withdraw' });
      count.withdrawn += 1;
    }
  }
  return count;
}

async function suspendAgain(
  tx: Db,
  { suspended }: Ends,
  { actor, at }: { readonly actor: Actor; readonly at: string },
): Promise<number> {
  await endEverySession(tx);
  const out = new Set(suspended);
  const accounts = await listAccounts(tx, { withDemo: true });
  const back = accounts.filter(({ id, state }) => out.has(id) && state.is === 'active');
  for (const { id, name } of back) {
    await changeState(tx, id, { is: 'deactivated', at });
    await revokeInvitations(tx, { personId: id }, at);
    await audit(tx, actor, {
      ...{ at, by: actor.name, act: 'deactivate', storyId: null },
      summary: `Suspended ${name} again after a backup was restored`,
    });
  }
  return back.length;
}

async function takeDownAgain(rooms: Rooms, { takenDown }: Ends, actor: Actor): Promise<number> {
  let count = 0;
  for (const { id, reason, hasOriginal } of takenDown) {
    const item = await readMediaItem(rooms.store.reader, id);
    if (!item || item.end?.is === 'taken-down') continue;
    await takeDown(rooms, { id, reason, isDestroyed: item.original.is === 'kept' && !hasOriginal }, actor);
    count += 1;
  }
  return count;
}
