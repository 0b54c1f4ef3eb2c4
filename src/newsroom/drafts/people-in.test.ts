import { expect, test } from 'vitest';
import { openPeopleIn } from './people-in.ts';

const person = (id: string) => ({ id, name: id, role: 'reporter' }) as const;

/** Comes into a story and is seen there; gives the colour. */
function comes(people: ReturnType<typeof openPeopleIn>, story: string, id: string): number {
  people.come(story, person(id));
  return people.seen(story, person(id)).colour;
}

test('somebody who comes again, or into another story, has the colour that colleagues know them by', () => {
  const people = openPeopleIn();
  expect([comes(people, 'ferry', 'ada'), comes(people, 'ferry', 'ben')]).toEqual([0, 1]);
  people.go('ferry', person('ada'));
  people.go('ferry', person('ben'));
  people.forget('ferry');
  expect(comes(people, 'ferry', 'ben')).toBe(1);
  expect(comes(people, 'harbour', 'ben')).toBe(1);
});

test('nobody shares a colour with somebody who is there already', () => {
  const people = openPeopleIn();
  expect([comes(people, 'ferry', 'ada'), comes(people, 'pier', 'ben')]).toEqual([0, 0]);
  expect(comes(people, 'ferry', 'ben')).toBe(1);
});
