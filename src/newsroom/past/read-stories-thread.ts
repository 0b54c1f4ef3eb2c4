import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../base/problem.ts';
import { type Batch, batchesOf } from './read-stories.ts';
import type { Answer, Order } from './read-stories-apart.ts';

// The thread in which the stories of a large file are read (`read-stories-apart.ts`): one file from its beginning on, batch by batch.

let batches: AsyncIterator<Batch> | null = null;

parentPort?.on('message', (order: Order) => void answer(order));

async function answer(order: Order): Promise<void> {
  if ('begin' in order) batches = batchesOf(order.begin);
  parentPort?.postMessage(await next(), []);
}

async function next(): Promise<Answer> {
  try {
    const read = await batches?.next();
    return { batch: read && !read.done ? read.value : null };
  } catch (error) {
    if (!(error instanceof Refusal))
      return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const { code, status, message, problems } = error;
    return { refused: { code, status, message, problems } };
  }
}
