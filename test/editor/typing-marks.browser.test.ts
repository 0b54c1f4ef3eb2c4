import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body } from './written.ts';

const writer = aWriter();
const blank = documentWith('').toJSON() as object;

test.each([
  ['en-GB', `He said:\n"Go home."`, 'He said:⏎“Go home.”'],
  ['ja', `彼は"はい"と言った`, '彼は「はい」と言った'],
])('in %s, %s is set with the marks of the language', async (lang, typed, stands) => {
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
