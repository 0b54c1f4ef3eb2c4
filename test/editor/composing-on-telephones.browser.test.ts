import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, composes, headline, selectWords } from './written.ts';

const writer = aWriter();
const telephone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const ferry = documentWith('The old ferry waits.', 'Below.').toJSON() as object;

const keyboards: readonly (readonly [string, string[], string])[] = [
  ['Korean', ['ㅎ', '하', '한'], '한'],
  ['Chinese', ['n', 'ni', 'ni h', 'ni hao'], '你好'],
  ['Japanese', ['k', 'か', 'かw', 'かわ'], '川'],
  ['English', ['f', 'fo', 'for', 'fort'], 'fort'],
];

test.each(keyboards)('on a telephone a %s keyboard replaces a selected word', async (_name, steps, commit) => {
  const { page, alarms } = await writer.at(ferry, { people: 2 }, telephone);
  const cdp = await page.context().newCDPSession(page);
  await selectWords(page, 'ferry');
  await composes(cdp, steps, commit);
  await expect.poll(() => body(page)).toEqual([`The old ${commit} waits.`, 'Below.']);
  await page.keyboard.type('!');
  await expect.poll(() => body(page, 'ben')).toEqual([`The old ${commit}! waits.`, 'Below.']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => body(page)).toEqual(['The old ferry waits.', 'Below.']);
  expect(alarms).toEqual([]);
});

test.each(keyboards)('and suggests the new word for it, with a %s keyboard', async (_name, steps, commit) => {
  const { page, alarms } = await writer.at(ferry, { people: 2, isSuggesting: true }, telephone);
  const cdp = await page.context().newCDPSession(page);
  await selectWords(page, 'ferry');
  await composes(cdp, steps, commit);
  await expect.poll(() => body(page)).toEqual([`The old {-ferry-}{+${commit}+} waits.`, 'Below.']);
  await expect.poll(() => body(page, 'ben')).toEqual([`The old {-ferry-}{+${commit}+} waits.`, 'Below.']);
  await page.evaluate(() => window.tools.settle('ada', 'reject'));
  expect(await body(page)).toEqual(['The old ferry waits.', 'Below.']);
  expect(alarms).toEqual([]);
});

test.each([false, true])(
  'a word goes on being composed where one taps behind it, suggesting: %s',
  async (isSuggesting) => {
    const { page, alarms } = await writer.at(ferry, { people: 2, isSuggesting }, telephone);
    const cdp = await page.context().newCDPSession(page);
    await page.locator('#ada .text > p').first().tap();
    await caretAt(page, 'ferry', 5);
    await composes(cdp, ['b', 'bo', 'boa', 'boat'], 'boats');
    await page.keyboard.type('.');
    const wanted = isSuggesting ? 'The old ferry{+boats.+} waits.' : 'The old ferryboats. waits.';
    await expect.poll(() => body(page)).toEqual([wanted, 'Below.']);
    await expect.poll(() => body(page, 'ben')).toEqual([wanted, 'Below.']);
    expect(await headline(page)).toBe('');
    expect(alarms).toEqual([]);
  },
);

test.each([false, true])(
  'a composition that is given up leaves what stood there, suggesting: %s',
  async (isSuggesting) => {
    const { page, alarms } = await writer.at(ferry, { isSuggesting }, telephone);
    const cdp = await page.context().newCDPSession(page);
    await caretAt(page, 'ferry', 5);
    await composes(cdp, ['b', 'bo'], '');
    await page.keyboard.type('!');
    const wanted = isSuggesting ? 'The old ferry{+!+} waits.' : 'The old ferry! waits.';
    await expect.poll(() => body(page)).toEqual([wanted, 'Below.']);
    expect(alarms).toEqual([]);
  },
);

test('composing over the end of one paragraph and the start of the next joins them', async () => {
  const { page, alarms } = await writer.at(ferry, { people: 2 }, telephone);
  const cdp = await page.context().newCDPSession(page);
  await page.evaluate(() =>
    window.tools.select('ada', window.tools.at('ada', 'ferry'), window.tools.at('ada', 'Below') + 2),
  );
  await composes(cdp, ['f', 'fo', 'for'], 'for');
  await expect.poll(() => body(page)).toEqual(['The old forlow.']);
  await expect.poll(() => body(page, 'ben')).toEqual(['The old forlow.']);
  expect(alarms).toEqual([]);
});
