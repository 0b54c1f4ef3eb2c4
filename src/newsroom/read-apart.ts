import { extname } from 'node:path';
import { problem } from '../base/problem.ts';
import type { Read } from '../wire/arrival.ts';
import { type Broken, threadApart } from './thread-apart.ts';
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
  const file = new URL(`wire/page-reader${extname(import.meta.url)}`, import.meta.url);
  const thread = threadApart<PageOrder, Read>(file, { ...usual, ...limits, youngMegabytes: 16 });
  return {
    read: async (order) => {
      const read = await thread.ask(order);
      if (!('because' in read)) return read;
      return { ok: false, problems: [problem('file-too-costly', order.fileName, says[read.because])] };
    },
    close: thread.end,
  };
}

const says: Readonly<Record<Broken['because'], string>> = {
  slow: 'This file takes too long to read. Save the page again from a browser, or cut out what is not the story.',
  large:
    'This file takes too much memory to read. Save the page again from a browser, or cut out what is not the story.',
};
