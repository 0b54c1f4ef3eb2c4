import type { PressRooms } from '../press/press-tasks.ts';
import type { Instant } from '../base/clock.ts';
import { needStillToLaunch } from './fronts/launch.ts';
import { Refusal } from '../base/problem.ts';
import { pressNow } from '../press/press.ts';
import type { Db } from '../store/open-store.ts';
import { goLive } from '../store/launches.ts';
import { launchOfRelease } from '../store/released-launches.ts';
import { followReplaced } from '../store/media-replacing.ts';
import { dueReleases, endRelease, noteVersion, readRelease } from '../store/releases.ts';
import type { Release, ReleaseItem } from '../story/release.ts';
import type { NewVersion } from '../store/public-acts.ts';
import { readRevision } from '../store/revisions.ts';
import { type Actor, audit, type Uses } from './acts.ts';
import { endExpiredMedia } from './media/end-media.ts';
import { endBanners } from './banner/banners.ts';
import { runLaunches } from './fronts/run-launches.ts';
import { letThrough } from './gate.ts';
import { momentFor, nameOf } from './publishing/said.ts';
import { tellFailed } from './publishing/tell-failed.ts';

/** The ids of releases and launches, by what became of them in one run. */
export interface DueRun {
  readonly done: readonly string[];
  readonly failed: readonly string[];
}

const system: Actor = { name: 'system' };

/**
 * Lets every release go live whose time has come, and then every launch of a front, the longest due first, each in a transaction of its own, ends
 * banners, takes away pictures whose rights ended, and presses what they touch. One that cannot go live ends as failed with the reason and holds up no other. Two processes
 * never run one twice: whether it is still planned is asked within the transaction. On a full disk (507) what is left stays
 * planned and is tried again.
 */
export async function runDue(rooms: PressRooms): Promise<DueRun> {
  const done: string[] = [];
  const failed: string[] = [];
  const now = rooms.clock.now();
  for (const id of await dueReleases(rooms.store.reader, now)) {
    const end = await runOne(rooms, id);
    if (end === 'done') done.push(id);
    if (end === 'failed') failed.push(id);
  }
  const launches = await runLaunches(rooms, now);
  done.push(...launches.done);
  failed.push(...launches.failed);
  const haveEnded = [await endBanners(rooms, now), await endExpiredMedia(rooms, now)].includes(true);
  if (done.length > 0 || haveEnded) await pressNow(rooms);
  return { done, failed };
}

async function runOne(rooms: Uses<'store' | 'clock' | 'log'>, id: string): Promise<'done' | 'failed' | 'not-due'> {
  const at = rooms.clock.now();
  try {
    return await rooms.store.write((tx) => liveAsPlanned(tx, id, at));
  } catch (error) {
    if (error instanceof Refusal && error.status === 507) throw error;
    if (!(error instanceof Refusal))
      rooms.log.error({ err: error, release: id }, 'A release failed, and it is our fault.');
    return rooms.store.write((tx) => noteFailure(tx, { id, at, error }));
  }
}

async function liveAsPlanned(tx: Db, id: string, at: Instant): Promise<'done' | 'not-due'> {
  const release = await readRelease(tx, id);
  if (!isDue(release, at)) return 'not-due';
  const details = { release: id, planned: release.at, lateSeconds: secondsBetween(release.at, at) };
  const going = { actor: system, at, act: 'release', also: `, as planned by ${release.planned.by}`, details };
  const versions: NewVersion[] = [];
  for (const item of release.items) versions.push(await approvedVersion(tx, item));
  const { live } = await letThrough(tx, versions, going);
  for (const { story, version } of live) await noteVersion(tx, id, { storyId: story.id, version });
  await launchWithRelease(tx, release, at);
  await endRelease(tx, id, { is: 'done', at, by: system.name });
  return 'done';
}

/** What goes live on fronts with the stories, after them: a card shows what is out. */
async function launchWithRelease(tx: Db, { id, planned: { by } }: Release, at: Instant): Promise<void> {
  const launch = await launchOfRelease(tx, id);
  if (!launch) return;
  await needStillToLaunch(tx, launch, at);
  const act = {
    at,
    by: system.name,
    act: 'launch-front',
    summary: `Launched ${by}’s arrangement with its stories, as planned`,
  };
  await goLive(tx, launch.id, act);
  await audit(tx, system, { ...act, storyId: null, details: { launch: launch.id, release: id, planned: launch.at } });
}

async function approvedVersion(tx: Db, { storyId, revision, change, note, why }: ReleaseItem): Promise<NewVersion> {
  const approved = await readRevision(tx, storyId, revision);
  if (!approved) throw new Refusal('revision-missing', 404, `What was approved of story ${storyId} is not there.`);
  // What was approved names pictures; one that was replaced since, for it may have been wrong, does not come back with it.
  return { story: await followReplaced(tx, approved.story, approved.savedAt), change, note, why };
}

function isDue(release: Release | null, now: Instant): release is Release & { at: Instant } {
  return release !== null && release.state.is === 'planned' && release.at !== null && release.at <= now;
}

function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

interface Failure {
  readonly id: string;
  readonly at: Instant;
  readonly error: unknown;
}

async function noteFailure(tx: Db, { id, at, error }: Failure): Promise<'failed' | 'not-due'> {
  const release = await readRelease(tx, id);
  if (!isDue(release, at)) return 'not-due';
  const why = reasonOf(error);
  await endRelease(tx, id, { is: 'failed', at, by: system.name, why });
  await tellFailed(tx, release, { at, by: system.name, why });
  for (const { storyId } of release.items) {
    const [name, moment] = [await nameOf(tx, storyId), await momentFor(tx, storyId, release.at)];
    const summary = `Could not publish ${name} as planned for ${moment}: ${why}`;
    await audit(tx, system, { at, by: system.name, act: 'release-failed', summary, storyId, details: { release: id } });
  }
  return 'failed';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Refusal)) return 'Something went wrong, and it is our fault. It is in the log.';
  return [error.message, ...error.problems.map(({ say }) => say)].join(' ');
}
