import type { Site } from '../site/page-kind.ts';
import { type Change } from '../store/changes.ts';
import { everyAddress, everyFact, everyLedgerPath } from '../store/everything.ts';
import { areMoreInDoubtThan, pagesReading, readsAmong, stalePaths } from '../store/ledger-rows.ts';
import type { Db } from '../store/open-store.ts';
import { hasMoreThan, readByMoreThan } from '../store/rounds.ts';
import { openPathList, type PathList } from '../store/path-list.ts';
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

/** The work that changes make. */
export interface StaleWork {
  readonly tasks: readonly Task[];
  /** Facts that so many pages read that no list of them is made: a round goes through them, those in `tasks` excepted. */
  readonly wide: readonly Fact[];
}

/**
 * The pages that changes make stale, in the order of pressing: those whose last attempt failed or was cut off, those that
 * read a touched fact, and those that a touched fact calls into being. A new template makes every page stale and may
 * bring kinds of pages that were not there before. Of what more pages read than `most`, those are here that readers look at most.
 */
export async function tasksFor(
  site: Site,
  archive: Archive,
  from: { db: Db; changes: readonly Change[]; most: number },
): Promise<StaleWork> {
  const { db, changes } = from;
  const lastTouch = new Map<Fact, number>();
  for (const change of changes) for (const fact of change.facts) lastTouch.set(fact, change.seq);
  const touched = [...lastTouch.keys()];
  const wide = await wideFacts(from);
  const isAllInDoubt = await areMoreInDoubtThan(db, from.most);
  if (isAllInDoubt) wide.add(facts.template());

  const causes = await pagesReading(
    db,
    touched.filter((fact) => !wide.has(fact)),
  );
  const add = ([path, because]: readonly [string, readonly Fact[]]) =>
    void causes.set(path, [...new Set([...(causes.get(path) ?? []), ...because])]);
  (await pagesBornOf(site, archive, touched)).forEach((because, path) => add([path, because]));
  if (wide.size > 0)
    (await hotPages(site, archive, { db, wide, most: from.most })).forEach((because, path) => add([path, because]));
  const isEvery = lastTouch.has(facts.template()) && !wide.has(facts.template());
  // The round that begins now comes to all that are in doubt.
  const all = isEvery ? everyPath(site, archive, db) : isAllInDoubt ? [] : await stalePaths(db);
  for await (const path of all) if (!causes.has(path)) causes.set(path, []);

  const newest = Math.max(0, ...changes.map((change) => change.seq));
  const tasks = [...causes].map(([path, because]) => ({
    path,
    because: because.toSorted(),
    changeSeq: Math.max(0, ...because.map((fact) => lastTouch.get(fact) ?? 0)) || newest,
  }));
  return { tasks: inOrder(site, tasks), wide: [...wide] };
}

/** What changes of no story touched and more pages read than `most`: pages that name a story are found one by one, because nobody may overlook one of a story that was killed. */
async function wideFacts({ db, changes, most }: Parameters<typeof tasksFor>[2]): Promise<Set<Fact>> {
  const touched = [...new Set(changes.filter(({ storyId }) => storyId === null).flatMap((change) => change.facts))];
  if (touched.length === 0) return new Set();
  const wide = await readByMoreThan(db, most, touched);
  if (touched.includes(facts.template()) && (await hasMoreThan(db, most))) wide.add(facts.template());
  return wide;
}

/** The pages most looked at of those that read wide facts, and which of them they read; after a new template all of those. */
async function hotPages(
  site: Site,
  archive: Archive,
  { db, wide, most }: { db: Db; wide: ReadonlySet<Fact>; most: number },
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const born = await pagesBornOf(site, archive, await hotFacts(archive, Math.min(FRESH, most)));
  const paths = [...born.keys()].filter((path) => tierOf(site, path) < 4);
  const read = await readsAmong(db, { paths, among: [...wide] });
  return wide.has(facts.template()) ? new Map(paths.map((path) => [path, read.get(path) ?? []])) : read;
}

/** What calls fronts, the includes of every page, sections and the newest stories into being, and the lists and feeds in which those stand. */
async function hotFacts(archive: Archive, fresh: number): Promise<Fact[]> {
  const { editions } = await archive.settings();
  const stories = await archive.newest('all', fresh);
  const topics = await Promise.all(stories.map(async (id) => (await archive.story(id))?.story.topics ?? []));
  return [
    facts.settings(),
    ...editions.flatMap(({ id }) => [facts.edition(id), facts.corrections(id)]),
    ...(await archive.sections()).map(({ slug }) => facts.section(slug)),
    ...(await archive.freeFronts()).map(({ slug }) => facts.freeFront(slug)),
    ...[...new Set(topics.flat())].map((slug) => facts.topic(slug)),
    ...stories.map((id) => facts.story(id, 'state')),
  ];
}

/** Tasks in the order of pressing, of which a part at a time is in memory. */
export interface TaskList {
  readonly length: number;
  slice(from: number, to: number): readonly Task[];
}

/** Every page there is or ever was, in the order of pressing; what is on the shelf and should not is among them. To be closed. */
export async function allTasks(
  site: Site,
  archive: Archive,
  { db, shelf }: { db: Db; shelf: Shelf },
): Promise<TaskList & Pick<PathList, 'close'>> {
  const list = openPathList();
  try {
    for (const paths of [everyPath(site, archive, db), shelf.paths()])
      for await (const path of paths) list.add(path, tierOf(site, path));
  } catch (error) {
    list.close();
    throw error;
  }
  return {
    length: list.length,
    slice: (from, to) => list.slice(from, to).map((path) => ({ path, because: [], changeSeq: 0 })),
    close: list.close,
  };
}

/** Some come more than once. */
async function* everyPath(site: Site, archive: Archive, db: Db): AsyncIterable<string> {
  yield* everyBorn(site, archive, db);
  yield* everyLedgerPath(db);
}

/** Every page that a fact calls into being, and every address that was ever public; some more than once. */
export async function* everyBorn(site: Site, archive: Archive, db: Db): AsyncGenerator<string> {
  for await (const fact of everyFact(db)) yield* (await pagesBornOf(site, archive, [fact])).keys();
  yield* everyAddress(db);
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
  const tiers = new Map(tasks.map(({ path }) => [path, tierOf(site, path)]));
  const tier = ({ path }: Task) => tiers.get(path) ?? 4;
  return tasks.toSorted((a, b) => tier(a) - tier(b) || (a.path < b.path ? -1 : 1));
}

function tierOf(site: Site, path: string): number {
  return site.find(path)?.kind.tier ?? 4;
}

/** Stories whose own pages count as much looked at. */
const FRESH = 200;

/**
 * The same work with the pages first that readers look at most: fronts and the includes that are on every page, sections,
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
