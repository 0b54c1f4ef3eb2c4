import { expect, test } from 'vitest';
import { peopleIn } from './use-story.ts';

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
