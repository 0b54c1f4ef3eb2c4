import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { oneAfterAnother } from './one-after-another.ts';

test('one person has one thing done at a time, in the order in which they asked; others do not wait for it', async () => {
  const turn = oneAfterAnother();
  const done: string[] = [];
  let underWay = 0;
  const work = (name: string, ms: number) => async (): Promise<string> => {
    underWay += 1;
    expect(underWay).toBeLessThanOrEqual(2);
    await sleep(ms);
    underWay -= 1;
    done.push(name);
    return name;
  };
  const all = [1, 2, 3].map((n) => turn('ada', work(`ada ${n}`, 80)));
  await turn('ben', work('ben', 1));
  expect(await Promise.all(all)).toEqual(['ada 1', 'ada 2', 'ada 3']);
  expect(done).toEqual(['ben', 'ada 1', 'ada 2', 'ada 3']);
});

test('what fails fails for who asked, and what they asked for next is done', async () => {
  const turn = oneAfterAnother();
  const fails = turn('ada', () => Promise.reject(new Error('no')));
  const next = turn('ada', async () => 'next');
  await expect(fails).rejects.toThrow('no');
  expect(await next).toBe('next');
});

test('who has had their seconds rests before the next, and nobody else does', async () => {
  const turn = oneAfterAnother({ most: 1.05, aSecond: 1 });
  const order: string[] = [];
  await turn('ada', () => sleep(200));
  const ada = turn('ada', async () => order.push('ada'));
  await turn('ben', async () => order.push('ben'));
  await ada;
  expect(order).toEqual(['ben', 'ada']);
});
