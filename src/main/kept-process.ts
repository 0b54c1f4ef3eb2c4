import type { ChildProcess } from 'node:child_process';
import type { Log } from '../base/log.ts';
import { messageOf } from '../base/problem.ts';
import { type End, type Life, lifeOf, neverBegun, type Ready } from './process-life.ts';
import type { Order } from './processes/parent.ts';

export interface Start {
  /** Nobody has seen it ready yet. */
  readonly isFirst: boolean;
  /** Another of its kind runs until it is ready. */
  readonly takesOver: boolean;
}

/** One of the processes that a running newsroom consists of. */
interface Kind {
  /** Who ended, at the beginning of a sentence. */
  readonly name: string;
  /** What that means for people. */
  readonly meanwhile: string;
  start(how: Start): ChildProcess;
  /** The longest pause before it is started again, in milliseconds. */
  readonly longestPause: number;
  readonly onReady?: (report: Ready) => void;
}

/** A process that is started again whenever it ends by itself, until it is stopped. */
export interface KeptProcess {
  /** Null once it is ready for the first time, or why its first start did not come to that. */
  readonly first: Promise<string | null>;
  tell(order: Order): void;
  /** Starts another and lets this one end, in its own time, when that is ready; one that does not get ready changes nothing. */
  replace(): Promise<void>;
  /** Asks it to end, so that another is started. */
  restart(grace: number): void;
  /** Asks it to end; after the grace, in milliseconds, it is ended. True when it ended by itself. */
  stop(grace: number): Promise<boolean>;
}

/** It is started again at once the first time, and ever later while it ends soon after each start. */
const FIRST_PAUSE_MS = 250;
/** One that lived for so long has got over what ended the one before. */
const LONG_LIFE_MS = 10_000;

/** Keeps a process running. Why one ended is logged once, however often the next ones end for the same reason. */
export function keepProcess(kind: Kind, log: Log): KeptProcess {
  const lives = new Set<Life>();
  const story = storyOf(kind, log);
  let current: Life | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;

  const begin = (takesOver: boolean): Life => {
    const life = lifeBegun(kind, { isFirst: !story.wasReady(), takesOver });
    lives.add(life);
    void life.ended.then((end) => {
      lives.delete(life);
      if (life !== current || isStopping) return;
      current = null;
      timer = setTimeout(beginNext, end.isAgain ? 0 : story.ended(end));
    });
    return life;
  };
  const beginNext = () => {
    current = begin(false);
    void current.ready.then((report) => report && story.ready(report));
  };
  beginNext();
  return {
    first: story.first,
    tell: (order) => current?.tell(order),
    replace: async () => {
      const old = current;
      const fresh = begin(old !== null);
      const report = await fresh.ready;
      if (report === null) return log.error({}, `${(await fresh.ended).say} The one already running carries on.`);
      clearTimeout(timer);
      current = fresh;
      story.ready(report);
      old?.tell({ is: 'drain' });
    },
    restart: (grace) => void current?.stop(grace),
    stop: async (grace) => {
      isStopping = true;
      clearTimeout(timer);
      const inTime = await Promise.all([...lives].map((life) => life.stop(grace)));
      return inTime.every(Boolean);
    },
  };
}

/** What has no room for another process throws, and is asked again as after any other end. */
function lifeBegun(kind: Kind, how: Start): Life {
  try {
    return lifeOf(kind.name, kind.start(how));
  } catch (error) {
    return neverBegun(kind.name, messageOf(error));
  }
}

/** Several that do the same as one: it is there when one of them is, and each is replaced when the one before has been. */
export function keepTogether(all: readonly KeptProcess[]): KeptProcess {
  const firsts = Promise.all(all.map(({ first }) => first));
  return {
    first: firsts.then((reasons) => (reasons.includes(null) ? null : (reasons[0] ?? null))),
    tell: (order) => all.forEach((one) => one.tell(order)),
    replace: async () => {
      for (const one of all) await one.replace();
    },
    restart: (grace) => all.forEach((one) => one.restart(grace)),
    stop: async (grace) => (await Promise.all(all.map((one) => one.stop(grace)))).every(Boolean),
  };
}

/** What became of the lives of a process so far, and what is said about it. */
function storyOf(kind: Kind, log: Log) {
  const { promise: first, resolve: tellFirst } = Promise.withResolvers<string | null>();
  let wasReady = false;
  let early = 0;
  let said = '';
  return {
    first,
    wasReady: () => wasReady,
    ready: (report: Ready): void => {
      if (said !== '') log.info({}, `${kind.name} is back.`);
      said = '';
      wasReady = true;
      tellFirst(null);
      kind.onReady?.(report);
    },
    /** The pause before the next one, in milliseconds. */
    ended: ({ say, lived }: End): number => {
      // Why the very first did not come to be is told to whoever started it.
      const isNews = say !== said && (wasReady || said !== '');
      if (isNews) log.error({}, `${say} ${kind.meanwhile}`);
      said = say;
      tellFirst(say);
      early = lived > LONG_LIFE_MS ? 1 : early + 1;
      return early === 1 && wasReady ? 0 : Math.min(kind.longestPause, FIRST_PAUSE_MS * 2 ** (early - 1));
    },
  };
}
