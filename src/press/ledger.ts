import type { Site } from '../site/page-kind.ts';
import { type Change } from '../store/changes.ts';
import { everyAddress, everyFact } from '../store/everything.ts';
import { everyLedgerPath, pagesReading, stalePaths } from '../store/ledger-rows.ts';
import type { Db } from '../store/open-store.ts';
import type { Archive } from '../story/archive.ts';
import { type Fact, facts } from '../story/facts.ts';
import type { Shelf } from './shelf.ts';

/** A page to press, and why: the touched facts that it reads or that call it into being. */
export interface Task {
  readonly path: string;
  readonly because: readonly Fact[];
  /** The newest change among the causes; 0 when everything is pressed. */
  readonly changeSeq: number;
}

/**
 * The pages that changes make stale, in the order of pressing: those whose last attempt failed or was cut off, those that
 * read a touched fact, and those that a touched fact calls into being. A new template makes every page stale and may
 * bring kinds of pages that were not there before.
 */
export async function tasksFor(
  site: Site,
  archive: Archive,
  from: { db: Db; changes: readonly Change[] },
): Promise<Task[]> {
  const { db, changes } = from;
  const lastTouch = new Map<Fact, number>();
  for (const change of changes) for (const fact of change.facts) lastTouch.set(fact, change.seq);
  const touched = [...lastTouch.keys()];

  const causes = await pagesReading(db, touched);
  for (const [path, because] of await pagesBornOf(site, archive, touched)) {
    causes.set(path, [...new Set([...(causes.get(path) ?? []), ...because])]);
  }
  const all = lastTouch.has(facts.template()) ? await everyPath(site, archive, db) : await stalePaths(db);
  for (const path of all) if (!causes.has(path)) causes.set(path, []);

  const newest = Math.max(0, ...changes.map((change) => change.seq));
  const tasks = [...causes].map(([path, because]) => ({
    path,
    because: because.toSorted(),
    changeSeq: Math.max(0, ...because.map((fact) => lastTouch.get(fact) ?? 0)) || newest,
  }));
  return inOrder(site, tasks);
}

/** Every page there is or ever was, in the order of pressing; what stands on the shelf and should not is among them. */
export async function allTasks(site: Site, archive: Archive, { db, shelf }: { db: Db; shelf: Shelf }): Promise<Task[]> {
  const paths = await everyPath(site, archive, db);
  for await (const path of shelf.paths()) paths.add(path);
  return inOrder(
    site,
    [...paths].map((path) => ({ path, because: [], changeSeq: 0 })),
  );
}

async function everyPath(site: Site, archive: Archive, db: Db): Promise<Set<string>> {
  const born = await pagesBornOf(site, archive, await everyFact(db));
  return new Set([...born.keys(), ...(await everyAddress(db)), ...(await everyLedgerPath(db))]);
}

async function pagesBornOf(site: Site, archive: Archive, touched: readonly Fact[]): Promise<Map<string, Fact[]>> {
  const born = new Map<string, Fact[]>();
  for (const fact of touched) {
    for (const kind of site.kinds) {
      for (const path of await kind.pathsFor(fact, archive)) born.set(path, [...(born.get(path) ?? []), fact]);
    }
  }
  return born;
}

/** By tier, then by address, so that two presses of the same work go the same way. */
function inOrder(site: Site, tasks: readonly Task[]): Task[] {
  const tiers = new Map(tasks.map(({ path }) => [path, site.find(path)?.kind.tier ?? 4]));
  const tier = ({ path }: Task) => tiers.get(path) ?? 4;
  return tasks.toSorted((a, b) => tier(a) - tier(b) || (a.path < b.path ? -1 : 1));
}

/** Stories whose own pages count as much looked at. */
const FRESH = 200;

/**
 * The same work with the pages first that readers look at most: fronts and the includes that stand on every page, sections,
 * the newest stories; then all other stories, and what only machines read.
 */
export async function byPriority(site: Site, archive: Archive, tasks: readonly Task[]): Promise<Task[]> {
  const fresh = new Set(await archive.newest('all', FRESH));
  const warmth = ({ path }: Task): number => {
    const kind = site.find(path)?.kind;
    // Pages show their pictures from the first moment.
    if (kind?.name === 'media') return 0;
    const tier = kind?.tier ?? 4;
    if (tier > 0) return tier < 3 ? tier : tier + 2;
    return fresh.has(path.split('/')[2] ?? '') ? 3 : 4;
  };
  const found = new Map(tasks.map((task) => [task, warmth(task)]));
  return tasks.toSorted((a, b) => (found.get(a) ?? 0) - (found.get(b) ?? 0));
}
