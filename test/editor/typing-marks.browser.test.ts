import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body } from './written.ts';

const writer = aWriter();
const blank = documentWith('').toJSON() as object;

/** Lines of a language as they are typed, a line feed as \n, and as they should stand. */
const lines: readonly (readonly [lang: string, typed: string, stands: string])[] = [
  [
    'en-GB',
    `He said:\n"Go home." It was the '90s. Rock 'n' roll.`,
    'He said:⏎“Go home.” It was the ’90s. Rock ’n’ roll.',
  ],
  ['en-GB', `"I was--" she said-- "and 'never' again"`, '“I was–” she said– “and ‘never’ again”'],
  ['en-GB', `("yes") ["no"] 'Tis the class of '68, she's 'here'`, '(“yes”) [“no”] ’Tis the class of ’68, she’s ‘here’'],
  ['en-GB', `"'Stop' is what he said" '20 dead' in fire`, '“‘Stop’ is what he said” ‘20 dead’ in fire'],
  ['de', `"Wie geht's?" 'Gut', sagt er.`, '„Wie geht’s?“ ‚Gut‘, sagt er.'],
  ['fr-FR', `"Oui" -- l'eau`, '«\u00A0Oui\u00A0» – l’eau'],
  ['de-CH', `"Nein"`, '«Nein»'],
  ['pt-PT', `"Sim"`, '«Sim»'],
  ['pt-BR', `"Sim"`, '“Sim”'],
  ['sv', `"Ja" sa hon`, '”Ja” sa hon'],
  ['pl', `"Tak"`, '„Tak”'],
  ['ru', `"Да, 'да'"`, '«Да, „да“»'],
  ['ja', `彼は"はい"と言った`, '彼は「はい」と言った'],
  ['zh-Hant-TW', `他說"是"`, '他說「是」'],
  ['ar', `قال "لا"`, 'قال "لا"'],
];

test.each(lines)('in %s, %s is set with the marks of the language', async (lang, typed, stands) => {
  const { page } = await writer.at(blank, { lang });
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  for (const [at, line] of typed.split('\n').entries()) {
    if (at > 0) await page.keyboard.press('Shift+Enter');
    await page.keyboard.type(line);
  }
  expect(await body(page)).toEqual([stands]);
});

test('undo straight after a mark was set gives the mark that was typed, and then goes on undoing', async () => {
  const { page } = await writer.at(blank);
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await page.keyboard.type(`Size 12"`);
  expect(await body(page)).toEqual(['Size 12”']);
  await page.keyboard.press('Control+z');
  expect(await body(page)).toEqual(['Size 12"']);
  await page.keyboard.press('Control+z');
  expect(await body(page)).toEqual(['']);
});
