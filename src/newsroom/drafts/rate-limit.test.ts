import { expect, test } from 'vitest';
import { openRateLimit, type RateLimit } from './rate-limit.ts';

const sends = (pace: RateLimit, frames: number, now: number): void => {
  for (let at = 0; at < frames; at += 1) pace.count(now);
};

test('who types, pastes and comes back from a long time away never waits', () => {
  const pace = openRateLimit(0);
  sends(pace, 1_000, 0);
  expect(pace.wait(0)).toBe(0);
  for (let now = 5; now < 60_000; now += 5) {
    pace.count(now);
    expect(pace.wait(now)).toBe(0);
  }
});

test('however much comes in one piece, in the long run no more than 200 frames a second are read', () => {
  for (const piece of [1, 40, 6_500]) {
    const pace = openRateLimit(0);
    let [now, read] = [0, 0];
    while (now < 600_000) {
      sends(pace, piece, now);
      read += piece;
      now += pace.wait(now) || 0.01;
    }
    expect(read).toBeLessThan(600 * 200 + 1_000 + 2 * piece);
  }
});

test('who waited is read again, and a rest gives back the first burst and no more', () => {
  const pace = openRateLimit(0);
  sends(pace, 5_000, 0);
  const wait = pace.wait(0);
  expect(pace.wait(wait)).toBe(0);
  sends(pace, 90, wait);
  expect(pace.wait(wait)).toBe(0);
  sends(pace, 1_000, wait + 3_600_000);
  expect(pace.wait(wait + 3_600_000)).toBe(0);
  pace.count(wait + 3_600_000);
  expect(pace.wait(wait + 3_600_000)).toBeGreaterThan(0);
});
