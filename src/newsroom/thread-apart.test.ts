import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { threadApart } from './thread-apart.ts';

/** A thread that answers each order, and breaks a moment after one that says so, when nobody waits for it. */
const file = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (order) => {
      parentPort.postMessage({ heard: order });
      if (order === 'break') setTimeout(() => { throw new Error('too late'); }, 5);
    });`)}`,
);

test('a thread that breaks while nobody waits for it harms nobody, and the next order begins another', async () => {
  const thread = threadApart<string, { heard: string }>(file, {
    ...{ mostMs: 5000, mostMegabytes: 64, youngMegabytes: 8 },
  });
  onTestFinished(() => thread.end());
  expect(await thread.ask('break')).toEqual({ heard: 'break' });
  // Nothing is heard of the error here: a test with an error that nobody heard fails.
  await sleep(200);
  expect(thread.isThere()).toBe(false);
  expect(await thread.ask('more')).toEqual({ heard: 'more' });
});
