import { expect, it } from 'vitest';
import { chance } from '../../test/house/chance.ts';
import { jsonOf } from './loaded-json.ts';

it('what a page loaded is written as JSON.stringify writes it, the first time and the second', () => {
  const pick = chance(20_261_130);
  const leaves = [null, undefined, true, 0, -1.5, 1e30, Number.NaN, '', '"\\\u2028\ud800', new Date(0), [], {}];
  const value = (depth: number): unknown => {
    if (depth === 0 || pick.often(0.2)) return pick.of(leaves);
    const parts = Array.from({ length: pick.number(4) }, () => value(depth - 1));
    return pick.often(0.4) ? parts : Object.fromEntries(parts.map((part, at) => [`k"${at}`, part]));
  };
  for (let round = 0; round < 2000; round += 1) {
    const loaded = { is: 'page', data: value(5) };
    expect(jsonOf(loaded)).toBe(JSON.stringify(loaded));
    expect(jsonOf(loaded)).toBe(JSON.stringify(loaded));
  }
});
