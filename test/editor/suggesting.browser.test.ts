import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { textSchema } from '../../src/text-editor/schema.ts';
import { blankNode } from '../../src/story/document-forms.ts';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body } from './written.ts';

const writer = aWriter();
const divider = textSchema.node('divider');
const image = blankNode('image', null, textSchema);
const withBlocks = documentWith('One.', divider, image, 'Two.').toJSON() as object;

async function caretAfter(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => window.tools.focus('ada', window.tools.at('ada', text) + text.length), words);
}

test('a divider and a picture are suggested away by keyboard, say so, and come back with one undo each', async () => {
  const { page, alarms } = await writer.at(withBlocks, { isSuggesting: true, people: 2 });
  await caretAfter(page, 'One.');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  expect(await body(page, 'ben')).toEqual(['One.', '{-divider()-}', 'image()', 'Two.']);
  const label = page.locator('#ben .divider[data-suggested]');
  expect(await label.evaluate((node) => getComputedStyle(node, '::before').content)).toContain('deletion');
  await page.locator('#ada .form-image').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  expect(await body(page, 'ben')).toEqual(['One.', '{-divider()-}', '{-image()-}', 'Two.']);
  await page.keyboard.press('Control+z');
  expect((await body(page, 'ben')).filter((line) => line.includes('{-'))).not.toContain('{-image()-}');
  expect(alarms).toEqual([]);
});

test('a block put in is the author’s to undo, and nobody else’s', async () => {
  const { page } = await writer.at(withBlocks, { isSuggesting: true, people: 2 });
  await caretAfter(page, 'Two.');
  await page.keyboard.type('\n/pull');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Said.');
  const put = '{+pullQuote(text={+Said.+})+}';
  expect(await body(page, 'ben')).toContain(put);
  expect(await page.evaluate(() => window.tools.bodyWords('ben'))).toBe(2);
  await page.evaluate(() => window.tools.focus('ben', 'start'));
  await page.keyboard.press('Control+z');
  expect(await body(page)).toContain(put);
  await page.evaluate(() => window.tools.focus('ada', window.tools.at('ada', 'Said')));
  for (let at = 0; at < 8; at += 1) await page.keyboard.press('Control+z');
  expect(await body(page, 'ben')).toEqual(['One.', 'divider()', 'image()', 'Two.']);
});

test('a suggested block outlives what is typed round and in it elsewhere, and is settled for everybody', async () => {
  const { page } = await writer.at(withBlocks, { isSuggesting: true, people: 2 });
  await caretAfter(page, 'One.');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await page.evaluate(() => window.tools.typeElsewhere(2, 'Before. '));
  expect(await body(page)).toEqual(['Before. One.', '{-divider()-}', 'image()', 'Two.']);
  const [only] = await page.evaluate(() => window.tools.suggestions('ben'));
  expect(only).toMatchObject({ by: 'ada', blocksOut: ['divider'] });
  await page.evaluate((id) => window.tools.settle('ben', 'accept', id), only?.id ?? '');
  expect(await body(page)).toEqual(['Before. One.', 'image()', 'Two.']);
});

test('a block is moved, turned and joined by suggestion, and all of it is taken back', async () => {
  const { page, alarms } = await writer.at(withBlocks, { isSuggesting: true });
  await caretAfter(page, 'Two.');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await body(page)).toEqual(['One.', 'divider()', '{+Two.+}', 'image()', '{-Two.-}']);
  await page.keyboard.press('Alt+ArrowUp');
  expect(await body(page)).toEqual(['One.', '{+Two.+}', 'divider()', 'image()', '{-Two.-}']);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('More');
  expect((await body(page))[1]).toBe('{+Two.+}{+⏎+}{+More+}');
  expect(await page.locator('#ada .text ins', { hasText: '↵' }).count()).toBe(1);
  await page.evaluate(() => window.tools.settle('ada', 'reject'));
  expect(await body(page)).toEqual(['One.', 'divider()', 'image()', 'Two.']);
  expect(alarms).toEqual([]);
});
