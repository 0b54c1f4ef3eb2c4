import { expect, test } from 'vitest';
import { type DeskStory, newsBetween } from './desk-story.ts';
import { peopleIn } from './use-story.ts';

const standing = (said: Partial<DeskStory> = {}): DeskStory => ({ live: null, spiked: null, ...said }) as DeskStory;
const live = (version: number, state: 'live' | 'withdrawn' | 'killed' = 'live') =>
  standing({ live: { version, state } });
const spiked = standing({ spiked: { at: '2026-11-23T09:00:00Z', by: 'p1', reason: 'Overtaken.' } });

test('what somebody else does with a story is news, once', () => {
  expect(newsBetween(standing(), live(1))).toEqual({ is: 'published', version: 1 });
  expect(newsBetween(live(1), live(2))).toEqual({ is: 'published', version: 2 });
  expect(newsBetween(live(2), live(2, 'withdrawn'))).toMatchObject({ is: 'withdrawn' });
  expect(newsBetween(live(2, 'withdrawn'), live(3))).toEqual({ is: 'published', version: 3 });
  expect(newsBetween(live(2), live(2, 'killed'))).toMatchObject({ is: 'killed' });
  expect(newsBetween(standing(), spiked)).toEqual({ is: 'spiked', by: 'p1' });
  expect(newsBetween(spiked, standing())).toMatchObject({ is: 'unspiked' });
});

test('how a story stood when the screen was opened is no news', () => {
  for (const now of [standing(), live(4), live(4, 'killed'), spiked]) {
    expect(newsBetween(null, now)).toBeNull();
    expect(newsBetween(now, now)).toBeNull();
  }
});

test('people are shown once for all their windows, by name, and what is no person is not shown', () => {
  const states = [
    { user: { id: 'p2', name: 'Tom' } },
    { user: { id: 'p1', name: 'Ada' } },
    { user: { id: 'p2', name: 'Tom' } },
    { cursor: {} },
    { user: { id: 7, name: 'Nobody' } },
  ];
  expect(peopleIn(states)).toEqual([
    { id: 'p1', name: 'Ada' },
    { id: 'p2', name: 'Tom' },
  ]);
});
