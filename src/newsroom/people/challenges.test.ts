import { expect, test } from 'vitest';
import { challenges } from './challenges.ts';

test('a challenge is good once, for its purpose, for five minutes, where it was made', () => {
  const mine = challenges();
  const challenge = mine.make('sign-in', 1000);
  expect(mine.use(challenge, 'add ada', 1000)).toBe(false);
  expect(challenges().use(challenge, 'sign-in', 1000)).toBe(false);
  expect(mine.use(challenge, 'sign-in', 1300)).toBe(false);
  expect(mine.use(challenge, 'sign-in', 1299)).toBe(true);
  expect(mine.use(challenge, 'sign-in', 1299)).toBe(false);
});

test('used challenges are forgotten when they would have run out', () => {
  const mine = challenges();
  const old = mine.make('sign-in', 0);
  expect(mine.use(old, 'sign-in', 1)).toBe(true);
  expect(mine.use(mine.make('sign-in', 400), 'sign-in', 401)).toBe(true);
  expect(mine.use(old, 'sign-in', 401)).toBe(false);
});

test.each(['', 'a', 'AAAA', 'a'.repeat(72), 'a'.repeat(10_000), '\u0000', 'é'])('%j was not made here', (text) => {
  expect(challenges().use(text, 'sign-in', 0)).toBe(false);
});

test('no bit of a challenge can be changed', () => {
  const mine = challenges();
  const bytes = Buffer.from(mine.make('sign-in', 0), 'base64url');
  for (const [index, byte] of bytes.entries()) {
    const changed = Buffer.from(bytes);
    changed[index] = byte ^ 1;
    expect(mine.use(changed.toString('base64url'), 'sign-in', 1)).toBe(false);
  }
});
