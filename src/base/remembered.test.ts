import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('each text is made once, null and undefined too, and a failure is tried again', () => {
  const asked: string[] = [];
  const lengthOf = remembered((text) => {
    asked.push(text);
    if (text === 'bad' && asked.length < 5) throw new Error('not now');
    return text === '' ? undefined : text.length;
  });
  expect([lengthOf('one'), lengthOf('three'), lengthOf('one'), lengthOf(''), lengthOf('')]).toEqual([
    3,
    5,
    3,
    undefined,
    undefined,
  ]);
  expect(() => lengthOf('bad')).toThrow('not now');
  expect(lengthOf('bad')).toBe(3);
  expect(asked).toEqual(['one', 'three', '', 'bad', 'bad']);
});

test('no more than some are kept, whatever strangers ask for', () => {
  let made = 0;
  const one = remembered((text) => `${text} ${(made += 1)}`);
  for (let at = 0; at < 3000; at += 1) one(String(at));
  expect(one('2999')).toBe('2999 3000');
  expect(one('0')).toBe('0 3001');
});
