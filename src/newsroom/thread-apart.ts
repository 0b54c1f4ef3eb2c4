import { Worker } from 'node:worker_threads';

export interface ThreadLimits {
  /** For one order. */
  readonly mostMs: number;
  /** Of the thread's objects, and of those that are young. */
  readonly mostMegabytes: number;
  readonly youngMegabytes: number;
}

/** Why a thread gave no answer: it took too long, or broke, as what takes too much memory does. */
export interface Broken {
  readonly because: 'slow' | 'large';
}

/** A thread that does what would hold up everybody here, one order at a time. It begins with the first, and keeps no process that is done. */
export interface ThreadApart<Order, Answer> {
  /** One that breaks is ended, and the next order begins another. */
  ask(order: Order): Promise<Answer | Broken>;
  isThere(): boolean;
  end(): Promise<void>;
}

/** `file`: what the thread runs; it answers each message with one of its own, none of which has a `because`. */
export function threadApart<Order, Answer extends object>(file: URL, limits: ThreadLimits): ThreadApart<Order, Answer> {
  let thread: Worker | null = null;
  const begun = (): Worker => {
    const one = begin(file, limits);
    // One that breaks while nobody waits for it, or while it is being ended, is missed by nobody: the next order begins another.
    const forget = (): void => {
      if (thread === one) thread = null;
    };
    return one.on('error', forget).on('exit', forget);
  };
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };
  return {
    ask: async (order) => {
      thread ??= begun();
      const answer = await answerOf<Answer>(thread, order, limits.mostMs);
      if ('because' in answer) await end();
      return answer;
    },
    isThere: () => thread !== null,
    end,
  };
}

function begin(file: URL, { mostMegabytes, youngMegabytes }: ThreadLimits): Worker {
  const thread = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
  });
  thread.unref();
  return thread;
}

function answerOf<Answer>(thread: Worker, order: unknown, mostMs: number): Promise<Answer | Broken> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | Broken): void => {
      clearTimeout(late);
      thread.off('message', settle).off('error', broke).off('exit', broke);
      resolve(answer);
    };
    const broke = (): void => settle({ because: 'large' });
    const late = setTimeout(() => settle({ because: 'slow' }), mostMs);
    thread.on('message', settle).on('error', broke).on('exit', broke);
    thread.postMessage(order, []);
  });
}
