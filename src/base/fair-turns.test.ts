import { setImmediate as others } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fairTurns } from './fair-turns.ts';

test('one work at a time, and the turn goes round among those who wait', async () => {
  const turns = fairTurns();
  const done: string[] = [];
  let underWay = 0;
  const take = (whose: string, what: string) =>
    turns.take(whose, async () => {
      expect((underWay += 1)).toBe(1);
      await others();
      underWay -= 1;
      done.push(what);
      if (what === 'ada 2') throw new Error('That one failed.');
      return what;
    });
  const asked = [take('ada', 'ada 1'), take('ada', 'ada 2'), take('ada', 'ada 3'), take('ben', 'ben 1')];
  asked.push(take('ben', 'ben 2'), take('carl', 'carl 1'));
  const ended = await Promise.allSettled(asked);
  expect(done).toEqual(['ada 1', 'ada 2', 'ben 1', 'carl 1', 'ada 3', 'ben 2']);
  expect(ended.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  expect(await take('ada', 'ada 4')).toBe('ada 4');
});

test('a work that throws before it gives a promise has failed, and holds up nobody', async () => {
  const turns = fairTurns();
  const thrown = turns.take('ada', () => {
    throw new Error('At once.');
  });
  await expect(thrown).rejects.toThrow('At once.');
  expect(await turns.take('ben', async () => 'next')).toBe('next');
});
