import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import { messageOf, Refusal } from '../base/problem.ts';
import { type NodeNote, readNotes } from './node-notes.ts';
import { openPublisher, type Publisher, type PublishingParts } from './publish.ts';

/** How far what readers elsewhere get is. */
export interface Distribution {
  /** As people name the store. */
  readonly store: string;
  /** `level`: all that is on the shelf is there. `behind`: not all is, and it is tried. `stopped`: somebody must put right something. */
  readonly is: 'level' | 'behind' | 'stopped';
  /** Since when it is so, in milliseconds since 1970. */
  readonly since: number;
  /** What keeps it; null when nothing does. */
  readonly why: string | null;
  /** The newest entry, or the first that has what is asked about, and when it was published; null while that is not in the store. */
  readonly number: number | null;
  readonly at: number | null;
  readonly nodes: readonly DeliveryNode[];
}

export interface DeliveryNode {
  readonly name: string;
  readonly number: number;
  /** When readers had what is asked about there, by the node's clock; null while it has not confirmed it. */
  readonly hadAt: number | null;
  /** When it was last heard of, in milliseconds since 1970. */
  readonly heardAt: number;
  /** True when it has not been heard of for so long that nobody waits for it. */
  readonly isAway: boolean;
  readonly trouble: string | null;
}

/** What is known of the newest publications and of nodes: enough to say how far any of them is, in whatever process. */
export interface Progress {
  readonly store: string;
  readonly is: Distribution['is'];
  readonly since: number;
  readonly why: string | null;
  readonly reached: State['reached'];
  readonly heard: readonly Heard[];
}

type Heard = NodeNote & { readonly heardAt: number };

export interface Publishing {
  /** How far all is; with the number of a settle of the shelf, how far that is. */
  distribution(settle?: number): Distribution;
  /** The newest settle of the shelf that is in the store and at every node that is there; one that is away shows nothing to anybody. 0 before any is known. */
  everywhereUpTo(): number;
  noteMedia(file: string): void;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 25;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const TIDY_EVERY_MS = 60_000;
const MEDIA_EVERY_MS = 10 * 60_000;
/** How often nodes are asked for while one that is there has not confirmed yet, and otherwise. */
const ASK_NODES_MS = 500;
const ASK_QUIET_NODES_MS = 10_000;
const AWAY_AFTER_MS = 60_000;

interface State {
  publisher: Publisher | null;
  is: Distribution['is'];
  since: number;
  why: string | null;
  /** The newest entries, when they were published, and up to which settle of the shelf all was in the store with them. */
  reached: readonly { readonly number: number; readonly at: number; readonly upTo: number }[];
  heard: Map<string, Heard>;
  /** Files of the media shelf noted before the store was opened. */
  early: string[];
  tidiedAt: number;
  mediaAt: number;
  askedAt: number;
  toldAt: number;
}

/**
 * Publishes to an object store what is settled on the shelf, right after it is, until it is told to stop. While the store is away it waits, ever
 * longer, and then goes on where it was. What somebody must put right stops it for good. Each is logged once; `tell` hears of every change.
 */
export function keepPublishing(
  parts: PublishingParts,
  log: Log,
  tell: (now: Distribution, progress: Progress) => void,
): Publishing {
  const stopping = new AbortController();
  const { signal } = stopping;
  const state: State = {
    ...{ publisher: null, is: 'behind', since: Date.now(), why: null, reached: [], heard: new Map() },
    ...{ early: [], tidiedAt: performance.now(), mediaAt: performance.now(), askedAt: -Infinity, toldAt: 0 },
  };
  const distribution = (settle?: number) => shown(state, parts.store.name, settle);
  const tellAll = () => tell(distribution(), progressOf(state, parts.store.name));
  const become = (is: Distribution['is'], why: string | null) => {
    if (state.is === is && state.why === why) return;
    if (why !== null && why !== state.why) log.error({}, why);
    else if (why === null && state.why !== null) log.info({}, `${parts.store.name} has everything again.`);
    if (state.is !== is) state.since = Date.now();
    [state.is, state.why] = [is, why];
    tellAll();
  };
  const done = publishing({ parts, state, signal, become, tell: tellAll });
  return {
    distribution,
    everywhereUpTo: () => everywhereUpTo(state.reached, distribution().nodes),
    noteMedia: (file) => (state.publisher ? state.publisher.noteMedia(file) : void state.early.push(file)),
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

/** So many publications can be asked about. */
const MOST_REMEMBERED = 500;

/** How often it is told what nodes say, at most. */
const TELL_EVERY_MS = 5000;
/** The same where other processes answer whoever asks. */
const TELL_OTHERS_EVERY_MS = 250;
/** So many publications they can be asked about. */
const MOST_TOLD = 50;

interface Loop {
  readonly tell: () => void;
  readonly parts: PublishingParts;
  readonly state: State;
  readonly signal: AbortSignal;
  readonly become: (is: Distribution['is'], why: string | null) => void;
}

async function publishing(loop: Loop): Promise<void> {
  await publishingUntilStopped(loop);
  const { publisher, is } = loop.state;
  // What was pressed last goes out with the one that pressed it, where that can be done at once.
  if (is !== 'stopped' && publisher?.isLevel() === false) await publisher.publish().catch(() => {});
}

async function publishingUntilStopped({ parts, state, signal, become, tell }: Loop): Promise<void> {
  let pause = 0;
  while (!signal.aborted) {
    try {
      const publisher = await opened(parts, state);
      await once(parts, state, publisher);
      pause = 0;
      if (performance.now() - state.toldAt > (parts.turn ? TELL_OTHERS_EVERY_MS : TELL_EVERY_MS)) {
        state.toldAt = performance.now();
        tell();
      }
      become(publisher.isLevel() ? 'level' : 'behind', null);
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'disk-full') return become('stopped', error.message);
      pause = Math.min(Math.max(FIRST_PAUSE_MS, pause * 2), LONGEST_PAUSE_MS);
      become('behind', messageOf(error));
    }
    await sleep(pause || LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}

async function opened(parts: PublishingParts, state: State): Promise<Publisher> {
  if (state.publisher) return state.publisher;
  const publisher = await openPublisher(parts);
  for (const file of state.early.splice(0)) publisher.noteMedia(file);
  state.publisher = publisher;
  return publisher;
}

async function once({ store }: PublishingParts, state: State, publisher: Publisher): Promise<void> {
  const { number, upTo } = await publisher.publish();
  const now = performance.now();
  const last = state.reached.at(-1);
  // What changed nothing for readers is there with the entry before.
  if (upTo !== null && (last?.upTo !== upTo || last.number !== number))
    state.reached = [...state.reached, { number, upTo, at: last?.number === number ? last.at : Date.now() }].slice(
      -MOST_REMEMBERED,
    );
  if (now - state.mediaAt > MEDIA_EVERY_MS) {
    state.mediaAt = now;
    await publisher.lookThroughMedia();
  }
  if (now - state.tidiedAt > TIDY_EVERY_MS) {
    state.tidiedAt = now;
    await publisher.tidy();
  }
  const isAwaited = shown(state, '').nodes.some((node) => node.hadAt === null && !node.isAway);
  if (now - state.askedAt < (isAwaited ? ASK_NODES_MS : ASK_QUIET_NODES_MS)) return;
  state.askedAt = now;
  await hear(state, await readNotes(store), publisher);
}

/** When a node was heard of is told by this clock: the first time that it says something else than before. */
async function hear(
  { heard }: State,
  notes: Awaited<ReturnType<typeof readNotes>>,
  publisher: Publisher,
): Promise<void> {
  const there = new Set(notes.map(({ name }) => name));
  for (const name of [...heard.keys()]) if (!there.has(name)) heard.delete(name);
  for (const note of notes) {
    const before = heard.get(note.name);
    const isFresh = before === undefined ? Date.now() - note.putAt < AWAY_AFTER_MS : before.at !== note.at;
    const heardAt = isFresh ? Date.now() : (before?.heardAt ?? note.putAt);
    heard.set(note.name, { ...note, heardAt });
    if (isFresh && note.lacks.length > 0) await publisher.mend(note.lacks);
  }
}

function progressOf({ is, since, why, reached, heard }: State, store: string, most = MOST_TOLD): Progress {
  return { store, is, since, why, reached: reached.slice(-most), heard: [...heard.values()] };
}

function shown(state: State, store: string, settle?: number): Distribution {
  return distributionOf(progressOf(state, store, MOST_REMEMBERED), settle);
}

/** The newest settle that the store and the last of the nodes that are there have. */
export function everywhereUpTo(reached: Progress['reached'], nodes: readonly DeliveryNode[]): number {
  const least = Math.min(...nodes.filter(({ isAway }) => !isAway).map(({ number }) => number));
  return reached.findLast(({ number }) => number <= least)?.upTo ?? 0;
}

/** How far all is by what is known; with the number of a settle of the shelf, how far that is. */
export function distributionOf({ store, is, since, why, reached, heard }: Progress, settle = -1): Distribution {
  const asked = settle < 0 ? reached.at(-1) : reached.find(({ upTo }) => upTo >= settle);
  const nodes = heard.map(({ name, number, had, heardAt, trouble }): DeliveryNode => {
    const confirmed =
      asked && number >= asked.number ? (had.find(([one]) => one >= asked.number)?.[1] ?? heardAt) : null;
    const hadAt = confirmed ?? null;
    return { name, number, hadAt, heardAt, isAway: Date.now() - heardAt > AWAY_AFTER_MS, trouble };
  });
  return {
    ...{ store, is, since, why, number: asked?.number ?? null, at: asked?.at ?? null },
    nodes: nodes.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
