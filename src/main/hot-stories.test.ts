import { expect, test } from 'vitest';
import { hotStories } from './hot-stories.ts';

test.each([
  [undefined, 20_000],
  ['', 20_000],
  ['0', 0],
  ['500', 500],
  ['all', null],
  ['many', 20_000],
  ['-3', 20_000],
])('STANDFIRST_HOT_STORIES=%s leaves %s stories in files', (said, hot) => {
  expect(hotStories(said)).toBe(hot);
});
