import { expect, test } from 'vitest';
import { peopleIn } from './use-story.ts';

test('people are shown once for all their windows, by name and number, and what is no person is not shown', () => {
  const states = [
    { user: { id: 'p2', name: 'Tom', colour: 3 } },
    { user: { id: 'p1', name: 'Ada' } },
    { user: { id: 'p2', name: 'Tom', colour: 3 } },
    { cursor: {} },
    { user: { id: 7, name: 'Nobody' } },
  ];
  expect(peopleIn(states)).toEqual([
    { id: 'p1', name: 'Ada', colour: null },
    { id: 'p2', name: 'Tom', colour: 3 },
  ]);
});
