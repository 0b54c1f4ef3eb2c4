import { expect, it } from 'vitest';
import { semaphore } from './semaphore.ts';

it('lets as many in as it has places, and the others in the order in which they came', async () => {
  const two = semaphore(2);
  const done: string[] = [];
  const ends: (() => void)[] = [];
  const works = ['a', 'b', 'c', 'd'].map((name) =>
    two.run(async () => {
      done.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (name === 'a') throw new Error('a failed');
    }),
  );
  const all = Promise.allSettled(works);
  await Promise.resolve();
  expect([done.join(''), two.waiting()]).toEqual(['ab', 2]);
  // A work that fails leaves its place to the next one too.
  for (let end = ends.shift(); end; end = ends.shift()) {
    end();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect([done.join(''), two.waiting()]).toEqual(['abcd', 0]);
});
