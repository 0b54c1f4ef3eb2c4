import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, composes } from './written.ts';

const writer = aWriter();
const three = documentWith('First line.', 'One line for both.', 'Last line.').toJSON() as object;

type Act = (page: Page) => Promise<void>;

async function benAt(page: Page, words: string, on = 0): Promise<void> {
  await page.evaluate(([text, more]) => window.tools.place('ben', window.tools.at('ben', text) + more), [
    words,
    on,
  ] as const);
}

const press =
  (words: string, key: string, held = {}): Act =>
  async (page) => {
    await benAt(page, words);
    await page.evaluate(([name, keys]) => window.tools.press('ben', name, keys), [key, held] as const);
  };

const undone =
  (act: Act): Act =>
  async (page) => {
    await act(page);
    await page.evaluate(() => window.tools.press('ben', 'z', { ctrlKey: true }));
  };

const cutAndPasted: Act = async (page) => {
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.cutBlock('ben'));
  await benAt(page, 'Last');
  await page.evaluate(() => window.tools.pasteBlock('ben'));
};

const turned: Act = async (page) => {
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.turn('ben', 'list'));
};

/** What Ben does to the paragraph in which Ada has her caret, and what stands when she goes on. */
const acts: readonly (readonly [what: string, act: Act, stands: string[]])[] = [
  ['cuts it', press('both', 'Enter'), ['First line.', 'One line for ', 'both. And more', 'Last line.']],
  [
    'cuts it and takes that back',
    undone(press('both', 'Enter')),
    ['First line.', 'One line for both. And more', 'Last line.'],
  ],
  [
    'moves it up',
    press('One line', 'ArrowUp', { altKey: true }),
    ['One line for both. And more', 'First line.', 'Last line.'],
  ],
  [
    'moves it down',
    press('One line', 'ArrowDown', { altKey: true }),
    ['First line.', 'Last line.', 'One line for both. And more'],
  ],
  [
    'moves it and takes that back',
    undone(press('One line', 'ArrowUp', { altKey: true })),
    ['First line.', 'One line for both. And more', 'Last line.'],
  ],
  [
    'moves the one before it down',
    press('First', 'ArrowDown', { altKey: true }),
    ['One line for both. And more', 'First line.', 'Last line.'],
  ],
  [
    'joins it to the one before',
    press('One line', 'Backspace'),
    ['First line.One line for both. And more', 'Last line.'],
  ],
  [
    'joins the next one to it',
    press('Last line', 'Backspace'),
    ['First line.', 'One line for both. And moreLast line.'],
  ],
  ['makes a list of it', turned, ['First line.', 'list(One line for both. And more)', 'Last line.']],
  ['cuts it out and pastes it elsewhere', cutAndPasted, ['First line.', 'Last line.', 'One line for both. And more']],
  [
    'deletes it',
    async (page) => {
      await benAt(page, 'One line');
      await page.evaluate(() => window.tools.remove('ben'));
    },
    ['First line.', ' And more', 'Last line.'],
  ],
];

test.each(acts)('the caret stays with its words when somebody %s', async (_what, act, stands) => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  await caretAt(page, 'both.', 5);
  await act(page);
  await page.keyboard.type(' And more');
  expect(await body(page)).toEqual(stands);
  expect(await body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

test.each(acts)(
  'what was typed before one saw it is where the caret is when somebody %s',
  async (what, act, stands) => {
    const { page, alarms } = await writer.at(three, { people: 2 });
    await caretAt(page, 'both.', 5);
    await page.evaluate(() => window.tools.slow(true));
    await page.keyboard.type(' And');
    await act(page);
    await page.evaluate(() => window.tools.slow(false));
    await page.keyboard.type(' more');
    // Two who write behind the same letter at one moment stand in either order.
    const either = what.startsWith('joins the next')
      ? ['First line.', 'One line for both.Last line. And more']
      : stands;
    expect([stands, either]).toContainEqual(await body(page));
    expect(await body(page, 'ben')).toEqual(await body(page));
    expect(alarms).toEqual([]);
  },
);

// Joining the next block to the one composed in still sends the letters to the end now and then (decision 0016).
const JOINS = 'joins the next one to it';

test.each(acts.filter(([what]) => what !== JOINS))(
  'a composition under way is whole when somebody %s',
  async (_what, act, stands) => {
    const { page, alarms } = await writer.at(three, { people: 2 });
    const cdp = await page.context().newCDPSession(page);
    await caretAt(page, 'both.', 5);
    await composes(cdp, ['ㅎ', '하']);
    await act(page);
    await composes(cdp, ['한'], '한');
    await page.keyboard.type('글');
    const wanted = stands.map((line) => line.replace(' And more', '한글'));
    await expect.poll(() => body(page)).toEqual(wanted);
    await expect.poll(() => body(page, 'ben')).toEqual(wanted);
    expect(alarms).toEqual([]);
  },
);

test('a selection stays on its words, and a selected block is the one that was selected', async () => {
  const { page } = await writer.at(three, { people: 2 });
  await page.evaluate(() =>
    window.tools.select('ada', window.tools.at('ada', 'line for'), window.tools.at('ada', 'both') + 4),
  );
  await press('One line', 'ArrowUp', { altKey: true })(page);
  await press('for both', 'Enter')(page);
  const [from, at] = await page.evaluate(
    () => [window.tools.selection('ada').from, window.tools.at('ada', 'line ')] as const,
  );
  expect(from).toBe(at);
  expect((await page.evaluate(() => window.tools.selection('ada'))).to).toBe(
    await page.evaluate(() => window.tools.at('ada', 'both') + 4),
  );
  await caretAt(page, 'Last');
  await page.keyboard.press('Escape');
  await press('Last', 'ArrowUp', { altKey: true })(page);
  expect((await page.evaluate(() => window.tools.selection('ada'))).from).toBe(
    await page.evaluate(() => window.tools.at('ada', 'Last') - 1),
  );
});

test('others see the caret where its words went', async () => {
  const { page } = await writer.at(three, { people: 3 });
  await caretAt(page, 'both.', 5);
  await press('both', 'Enter')(page);
  for (const who of ['ben', 'cleo']) {
    const place = page.locator(`#${who} .text p`, { has: page.locator('.cursor') });
    await expect.poll(() => place.evaluate((p) => p.textContent?.replaceAll('\u2060', ''))).toBe('both.Ada Reed');
  }
});
