import type { Clock, Instant } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Site } from '../site/page-kind.ts';
import { changesAfter, moveCursor } from '../store/changes.ts';
import { dropDue } from '../store/due-pages.ts';
import { wasPublic } from '../store/everything.ts';
import {
  ledgerHash,
  type LedgerEntry,
  type LedgerPage,
  markStale,
  readLedgerPages,
  writeLedger,
} from '../store/ledger-rows.ts';
import type { Db, Store } from '../store/open-store.ts';
import type { Pressed } from '../story/receipt.ts';
import type { Archive } from '../story/archive.ts';
import type { Fact } from '../story/facts.ts';
import type { Crew, Drawn } from './crew.ts';
import type { Task, TaskList } from './ledger.ts';
import { type LoadedPage, loadPage } from './render-page.ts';
import type { SettleNews, Shelf } from './shelf.ts';

/** What the press works with; opened by `main`. */
export interface PressRooms {
  readonly store: Store;
  readonly site: Site;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly log: Log;
  /** True where other processes press: who acts waits until one of them has. */
  readonly isPressedElsewhere?: boolean;
  /**
   * How many pages are pressed while an act waits for them; the others that it made stale are due, and follow by themselves.
   * A thousand unless given.
   */
  readonly atOnce?: number;
  /** How many of them are looked up together, of which so many are pressed before somebody else may press as `pace.ts` says. Twenty-five unless given, fifty where a crew draws them before. */
  readonly turnOf?: number;
  /** Milliseconds that only go forward; the machine's unless given. */
  readonly stopwatch?: () => number;
  /** Draws pages where there are thousands; this thread draws them all where there is none. */
  readonly crew?: Crew | undefined;
  /** From how many pages on it is asked. Three thousand unless given. */
  readonly forCrew?: number;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Under this name the store keeps how many settles its shelf has seen. */
export const SHELF_CURSOR = 'shelf';

/** Pages between two entries in the ledger: what is redone at most when the process dies. */
const BATCH = 200;

/** Facts whose numbers are kept; beyond, all are asked for again. */
const MOST_FACTS = 50_000;

export interface Work extends PressRooms {
  readonly archive: Archive;
  readonly tasks: TaskList;
  /** True renders whatever the ledger says of equal data. */
  readonly force: boolean;
  /** The newest change that the archive knows of for certain. */
  readonly asOf: number;
  /** The change that a round under way follows (`store/rounds.ts`), 0 without one: what was looked at before it is due until it is written down as of now. */
  readonly round: number;
  /** The pages as they were drawn ahead, where nothing has changed since. */
  readonly drawn?: readonly Draft[] | undefined;
  /** What is written down once all is pressed and told, in the transaction that says so. */
  readonly atEnd?: ((tx: Db) => Promise<void>) | undefined;
}

export interface Pass {
  readonly pressed: Pressed[];
  /** Addresses that had no page before. */
  readonly made: string[];
  readonly rendered: number;
}

/** Presses pages in their order, a batch at a time; after each batch shelf and ledger agree again. */
export async function pressTasks(work: Work, progress: (now: Progress) => void): Promise<Pass> {
  const draft = ahead(work);
  const pass = { pressed: [] as Pressed[], made: [] as string[], rendered: 0 };
  const { tasks, store, atEnd } = work;
  let takesAway = false;
  for (let from = 0; from < tasks.length; from += BATCH) {
    const some = tasks.slice(from, from + BATCH);
    const done = await pressBatch(work, await draft(from));
    takesAway ||= done.some((one) => one.tellsGone);
    const isLast = from + BATCH >= tasks.length;
    // Once every page without the words is there: whatever is kept of the pages before may have them still.
    const news = { takesAway: isLast && takesAway };
    await settleAndNote(work, { done, some, news, atEnd: isLast ? atEnd : undefined });
    pass.pressed.push(...done.map((one) => one.pressed));
    pass.made.push(...done.flatMap(({ isNew, pressed }) => (isNew ? [pressed.path] : [])));
    pass.rendered += done.filter((one) => one.rendered).length;
    progress({ done: from + some.length, total: tasks.length });
  }
  if (tasks.length === 0 && atEnd) await store.write(atEnd);
  return pass;
}

interface Batch extends Pick<Work, 'atEnd'> {
  readonly done: readonly Done[];
  readonly some: readonly Task[];
  readonly news: SettleNews;
}

/** So many pages are in the ledger by the time the disk has them: of more, others who write would wait for the disk too. */
const BESIDE_THE_DISK = 64;

const numbersKept = new WeakMap<Store, Map<Fact, number>>();

/** The numbers of facts, which are for good once they are committed, from pass to pass. */
function numbersOf(store: Store): Map<Fact, number> {
  const kept = numbersKept.get(store);
  if (kept && kept.size <= MOST_FACTS) return kept;
  const fresh = new Map<Fact, number>();
  numbersKept.set(store, fresh);
  return fresh;
}

/**
 * Has the batch survive a power cut, and the ledger say so. Where a power cut takes what is noted there, the marks of what was put are there, and the next
 * press does it again; where nothing was put are none.
 */
async function settleAndNote({ store, shelf }: Work, { done, some, news, atEnd }: Batch): Promise<void> {
  const settled = shelf.settle(news);
  // It is awaited in any case; until then nobody need hear of its failure.
  settled.catch(() => {});
  // On a server everybody would wait with this process, and whoever has the next turn for a process that sleeps.
  if (done.length > BESIDE_THE_DISK || store.isShared) await settled;
  const keep = done.some((one) => one.rendered) ? store.note : store.write;
  const kept = keep(async (tx) => {
    const entries = done.flatMap((one) => (one.entry ? [one.entry] : []));
    const paths = some.map((task) => task.path);
    await writeLedger(tx, entries, numbersOf(store));
    await dropDue(tx, paths);
    await settled;
    await moveCursor(tx, SHELF_CURSOR, shelf.standings().number);
    await atEnd?.(tx);
  });
  const [noted] = await Promise.allSettled([kept, settled]);
  if (noted.status === 'fulfilled') return;
  // Those of facts that were new are nobody's again.
  numbersKept.delete(store);
  throw noted.reason;
}

interface Done {
  readonly pressed: Pressed;
  /** Null when the ledger need not know. */
  readonly entry: LedgerEntry | null;
  readonly rendered: boolean;
  /** True when this page tells readers, for a cause, that something is gone. */
  readonly tellsGone: boolean;
  /** True when no page stood there before. */
  readonly isNew?: boolean;
}

type Known = LedgerPage & { readonly readsHash: string };

/** The drafts of the batch that begins at a place; while that is put on the shelf, a crew draws the next. */
function ahead(work: Work): (from: number) => Promise<readonly Draft[]> {
  const drafts = (from: number) => draftPages(work, work.tasks.slice(from, from + BATCH));
  if (work.drawn) return async (from) => work.drawn!.slice(from, from + BATCH);
  if (!work.crew) return drafts;
  let next = drafts(0);
  return async (from) => {
    const now = await next;
    next = drafts(from + BATCH);
    // Whoever takes it is told; nobody does after a failure.
    next.catch(() => {});
    return now;
  };
}

async function pressBatch(work: Work, drafts: readonly Draft[]): Promise<Done[]> {
  await markStarted(work, drafts);
  const done: Done[] = [];
  for (const draft of drafts) done.push(await finishOne(work, draft));
  return done;
}

/** Pages loaded, and drawn where a crew does that; nothing of them is on the shelf or in the ledger yet. */
async function draftPages(work: Work, tasks: readonly Task[]): Promise<readonly Draft[]> {
  const byCrew = work.crew ? await drawByCrew(work, work.crew, tasks) : null;
  if (byCrew) return byCrew;
  const known = await knownOf(work, tasks);
  const drafts: Draft[] = [];
  for (const task of tasks) drafts.push(await loadOne(work, task, known.get(task.path)));
  return drafts;
}

type Drawing = Pick<Work, 'store' | 'log' | 'force'>;

/** Null when the crew breaks off, as where a thread finds no memory: it is done without. */
export async function drawByCrew(work: Drawing, crew: Crew, tasks: readonly Task[]): Promise<readonly Draft[] | null> {
  const known = await knownOf(work, tasks);
  const orders = tasks.map(({ path }) => ({ path, dataHash: certainHash(work, known.get(path)) }));
  try {
    const drawn = await crew.draw(orders);
    return tasks.map((task, at) => draftOf(work, { task, known: known.get(task.path), drawn: drawn[at]! }));
  } catch (error) {
    work.log.warn({ err: error }, 'Threads that draw pages stopped unexpectedly; pages are drawn without them.');
    return null;
  }
}

function knownOf({ store }: Pick<Work, 'store'>, tasks: readonly Task[]): Promise<Map<string, Known>> {
  return readLedgerPages(
    store.reader,
    tasks.map((task) => task.path),
  );
}

/** The hash of the data whose bytes are on the shelf for certain. */
function certainHash({ force }: Pick<Work, 'force'>, known: Known | undefined): string | null {
  return known && !known.stale && !force ? known.dataHash : null;
}

function draftOf(
  work: Pick<Work, 'force'>,
  { task, known, drawn }: Pick<Draft, 'task' | 'known'> & { readonly drawn: Drawn },
): Draft {
  if ('error' in drawn) return { task, known, page: drawn, equal: false };
  const { item, ...page } = drawn;
  const equal = page.dataHash === certainHash(work, known);
  return { task, known, page: { ...page, item: () => item }, equal };
}

/** A page between loading and the shelf. */
export interface Draft {
  readonly task: Task;
  readonly known: Known | undefined;
  /** What was loaded, or why it could not be. */
  readonly page: LoadedPage | { readonly error: unknown };
  /** True when the shelf has these very bytes, as far as the ledger knows for certain. */
  readonly equal: boolean;
}

async function loadOne(work: Work, task: Task, known: Known | undefined): Promise<Draft> {
  try {
    const page = await loadPage(work.site, work.archive, {
      path: task.path,
      wasPublic: () => wasPublic(work.store.reader, task.path),
    });
    const equal = page.dataHash === certainHash(work, known);
    return { task, known, page, equal };
  } catch (error) {
    return { task, known, page: { error }, equal: false };
  }
}

/** What was drawn ahead, and the newest change before that. */
export interface DrawnAhead {
  readonly upTo: number;
  readonly drafts: readonly Draft[];
}

/** Beyond so many changes it is cheaper to load pages again than to read what was touched. */
const MOST_CHANGES = 500;

/** Pages that were drawn ahead, as they are now: those that read what was changed since, or that somebody pressed, are loaded again. */
export async function asTheyAreNow(work: Work, { upTo, drafts }: DrawnAhead): Promise<readonly Draft[]> {
  const changes = await changesAfter(work.store.reader, upTo, MOST_CHANGES);
  const touched = new Set(changes.flatMap((change) => change.facts));
  const now = await knownOf(
    work,
    drafts.map(({ task }) => task),
  );
  const fresh: Draft[] = [];
  for (const draft of drafts) {
    const known = now.get(draft.task.path);
    const holds = changes.length < MOST_CHANGES && isUntouched(draft, touched) && isSamePage(draft.known, known);
    fresh.push(holds ? draft : await loadOne(work, draft.task, known));
  }
  return fresh;
}

function isUntouched({ page }: Draft, touched: ReadonlySet<Fact>): boolean {
  return !('error' in page) && !page.reads.some((fact) => touched.has(fact));
}

function isSamePage(one: Known | undefined, other: Known | undefined): boolean {
  return (['dataHash', 'readsHash', 'stale', 'pressedAt'] as const).every((what) => one?.[what] === other?.[what]);
}

/**
 * Says in the ledger which pages are about to change on the shelf. Should the process die between shelf and ledger, the
 * next press sees that these bytes are in doubt, and finds addresses that nothing else would remember.
 */
async function markStarted({ store, shelf, clock }: Work, drafts: readonly Draft[]): Promise<void> {
  const started = drafts.flatMap(({ task: { path }, page, equal }) =>
    equal || 'error' in page
      ? []
      : [{ path, kind: page.kind, isPublic: isPublicAddress(path) && page.outcome !== 'missing' }],
  );
  if (started.length === 0) return;
  await store.note((tx) => markStale(tx, started, clock.now()));
  shelf.after(store.keepNotes);
}

async function finishOne(work: Work, { task, known, page, equal }: Draft): Promise<Done> {
  if ('error' in page) return failed(work, task, { known, error: page.error });
  try {
    const result = equal ? 'skipped' : await shelve(work.shelf, task.path, page);
    const tellsGone = page.outcome === 'gone' && task.because.length > 0;
    const entry = entryOf(work, { task, page, known, result, pressedAt: work.clock.now() });
    const isNew = result === 'written' && page.outcome === 'page' && known?.outcome !== 'page';
    return { pressed: { path: task.path, result, why: task.because }, entry, rendered: !equal, tellsGone, isNew };
  } catch (error) {
    return failed(work, task, { known, error });
  }
}

async function shelve(shelf: Shelf, path: string, page: LoadedPage): Promise<'written' | 'same' | 'removed'> {
  const item = page.item();
  if (item) return shelf.put(path, item);
  if ((await shelf.tag(path)) === null) return 'same';
  await shelf.remove(path);
  return 'removed';
}

interface Outcome {
  readonly task: Task;
  readonly page: LoadedPage;
  readonly known: Known | undefined;
  readonly result: Pressed['result'];
  readonly pressedAt: Instant;
}

/** Null when nothing of the page is new, its reads included, and no round waits to hear of it. */
function entryOf({ asOf, round }: Work, { task, page, known, result, pressedAt }: Outcome): LedgerEntry | null {
  const readsHash = ledgerHash(page.reads.join('\n'));
  if (result === 'skipped' && known?.readsHash === readsHash && known.asOf >= round) return null;
  // A page whose bytes were in doubt was last changed by what this task says, even if they turn out the same.
  const kept = known && !known.stale && (result === 'skipped' || result === 'same') ? known : null;
  return {
    path: task.path,
    kind: page.kind,
    outcome: page.outcome,
    dataHash: page.dataHash,
    changeSeq: kept?.changeSeq ?? task.changeSeq,
    because: kept?.because ?? task.because,
    pressedAt: kept?.pressedAt ?? pressedAt,
    stale: false,
    reads: page.reads,
    readsHash,
    readsChanged: known?.readsHash !== readsHash,
    asOf,
    isPublic: isPublicAddress(task.path) && page.outcome !== 'missing',
  };
}

/** Addresses under `/_/` are chrome: readers never have them by themselves. */
function isPublicAddress(path: string): boolean {
  return !path.startsWith('/_/');
}

/** A full disk stops the press, with everything redone later; a page that fails by itself stops nothing else. */
function failed(work: Work, task: Task, { known, error }: { known: Known | undefined; error: unknown }): Done {
  if (error instanceof Error && error.name === 'Refusal') throw error;
  work.log.error({ path: task.path, err: error }, 'A page could not be pressed; readers keep its last good bytes.');
  const entry: LedgerEntry = {
    path: task.path,
    kind: known?.kind ?? 'none',
    outcome: known?.outcome ?? 'missing',
    dataHash: known?.dataHash ?? '',
    changeSeq: task.changeSeq,
    because: task.because,
    pressedAt: known?.pressedAt ?? work.clock.now(),
    stale: true,
    asOf: work.asOf,
    reads: [],
    readsHash: known?.readsHash ?? '',
    readsChanged: false,
    isPublic: false,
  };
  return { pressed: { path: task.path, result: 'failed', why: task.because }, entry, rendered: true, tellsGone: false };
}
