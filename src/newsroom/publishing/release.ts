import type { PressRooms } from '../../press/press-tasks.ts';
import type { Instant } from '../../base/clock.ts';
import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/problem.ts';
import type { Approval, ReleasedVersion, WrittenTime } from '../../contract/publishing.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import type { Db } from '../../store/open-store.ts';
import {
  addRelease,
  approveAgain as putAnotherRevision,
  endRelease,
  moveRelease,
  needPlanned,
  type NewRelease,
  noteVersion,
} from '../../store/releases.ts';
import { bindLaunch, launchOfRelease } from '../../store/released-launches.ts';
import type { NewVersion } from '../../store/public-acts.ts';
import { readPublished } from '../../store/versions.ts';
import { publicPath } from '../../story/published.ts';
import { launchIn, planIn, type Wanted } from '../fronts/launch.ts';
import { type Actor, audit, commitAndPress, type Uses } from '../acts.ts';
import { frontsConcerned, needOnFronts } from '../front-rights.ts';
import { type Approved, approvedOf, keepRevision } from './approved.ts';
import { clocksOf, onClocks } from './embargo.ts';
import { askedOf, letThrough, refuseBarred, refuseUnfit } from '../gate.ts';
import { momentFor, nameOf } from './said.ts';
import { instantOf } from './when.ts';

/** What went live, and what was pressed for it. */
export interface Released {
  readonly releaseId: string;
  readonly versions: readonly ReleasedVersion[];
  readonly press: PressReceipt;
}

/**
 * Publishes one or several stories at once, and launches with them what is arranged on fronts, all or none: one transaction for everything, then one press. Each is
 * published as its editor saw it; what was typed or arranged in between refuses all (409).
 */
export async function releaseNow(
  rooms: PressRooms & Uses<'drafts'>,
  { approvals, launch = null }: Together,
  actor: Actor,
): Promise<Released> {
  const approved = await Promise.all(approvals.map((one) => approvedOf(rooms, one)));
  const at = rooms.clock.now();
  const id = newId();
  const until = launch?.until ? await instantOf(rooms.store.reader, launch.until, at) : null;
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const versions = await liveAtOnce(tx, approved, { id, at, actor });
    if (launch)
      await launchWith(tx, id, () =>
        launchIn(tx, { ...launch, id, at, until, zone: launch.until?.zone ?? null }, actor),
      );
    return versions;
  });
  return { releaseId: id, versions: kept, press: receipt };
}

/** Stories as their editors saw them, and what goes live on fronts in the same moment. */
export interface Together {
  readonly approvals: readonly Approval[];
  readonly launch?: Wanted | null;
}

/** The launch of a release goes by the name of the release. */
async function launchWith(tx: Db, id: string, launching: () => Promise<void>): Promise<void> {
  await launching();
  await bindLaunch(tx, id, id);
}

interface AtOnce {
  readonly id: string;
  readonly at: Instant;
  readonly actor: Actor;
}

async function liveAtOnce(
  tx: Db,
  approved: readonly Approved[],
  { id, at, actor }: AtOnce,
): Promise<Released['versions']> {
  const who = { at, by: actor.name };
  await addRelease(tx, { id, at: null, zone: null, items: await itemsOf(tx, approved) }, who);
  const going = { actor, at, act: 'publish', details: approved.length > 1 ? { release: id } : {} };
  const { live } = await letThrough(tx, approved.map(versionOf), going);
  const versions = live.map(({ story, version }) => {
    return { storyId: story.id, headline: story.headline, version, path: publicPath(story) };
  });
  for (const one of versions) await noteVersion(tx, id, one);
  await endRelease(tx, id, { is: 'done', ...who });
  return versions;
}

function versionOf({ draft, change, note, why }: Approved): NewVersion {
  return { story: draft.story, change, note, why };
}

/** Plans one or several stories for one moment. What may not go live then as it stands is refused now (422). */
export async function planRelease(
  rooms: Uses<'store' | 'clock' | 'drafts'>,
  { when, approvals, launch = null }: Together & { readonly when: WrittenTime },
  actor: Actor,
): Promise<string> {
  const approved = await Promise.all(approvals.map((one) => approvedOf(rooms, one)));
  const now = rooms.clock.now();
  const at = await instantOf(rooms.store.reader, when, now);
  const until = launch?.until ? await instantOf(rooms.store.reader, launch.until, now) : null;
  const id = newId();
  await rooms.store.write(async (tx) => {
    for (const one of approved) await refuseLater(tx, one, at);
    await addRelease(tx, { id, at, zone: when.zone, items: await itemsOf(tx, approved) }, { at: now, by: actor.name });
    for (const { draft, storyId } of approved) {
      const moment = onClocks(at, await clocksOf(tx, draft.story.edition));
      const summary = `Scheduled “${draft.story.headline}” for ${moment}`;
      await audit(tx, actor, {
        at: now,
        by: actor.name,
        act: 'schedule',
        summary,
        storyId,
        details: { release: id, for: at },
      });
    }
    if (launch) await launchWith(tx, id, () => planIn(tx, { ...launch, id, at, until, now, zone: when.zone }, actor));
  });
  return id;
}

/** Refuses now what could not go live then. */
async function refuseLater(tx: Db, approved: Approved, at: Instant): Promise<void> {
  const version = versionOf(approved);
  refuseUnfit(version, await askedOf(tx, version, { at }));
  await refuseBarred(tx, version, at);
  const published = await readPublished(tx, version.story.id);
  if (published?.state.is === 'killed')
    throw new Refusal('story-killed', 409, 'This story was killed and cannot be published again. Start a new story.');
}

async function itemsOf(tx: Db, approved: readonly Approved[]): Promise<NewRelease['items']> {
  const items: NewRelease['items'][number][] = [];
  for (const { storyId, change, note, why, draft } of approved)
    items.push({ storyId, revision: await keepRevision(tx, draft), change, note, why });
  return items;
}

/** Gives a planned release another moment. */
export async function moveTo(
  rooms: Uses<'store' | 'clock'>,
  move: { readonly id: string; readonly when: WrittenTime },
  actor: Actor,
): Promise<void> {
  const now = rooms.clock.now();
  const at = await instantOf(rooms.store.reader, move.when, now);
  await rooms.store.write(async (tx) => {
    const release = await needPlanned(tx, move.id);
    await needForLaunchOf(tx, actor, move.id);
    await moveRelease(tx, move.id, { at, zone: move.when.zone });
    for (const { storyId } of release.items) {
      const [from, to] = [await momentFor(tx, storyId, release.at), await momentFor(tx, storyId, at)];
      const summary = `Moved the release of ${await nameOf(tx, storyId)} from ${from} to ${to}`;
      await audit(tx, actor, {
        at: now,
        by: actor.name,
        act: 'move-release',
        summary,
        storyId,
        details: { release: move.id, for: at },
      });
    }
  });
}

/** Refuses (403) to move or take back what somebody may not launch. */
async function needForLaunchOf(tx: Db, actor: Actor, release: string): Promise<void> {
  const launch = await launchOfRelease(tx, release);
  if (!launch) return;
  await needOnFronts(tx, actor, { permission: 'front.launch', fronts: await frontsConcerned(tx, launch.things) });
}

/** Takes a planned release back: its stories stay drafts as they are. */
export async function cancelRelease(
  rooms: Uses<'store' | 'clock'>,
  { id, why }: { readonly id: string; readonly why: string },
  actor: Actor,
): Promise<void> {
  const who = { at: rooms.clock.now(), by: actor.name };
  await rooms.store.write(async (tx) => {
    const { items, at } = await needPlanned(tx, id);
    await needForLaunchOf(tx, actor, id);
    await endRelease(tx, id, { is: 'cancelled', ...who, why });
    for (const { storyId } of items) {
      const [name, moment] = [await nameOf(tx, storyId), await momentFor(tx, storyId, at)];
      const summary = `Cancelled the release of ${name}, planned for ${moment}`;
      await audit(tx, actor, { ...who, act: 'cancel-release', summary, storyId, details: { release: id, why } });
    }
  });
}

/** Approves what a draft says now, instead of what it said when its release was planned. */
export async function approveAgain(
  rooms: Uses<'store' | 'clock' | 'drafts'>,
  { id, approval }: { readonly id: string; readonly approval: Approval },
  actor: Actor,
): Promise<void> {
  const approved = await approvedOf(rooms, approval);
  const who = { at: rooms.clock.now(), by: actor.name };
  await rooms.store.write(async (tx) => {
    const release = await needPlanned(tx, id);
    await refuseLater(tx, approved, release.at ?? who.at);
    const { storyId, change, note, why, draft } = approved;
    const revision = await keepRevision(tx, draft);
    await putAnotherRevision(tx, id, { storyId, change, note, why, revision });
    const summary = `Approved “${draft.story.headline}” again for its release`;
    await audit(tx, actor, { ...who, act: 'approve-again', summary, storyId, details: { release: id, revision } });
  });
}
