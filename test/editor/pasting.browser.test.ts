import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import * as from from './pasted-documents.ts';
import { body } from './written.ts';

const writer = aWriter();
const blank = documentWith('').toJSON() as object;

/** What each program puts on the clipboard, and what it is here. */
const copies: readonly (readonly [html: string, blocks: readonly string[]])[] = [
  [from.wordOnline, ['crosshead(Tide tables)', 'High water is at *noon*.', 'list(Boats | > with sails | Buoys)']],
  [
    from.googleDocs,
    [
      'crosshead(Storm season)',
      'Winds *rose* on _Monday_. See the [warning](https://weather.example/w?x=1).',
      'list(Close the shutters | Move the boats | > to the inner basin)',
      'After the list.',
    ],
  ],
  [from.outlook, ['Dear all,', 'the harbour is *shut* until 7 May.', 'list 2.(Moor inside | Wait)', 'Mara Lind']],
  [from.libreOfficeList, ['list 3.(Cast off | ># the bow | ># the stern | Steer)', 'In *deep* water CO,{2} falls.']],
  [
    from.applePages,
    [
      'The pier is *open* again.',
      'list(At dawn | > for anglers | At dusk)',
      'table(tableGrid(tableRow(text=Days | text=12) | tableRow(text=Nights | text=3)))',
    ],
  ],
  [
    from.notion,
    [
      'crosshead(Ferry notes)',
      'The *Kittiwake* sails at _seven_, see [the times](https://harbour.example/times).',
      'list(Ask the mate | > about fog | Ask the cook)',
      '💡 Bring oilskins.',
      'list(Call the office)',
      'Crew',
      'Six hands.',
      'divider()',
      'table(tableGrid(tableRow(tableHeader(text=Port) | tableHeader(text=Hour)) | tableRow(text=Kestrey | text=07:00)))',
    ],
  ],
  [
    from.googleSheets,
    [
      'table(tableGrid(tableRow(tableHeader(text=Ward) | tableHeader(text=Votes)) | tableRow(text=Harbour | text=12,500) | tableRow(text=Old⏎Town)))',
    ],
  ],
  [from.excel, ['table(tableGrid(tableRow(text=Year | text=Landings) | tableRow(text=2025 | text=1.2)))']],
];

/** Puts this on the browser's clipboard, byte for byte as another program would, and pastes it by keyboard. */
async function pasted(page: Page, kinds: Readonly<Record<string, string>>): Promise<string[]> {
  await page.evaluate((json) => window.tools.show(json), blank);
  await page.waitForSelector('.text');
  await page.evaluate((given) => {
    const copy = (event: ClipboardEvent): void => {
      for (const [type, text] of Object.entries(given)) event.clipboardData?.setData(type, text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', copy, { capture: true, once: true });
    window.tools.focus('ada', 'end');
  }, kinds);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect.poll(() => body(page)).not.toEqual(['']);
  return body(page);
}

test('what people copy from other programs comes in as what it was there', async () => {
  const { page, alarms } = await writer.at(blank);
  for (const [html, blocks] of copies) {
    expect(await pasted(page, { 'text/html': html, 'text/plain': 'words' })).toEqual(blocks);
  }
  expect(await pasted(page, { 'text/plain': from.tabbed })).toEqual([
    'table(tableGrid(tableRow(text=Ward | text=Votes | text=Share) | tableRow(text=Harbour | text=12,500 | text=41%) | tableRow(text=Old Town | text=9,100)))',
  ]);
  expect(await pasted(page, { 'text/plain': from.plainPoints })).toEqual([
    'Bring:',
    'list(a rope | > of hemp | a lamp)',
    'and come early.',
  ]);
  const other = await page.context().newPage();
  await other.setContent(from.drawnPage);
  await other.keyboard.press('Control+a');
  await other.keyboard.press('Control+c');
  await other.close();
  await page.evaluate((json) => window.tools.show(json), blank);
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await page.keyboard.press('Control+v');
  await expect.poll(() => body(page)).not.toEqual(['']);
  expect(await body(page)).toEqual([
    'crosshead(Gulls at the gate)',
    '*Gulls* came in _hundreds_, on [Monday](https://gulls.example/day).',
    'list(Herring gulls | >#4 young | ># old | Terns)',
    'table(tableGrid(tableRow(tableHeader(text=Hour) | tableHeader(text=Gulls)) | tableRow(text=06 | text=410)))',
    'quote(They ate it all.)',
  ]);
  expect(alarms).toEqual([]);
});
