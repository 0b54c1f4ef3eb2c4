import type { WebSocket } from 'ws';
import { limits } from './limits.ts';
import { openRateLimit, type RateLimit } from './rate-limit.ts';

/** A frame that waits for its turn. */
interface Waiting {
  readonly ws: WebSocket;
  readonly storyId: string;
  readonly bytes: number;
  /** Whether somebody says when it is done; the others are done when they were handed on. */
  readonly isAnswered: boolean;
  /** Whether it goes before updates, which may have to wait for room on the disk. */
  readonly goesFirst: boolean;
  readonly work: () => void;
}

/**
 * The frames of one person, on all of their connections: so many a second, so many at a time, each in its own turn of the event loop. So
 * a person who sends very much waits for themselves, and everybody else's keystroke comes between two of their frames.
 */
export interface PersonQueue {
  /** Does it when its turn comes, and counts what it costs; reading from the person's connections stops while they send too fast. */
  take(waiting: Waiting, cost: Cost): void;
  /** Says that the oldest frame of this connection for a story was dealt with. */
  done(ws: WebSocket, storyId: string): void;
  /** Says that none of its frames for a story will be dealt with any more. */
  dropped(ws: WebSocket, storyId: string): void;
  join(ws: WebSocket): void;
  leave(ws: WebSocket): void;
  /** Whether they send more than they may in the long run; a burst is over soon. */
  isTooFast(): boolean;
  /** Whether they have rested so long that it is as if they had never sent anything. */
  isRested(): boolean;
}

/** What a frame counts for, and the windows whose words it brings. */
export interface Cost {
  readonly frames: number;
  readonly windows?: readonly number[];
}

interface State {
  /** The frames of each connection that are under way. */
  readonly joined: Map<WebSocket, Waiting[]>;
  readonly frames: RateLimit;
  readonly bytes: RateLimit;
  readonly windows: RateLimit;
  /** Windows whose words they have brought before. */
  readonly known: Set<number>;
  /** Frames that wait, oldest first, and their bytes with those under way. */
  queue: Waiting[];
  waitingBytes: number;
  underWay: number;
  rest: NodeJS.Timeout | null;
  isDue: boolean;
}

export function openPersonQueue(): PersonQueue {
  const now = performance.now();
  const state: State = {
    joined: new Map(),
    frames: openRateLimit(now, { aSecond: limits.framesASecond, atOnce: limits.framesAtOnce }),
    bytes: openRateLimit(now, { aSecond: limits.bytesASecond, atOnce: limits.bytesAtOnce }),
    windows: openRateLimit(now, { aSecond: limits.windowsASecond, atOnce: limits.windowsAtOnce }),
    known: new Set(),
    queue: [],
    waitingBytes: 0,
    underWay: 0,
    rest: null,
    isDue: false,
  };
  return {
    take: (waiting, cost) => {
      count(state, waiting.bytes, cost);
      if (waiting.goesFirst) state.queue.unshift(waiting);
      else state.queue.push(waiting);
      state.waitingBytes += waiting.bytes;
      slow(state);
      goOn(state);
    },
    done: (ws, storyId) => end(state, ws, (one) => one.storyId === storyId, 1),
    dropped: (ws, storyId) => end(state, ws, (one) => one.storyId === storyId),
    join: (ws) => {
      state.joined.set(ws, []);
      slow(state);
    },
    leave: (ws) => {
      const gone = state.queue.filter((one) => one.ws === ws);
      state.queue = state.queue.filter((one) => one.ws !== ws);
      for (const { bytes } of gone) state.waitingBytes -= bytes;
      end(state, ws, () => true);
      state.joined.delete(ws);
      if (state.joined.size === 0) stopResting(state);
    },
    isTooFast: () => Math.min(...[state.frames, state.bytes].map((one) => one.left(performance.now()))) < HALF,
    isRested: () => [state.frames, state.bytes, state.windows].every((one) => one.left(performance.now()) === 1),
  };
}

/** Whoever has spent more than half of what they may send at once, and goes on, has no rest. */
const HALF = 0.5;

function count(state: State, bytes: number, { frames, windows = [] }: Cost): void {
  const now = performance.now();
  state.frames.count(now, frames);
  state.bytes.count(now, bytes);
  state.windows.count(now, windows.filter((window) => !state.known.has(window)).length);
  if (state.known.size > limits.windowsKnown) state.known.clear();
  for (const window of windows) state.known.add(window);
}

function stopResting(state: State): void {
  if (state.rest) clearTimeout(state.rest);
  state.rest = null;
}

/** Ends the first frames under way on a connection that are meant. */
function end(state: State, ws: WebSocket, isMeant: (one: Waiting) => boolean, most = Number.POSITIVE_INFINITY): void {
  const underWay = state.joined.get(ws);
  if (!underWay) return;
  const ended = underWay.filter(isMeant).slice(0, most);
  state.joined.set(
    ws,
    underWay.filter((one) => !ended.includes(one)),
  );
  for (const { bytes } of ended) finished(state, bytes);
}

function finished(state: State, bytes: number): void {
  state.underWay -= 1;
  state.waitingBytes -= bytes;
  readOn(state);
  goOn(state);
}

/** The next frame, in a turn of its own. */
function goOn(state: State): void {
  const [first] = state.queue;
  if (state.isDue || !first || (state.underWay >= limits.underWay && !first.goesFirst)) return;
  state.isDue = true;
  setImmediate(() => {
    state.isDue = false;
    const next = state.queue.shift();
    if (next) begin(state, next);
    goOn(state);
  });
}

function begin(state: State, waiting: Waiting): void {
  state.underWay += 1;
  if (waiting.isAnswered) state.joined.get(waiting.ws)?.push(waiting);
  waiting.work();
  if (!waiting.isAnswered) finished(state, waiting.bytes);
}

/** Stops reading from a person who sends faster than they may, or more than can be kept. */
function slow(state: State): void {
  if (waitOf(state) === 0) return;
  for (const ws of state.joined.keys()) ws.pause();
  readOn(state);
}

/** Reads on when it may be read again. */
function readOn(state: State): void {
  if (state.rest || state.waitingBytes > limits.waitingBytes) return;
  const wait = waitOf(state);
  if (wait === 0) {
    for (const ws of state.joined.keys()) if (ws.isPaused) ws.resume();
    return;
  }
  state.rest = setTimeout(() => {
    state.rest = null;
    readOn(state);
  }, wait).unref();
}

function waitOf({ frames, bytes, windows, waitingBytes }: State): number {
  const now = performance.now();
  const wait = Math.max(frames.wait(now), bytes.wait(now), windows.wait(now));
  return waitingBytes > limits.waitingBytes ? Math.max(wait, 1) : wait;
}
