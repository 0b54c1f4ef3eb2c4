import { expect, test } from 'vitest';
import { aStore } from '../../../test/house/stores.ts';
import { accountsBefore, addAccount } from '../../store/people.ts';
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

test('whoever comes first after a restart, everybody has the colour they had before', async () => {
  const store = await aStore();
  const everybody = ['ada', 'ben', 'cleo'];
  for (const id of everybody) {
    const account = { id, email: `${id}@skarra.example`, name: id, role: 'reporter', isDemo: false } as const;
    await store.write((tx) => addAccount(tx, account, '2026-11-29T09:00:00Z'));
  }
  const coloursOf = async (ids: readonly string[]) => {
    const people = openPeopleIn((id) => accountsBefore(store.reader, id));
    const colours: Record<string, number> = {};
    for (const id of ids) {
      await people.meet(person(id));
      colours[id] = comes(people, 'ferry', id);
    }
    return colours;
  };
  expect(await coloursOf(everybody)).toEqual({ ada: 0, ben: 1, cleo: 2 });
  expect(await coloursOf(['guest', ...everybody.toReversed()])).toEqual({ guest: 0, cleo: 2, ben: 1, ada: 3 });
});
