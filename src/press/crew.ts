import type { Worker } from 'node:worker_threads';
import { semaphore } from '../base/semaphore.ts';
import type { LoadedPage } from './render-page.ts';
import type { ShelfItem } from './shelf.ts';

/** A page to load and, unless its data are those of before, to draw. */
export interface DrawOrder {
  readonly path: string;
  /** The hash of the data it was drawn of last; null draws it whatever it loads. */
  readonly dataHash: string | null;
}

/** A page as a member of the crew loaded and drew it. */
export type Drawn = DrawnPage | { readonly error: unknown };

type DrawnPage = Omit<LoadedPage, 'item'> & {
  /** Null where nothing stands there, and for what is equal. */
  readonly item: ShelfItem | null;
};

/** Threads that load and draw pages beside the one that keeps shelf and ledger, for work of thousands of pages. */
export interface Crew {
  /** As the facts are now or later, in the order of the orders. Throws when a member breaks off. */
  draw(orders: readonly DrawOrder[]): Promise<readonly Drawn[]>;
  close(): void;
}

/** A thread, as far as a crew has to do with it. */
export type Hand = Pick<Worker, 'on' | 'off' | 'postMessage' | 'ref' | 'unref'> & { terminate(): unknown };

/** Pages that a member is given at a time: few enough that all have something to do until the end. */
const AT_ONCE = 25;

/** Members have modules, cards and a cache of the database in memory, which nobody needs between two presses of everything. */
const IDLE_MS = 10_000;

/** Opens a crew of so many; each member begins with its first order, and ends when there was none for a while. */
export function openCrew(members: number, begin: () => Hand): Crew {
  const free: Member[] = Array.from({ length: members }, () => member(begin));
  const one = semaphore(1);
  let idle: NodeJS.Timeout | undefined;
  const close = () => {
    clearTimeout(idle);
    free.forEach((each) => each.end());
  };
  return {
    draw: (orders) =>
      one.run(async () => {
        clearTimeout(idle);
        return drawAll(free, orders).finally(() => (idle = setTimeout(close, IDLE_MS).unref()));
      }),
    close,
  };
}

/** Each member takes the next part as soon as it has done one. */
async function drawAll(members: readonly Member[], orders: readonly DrawOrder[]): Promise<Drawn[]> {
  const parts = Array.from({ length: Math.ceil(orders.length / AT_ONCE) }, (_, at) =>
    orders.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  const drawn: (readonly Drawn[])[] = [];
  const left = parts.entries();
  const work = async (one: Member) => {
    for (const [at, part] of left) drawn[at] = await one.draw(part);
  };
  const ends = await Promise.allSettled(members.map(work));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
  return drawn.flat();
}

interface Member {
  draw(orders: readonly DrawOrder[]): Promise<readonly Drawn[]>;
  end(): void;
}

/** Holds the process while it draws, and no longer. */
function member(begin: () => Hand): Member {
  let worker: Hand | null = null;
  const begun = () => {
    const one = begin();
    // One that breaks between two orders is another with the next.
    const forget = () => {
      if (worker === one) worker = null;
    };
    one.on('error', forget).on('exit', forget);
    return one;
  };
  const end = () => {
    void worker?.terminate();
    worker = null;
  };
  return {
    end,
    draw: (orders) =>
      new Promise((resolve, reject) => {
        const now = (worker ??= begun());
        const done = () => {
          now.off('message', hear).off('error', broke).off('exit', gone);
          now.unref();
        };
        const hear = (drawn: readonly Drawn[]) => {
          done();
          resolve(drawn);
        };
        const broke = (error: unknown) => {
          done();
          worker = null;
          reject(error instanceof Error ? error : new Error(String(error)));
        };
        const gone = () => broke(new Error('A thread that draws pages stopped unexpectedly.'));
        now.ref();
        now.on('message', hear).on('error', broke).on('exit', gone);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        now.postMessage(orders);
      }),
  };
}
