import { expect, test } from 'vitest';
import { roles } from '../story/person.ts';
import { may, type Permission, permissions } from './permissions.ts';

const all = Object.keys(permissions) as Permission[];

test('each role may do all that the ones before it may, and more', () => {
  const counts = roles.map((role) => all.filter((permission) => may(role, permission)));
  counts.reduce((less, more) => {
    expect(more).toEqual(expect.arrayContaining(less));
    expect(more.length).toBeGreaterThan(less.length);
    return more;
  });
  expect(counts.at(-1)).toEqual(all);
});

test.each<[Permission, readonly boolean[]]>([
  ['story.write', [true, true, true, true]],
  ['suggestion.decide', [false, true, true, true]],
  ['story.publish', [false, false, true, true]],
  ['story.kill', [false, false, true, true]],
  ['people.manage', [false, false, false, true]],
  ['audit.read', [false, false, false, true]],
])('%s is for the roles it is for', (permission, expected) => {
  expect(roles.map((role) => may(role, permission))).toEqual(expected);
});

test('names say of what and what', () => {
  for (const name of all) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
});
