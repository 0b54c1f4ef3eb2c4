import { expect, test } from 'vitest';
import type { DeliveryNode, Distribution } from '../distribution/keep-publishing.ts';
import { watchReturns } from './keep-purging.ts';

const node = (name: string, number: number, isAway = false): DeliveryNode => ({
  ...{ name, number, isAway },
  ...{ hadAt: null, heardAt: 0, trouble: null },
});

test('a node that was away is back, once, when it has all that is published', () => {
  const now: { number: number; nodes: DeliveryNode[] } = { number: 7, nodes: [node('north', 7), node('south', 7)] };
  const distribution = (): Distribution => ({ store: 's3://paper', is: 'level', since: 0, why: null, at: 0, ...now });
  const isBack = watchReturns({ distribution });
  const told = (number: number, ...nodes: DeliveryNode[]): boolean => {
    Object.assign(now, { number, nodes });
    return isBack();
  };
  expect(isBack()).toBe(false);
  expect(told(8, node('north', 8), node('south', 7, true))).toBe(false);
  expect(told(9, node('north', 9), node('south', 7))).toBe(false);
  expect(told(9, node('north', 9), node('south', 9))).toBe(true);
  expect(told(10, node('north', 10), node('south', 9))).toBe(false);
  expect(told(10, node('north', 10), node('south', 10))).toBe(false);
});
