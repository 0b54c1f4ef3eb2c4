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

/** Null where the environment names no cache. A slip there is said and keeps nothing else from running. */
export function purgingOf(rooms: OpenRooms, publishing: Pick<Publishing, 'distribution'> | null): Purging | null {
  try {
    const front = cacheFrontOf(process.env);
    if (publishing === null) return front && openPurging(rooms, { front, isLive: () => true, isBack: () => false });
    return (
      front && openPurging(rooms, { front, isLive: () => isEverywhere(publishing), isBack: watchReturns(publishing) })
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(paint('red', `${error.message} Until then caches keep pages for as long as those say.`));
    return null;
  }
}

/** Whether every node that is there has what is on the shelf. One that is away shows nothing to a cache either. */
function isEverywhere({ distribution }: Pick<Publishing, 'distribution'>): boolean {
  const { is, number, nodes } = distribution();
  return is === 'level' && nodes.every((node) => node.isAway || node.number >= (number ?? 0));
}

/** Tells, once for each, that a node which was away has all that is published again. */
export function watchReturns({ distribution }: Pick<Publishing, 'distribution'>): () => boolean {
  let away: readonly string[] = [];
  return () => {
    const { number, nodes } = distribution();
    const isLevel = (name: string) =>
      nodes.some((node) => node.name === name && !node.isAway && node.number >= (number ?? 0));
    const isBack = away.some(isLevel);
    const gone = nodes.filter((node) => node.isAway).map(({ name }) => name);
    away = [...new Set([...away, ...gone])].filter((name) => !isLevel(name));
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
