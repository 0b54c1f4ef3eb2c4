import { expect, test } from 'vitest';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import { groupStories } from './group-stories.ts';

const names = {
  nameOf: (id: string) => ({ ada: 'Ada Reed' })[id] ?? 'A former colleague',
  sectionOf: (slug: string) => ({ world: 'World' })[slug] ?? slug,
  now: new Date(2026, 10, 23, 9, 0),
};

function story(said: Partial<DeskStory>): DeskStory {
  return { stage: { is: 'writing' }, section: 'world', assignee: null, deadline: null, ...said } as DeskStory;
}

const due = (day: number, hour: number) => story({ deadline: new Date(2026, 10, day, hour).toISOString() });

const namesOf = (...[stories, sort]: [DeskStory[], Parameters<typeof groupStories>[1]]) =>
  groupStories(stories, sort, names).map(({ name, stories: grouped }) => [name, grouped.length]);

test('stories that stand together because they are alike stand under one name', () => {
  const stories = [story({ assignee: 'ada' }), story({ assignee: 'ada' }), story({})];
  expect(namesOf(stories, 'assignee')).toEqual([
    ['Ada Reed', 2],
    ['Nobody', 1],
  ]);
  expect(namesOf(stories, 'section')).toEqual([['World', 3]]);
});

test('deadlines stand under the day they are due', () => {
  expect(namesOf([due(23, 8), due(23, 23), due(24, 23), due(25, 0), story({})], 'deadline')).toEqual([
    ['Overdue', 1],
    ['Today', 1],
    ['Tomorrow', 1],
    ['Later', 1],
    ['No deadline', 1],
  ]);
});

test('an order that puts nothing together makes no groups', () => {
  expect(namesOf([story({}), story({})], 'headline')).toEqual([['', 2]]);
  expect(namesOf([], undefined)).toEqual([]);
});
