import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { textSchema } from '../../src/text-editor/schema.ts';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, selectWords } from './written.ts';

const writer = aWriter();
const lines = [
  'The old wall fell.',
  ...Array.from({ length: 30 }, (_none, at) => `Line ${at} of the story, long enough to read.`),
];
const story = documentWith(...lines).toJSON() as object;
const telephone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

test('selected words are made bold, a link and commented on from the bar over them, which does not cover them', async () => {
  const { page, alarms } = await writer.at(story);
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  await caretAt(page, 'wall');
  expect(await bar.isVisible()).toBe(false);
  await selectWords(page, 'Line 9 of');
  const [over, words] = await Promise.all([bar.boundingBox(), page.getByText('Line 9 of').boundingBox()]);
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(words?.y ?? 0);
  await bar.getByRole('button', { name: 'Bold' }).click();
  expect((await body(page))[10]).toBe('*Line 9 of* the story, long enough to read.');
  expect(await bar.getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true');
  await bar.getByRole('button', { name: 'Comment' }).click();
  expect(await page.evaluate(() => document.body.dataset['asked'])).toBe('comment');
  await bar.getByRole('button', { name: 'Link' }).click();
  await page.getByLabel('Address').fill('harbour.example');
  await page.keyboard.press('Enter');
  expect((await body(page))[10]).toBe('[*Line 9 of*](https://harbour.example) the story, long enough to read.');
  expect(alarms).toEqual([]);
});

/** Goes to the bar once it stands over the words, as somebody does who sees it. */
async function enterBar(page: Page): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  await bar.waitFor();
  await page.keyboard.press('Alt+F10');
  await bar.locator('button:focus').waitFor();
}

test('the bar is reached and left by keyboard', async () => {
  const { page } = await writer.at(story);
  await selectWords(page, 'wall');
  await enterBar(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect((await body(page))[0]).toBe('The old _wall_ fell.');
  await page.keyboard.type('pier');
  expect((await body(page))[0]).toBe('The old _pier_ fell.');
});

test('Tab leaves the bar for the words that are selected, either way', async () => {
  const { page } = await writer.at(story);
  for (const [key, written] of [
    ['Tab', 'pier'],
    ['Shift+Tab', 'quay'],
  ] as const) {
    await selectWords(page, key === 'Tab' ? 'wall' : 'pier');
    await enterBar(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(key);
    await page.keyboard.type(written);
    expect((await body(page))[0]).toBe(`The old ${written} fell.`);
  }
});

test('letters are raised and lowered by key and from the bar, and the key of the block menu still opens it', async () => {
  const { page, alarms } = await writer.at(documentWith('10 to the 5, H2O, CO2').toJSON() as object);
  const marked = () => page.evaluate(() => document.querySelector('.text > p')?.innerHTML.replace(/<br.*/, ''));
  await selectWords(page, '5');
  await page.keyboard.press('Control+Shift+.');
  expect(await marked()).toBe('10 to the <sup>5</sup>, H2O, CO2');
  await page.evaluate(() => {
    const at = window.tools.at('ada', '2O');
    window.tools.select('ada', at, at + 1);
  });
  await page.keyboard.press('Control+Shift+,');
  expect(await marked()).toBe('10 to the <sup>5</sup>, H<sub>2</sub>O, CO2');
  await page.evaluate(() => {
    const at = window.tools.at('ada', 'CO2') + 2;
    window.tools.select('ada', at, at + 1);
  });
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  await bar.getByRole('button', { name: 'Superscript' }).click();
  await bar.getByRole('button', { name: 'Subscript' }).click();
  expect(await marked()).toBe('10 to the <sup>5</sup>, H<sub>2</sub>O, CO<sub>2</sub>');
  expect(await bar.getByRole('button', { name: 'Subscript' }).getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Control+.');
  await page.getByRole('menu').waitFor();
  expect(alarms).toEqual([]);
});

test('on a telephone the bar is there while one writes, at the lower edge, and undoes and does again', async () => {
  const { page, alarms } = await writer.at(story, {}, telephone);
  await caretAt(page, 'wall');
  await page.keyboard.type('new ');
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  const box = await bar.boundingBox();
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(640);
  expect(box?.width).toBe(360);
  for (const tool of await bar.getByRole('button').all()) {
    const { x = -1, width = 0 } = (await tool.boundingBox()) ?? {};
    expect([x >= 0, x + width <= 360, width >= 32]).toEqual([true, true, true]);
  }
  await bar.getByRole('button', { name: 'Undo' }).tap();
  expect((await body(page))[0]).toBe('The old wall fell.');
  await bar.getByRole('button', { name: 'Redo' }).tap();
  expect((await body(page))[0]).toBe('The old new wall fell.');
  await selectWords(page, 'wall');
  await bar.getByRole('button', { name: 'Italic' }).tap();
  expect((await body(page))[0]).toBe('The old new _wall_ fell.');
  expect(alarms).toEqual([]);
});

test('points go within the point before and out again from the bar, which says what each of them can', async () => {
  const item = (words: string) => textSchema.node('listItem', null, [textSchema.text(words)]);
  const list = textSchema.node('list', null, ['Harbour', 'North pier', 'Lamps'].map(item));
  const { page, alarms } = await writer.at(documentWith('The plan.', list).toJSON() as object, {}, telephone);
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  const [further, out] = ['Indent point', 'Outdent point'].map((name) => bar.getByRole('button', { name }));
  await caretAt(page, 'The plan');
  await bar.waitFor();
  expect([await further?.isVisible(), await out?.isVisible()], 'in a paragraph').toEqual([false, false]);
  await caretAt(page, 'Harbour');
  await expect.poll(() => further?.isVisible()).toBe(true);
  expect([await further?.isDisabled(), await out?.isDisabled()], 'at the first point').toEqual([true, true]);
  await caretAt(page, 'North pier');
  await further?.tap();
  expect(await body(page)).toEqual(['The plan.', 'list(Harbour | > North pier | Lamps)']);
  expect([await further?.isDisabled(), await out?.isDisabled()], 'within it').toEqual([true, false]);
  await page.keyboard.type('The ');
  expect(await body(page), 'the keyboard stays open').toContain('list(Harbour | > The North pier | Lamps)');
  await out?.tap();
  expect(await body(page)).toEqual(['The plan.', 'list(Harbour | The North pier | Lamps)']);
  expect(alarms).toEqual([]);
});

test('asked for again, the find bar has the focus and the words that are selected', async () => {
  const { page } = await writer.at(story);
  await selectWords(page, 'wall');
  await page.keyboard.press('Control+f');
  const field = page.getByLabel('Find', { exact: true });
  expect(await field.inputValue()).toBe('wall');
  await selectWords(page, 'fell');
  await page.keyboard.press('Control+f');
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe('fell');
});
