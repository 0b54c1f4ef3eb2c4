import { expect, test } from 'vitest';
import { passwordProblems } from './password-rules.ts';

const own = ['Nell Ashby', 'nell.ashby@courier.example', 'The Kestrey Courier'];

test.each([
  'gulls over harbour tin',
  'tea-at-four-with-marmalade',
  'ثلاثة قوارب عند المرسى',
  '🦭 seal 🦭 soup 🦭 sunday',
  'kestrey tides turn at dusk',
  'xkcd-936-tr0ub4dor',
  ' leading and trailing ',
])('%j is taken: any characters will do', (password) => {
  expect(passwordProblems(password, own)).toEqual([]);
});

test.each(['short', '14 characters.', '🦭🦭🦭🦭🦭🦭🦭🦭'])(
  '%j is too short, and it is said how long it is',
  (password) => {
    expect(passwordProblems(password, own)).toMatchObject([
      { code: 'password-unfit', where: 'password', say: expect.stringContaining(`It has ${[...password].length}.`) },
    ]);
  },
);

test.each([
  'passwordpassword',
  'Password1234567890',
  'P@ssw0rd!P@ssw0rd!',
  'qwertyuiopasdfghjkl',
  '123456789012345678',
  'aaaaaaaaaaaaaaaaaa',
  'abcabcabcabcabcabc',
  'nellashby1234567',
  'Nell.Ashby@Courier.Example',
  'thekestreycourier2026',
  'correct horse battery staple',
  'welcome-newsroom-2026',
  'letmeinletmeinletmein',
  '..................',
  '1qaz2wsx3edc1qaz2wsx',
])('%j is what is guessed first', (password) => {
  expect(passwordProblems(password, own)).toMatchObject([{ code: 'password-unfit' }]);
});

test('a book is too long', () => {
  expect(passwordProblems('gulls over harbour tin '.repeat(30), own)).not.toEqual([]);
});

test.each(['PolniyPizdec110211', 'lhbjkjubz2957704', 'HD764NW5D7E1VB1'])('%j leaked elsewhere', (password) => {
  expect(passwordProblems(password, own)).toMatchObject([{ say: expect.stringContaining('stolen from other sites') }]);
});
