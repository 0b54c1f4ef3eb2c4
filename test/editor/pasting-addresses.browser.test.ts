import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { textSchema } from '../../src/text-editor/schema.ts';
import type { Shown } from './editor-page.ts';
import { aWriter } from './at-the-page.ts';
import { documentWith, readable } from './documents.ts';

const writer = aWriter();
const FILM = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const PAGE = 'https://harbour.example/timetable';

async function opened(words = '', shown: Shown = {}) {
  const { page, alarms } = await writer.at(documentWith(words).toJSON() as object, shown);
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  return { page, alarms };
}

async function lines(page: Page): Promise<string[]> {
  const doc = textSchema.nodeFromJSON(await page.evaluate(() => window.tools.json('ada')));
  return readable(doc).map((line, at) => {
    const { type, attrs } = doc.child(at + 2);
    return type.name === 'embed' ? `${line} ${String(attrs['provider'])} ${String(attrs['url'])}` : line;
  });
}

const paste = (page: Page, plain: string, html?: string): Promise<void> =>
  page.evaluate(
    ([text, form]) => window.tools.paste('ada', { 'text/plain': text, ...(form && { 'text/html': form }) }),
    [plain, html] as const,
  );

test('the address of a post alone in a paragraph becomes an embed whose words are written next; taken back it is the address', async () => {
  const { page, alarms } = await opened();
  await paste(page, `${FILM}\n`);
  expect(await lines(page)).toEqual([`embed() YouTube ${FILM}`, '']);
  await page.keyboard.type('The ferry turns.');
  expect(await lines(page)).toEqual([`embed(snapshot=The ferry turns.) YouTube ${FILM}`, '']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await lines(page)).toEqual([`[${FILM}](${FILM})`]);
  expect(alarms).toEqual([]);
});

test('taken back at once, after fast typing before it, only the embed goes', async () => {
  const { page } = await opened('Before.');
  await page.keyboard.type('\n');
  await paste(page, FILM, `<meta charset="utf-8"><a href="${FILM}">${FILM}</a>`);
  expect(await lines(page)).toEqual(['Before.', `embed() YouTube ${FILM}`, '']);
  await page.keyboard.press('Control+z');
  expect(await lines(page)).toEqual(['Before.', `[${FILM}](${FILM})`]);
  await page.keyboard.press('Control+Shift+z');
  expect(await lines(page)).toEqual(['Before.', `embed() YouTube ${FILM}`, '']);
  await page.keyboard.press('Control+z');
  await page.keyboard.type(' and more');
  expect(await lines(page)).toEqual(['Before.', `[${FILM}](${FILM}) and more`]);
});

test('onto selected words an address makes a link of them, and onto an address another', async () => {
  const { page } = await opened('The timetable follows.');
  const select = (words: string) =>
    page.evaluate((all) => {
      const at = window.tools.at('ada', all);
      window.tools.select('ada', at, at + all.length);
    }, words);
  await select('timetable');
  await paste(page, FILM);
  expect(await lines(page)).toEqual([`The [timetable](${FILM}) follows.`]);
  await select('timetable');
  await paste(page, PAGE);
  await page.keyboard.type('s');
  expect(await lines(page)).toEqual([`The [timetable](${PAGE})s follows.`]);
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await paste(page, PAGE);
  await select(PAGE);
  await paste(page, FILM);
  expect(await lines(page)).toEqual([`The [timetable](${PAGE})s follows.[${FILM}](${FILM})`]);
});

test('elsewhere an address is text with a link: after words, of other places, of a front page, in a list', async () => {
  const { page } = await opened('See ');
  await paste(page, FILM);
  await page.keyboard.type('\n');
  await paste(page, PAGE);
  await page.keyboard.type('\n');
  await paste(page, 'https://youtube.com/');
  await page.keyboard.type('\n- ');
  await paste(page, FILM);
  expect(await lines(page)).toEqual([
    `See [${FILM}](${FILM})`,
    `[${PAGE}](${PAGE})`,
    '[https://youtube.com/](https://youtube.com/)',
    `list([${FILM}](${FILM}))`,
  ]);
});

test('an address with other words, a link with words of its own and what is no address of the web are pasted as they are', async () => {
  const { page, alarms } = await opened();
  await paste(page, `Look: ${FILM}`);
  await page.keyboard.type('\n');
  await paste(page, FILM, `<a href="${FILM}">The film</a>`);
  await page.keyboard.type('\n');
  await paste(page, 'javascript:alert(1)//youtube.com/watch');
  expect(await lines(page)).toEqual([`Look: ${FILM}`, `[The film](${FILM})`, 'javascript:alert(1)//youtube.com/watch']);
  expect(alarms).toEqual([]);
});

test('while suggestions are made an address is suggested as words', async () => {
  const { page } = await opened('', { isSuggesting: true });
  await paste(page, FILM);
  expect(await lines(page)).toEqual([`{+${FILM}+}`]);
});

test('in a headline an address is words without a link', async () => {
  const { page } = await opened();
  // Behind the beginning of the furniture and an empty kicker.
  await page.evaluate(() => window.tools.focus('ada', 4));
  await paste(page, FILM);
  expect(await lines(page)).toEqual(['']);
  const json = JSON.stringify(await page.evaluate(() => window.tools.json('ada')));
  expect(json).toContain(FILM);
  expect(json).not.toContain('"link"');
});

test('merged cells of a pasted table are shown merged, typed in, undone, and lose no figure to the buttons for rows and columns', async () => {
  const { page, alarms } = await opened();
  const cells = async () =>
    page.locator('.table-grid tr').evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as HTMLTableRowElement).cells].map((cell) => {
          const spans = cell.colSpan + cell.rowSpan > 2 ? ` ${cell.colSpan}×${cell.rowSpan}` : '';
          return `${cell.querySelector('.field-words')?.textContent ?? ''}${spans}`;
        }),
      ),
    );
  const asRead = [
    ['Port 1×2', 'Passengers 2×1'],
    ['2022', '2023'],
    ['Ostrey 1×2', '12', '19'],
    ['14', '21'],
  ];
  await paste(
    page,
    'x',
    '<table><tr><th rowspan=2>Port</th><th colspan=2>Passengers</th></tr><tr><th>2022</th><th>2023</th></tr><tr><td rowspan=2>Ostrey</td><td>12</td><td>19</td></tr><tr><td>14</td><td>21</td></tr></table>',
  );
  expect(await cells()).toEqual(asRead);
  await page.locator('.table-grid td', { hasText: 'Ostrey' }).locator('.field-words').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Sound');
  expect((await cells())[2]).toEqual(['Ostrey Sound 1×2', '12', '19']);
  await page.keyboard.press('Control+z');
  expect(await cells()).toEqual(asRead);
  await page.locator('.table-grid td', { hasText: '14' }).locator('.field-words').click();
  await page.getByRole('button', { name: 'Delete row' }).click();
  expect(await cells()).toEqual([...asRead.slice(0, 2), ['Ostrey', '12', '19']]);
  await page.keyboard.press('Control+z');
  expect(await cells()).toEqual(asRead);
  await page.locator('.table-grid td', { hasText: '12' }).locator('.field-words').click();
  await page.getByRole('button', { name: 'Delete column' }).click();
  expect(await cells()).toEqual([['Port 1×2', 'Passengers'], ['2023'], ['Ostrey 1×2', '19'], ['21']]);
  await page.keyboard.press('Control+z');
  expect(await cells()).toEqual(asRead);
  if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'] });
  expect(alarms).toEqual([]);
});
