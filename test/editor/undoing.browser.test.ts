import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, headline } from './written.ts';

const writer = aWriter();
const blank = documentWith('').toJSON() as object;

test('undo takes a paragraph typed without a pause back in steps: words, the new paragraph, the sentence before', async () => {
  const { page } = await writer.at(blank);
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await page.keyboard.type('The wall fell. Nobody was hurt.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Work begins on Monday, and the harbour stays open.');
  const stages: string[] = [];
  for (let step = 0; step < 60 && (await body(page)).join() !== ''; step += 1) {
    await page.keyboard.press('Control+z');
    stages.push((await body(page)).join(' | '));
  }
  expect(stages[0]?.startsWith('The wall fell. Nobody was hurt. | Work begins on Monday')).toBe(true);
  expect(stages).toContain('The wall fell. Nobody was hurt. | ');
  expect(stages).toContain('The wall fell. Nobody was hurt.');
  expect(stages).toContain('The wall fell. ');
  expect(stages.at(-1)).toBe('');
  for (let step = 0; step < stages.length; step += 1) await page.keyboard.press('Control+y');
  expect(await body(page)).toEqual([
    'The wall fell. Nobody was hurt.',
    'Work begins on Monday, and the harbour stays open.',
  ]);
});

test('deleting and typing are steps of their own, and the caret goes back to where each began', async () => {
  const { page } = await writer.at(documentWith('The old wall fell.', 'Below.').toJSON() as object);
  await caretAt(page, 'wall');
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('new ');
  await caretAt(page, 'Below');
  await page.keyboard.press('Control+z');
  expect(await body(page)).toEqual(['The wall fell.', 'Below.']);
  await page.keyboard.press('Control+z');
  expect(await body(page)).toEqual(['The old wall fell.', 'Below.']);
  await page.keyboard.type('|');
  expect(await body(page)).toEqual(['The old |wall fell.', 'Below.']);
});

test('Control A selects the paragraph, then the body, then all; typing over all leaves the headline', async () => {
  const { page, alarms } = await writer.at(documentWith('One.', 'Two.').toJSON() as object);
  await page.locator('.form-field-headline .field-words').click();
  await page.keyboard.type('Wall falls');
  await caretAt(page, 'Two');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2');
  expect(await body(page)).toEqual(['One.', '2']);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('B');
  expect([await headline(page), await body(page)]).toEqual(['Wall falls', ['B']]);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Control+a');
  await page.keyboard.type('x');
  expect([await headline(page), await body(page)]).toEqual(['Wall falls', ['x']]);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Control+a');
  await page.keyboard.press('Enter');
  expect(await headline(page)).toBe('Wall falls');
  expect(alarms).toEqual([]);
});

test('in a field Control A selects the field first', async () => {
  const { page } = await writer.at(documentWith('One.').toJSON() as object);
  await page.locator('.form-field-headline .field-words').click();
  await page.keyboard.type('Wall falls');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Harbour opens');
  expect([await headline(page), await body(page)]).toEqual(['Harbour opens', ['One.']]);
});

test('Enter behind the headline of a live post goes to its words', async () => {
  const { page } = await writer.at(blank);
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await page.keyboard.type('/live');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Gate closed');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The lock is shut.');
  expect((await body(page))[0]).toBe('livePost(headline=Gate closed | The lock is shut.)');
});

test('the words of the story are not for the browser to translate', async () => {
  const { page } = await writer.at(documentWith('Die Mauer fiel.').toJSON() as object);
  expect(await page.locator('.text').evaluate((text: HTMLElement) => text.translate)).toBe(false);
});

type Does = readonly [who: string, words: string, key: string, held?: { ctrlKey?: boolean; altKey?: boolean }];
const undoes = (who: string): Does => [who, '', 'z', { ctrlKey: true }];
const redoes = (who: string): Does => [who, '', 'y', { ctrlKey: true }];
const cuts: Does = ['ben', 'both', 'Enter'];
const joins = (words: string): Does => ['cleo', words, 'Backspace'];
const moves = (who: string, words: string, to = 'ArrowUp'): Does => [who, words, to, { altKey: true }];

/** What Ben takes back or does again after Cleo took the same words elsewhere, and what stands then: each word once. */
const apart: readonly (readonly [what: string, does: readonly Does[], stands: string[]])[] = [
  [
    'a cut done again when the text was joined to another',
    [cuts, undoes('ben'), joins('One line'), redoes('ben')],
    ['The first line of them all.One line for both.', 'The last line of them all.'],
  ],
  [
    'a cut taken back when the half that stayed was joined to another',
    [cuts, joins('One line'), undoes('ben')],
    ['The first line of them all.One line for ', 'both.', 'The last line of them all.'],
  ],
  [
    'a cut taken back when the other half was joined to another',
    [cuts, joins('The last'), joins('both'), undoes('ben')],
    ['The first line of them all.', 'One line for both.The last line of them all.'],
  ],
  [
    'a move taken back when what was moved was cut',
    [moves('ben', 'One line'), ['cleo', 'both', 'Enter'], undoes('ben')],
    ['both.', 'The first line of them all.', 'One line for ', 'The last line of them all.'],
  ],
  [
    'a move done again when what was moved went elsewhere',
    [
      moves('ben', 'The first', 'ArrowDown'),
      undoes('ben'),
      moves('cleo', 'The first', 'ArrowDown'),
      moves('cleo', 'The first', 'ArrowDown'),
      redoes('ben'),
    ],
    ['One line for both.', 'The last line of them all.', 'The first line of them all.'],
  ],
];

test.each(apart)('every word stands once after %s', async (_what, does, stands) => {
  const { page, alarms } = await writer.at(
    documentWith('The first line of them all.', 'One line for both.', 'The last line of them all.').toJSON() as object,
    { people: 3 },
  );
  for (const [who, words, key, held] of does) {
    await page.evaluate(
      ([name, at, is, keys]) => {
        const { tools } = window;
        if (at !== '') tools.place(name, tools.at(name, at));
        tools.press(name, is, keys);
      },
      [who, words, key, held ?? {}] as const,
    );
  }
  for (const who of ['ada', 'ben', 'cleo']) expect(await body(page, who)).toEqual(stands);
  expect(alarms).toEqual([]);
});

const three = documentWith('First line.', 'One line for both.', 'Last line.').toJSON() as object;

async function benAt(page: Page, words: string, on = 0): Promise<void> {
  await page.evaluate(([text, more]) => window.tools.place('ben', window.tools.at('ben', text) + more), [
    words,
    on,
  ] as const);
}

test('what is typed in a text that somebody takes back is whole, in a paragraph of its own', async () => {
  const { page, alarms } = await writer.at(three, { people: 3 });
  await caretAt(page, 'both.');
  await page.keyboard.type('Zq');
  await page.evaluate(() => window.tools.slow(true));
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.cutBlock('ben'));
  await benAt(page, 'Last');
  await page.evaluate(() => window.tools.pasteBlock('ben'));
  await page.evaluate(() => window.tools.slow(false));
  await page.keyboard.type('xj');
  await page.evaluate(() => {
    window.tools.place('cleo', window.tools.at('cleo', 'Zq'));
    window.tools.insert('cleo', 'new ');
  });
  await page.evaluate(() => window.tools.press('ben', 'z', { ctrlKey: true }));
  await page.keyboard.type('kv');
  const taken = ['First line.', 'Last line.', 'Zqxjkv', 'new '];
  await expect.poll(() => body(page)).toEqual(taken);
  await expect.poll(() => body(page, 'ben')).toEqual(taken);
  expect(alarms).toEqual([]);
});

test('what stands in a paragraph of its own stays whole when somebody writes there what stood round it before', async () => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  await caretAt(page, 'One');
  await page.keyboard.type('Zqx ');
  await benAt(page, 'One');
  await page.evaluate(() => window.tools.remove('ben'));
  await benAt(page, 'Zqx ', 4);
  await page.evaluate(() => window.tools.insert('ben', 'One line for both.'));
  await page.keyboard.type('j');
  const stands = ['First line.', 'Zqx jOne line for both.', 'Last line.'];
  await expect.poll(() => body(page)).toEqual(stands);
  await expect.poll(() => body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

test('what is typed where somebody deletes the paragraph does not go where they typed the same', async () => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  await caretAt(page, 'both');
  await page.keyboard.type('about ');
  await page.evaluate(() => window.tools.slow(true));
  await benAt(page, 'One');
  await page.evaluate(() => window.tools.remove('ben'));
  await benAt(page, 'Last');
  await page.evaluate(() => (window.tools.insert('ben', 'about '), window.tools.slow(false)));
  await page.keyboard.type('Zq');
  const stands = ['First line.', 'about Zq', 'about Last line.'];
  await expect.poll(() => body(page)).toEqual(stands);
  await expect.poll(() => body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

test('what is typed in a text that somebody moves and then deletes stands by itself, whole', async () => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  await caretAt(page, 'both.');
  await page.keyboard.type('Zq');
  await page.evaluate(() => window.tools.slow(true));
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.cutBlock('ben'));
  await benAt(page, 'Last');
  await page.evaluate(() => window.tools.pasteBlock('ben'));
  await benAt(page, 'One line');
  await page.evaluate(() => (window.tools.remove('ben'), window.tools.slow(false)));
  await page.keyboard.type('xj');
  await expect.poll(() => body(page)).toContain('Zqxj');
  await expect.poll(() => body(page, 'ben')).toContain('Zqxj');
  expect(alarms).toEqual([]);
});
