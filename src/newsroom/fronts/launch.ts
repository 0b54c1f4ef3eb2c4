import type { Instant } from '../../base/clock.ts';
import { newId } from '../../base/ids.ts';
import { problem, Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import {
  addLaunch,
  asArranged,
  endLaunch,
  goLive,
  launchHolds,
  type Launch,
  type LaunchItem,
  needPlannedLaunch,
  type Thing,
} from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import { type Actor, audit, commitAndPress, type Uses } from '../acts.ts';
import type { WrittenTime } from '../../contract/publishing.ts';
import { frontsConcerned, needOnFronts, needToLaunch } from '../front-rights.ts';
import { instantOf } from '../publishing/when.ts';
import { refuseBarredPictures } from './card-rights.ts';

/** What an editor wants readers to get: these things, as they had them before them. */
export interface Wanted {
  readonly things: readonly Thing[];
  /** The revision of the board that the editor saw; what was changed after it is refused. */
  readonly on: number;
  /** When everything returns to what stood before; null for good. */
  readonly until: WrittenTime | null;
}

/** Gives readers containers and fronts as they are arranged, at once: one transaction for all of them, then one press. */
export async function launchNow(
  rooms: PressRooms,
  wanted: Wanted,
  actor: Actor,
): Promise<{ readonly id: string; readonly press: PressReceipt }> {
  const now = rooms.clock.now();
  const until = wanted.until && (await instantOf(rooms.store.reader, wanted.until, now));
  const id = newId();
  const zone = wanted.until?.zone ?? null;
  const { receipt } = await commitAndPress(rooms, (tx) => launchIn(tx, { ...wanted, id, until, at: now, zone }, actor));
  return { id, press: receipt };
}

/** What goes live at once, and until when. */
export interface Launching extends Omit<Wanted, 'until'> {
  readonly id: string;
  readonly at: Instant;
  readonly until: Instant | null;
  /** The zone in which the editor wrote the times; null where nobody wrote any. */
  readonly zone: string | null;
}

/**
 * Refuses (403) a launch that has come due, whose author may not launch on all of its fronts any more, and (422) one with pictures that may not be shown any more.
 * What one may do is asked when it happens, not only when it was planned.
 */
export async function needStillToLaunch(tx: Db, { id, planner, planned, things }: Launch, at: Instant): Promise<void> {
  await needToLaunch(tx, planner === null ? { name: planned.by } : { name: planned.by, id: planner }, things);
  await refuseBarredPictures(tx, await launchHolds(tx, id), at);
}

/** Gives readers things as they are arranged, within a transaction that does more. */
export async function launchIn(tx: Db, { id, at, until, zone, things, on }: Launching, actor: Actor): Promise<void> {
  await needToLaunch(tx, actor, things);
  const items = await asArranged(tx, things, on);
  await refuseBarredPictures(tx, items, at);
  const act = { at, by: actor.name, act: 'launch-front', summary: `Launched ${saidOf(items)}` };
  await addLaunch(tx, { id, at: null, until, zone, items, planner: actor.id ?? null }, act);
  await goLive(tx, id, act);
  await audit(tx, actor, { ...act, storyId: null, details: { launch: id, until } });
}

/** Keeps what is arranged now to go live at a time. What is arranged after that does not go live with it. */
export async function planLaunch(
  rooms: Uses<'store' | 'clock'>,
  wanted: Wanted & { readonly when: WrittenTime },
  actor: Actor,
): Promise<string> {
  const now = rooms.clock.now();
  const at = await instantOf(rooms.store.reader, wanted.when, now);
  const until = wanted.until && (await instantOf(rooms.store.reader, wanted.until, now));
  const id = newId();
  await rooms.store.write((tx) => planIn(tx, { ...wanted, id, until, at, now, zone: wanted.when.zone }, actor));
  return id;
}

interface Planning extends Launching {
  readonly now: Instant;
}

/** Keeps things as they are arranged to go live at a time, within a transaction that does more. Refuses (422) what would end before. */
export async function planIn(tx: Db, { id, at, until, things, on, now, zone }: Planning, actor: Actor): Promise<void> {
  if (until !== null && until <= at) throw endsBefore();
  await needToLaunch(tx, actor, things);
  const items = await asArranged(tx, things, on);
  await refuseBarredPictures(tx, items, at);
  const act = { at: now, by: actor.name, act: 'plan-front', summary: `Planned to launch ${saidOf(items)} at ${at}` };
  await addLaunch(tx, { id, at, until, zone, items, planner: actor.id ?? null }, act);
  await audit(tx, actor, { ...act, storyId: null, details: { launch: id, for: at, until } });
}

function endsBefore(): Refusal {
  const say = 'It would end before it starts. Choose a later end, or none.';
  return new Refusal('ends-before', 422, say, [problem('ends-before', 'until', say)]);
}

/** Takes a planned launch back: nothing of it goes live. Refuses (409) one that is not planned any more. */
export async function cancelLaunch(
  rooms: Uses<'store' | 'clock'>,
  { id, why }: { readonly id: string; readonly why: string },
  actor: Actor,
): Promise<void> {
  await rooms.store.write(async (tx: Db) => {
    const { things, at, release } = await needPlannedLaunch(tx, id);
    if (release !== null)
      throw new Refusal('part-of-release', 409, 'It goes live together with stories. Cancel that release instead.');
    const who = { at: rooms.clock.now(), by: actor.name };
    await needOnFronts(tx, actor, { permission: 'front.launch', fronts: await frontsConcerned(tx, things) });
    await endLaunch(tx, id, { is: 'cancelled', ...who, why });
    const summary = `Cancelled the launch of ${countOf(things)}, planned for ${momentOf(at)}`;
    await audit(tx, actor, { ...who, act: 'cancel-front', summary, storyId: null, details: { launch: id, why } });
  });
}

function momentOf(at: Instant | null): string {
  return at ?? 'now';
}

/** Names fronts, and containers by their titles. */
function saidOf(items: readonly LaunchItem[]): string {
  const names = items.map(({ kind, id, value }) => {
    if (kind === 'front') return `the front ${id}`;
    return value && 'title' in value && value.title !== null ? `“${value.title}”` : 'a container without a title';
  });
  return names.join(', ');
}

function countOf(things: readonly Thing[]): string {
  return things.length === 1 ? `one ${things[0]?.kind ?? 'thing'}` : `${things.length} containers and fronts`;
}
