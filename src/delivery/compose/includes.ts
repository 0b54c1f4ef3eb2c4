import { contentName } from '../../base/hash.ts';
import type { Log } from '../../base/log.ts';
import { readUntil } from '../../base/shown-until.ts';
import { DamagedItem, type Shelf } from '../../press/shelf.ts';
import type { Damage } from '../answer/damage.ts';
import type { ShelfChanges } from '../answer/shelf-changes.ts';
import { includeBytes } from './include-bytes.ts';
import type { GoodInclude, LastGood } from './last-good.ts';
import { within } from './within.ts';

/** An include as readers get it now. */
export interface Include {
  readonly bytes: Uint8Array;
  /** Differs when the bytes differ. */
  readonly version: string;
  /** In milliseconds since 1970. */
  readonly modifiedAt: number;
  /** When it ends by itself, in milliseconds since 1970: infinity for what does not, or has ended. */
  readonly until: number;
  /** False while the shelf does not give it: these bytes are its last good state, or none at all. */
  readonly whole: boolean;
}

/** The includes of all pages, each read once however many pages have it. */
export interface Includes {
  /** Never throws and never takes longer than the limit; what the shelf cannot give is as it last was, or nothing. */
  current(address: string): Promise<Include>;
  /** Waits until the good states seen so far are kept. */
  close(): Promise<void>;
}

export interface IncludeParts {
  readonly shelf: Shelf;
  readonly changes: ShelfChanges;
  readonly damage: Damage;
  readonly lastGood: LastGood;
  readonly log: Log;
  /** How long a page waits for an include, in milliseconds. */
  readonly limit: number;
}

/** What is known of one include. */
interface State {
  readonly address: string;
  include: Include;
  /** The tag of the item that was last found whole. */
  tag: string | null;
  /** The stamp of the shelf under which it was last looked at. */
  stamp: number;
  /** The stamp under which its bytes were last known to be good. */
  goodAt: number;
  /** When one that is not whole is looked at again, on the clock of the process. */
  nextLook: number;
  /** One read at a time: one that hangs may hold one of the four threads that all files are read by, and no more. */
  reading: Promise<void> | null;
  /** Once a read has been waited for in vain, nobody waits for it again. */
  slow: boolean;
  saving: Promise<void>;
}

/** What the shelf did not give is asked for again after this, in milliseconds. */
export const LOOK_AGAIN = 1000;

const NOTHING: Include = {
  ...{ bytes: new Uint8Array(), version: '-', modifiedAt: 0 },
  until: Number.POSITIVE_INFINITY,
  whole: false,
};

export function openIncludes(parts: IncludeParts): Includes {
  const states = new Map<string, Promise<State>>();
  const stateOf = (address: string) => {
    const known = states.get(address) ?? firstState(parts, address);
    states.set(address, known);
    return known;
  };
  return {
    current: async (address) => {
      const state = await stateOf(address);
      if (isSettled(parts.changes, state)) return ofNow(state.include);
      state.reading ??= read(parts, state);
      if (!state.slow) await waitFor(parts, state, state.reading);
      if (state.reading !== null) keepOld(parts, state);
      return ofNow(state.include);
    },
    close: async () => {
      for (const state of states.values()) await (await state).saving;
    },
  };
}

/** What has come to its end is nothing from then on, whether or not anybody is there to take it from the shelf. */
function ofNow(include: Include): Include {
  if (Date.now() < include.until) return include;
  const { until: modifiedAt, whole } = include;
  return { ...NOTHING, version: `${include.version}-ended`, modifiedAt, whole };
}

/** An include of its bytes as they stand on the shelf. */
function includeOf({ bytes, modifiedAt }: Pick<GoodInclude, 'bytes' | 'modifiedAt'>): Omit<Include, 'whole'> {
  const { body, until } = readUntil(bytes);
  return { bytes: body, version: contentName(bytes), modifiedAt, until };
}

async function firstState({ shelf, lastGood, limit, changes }: IncludeParts, address: string): Promise<State> {
  const present = { expected: shelf.expected(address), takenAway: changes.takenAway() };
  const stamp = changes.stamp();
  const good = await within(limit, lastGood.load(address, present)).catch(() => null);
  const include = good === null ? NOTHING : { ...includeOf(good), whole: false };
  // What was kept and is not the present state may be older than any change that this process knows of.
  const goodAt = good?.tag === present.expected ? stamp : -Infinity;
  const state = { address, include, tag: null, stamp: -1, goodAt };
  return { ...state, nextLook: 0, reading: null, slow: false, saving: Promise.resolve() };
}

/** What nothing new concerns need not be looked at under the present stamp either. */
function isSettled(changes: ShelfChanges, state: State): boolean {
  const { include, stamp, address, nextLook } = state;
  const now = changes.stamp();
  if (stamp !== now) {
    if (stamp < 0 || changes.touches([address], stamp) || (!include.whole && changes.takenAwayAt() > stamp))
      return false;
    state.stamp = now;
  }
  return include.whole || performance.now() < nextLook;
}

async function waitFor({ log, limit }: IncludeParts, state: State, reading: Promise<void>): Promise<void> {
  await within(limit, reading).catch(() => {
    if (!state.slow) log.warn({ address: state.address, limit }, 'An include is slow; pages show its last good state.');
    state.slow = true;
  });
}

/** Reads an include into its state. Never throws. */
async function read(parts: IncludeParts, state: State): Promise<void> {
  // Taken before reading: what is put while it is read has another stamp, and is looked at again.
  const stamp = parts.changes.stamp();
  try {
    await refresh(parts, state);
    state.goodAt = stamp;
    parts.damage.sound(state.address);
  } catch (error) {
    parts.damage.found(state.address, error);
    keepOld(parts, state);
  }
  Object.assign(state, { stamp, reading: null, slow: false });
}

async function refresh(parts: IncludeParts, state: State): Promise<void> {
  const { address } = state;
  const tag = await parts.shelf.tag(address);
  if (tag !== null && tag === state.tag) {
    state.include = { ...state.include, whole: true };
    return;
  }
  const shelved = await parts.shelf.get(address);
  const bytes = includeBytes(shelved);
  if (shelved === null || bytes === null)
    throw new DamagedItem(address, shelved === null ? 'it is missing' : 'it is not whole');
  state.tag = shelved.tag;
  const good = { bytes, modifiedAt: shelved.modifiedAt, tag: shelved.tag };
  state.include = { ...includeOf(good), whole: true };
  save(parts, state, good);
}

/** Nobody waits for this; a disk that is full costs the memory of includes over the next restart, and nothing else. */
function save({ lastGood, log, changes }: IncludeParts, state: State, good: GoodInclude): void {
  const after = changes.takenAway();
  state.saving = state.saving
    .then(() => lastGood.save(state.address, good, after))
    .catch((error: unknown) =>
      log.warn({ address: state.address, err: error }, 'The good state of an include could not be kept.'),
    );
}

/** Its last good state; nothing when words were taken from readers since that was good, and it was to change. */
function keepOld({ changes }: IncludeParts, state: State): void {
  const isVoid = state.goodAt < changes.takenAwayAt() && changes.touches([state.address], state.goodAt);
  if (isVoid) state.tag = null;
  state.include = isVoid ? NOTHING : { ...state.include, whole: false };
  state.nextLook = performance.now() + LOOK_AGAIN;
}
