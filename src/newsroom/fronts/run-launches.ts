import type { Instant } from '../../base/clock.ts';
import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/problem.ts';
import { dueLaunches, endLaunch, goLive, type Launch, readLaunch, returnLaunch } from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import { needStillToLaunch } from './launch.ts';
import { tellOfLaunch } from './tell-of-launch.ts';
import { type Actor, audit, type Uses } from '../acts.ts';

/** The ids of launches, by what became of them in one run. */
interface LaunchRun {
  readonly done: readonly string[];
  readonly failed: readonly string[];
}

const system: Actor = { name: 'system' };

type Rooms = Uses<'store' | 'clock' | 'log'>;
type Work = (tx: Db, launch: Launch, at: Instant) => Promise<void>;

/**
 * Lets every launch go live whose time has come by now, and ends those that were live until now, each in a transaction of its own. One that cannot be
 * done ends as failed with the reason, and holds up no other. Whether it is still due is asked within the transaction.
 */
export async function runLaunches(rooms: Rooms, now: Instant): Promise<LaunchRun> {
  const due = await dueLaunches(rooms.store.reader, now);
  const ends = new Map<string, 'done' | 'failed'>();
  for (const id of due.begin) ends.set(id, await runOne(rooms, id, { state: 'planned', work: begin }));
  for (const id of due.end) ends.set(id, await runOne(rooms, id, { state: 'done', work: end }));
  const which = (wanted: 'done' | 'failed') => [...ends].filter(([, is]) => is === wanted).map(([id]) => id);
  return { done: which('done'), failed: which('failed') };
}

async function runOne(
  rooms: Rooms,
  id: string,
  { state, work }: { readonly state: 'planned' | 'done'; readonly work: Work },
): Promise<'done' | 'failed'> {
  const at = rooms.clock.now();
  try {
    await rooms.store.write(async (tx) => {
      const launch = await readLaunch(tx, id);
      if (launch?.state.is === state) await work(tx, launch, at);
    });
    return 'done';
  } catch (error) {
    if (error instanceof Refusal && error.status === 507) throw error;
    if (!(error instanceof Refusal))
      rooms.log.error({ err: error, launch: id }, 'A launch failed, and it is our fault.');
    await rooms.store.write((tx) => noteFailure(tx, { id, at, error }));
    return 'failed';
  }
}

async function begin(tx: Db, launch: Launch, at: Instant): Promise<void> {
  const {
    id,
    at: planned,
    planned: { by },
  } = launch;
  await needStillToLaunch(tx, launch, at);
  const act = { at, by: system.name, act: 'launch-front', summary: `Launched ${by}’s arrangement as planned` };
  await goLive(tx, id, act);
  await audit(tx, system, { ...act, storyId: null, details: { launch: id, planned } });
  await tellOfLaunch(tx, id, { kind: 'launch-done', at });
}

async function end(tx: Db, { id, until }: Launch, at: Instant): Promise<void> {
  const as = newId();
  const act = {
    at,
    by: system.name,
    act: 'return-front',
    summary: 'A launch ended, and what was there before it returned',
  };
  const { stayed } = await returnLaunch(tx, { id, as }, act);
  const kept = stayed.map(({ kind, id: name }) => `${kind} ${name}`);
  await audit(tx, system, { ...act, storyId: null, details: { launch: id, as, until, stayed: kept } });
  const kind = stayed.length > 0 ? 'launch-stayed' : 'launch-returned';
  await tellOfLaunch(tx, id, { kind, at, ...(stayed.length > 0 && { things: stayed }) });
}

async function noteFailure(
  tx: Db,
  { id, at, error }: { readonly id: string; readonly at: Instant; readonly error: unknown },
): Promise<void> {
  const why = error instanceof Refusal ? error.message : 'Something went wrong, and it is our fault. It is in the log.';
  await endLaunch(tx, id, { is: 'failed', at, by: system.name, why });
  const summary = `Could not launch as planned: ${why}`;
  await audit(tx, system, {
    at,
    by: system.name,
    act: 'launch-failed',
    summary,
    storyId: null,
    details: { launch: id },
  });
  await tellOfLaunch(tx, id, { kind: 'launch-failed', at, say: why });
}
