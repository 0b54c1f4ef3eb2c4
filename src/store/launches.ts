import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import { type ArrangedContainer, type ArrangedFront, standing, standingFront } from '../story/arranged.ts';
import type { StandingContainer, StandingFront } from '../story/arrangement.ts';
import type { Act } from '../story/act.ts';
import { facts } from '../story/facts.ts';
import { recordChange } from './changes.ts';
import { cardFactsSince, noteLaunchedCards, readPublicCards } from './media-on-cards.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** What can go live by itself: a container with its cards, or a front, which is the order of its containers. */
export interface Thing {
  readonly kind: 'front' | 'container';
  readonly id: string;
}

/** What became of a launch, when, by whom and why. `returned`: it was live until its end. */
export type LaunchState =
  | { readonly is: 'planned' | 'done' | 'returned'; readonly at: Instant; readonly by: string }
  | { readonly is: 'failed' | 'cancelled'; readonly at: Instant; readonly by: string; readonly why: string };

/** One moment at which readers get things as they were arranged when it was decided, all of them or none. */
export interface Launch {
  readonly id: string;
  /** When it is due; null for one that was done at once. */
  readonly at: Instant | null;
  /** When its things return to what stood before; null for good. */
  readonly until: Instant | null;
  /** The time zone in which the editor wrote the times; null when nobody wrote any. */
  readonly zone: string | null;
  readonly planned: { readonly at: Instant; readonly by: string };
  readonly state: LaunchState;
  readonly things: readonly Thing[];
  /** The release with whose stories it goes live; null for one that goes by itself. */
  readonly release: string | null;
  /** By whose rights it goes live, by their id; null for the command line and the system. */
  readonly planner: string | null;
}

export type NewLaunch = Pick<Launch, 'id' | 'at' | 'until' | 'zone'>;

/** A thing with what readers get; null for a front that is to be filled by itself again. */
export interface LaunchItem extends Thing {
  readonly value: StandingFront | StandingContainer | null;
}

/**
 * Things as they are arranged now. Refuses (404) what is not there, and (409) what somebody changed after the revision that the editor had
 * before them: readers get what was seen.
 */
export async function asArranged(db: Db, things: readonly Thing[], on: number): Promise<LaunchItem[]> {
  const items: LaunchItem[] = [];
  for (const thing of things) {
    const draft = await readDraft(db, thing);
    if (!draft) throw new Refusal('no-such-thing', 404, `There is no ${thing.kind} ${thing.id}.`);
    if (draft.changed.revision > on)
      throw new Refusal(
        'changed-since',
        409,
        `${nameOf(draft)} has been changed in the meantime. Look at it again, then launch it.`,
      );
    items.push({ ...thing, value: 'cards' in draft ? standing(draft) : standingFront(draft) });
  }
  return items;
}

const tables = { front: 'arranged_fronts', container: 'arranged_containers' } as const;

/** A front or a container as it is being arranged; null when it is not there. */
export async function readDraft(db: Db, { kind, id }: Thing): Promise<ArrangedFront | ArrangedContainer | null> {
  const row = await db.selectFrom(tables[kind]).select('draft').where('id', '=', id).executeTakeFirst();
  return row ? (JSON.parse(row.draft) as ArrangedFront | ArrangedContainer) : null;
}

/** What readers have; null when it was never launched. */
export async function readLive(db: Db, thing: Thing): Promise<LaunchItem['value']> {
  const row = await db.selectFrom(tables[thing.kind]).select('live').where('id', '=', thing.id).executeTakeFirst();
  return row?.live ? (JSON.parse(row.live) as StandingFront | StandingContainer) : null;
}

/** What it is called in sentences. */
export function nameOf(draft: ArrangedFront | ArrangedContainer): string {
  if (!('cards' in draft)) return `The front ${draft.id}`;
  return draft.title === null ? 'A container without a title' : `“${draft.title}”`;
}

interface LaunchHolds {
  readonly items: readonly LaunchItem[];
  /** By whose rights, by their id; nobody's unless given. */
  readonly planner?: string | null;
}

/** Keeps a launch, to be done at its time or at once. */
export async function addLaunch(
  tx: Db,
  { items, planner = null, ...launch }: NewLaunch & LaunchHolds,
  { at, by }: Pick<Act, 'at' | 'by'>,
): Promise<void> {
  await tx
    .insertInto('launches')
    .values({
      ...launch,
      planned_at: at,
      planned_by: by,
      state: 'planned',
      state_at: at,
      state_by: by,
      why: null,
      release_id: null,
      planner_id: planner,
    })
    .execute();
  for (const { kind, id, value } of items) {
    const json = value === null ? null : JSON.stringify(value);
    const nothing = { before: null, live_at: null, turn: null };
    await tx
      .insertInto('launch_items')
      .values({ launch_id: launch.id, kind, thing_id: id, json, ...nothing })
      .execute();
  }
}

/**
 * Gives readers what a planned launch holds, and records one change for all the fronts that show any of it. Refuses (409) one that is
 * not planned any more, and (422) what would leave a hole: a front with a container that readers never had, or a container that is on no
 * front that they have. The transaction is then to be dropped.
 */
export async function goLive(tx: Db, id: string, act: Act): Promise<void> {
  await needPlannedLaunch(tx, id);
  const items = await itemsOf(tx, id);
  await putAllLive(tx, items, act);
  await refuseLost(tx, items);
  await endLaunch(tx, id, { is: 'done', at: act.at, by: act.by });
}

/** Which things of a launch returned to what stood before it, and which somebody launched since, so that they stay. */
export interface Returned {
  readonly returned: readonly Thing[];
  readonly stayed: readonly Thing[];
}

/**
 * Ends a launch that was live until now: what nobody launched since returns to what stood before, as a launch of its own under the name
 * `as`. Refuses (422) what would leave a hole.
 */
export async function returnLaunch(
  tx: Db,
  { id, as }: { readonly id: string; readonly as: string },
  act: Act,
): Promise<Returned> {
  const { items, stayed } = await toReturn(tx, id);
  await addLaunch(tx, { id: as, at: null, until: null, zone: null, items }, act);
  await putAllLive(tx, await itemsOf(tx, as), act);
  await endLaunch(tx, as, { is: 'done', at: act.at, by: act.by });
  await endLaunch(tx, id, { is: 'returned', at: act.at, by: act.by });
  return { returned: items.map(thingOf), stayed };
}

function thingOf({ kind, id }: Thing): Thing {
  return { kind, id };
}

async function putAllLive(tx: Db, items: readonly Schema['launch_items'][], act: Act): Promise<void> {
  if (items.length === 0) return;
  const before = await readPublicCards(tx);
  for (const item of items) await putLive(tx, item, act.at);
  await refuseHoles(tx);
  const touched = await frontsShowing(tx, items.map(itemThing));
  const media = await cardFactsSince(tx, before);
  await recordChange(tx, { ...act, storyId: null, facts: [...touched.map(facts.front), ...media] });
}

function itemThing({ kind, thing_id: id }: Schema['launch_items']): Thing {
  return { kind, id };
}

/** What a launch gives readers, thing by thing. */
export async function launchHolds(db: Db, id: string): Promise<LaunchItem[]> {
  return (await itemsOf(db, id)).map((row) => ({
    ...itemThing(row),
    value: row.json === null ? null : (JSON.parse(row.json) as StandingFront | StandingContainer),
  }));
}

async function itemsOf(db: Db, launchId: string): Promise<Schema['launch_items'][]> {
  return db
    .selectFrom('launch_items')
    .selectAll()
    .where('launch_id', '=', launchId)
    .orderBy('kind')
    .orderBy('thing_id')
    .execute();
}

async function putLive(tx: Db, item: Schema['launch_items'], at: Instant): Promise<void> {
  const { kind, launch_id, thing_id: id, json: live } = item;
  const before = await tx.selectFrom(tables[kind]).select('live').where('id', '=', id).executeTakeFirstOrThrow();
  await tx.updateTable(tables[kind]).set({ live, launch_id }).where('id', '=', id).execute();
  if (kind === 'container' && live !== null) await noteLaunchedCards(tx, JSON.parse(live) as StandingContainer);
  const last = await tx
    .selectFrom('launch_items')
    .select((select) => select.fn.max('turn').as('turn'))
    .executeTakeFirst();
  await tx
    .updateTable('launch_items')
    .set({ before: before.live, live_at: at, turn: (last?.turn ?? 0) + 1 })
    .where('launch_id', '=', launch_id)
    .where('kind', '=', kind)
    .where('thing_id', '=', id)
    .execute();
}

async function refuseHoles(tx: Db): Promise<void> {
  const live = await tx.selectFrom('arranged_containers').select('id').where('live', 'is not', null).execute();
  const known = new Set(live.map(({ id }) => id));
  for (const front of await liveFronts(tx)) {
    const missing = front.containers.find((id) => !known.has(id));
    if (missing === undefined) continue;
    const draft = await readDraft(tx, { kind: 'container', id: missing });
    const name = draft ? nameOf(draft) : missing;
    throw new Refusal(
      'container-not-launched',
      422,
      `${name} on the front ${front.id} was never launched. Launch it as well.`,
    );
  }
}

async function refuseLost(tx: Db, items: readonly Schema['launch_items'][]): Promise<void> {
  const shown = new Set((await liveFronts(tx)).flatMap(({ containers }) => containers));
  if (items.every(({ kind, thing_id: id }) => kind === 'front' || shown.has(id))) return;
  throw new Refusal(
    'on-no-front',
    422,
    'A container is on no front that readers have. Launch the order of its front as well.',
  );
}

/** Every front that was launched, as readers have it. */
async function liveFronts(db: Db): Promise<StandingFront[]> {
  const rows = await db
    .selectFrom('arranged_fronts')
    .select('live')
    .where('live', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ live }) => (live === null ? [] : [JSON.parse(live) as StandingFront]));
}

/** Every front on which a container stands, as they are arranged. */
export async function frontsWith(db: Db, container: string): Promise<string[]> {
  const rows = await db.selectFrom('arranged_fronts').select(['id', 'draft']).orderBy('id').execute();
  const fronts = rows.map(({ draft }) => JSON.parse(draft) as ArrangedFront);
  return fronts.filter(({ containers }) => containers.includes(container)).map(({ id }) => id);
}

/** The fronts that readers have on which any of these things stands. */
export async function frontsShowing(tx: Db, things: readonly Thing[]): Promise<string[]> {
  const own = things.filter(({ kind }) => kind === 'front').map(({ id }) => id);
  const containers = things.filter(({ kind }) => kind === 'container').map(({ id }) => id);
  const shared = (await liveFronts(tx)).filter((front) => front.containers.some((id) => containers.includes(id)));
  return [...new Set([...own, ...shared.map(({ id }) => id)])];
}

/** Notes what became of a launch that was planned, or is live until a time. */
export async function endLaunch(tx: Db, id: string, state: LaunchState): Promise<void> {
  await tx
    .updateTable('launches')
    .set({ state: state.is, state_at: state.at, state_by: state.by, why: 'why' in state ? state.why : null })
    .where('id', '=', id)
    .execute();
}

/** A launch that is still planned; otherwise a refusal that says what became of it (404 when there is none). */
export async function needPlannedLaunch(db: Db, id: string): Promise<Launch> {
  const launch = await readLaunch(db, id);
  if (!launch) throw new Refusal('no-such-launch', 404, 'There is no such launch.');
  if (launch.state.is !== 'planned')
    throw new Refusal('not-planned', 409, `This launch is no longer planned: it is ${launch.state.is}.`);
  return launch;
}

export async function readLaunch(db: Db, id: string): Promise<Launch | null> {
  const row = await db.selectFrom('launches').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? launchOf(db, row) : null;
}

/** What is planned, soonest first. */
export async function plannedLaunches(db: Db): Promise<Launch[]> {
  const rows = await db
    .selectFrom('launches')
    .selectAll()
    .where('state', '=', 'planned')
    .orderBy('at')
    .orderBy('id')
    .execute();
  return Promise.all(rows.map((row) => launchOf(db, row)));
}

/** Launches that are due: those to be done, and those that are live and have come to their end; the longest due first. */
export async function dueLaunches(db: Db, now: Instant): Promise<{ readonly begin: string[]; readonly end: string[] }> {
  const due = (state: 'planned' | 'done', column: 'at' | 'until') =>
    db
      .selectFrom('launches')
      .select('id')
      // One that belongs to a release begins with that and not before.
      .where((of) => of.or([of('release_id', 'is', null), of.val(state === 'done')]))
      .where('state', '=', state)
      .where(column, '<=', now)
      .orderBy(column)
      .orderBy('id')
      .execute();
  const [begin, end] = await Promise.all([due('planned', 'at'), due('done', 'until')]);
  return { begin: begin.map(({ id }) => id), end: end.map(({ id }) => id) };
}

async function launchOf(db: Db, row: Schema['launches']): Promise<Launch> {
  const { id, at, until, zone, planned_at, planned_by, release_id: release, planner_id: planner } = row;
  const things = (await itemsOf(db, id)).map(itemThing);
  return {
    id,
    at,
    until,
    zone,
    planned: { at: planned_at, by: planned_by },
    state: stateOf(row),
    things,
    release,
    planner,
  };
}

function stateOf({ state: is, state_at: at, state_by: by, why }: Schema['launches']): LaunchState {
  return is === 'failed' || is === 'cancelled' ? { is, at, by, why: why ?? '' } : { is, at, by };
}

/** What a launch put in the place of what, of those things that nobody launched since; the others stay. */
async function toReturn(db: Db, id: string): Promise<{ readonly items: LaunchItem[]; readonly stayed: Thing[] }> {
  const items: LaunchItem[] = [];
  const stayed: Thing[] = [];
  for (const { kind, thing_id, before } of await itemsOf(db, id)) {
    const now = await db.selectFrom(tables[kind]).select('launch_id').where('id', '=', thing_id).executeTakeFirst();
    const value = before === null ? null : (JSON.parse(before) as StandingFront | StandingContainer);
    if (now?.launch_id === id) items.push({ kind, id: thing_id, value });
    else stayed.push({ kind, id: thing_id });
  }
  return { items, stayed };
}

/** A front as readers have it, container by container; null for one that nobody launched. */
export async function readLiveFront(db: Db, id: string): Promise<StandingContainer[] | null> {
  const front = (await readLive(db, { kind: 'front', id })) as StandingFront | null;
  if (!front) return null;
  const rows = await db
    .selectFrom('arranged_containers')
    .select(['id', 'live'])
    .where('id', 'in', front.containers)
    .execute();
  return inOrder(
    front,
    rows.map((row) => ({ id: row.id, json: row.live })),
  );
}

/** A front as readers had it at a moment; null where nobody had launched it by then. */
export async function readFrontAt(db: Db, id: string, at: Instant): Promise<StandingContainer[] | null> {
  const json = await launchedBy(db, { kind: 'front', id }, at);
  if (json === null) return null;
  const front = JSON.parse(json) as StandingFront;
  const containers = await Promise.all(
    front.containers.map(async (one) => ({ id: one, json: await launchedBy(db, { kind: 'container', id: one }, at) })),
  );
  return inOrder(front, containers);
}

async function launchedBy(db: Db, { kind, id }: Thing, at: Instant): Promise<string | null> {
  const row = await db
    .selectFrom('launch_items')
    .select('json')
    .where('kind', '=', kind)
    .where('thing_id', '=', id)
    .where('live_at', '<=', at)
    .orderBy('turn', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.json ?? null;
}

function inOrder(
  front: StandingFront,
  rows: readonly { readonly id: string; readonly json: string | null }[],
): StandingContainer[] {
  const found = new Map(
    rows.flatMap(({ id, json }) => (json === null ? [] : [[id, JSON.parse(json) as StandingContainer] as const])),
  );
  return front.containers.flatMap((id) => found.get(id) ?? []);
}
