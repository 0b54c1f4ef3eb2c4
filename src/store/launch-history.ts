import type { Instant } from '../base/clock.ts';
import { readLive, type Thing } from './launches.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';
import type { StandingFront } from '../story/arrangement.ts';

/** A moment at which readers got something else of a front. */
export interface PastLaunch {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  /** What went live with it of this front. */
  readonly things: readonly Thing[];
}

/** As far back as one goes through moments by hand; any other can be named. */
const MOST = 60;

/** What changed a front before readers, the last first: launches of itself, and of containers that it showed then or shows now. */
export async function launchesOf(db: Db, front: string): Promise<PastLaunch[]> {
  const rows = await db
    .selectFrom('launch_items')
    .innerJoin('launches', 'launches.id', 'launch_items.launch_id')
    .select(['launch_items.launch_id', 'kind', 'thing_id', 'json', 'live_at', 'turn', 'launches.planned_by'])
    .where('live_at', 'is not', null)
    .orderBy('turn', 'desc')
    .limit(MOST * 20)
    .execute();
  const shown = new Set<string>((await liveContainers(db, front)) ?? []);
  const own = rows.filter(({ kind, thing_id: id }) => kind === 'front' && id === front);
  for (const { json } of own)
    for (const id of json ? (JSON.parse(json) as StandingFront).containers : []) shown.add(id);
  const touched = rows.filter(({ kind, thing_id: id }) => (kind === 'front' ? id === front : shown.has(id)));
  const launches = Map.groupBy(touched, (row) => row.launch_id);
  return [...launches].slice(0, MOST).flatMap(([id, items]) => {
    const [first] = items;
    return first?.live_at ? [{ id, at: first.live_at, by: first.planned_by, things: items.map(thingOf) }] : [];
  });
}

function thingOf({ kind, thing_id: id }: Pick<Schema['launch_items'], 'kind' | 'thing_id'>): Thing {
  return { kind, id };
}

async function liveContainers(db: Db, id: string): Promise<readonly string[] | null> {
  const live = await readLive(db, { kind: 'front', id });
  return live && 'containers' in live ? live.containers : null;
}
