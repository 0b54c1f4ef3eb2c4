import { byAndBy } from '../../base/breathe.ts';
import { Refusal } from '../../base/problem.ts';
import { endedReleases, plannedReleases, readRelease } from '../../store/releases.ts';
import { readPublished } from '../../store/versions.ts';
import { diffByAndBy } from '../../story/diff.ts';
import { isLocalTime, meaningOf } from '../../story/local-time.ts';
import { publicPath } from '../../story/published.ts';
import type { Uses } from '../acts.ts';
import { publishingContract as contract } from '../../contract/publishing.ts';
import { frontsShowing } from '../../store/launches.ts';
import { handle, type Route } from '../door.ts';
import { detailsOf } from '../refusals.ts';
import { suppressVersion } from './suppress-version.ts';
import { currentOf } from './approved.ts';
import { stateOf } from './compare.ts';
import { blameIn, historyOf, restore } from './history.ts';
import { meanwhileOf, planOf } from './plan.ts';
import { approveAgain, cancelRelease, moveTo, planRelease, releaseNow } from './release.ts';
import { killWithProof, type TakenAway, withdrawWithProof } from './take-away.ts';
import { embargoedView, pagesShowing, readings, receiptView, type ReleaseView, releaseView } from './views.ts';
import { zonesOf } from './when.ts';

/** How many ended releases the list shows. */
const ENDED = 50;

const readPlan = handle(contract.readPlan, ({ rooms, params, query }) =>
  planOf(rooms, { storyId: params.id, ...query }),
);

const readPlaces = handle(contract.readPlaces, async ({ rooms: { store }, params: { id } }) => {
  const published = await readPublished(store.reader, id);
  return { path: published && publicPath(published.story), showing: await pagesShowing(store, [id]) };
});

const publish = handle(contract.publish, async ({ rooms, who, params, body, reply }) => {
  const started = performance.now();
  const approval = { storyId: params.id, ...body };
  try {
    const { versions, press } = await releaseNow(rooms, { approvals: [approval] }, who.person);
    const [{ version, path } = { version: 0, path: '' }] = versions;
    return { version, path, receipt: await receiptView(rooms, press, { started, live: [params.id] }) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
    const draft = await currentOf(rooms, params.id);
    const meanwhile = await meanwhileOf(rooms, { storyId: params.id, since: body.seen }, draft);
    return reply
      .status(409)
      .type('application/problem+json')
      .send(JSON.stringify({ ...detailsOf(error), meanwhile }));
  }
});

const withdraw = handle(contract.withdraw, async ({ rooms, who, params, body: { reason } }) => {
  const started = performance.now();
  return takenAwayView(rooms, await withdrawWithProof(rooms, { storyId: params.id, reason }, who.person), started);
});

const kill = handle(contract.kill, async ({ rooms, who, params, body }) => {
  const started = performance.now();
  return takenAwayView(rooms, await killWithProof(rooms, { storyId: params.id, ...body }, who.person), started);
});

/** So long an editor waits for caches; what has not let go by then is tried on. */
const LONGEST_PURGE_MS = 8000;

async function takenAwayView(
  rooms: Uses<'store' | 'site' | 'clock' | 'drafts' | 'caches'>,
  { press, proof, ended }: TakenAway,
  started: number,
) {
  const receipt = await receiptView(rooms, press, { started });
  const caches = (await rooms.caches?.settled(LONGEST_PURGE_MS)) ?? ('none' as const);
  return { receipt, proof: [...proof], caches, ended: ended && (await releaseView(rooms, ended)) };
}

const suppress = handle(contract.suppress, async ({ rooms, who, params, body }) => {
  const started = performance.now();
  const which = { storyId: params.id, number: params.number, reason: body.reason };
  const press = await suppressVersion(rooms, which, who.person);
  return { receipt: await receiptView(rooms, press, { started }) };
});

const readMoment = handle(contract.readMoment, async ({ rooms: { store, clock }, query: { local, zone } }) => {
  const now = clock.now();
  const zones = await zonesOf(store.reader);
  if (!zones.includes(zone) || !isLocalTime(local))
    throw new Refusal(
      'time-unfit',
      422,
      'Write a day and time such as 2026-11-24T06:00, on one of the newsroom’s clocks.',
    );
  const meaning = meaningOf(local, zone);
  const clocks = zones.map((timeZone) => ({ label: timeZone, timeZone }));
  return {
    is: meaning.is,
    moments: instantsIn(meaning).map((at) => ({ at, isPast: at <= now, clocks: readings(at, clocks) })),
    nearest: meaning.is === 'never' ? [meaning.before, meaning.after] : [],
  };
});

function instantsIn(meaning: ReturnType<typeof meaningOf>): string[] {
  if (meaning.is === 'once') return [meaning.at];
  return meaning.is === 'twice' ? [meaning.first, meaning.second] : [];
}

const listReleases = handle(contract.listReleases, async ({ rooms }) => {
  const { reader } = rooms.store;
  const [planned, ended] = [await plannedReleases(reader), await endedReleases(reader, ENDED)];
  return {
    now: rooms.clock.now(),
    planned: await Promise.all(planned.map((one) => releaseView(rooms, one))),
    embargoed: await embargoedView(rooms),
    ended: await Promise.all(ended.map((one) => releaseView(rooms, one))),
  };
});

const release = handle(contract.release, async ({ rooms, who, body }) => {
  if (body.when) {
    const id = await planRelease(rooms, { approvals: body.stories, launch: body.launch, when: body.when }, who.person);
    return { id, versions: [], receipt: null, planned: await viewOf(rooms, id) };
  }
  const started = performance.now();
  const { releaseId, versions, press } = await releaseNow(
    rooms,
    { approvals: body.stories, launch: body.launch },
    who.person,
  );
  const live = versions.map(({ storyId }) => storyId);
  const fronts = await frontsShowing(rooms.store.reader, body.launch?.things ?? []);
  const receipt = await receiptView(rooms, press, { started, live, fronts });
  return { id: releaseId, versions: [...versions], receipt, planned: null };
});

const moveRelease = handle(contract.moveRelease, async ({ rooms, who, params: { id }, body }) => {
  await moveTo(rooms, { id, when: body }, who.person);
  return viewOf(rooms, id);
});

const cancel = handle(contract.cancelRelease, async ({ rooms, who, params: { id }, body: { why } }) => {
  await cancelRelease(rooms, { id, why }, who.person);
  return {};
});

const approve = handle(contract.approveAgain, async ({ rooms, who, params: { id }, body }) => {
  await approveAgain(rooms, { id, approval: body }, who.person);
  return viewOf(rooms, id);
});

async function viewOf(rooms: Uses<'store' | 'clock' | 'drafts'>, id: string): Promise<ReleaseView> {
  const found = await readRelease(rooms.store.reader, id);
  if (!found) throw new Refusal('no-such-release', 404, 'There is no such release.');
  return releaseView(rooms, found);
}

const readHistory = handle(contract.readHistory, ({ rooms, params, query }) =>
  historyOf(rooms, params.id, query.before),
);

const compare = handle(contract.compare, async ({ rooms, params: { id }, query }) => {
  const [from, to] = [await stateOf(rooms, id, query.from), await stateOf(rooms, id, query.to)];
  return { diff: await byAndBy(diffByAndBy(from, to)), dir: to.dir };
});

const readBlame = handle(contract.readBlame, async ({ rooms, params }) => ({
  parts: (await blameIn(rooms, params.id, params.number)).map(({ where, runs }) => ({ where, runs: [...runs] })),
}));

const restoreRevision = handle(contract.restore, async ({ rooms, who, params: { id }, body }) => ({
  revision: await restore(rooms, { storyId: id, ...body }, who.person),
}));

/** Publishing, releases and history, as the API lists them. */
export const publishingRoutes: readonly Route[] = [
  readPlan,
  readPlaces,
  publish,
  withdraw,
  kill,
  suppress,
  readMoment,
  listReleases,
  release,
  moveRelease,
  cancel,
  approve,
  readHistory,
  compare,
  readBlame,
  restoreRevision,
];
