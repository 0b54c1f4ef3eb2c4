import { extname } from 'node:path';
import { type Problem, Refusal } from '../../base/problem.ts';
import { damaged } from '../export-files.ts';
import { type Broken, threadApart, type ThreadLimits } from '../thread-apart.ts';
import type { Batch, Reading } from './read-stories.ts';

/** What the thread is told: to begin with a file, or to go on with it. */
export type Order = { readonly begin: Reading } | { readonly more: true };

/** `failed`: what is our own mistake, in its words. */
export type Answer = { readonly batch: Batch | null } | { readonly refused: Refused } | { readonly failed: string };

/** A refusal as it comes out of a thread. */
export type Refused = Pick<Refusal, 'code' | 'status' | 'message'> & { readonly problems: readonly Problem[] };

/** A batch takes some hundred milliseconds. Two of the largest stories that a row may hold, with all that is made of them, fit. */
const LIMITS: ThreadLimits = { mostMs: 120_000, mostMegabytes: 256, youngMegabytes: 32 };

/** The same as `batchesOf`, read in a thread apart: the next batch is read while whoever asks does something with this one. */
export async function* batchesApart(reading: Reading): AsyncGenerator<Batch> {
  const file = new URL(`read-stories-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = threadApart<Order, Answer>(file, LIMITS);
  let end = reading.start;
  try {
    let next = thread.ask({ begin: reading });
    for (;;) {
      const batch = batchIn(await next, { ...reading, end });
      if (batch === null) return;
      next = thread.ask({ more: true });
      end = batch.end;
      yield batch;
    }
  } finally {
    await thread.end();
  }
}

function batchIn(
  answer: Answer | Broken,
  { file, end }: { readonly file: string; readonly end: number },
): Batch | null {
  if ('batch' in answer) return answer.batch;
  if ('refused' in answer) {
    const { code, status, message, problems } = answer.refused;
    throw new Refusal(code, status, message, problems);
  }
  if ('failed' in answer) throw new Error(answer.failed);
  const much = answer.because === 'slow' ? 'time' : 'memory';
  throw damaged(
    file,
    `What follows byte ${end} takes too much ${much} to read. Divide the stories there into smaller ones.`,
  );
}
