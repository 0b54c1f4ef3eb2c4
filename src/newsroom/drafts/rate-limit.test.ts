import { expect, test } from 'vitest';
import { openRateLimit, type RateLimit } from './rate-limit.ts';

const sends = (limit: RateLimit, frames: number, now: number): void => {
  for (let at = 0; at < frames; at += 1) limit.count(now);
};

test('who types, pastes and comes back from a long time away never waits', () => {
  const limit = openRateLimit(0);
  sends(limit, 1_000, 0);
  expect(limit.wait(0)).toBe(0);
  for (let now = 5; now < 60_000; now += 5) {
    limit.count(now);
    expect(limit.wait(now)).toBe(0);
  }
});

test('however much comes in one piece, in the long run no more than 200 frames a second are read', () => {
  for (const piece of [1, 40, 6_500]) {
    const limit = openRateLimit(0);
    let [now, read] = [0, 0];
    while (now < 600_000) {
      sends(limit, piece, now);
      read += piece;
      now += limit.wait(now) || 0.01;
    }
    expect(read).toBeLessThan(600 * 200 + 1_000 + 2 * piece);
  }
});

test('who waited is read again, and a rest gives back the first burst and no more', () => {
  const limit = openRateLimit(0);
  sends(limit, 5_000, 0);
  const wait = limit.wait(0);
  expect(limit.wait(wait)).toBe(0);
  sends(limit, 90, wait);
  expect(limit.wait(wait)).toBe(0);
  sends(limit, 1_000, wait + 3_600_000);
  expect(limit.wait(wait + 3_600_000)).toBe(0);
  limit.count(wait + 3_600_000);
  expect(limit.wait(wait + 3_600_000)).toBeGreaterThan(0);
});
