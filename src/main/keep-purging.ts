import { Refusal } from '../base/problem.ts';
import type { Publishing } from '../distribution/keep-publishing.ts';
import { cacheFrontOf } from '../newsroom/cache-front.ts';
import { openPurging, type Purging } from '../newsroom/purge-caches.ts';
import type { OpenRooms } from './open-rooms.ts';
import { paint, say } from './report.ts';
import { wait } from './wait.ts';

/** How soon it is looked again whether the shelf has something new, in milliseconds. */
const LOOK_EVERY_MS = 100;
const AFTER_TROUBLE_MS = 1000;

/** How far what is published is on other machines; the process that publishes knows which of them come back as well. */
type Elsewhere = Pick<Publishing, 'everywhereUpTo'> & Partial<Pick<Publishing, 'distribution'>>;

/** Null where the environment names no cache. A slip there is said and keeps nothing else from running. `elsewhere` is null where this machine alone serves readers. */
export function purgingOf(rooms: OpenRooms, elsewhere: Elsewhere | null): Purging | null {
  try {
    const front = cacheFrontOf(process.env);
    const liveUpTo = () => (elsewhere ? elsewhere.everywhereUpTo() : rooms.shelf.standings().number);
    const { distribution } = elsewhere ?? {};
    const isBack = distribution ? watchReturns({ distribution }) : () => false;
    return front && openPurging(rooms, { front, liveUpTo, isBack });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(paint('red', `${error.message} Until then caches keep pages for as long as those say.`));
    return null;
  }
}

/** Tells, once for each, that a node which was away has all that had been published when it came back. */
export function watchReturns({ distribution }: Pick<Publishing, 'distribution'>): () => boolean {
  /** Nodes that were away, and what each must have; null while it is away. */
  const away = new Map<string, number | null>();
  return () => {
    const { number, nodes } = distribution();
    let isBack = false;
    for (const node of nodes) {
      if (node.isAway) away.set(node.name, null);
      else if (away.has(node.name)) {
        const wanted = away.get(node.name) ?? number ?? 0;
        away.set(node.name, wanted);
        if (node.number >= wanted && away.delete(node.name)) isBack = true;
      }
    }
    return isBack;
  };
}

/** Has caches let go of what changed for as long as the newsroom runs. */
export function keepPurging(purging: Purging, rooms: Pick<OpenRooms, 'log'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    let pause = LOOK_EVERY_MS;
    while (await wait(pause, stopping.signal)) {
      const isDone = await purging.look().catch((error: unknown) => {
        rooms.log.error({ err: error }, 'What caches must let go of could not be looked at; it is tried again.');
        return false;
      });
      pause = isDone ? LOOK_EVERY_MS : AFTER_TROUBLE_MS;
    }
  };
  const done = work();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
