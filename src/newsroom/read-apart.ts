import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { problem } from '../base/problem.ts';
import type { Read } from '../wire/arrival.ts';
import type { PageOrder } from './wire/page-order.ts';

/** Reads archived pages in a thread apart, each within a time and in bounded memory: one bad file holds up no folder. */
export interface PageReader {
  /** As `readPage`; what takes too long or too much memory is refused, and the next file is read by a new thread. One at a time. */
  read(order: PageOrder): Promise<Read>;
  close(): Promise<void>;
}

export interface ReaderLimits {
  /** For one file. A usual page takes 40 ms, eight megabytes of prose five seconds. */
  readonly mostMs: number;
  /** Of the thread's objects. Eight megabytes of prose fit; what a thousand usual pages take is in `bench/import.ts`. */
  readonly mostMegabytes: number;
}

const usual: ReaderLimits = { mostMs: 20_000, mostMegabytes: 256 };

export function openPageReader(limits: Partial<ReaderLimits> = {}): PageReader {
  const { mostMs, mostMegabytes } = { ...usual, ...limits };
  let thread: Worker | null = null;
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };
  return {
    read: async (order) => {
      thread ??= startThread(mostMegabytes);
      const read = await answerOf(thread, order, mostMs);
      if ('because' in read) {
        await end();
        return { ok: false, problems: [problem('file-too-costly', order.fileName, says[read.because])] };
      }
      return read;
    },
    close: end,
  };
}

function startThread(mostMegabytes: number): Worker {
  const file = new URL(`wire/page-reader${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 16 },
  });
  // It must not keep a process that is done.
  thread.unref();
  return thread;
}

type Failed = { readonly because: 'slow' | 'large' };

const says: Readonly<Record<Failed['because'], string>> = {
  slow: 'Reading this file takes too long. Save the page anew from its browser, or cut out what is not the story.',
  large:
    'Reading this file takes too much memory. Save the page anew from its browser, or cut out what is not the story.',
};

function answerOf(thread: Worker, order: PageOrder, mostMs: number): Promise<Read | Failed> {
  return new Promise((resolve) => {
    const settle = (answer: Read | Failed): void => {
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
