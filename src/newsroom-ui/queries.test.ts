import { QueryObserver } from '@tanstack/react-query';
import { expect, it, onTestFinished } from 'vitest';
import { queries } from './queries.ts';

it('what changes while a list is asked for the first time is in it as well', async () => {
  const answers: ((said: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => void answers.push(resolve));
  const list = new QueryObserver(queries, { queryKey: ['list'], queryFn: ask });
  onTestFinished(list.subscribe(() => undefined));
  onTestFinished(() => queries.clear());
  await expect.poll(() => answers.length).toBe(1);
  void queries.invalidateQueries({ queryKey: ['list'] });
  answers[0]?.('of before');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('of after');
  await expect.poll(() => list.getCurrentResult().data).toBe('of after');
});
