import { describe, expect, it } from 'vitest';
import { idOf } from '../../../test/house/stories.ts';
import type { Person } from '../../story/person.ts';
import { openPeopleIn } from './people-in.ts';

const somebody = (number: number): Person => ({ id: `p${number}`, name: `Somebody ${number}`, role: 'reporter' });

/** A newsroom in which people come into stories, each window told apart, and the colour in which others see each. */
function aNewsroom() {
  const people = openPeopleIn();
  return {
    come: (number: number, story = idOf(1)): number => {
      people.come(story, somebody(number));
      return people.seen(story, somebody(number)).colour;
    },
    go: (number: number, story = idOf(1)) => people.go(story, somebody(number)),
    colour: (number: number, story = idOf(1)) => people.seen(story, somebody(number)).colour,
  };
}

describe('the colours of those who are in a story', () => {
  it('are as few as the people who are in it at once, however many came and went before', () => {
    const { come, go, colour } = aNewsroom();
    for (let number = 10; number < 60; number += 1) {
      come(number);
      go(number);
    }
    expect([1, 2, 3, 4, 5, 6].map((number) => come(number))).toEqual([0, 1, 2, 3, 4, 5]);
    go(3);
    expect(come(7)).toBe(2);
    expect([1, 2, 4, 5, 6].map((number) => colour(number))).toEqual([0, 1, 3, 4, 5]);
    expect(come(3)).toBe(6);
  });

  it('stay with somebody while any of their windows is open', () => {
    const { come, go, colour } = aNewsroom();
    come(1);
    come(2);
    expect(come(1)).toBe(0);
    go(1);
    expect([come(3), colour(1)]).toEqual([2, 0]);
    go(1);
    expect(come(4)).toBe(0);
  });

  it('begin anew in each story', () => {
    const { come } = aNewsroom();
    expect([come(1), come(2), come(2, idOf(2)), come(1, idOf(2))]).toEqual([0, 1, 0, 1]);
  });
});
