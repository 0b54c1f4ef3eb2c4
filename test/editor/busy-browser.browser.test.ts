import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, headline } from './written.ts';

const writer = aWriter();
const two = documentWith('Nobody was hurt.', 'Boats leave on Monday.').toJSON() as object;

/** Runs in the page: a browser too busy to tell where the caret went, as telephones and laptops are while others write. */
function tellsNothing(): void {
  document.addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), true);
}

type Happens = (page: Page) => Promise<void>;

/** What may happen between a click and the next key. */
const meanwhile: readonly (readonly [what: string, happens: Happens])[] = [
  ['a colleague types elsewhere', (page) => page.evaluate(() => window.tools.typeElsewhere(2, 'Now. '))],
  [
    'a colleague’s cursor comes into sight',
    async (page) => {
      await page.evaluate(() => window.tools.standElsewhere('ada', window.tools.at('ada', 'hurt')));
      await page.locator('#ada .cursor').waitFor({ state: 'attached' });
    },
  ],
  [
    'a colleague splits a paragraph',
    (page) =>
      page.evaluate(() => {
        window.tools.place('ben', window.tools.at('ben', 'was'));
        window.tools.press('ben', 'Enter');
      }),
  ],
  [
    'suggesting is turned on',
    async (page) => {
      await page.evaluate(() => window.tools.again({ people: 2, isSuggesting: true }));
      await page.locator('#ada .text-suggesting').waitFor();
    },
  ],
];

test.each(meanwhile)(
  'words are typed where one clicked, though %s before the browser tells',
  async (_what, happens) => {
    const { page, alarms } = await writer.at(two, { people: 2 });
    const before = await headline(page);
    await page.evaluate(tellsNothing);
    await page.locator('#ada .text > p', { hasText: 'Boats' }).click();
    await happens(page);
    await page.keyboard.type('!');
    const lines = await body(page);
    expect(lines.at(-1)?.replace(/[{}+]/g, '')).toMatch(/^Boats leave on Monday.*!|^Boats.*!.*Monday\.$/);
    expect(await headline(page)).toBe(before);
    expect(alarms).toEqual([]);
  },
);

test.each(meanwhile)('and where a key took the caret, though %s', async (_what, happens) => {
  const { page } = await writer.at(two, { people: 2 });
  await caretAt(page, 'Monday');
  await page.evaluate(tellsNothing);
  await page.keyboard.press('Home');
  await happens(page);
  await page.keyboard.type('!');
  expect((await body(page)).at(-1)?.replace(/[{}+]/g, '')).toBe('!Boats leave on Monday.');
});

test('a key acts on what is selected now', async () => {
  const { page } = await writer.at(two);
  await caretAt(page, 'Nobody');
  await page.evaluate(tellsNothing);
  await page.locator('.text > p', { hasText: 'Boats' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+b');
  await expect.poll(() => body(page)).toEqual(['Nobody was hurt.', '*Boats* leave on Monday.']);
});
