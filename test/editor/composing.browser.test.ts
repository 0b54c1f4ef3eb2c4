import { expect, test } from 'vitest';
import { textSchema } from '../../src/text-editor/schema.ts';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, composes, selectWords } from './written.ts';

const writer = aWriter();
const strong = textSchema.mark('strong');
const ferry = documentWith('The old ferry waits.', 'Below.').toJSON() as object;
const marked = documentWith(
  textSchema.node('paragraph', null, [
    textSchema.text('The '),
    textSchema.text('old', [strong]),
    textSchema.text(' ferry waits.'),
  ]),
).toJSON() as object;

const keyboards: readonly (readonly [string, string[], string])[] = [
  ['Korean', ['ㅎ', '하', '한'], '한'],
  ['Chinese', ['n', 'ni', 'ni h', 'ni hao'], '你好'],
  ['Japanese', ['k', 'か', 'かw', 'かわ'], '川'],
  ['English on a telephone', ['f', 'fo', 'for', 'fort'], 'fort'],
];

test.each(keyboards)(
  'suggesting with a %s keyboard over a word suggests the new word for it',
  async (_name, steps, commit) => {
    const { page, alarms } = await writer.at(ferry, { isSuggesting: true });
    const cdp = await page.context().newCDPSession(page);
    await selectWords(page, 'ferry');
    await composes(cdp, steps, commit);
    await expect.poll(() => body(page)).toEqual([`The old {-ferry-}{+${commit}+} waits.`, 'Below.']);
    await page.keyboard.type('!');
    expect(await body(page)).toEqual([`The old {-ferry-}{+${commit}!+} waits.`, 'Below.']);
    await page.evaluate(() => window.tools.settle('ada', 'reject'));
    expect(await body(page)).toEqual(['The old ferry waits.', 'Below.']);
    expect(alarms).toEqual([]);
  },
);

test.each(keyboards)(
  'a %s keyboard suggests at the caret, within its own suggestion, and across marks',
  async (_name, steps, commit) => {
    const { page } = await writer.at(marked, { isSuggesting: true });
    const cdp = await page.context().newCDPSession(page);
    await caretAt(page, ' waits');
    await composes(cdp, steps, commit);
    await expect.poll(() => body(page)).toEqual([`The *old* ferry{+${commit}+} waits.`]);
    await composes(cdp, steps, commit);
    await expect.poll(() => body(page)).toEqual([`The *old* ferry{+${commit}${commit}+} waits.`]);
    await page.evaluate(() =>
      window.tools.select('ada', window.tools.at('ada', 'The') + 2, window.tools.at('ada', 'old') + 2),
    );
    await composes(cdp, steps, commit);
    await expect
      .poll(async () => (await page.evaluate(() => window.tools.settle('ada', 'reject')), body(page)))
      .toEqual(['The *old* ferry waits.']);
  },
);

test('nobody else loses a word while it is composed over', async () => {
  const { page } = await writer.at(ferry, { isSuggesting: true, people: 2 });
  const cdp = await page.context().newCDPSession(page);
  await selectWords(page, 'ferry');
  await composes(cdp, ['b', 'bo']);
  expect(await body(page, 'ben')).toEqual(['The old ferry waits.', 'Below.']);
  await composes(cdp, ['boat'], 'boat');
  await expect.poll(() => body(page, 'ben')).toEqual(['The old {-ferry-}{+boat+} waits.', 'Below.']);
});

/** What keys take, from the end of the first line. */
const takes: readonly (readonly [keys: string[], line: string])[] = [
  [['Backspace'], 'Nine 👨‍👩‍👧 boats e\u0301'],
  [['Backspace', 'Backspace', 'Backspace'], 'Nine 👨‍👩‍👧 boats e\u0301'],
  [['Control+Backspace'], 'well-known don’t (stop) '],
  [['Control+Backspace', 'Control+Backspace', 'Backspace'], 'Ostrey, 1,900.50 boats'],
  [['Home', 'Delete', 'Control+Delete'], '👍🏽 one two-three four'],
  [['Control+Backspace'], '港の船が待つ'],
];

test.each(takes)('%j takes the same while suggesting as it takes without: %s', async (keys, line) => {
  const taken = async (isSuggesting: boolean): Promise<string[]> => {
    const { page } = await writer.at(documentWith(line, 'Below.').toJSON() as object, { isSuggesting });
    await caretAt(page, line.slice(0, 2));
    await page.keyboard.press('End');
    for (const key of keys) await page.keyboard.press(key);
    if (isSuggesting) await page.evaluate(() => window.tools.settle('ada', 'accept'));
    return body(page);
  };
  expect(await taken(true)).toEqual(await taken(false));
});
