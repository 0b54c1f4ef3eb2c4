import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { starterOf } from '../../src/text-editor/starters.ts';
import { textWords as words } from '../../src/text-editor/words.ts';
import { documentWith } from './documents.ts';
import { body } from './written.ts';

const writer = aWriter();
const blank = documentWith('').toJSON() as object;

async function atEnd(page: Page): Promise<void> {
  await page.evaluate(() => window.tools.focus('ada', 'end'));
}

test('a story is written by keyboard alone: text, crosshead, list, pull quote and back to text', async () => {
  const { page, alarms } = await writer.at(blank);
  await atEnd(page);
  await page.keyboard.type('The wall fell.\n## What now\nWork begins.\n- One\n');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Inside\n\nTwo\n\n/pull');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nothing is left.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ben Okafor');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('After it.');
  expect(await body(page)).toEqual([
    'The wall fell.',
    'crosshead(What now)',
    'Work begins.',
    'list(One | > Inside | Two)',
    'pullQuote(text=Nothing is left. | speaker=Ben Okafor)',
    'After it.',
  ]);
  expect(alarms).toEqual([]);
});

test('keys that come faster than the browser tells of the caret do what they would do slowly', async () => {
  const { page, alarms } = await writer.at(documentWith('One', 'Two').toJSON() as object);
  const quickly = async (text: string, ...keys: readonly string[]): Promise<string[]> => {
    await page.evaluate((found) => window.tools.focus('ada', window.tools.at('ada', found)), text);
    await Promise.all(keys.map((key) => page.keyboard.press(key)));
    return body(page);
  };
  for (let round = 0; round < 8; round += 1) {
    expect(await quickly('Two', 'End', 'Home', 'Backspace')).toEqual(['OneTwo']);
    await page.keyboard.press('Control+z');
    expect(await quickly('One', 'End', 'Home', 'Backspace')).toEqual(['One', 'Two']);
    expect(await quickly('One', 'Home', 'End', 'Delete')).toEqual(['OneTwo']);
    await page.keyboard.press('Control+z');
    expect(await quickly('Two', 'Home', 'End', 'Enter', 'Backspace')).toEqual(['One', 'Two']);
  }
  expect(alarms).toEqual([]);
});

test('quotation marks and dashes are set as one types, and Backspace takes them back', async () => {
  const { page } = await writer.at(blank);
  await atEnd(page);
  await page.keyboard.type(`"No," she said -- 'never'... it's "`);
  expect(await body(page)).toEqual(['“No,” she said – ‘never’… it’s “']);
  await page.keyboard.press('Backspace');
  expect(await body(page)).toEqual(['“No,” she said – ‘never’… it’s "']);
});

test('Arabic text keeps the marks that are typed', async () => {
  const { page } = await writer.at(blank, { dir: 'rtl', lang: 'ar' });
  await atEnd(page);
  await page.keyboard.type('قال "لا"');
  expect(await body(page)).toEqual(['قال "لا"']);
  expect(await page.locator('.text').getAttribute('dir')).toBe('rtl');
});

test('blocks are moved, selected, deleted and an empty form goes with Backspace', async () => {
  const { page } = await writer.at(documentWith('One', 'Two', 'Three').toJSON() as object);
  await page.evaluate(() => window.tools.focus('ada', window.tools.at('ada', 'Two')));
  await page.keyboard.press('Alt+ArrowUp');
  expect(await body(page)).toEqual(['Two', 'One', 'Three']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  expect(await body(page)).toEqual(['One', 'Three']);
  await atEnd(page);
  await page.keyboard.type('\n/fact');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  expect((await body(page)).join(' ')).not.toContain('factBox');
});

test('the handle of a block opens a menu that keys go through, which does what is chosen or nothing', async () => {
  const { page, alarms } = await writer.at(documentWith('One', 'Two').toJSON() as object);
  await page.evaluate(() => window.tools.focus('ada', window.tools.at('ada', 'Two')));
  const menu = page.getByRole('menu', { name: words.blockMenu });
  const open = () => page.getByRole('button', { name: words.blockMenu }).click();
  await open();
  expect(
    await menu
      .getByRole('menuitem')
      .first()
      .evaluate((item) => item === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  expect(await menu.count()).toBe(0);
  expect(await body(page)).toEqual(['One', 'Two']);
  await page.keyboard.type('>');
  await open();
  await page.keyboard.press('Enter');
  expect(await menu.count()).toBe(0);
  await page.keyboard.type('<');
  expect(await body(page)).toEqual(['><Two', 'One']);
  expect(alarms).toEqual([]);
});

test('what the furniture lacks is added from the line under it, with the caret in it', async () => {
  const { page, alarms } = await writer.at(blank);
  await page.getByRole('button', { name: words.addByline }).click();
  await page.keyboard.type('Ada Reed');
  await page.getByRole('button', { name: words.addPicture }).click();
  await page.keyboard.type('A boat at the pier');
  expect(await page.locator('[data-asks="Name"]').innerText()).toBe('Ada Reed');
  expect(await page.locator('[data-asks^="What the picture shows"]').innerText()).toBe('A boat at the pier');
  expect(await page.getByRole('button', { name: words.addPicture }).isVisible()).toBe(false);
  expect(alarms).toEqual([]);
});

test('a picture shows itself, and says what it lacks until it has words or is decorative', async () => {
  const { type, attrs, content } = starterOf('image');
  const sizes = { width: 640, height: 360 };
  const renditions = [{ path: '/media/boat/640.jpg', type: 'image/jpeg', ...sizes }];
  const image = type.create({ ...attrs, picture: { id: 'boat', ...sizes, renditions } }, content);
  const { page } = await writer.at(documentWith('Before', image).toJSON() as object);
  const note = page.locator('.form-warning');
  expect(await page.locator('img.form-picture').getAttribute('src')).toBe('/media/boat/640.jpg');
  expect(await page.locator('.form-frame button').innerText()).toBe('Replace picture');
  expect(await note.innerText()).toContain('Say what the picture shows');
  await page.locator('[data-asks^="What the picture shows"]').click();
  await page.keyboard.type('A boat at the pier');
  expect(await note.innerText()).toBe('');
  await page.keyboard.press('Control+z');
  expect(await note.innerText()).not.toBe('');
  await page.getByText('Decorative: adds nothing').click();
  expect(await note.innerText()).toBe('');
});

test('when a film comes to a related story is typed as one likes, and stands as minutes and seconds', async () => {
  const { type, attrs, content } = starterOf('relatedLink');
  const { page, alarms } = await writer.at(documentWith(type.create(attrs, content)).toJSON() as object);
  const start = page.getByLabel(words.start);
  expect(await start.inputValue()).toBe('');
  await start.fill('65');
  await start.blur();
  await expect.poll(() => start.inputValue()).toBe('1:05');
  expect(alarms).toEqual([]);
});

test('two people write in one paragraph; each undoes what they wrote and nothing else', async () => {
  const { page } = await writer.at(documentWith('Middle.').toJSON() as object, { people: 2 });
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await page.keyboard.type(' Ada.');
  await page.evaluate(() => window.tools.focus('ben', 'start'));
  await page.keyboard.type('Ben. ');
  expect(await body(page)).toEqual(['Ben. Middle. Ada.']);
  expect(await body(page, 'ben')).toEqual(['Ben. Middle. Ada.']);
  const flag = page.locator('#ada .cursor-name');
  expect(await flag.textContent()).toBe('Ben Okafor');
  // A flag lies over words, so it goes when its cursor has stood still a while, and comes with the next move.
  const opacity = () => flag.evaluate((one) => getComputedStyle(one).opacity);
  await flag.evaluate((one) => one.getAnimations().forEach((fading) => fading.finish()));
  expect(await opacity()).toBe('0');
  await page.keyboard.press('ArrowRight');
  await expect.poll(opacity).toBe('1');
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await page.keyboard.press('Control+z');
  expect(await body(page, 'ben')).toEqual(['Ben. Middle.']);
  await page.keyboard.press('Control+y');
  expect(await body(page, 'ben')).toEqual(['Ben. Middle. Ada.']);
});

test('what is found is replaced everywhere in one step', async () => {
  const { page } = await writer.at(documentWith('A ferry, a Ferry.', 'No ferry TK.').toJSON() as object);
  await atEnd(page);
  await page.keyboard.press('Control+h');
  await page.getByLabel('Find', { exact: true }).fill('ferry');
  await page.getByLabel('Replace with').fill('boat');
  expect(await page.locator('.text .found').count()).toBe(3);
  expect(await page.locator('.text .tk').count()).toBe(1);
  await page.getByRole('button', { name: 'Replace all' }).click();
  expect(await body(page)).toEqual(['A boat, a boat.', 'No boat TK.']);
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.tools.focus('ada', 'end'));
  await page.keyboard.press('Control+z');
  expect(await body(page)).toEqual(['A ferry, a Ferry.', 'No ferry TK.']);
});

test('suggestions typed and deleted in the browser are marked, accepted and rejected', async () => {
  const { page, alarms } = await writer.at(documentWith('The old wall fell.').toJSON() as object, {
    isSuggesting: true,
  });
  await page.evaluate(() => window.tools.focus('ada', window.tools.at('ada', 'wall')));
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('new ');
  expect(await body(page)).toEqual(['The {+new +}{-old -}wall fell.']);
  const [first] = await page.evaluate(() => window.tools.suggestions('ada'));
  expect(first).toMatchObject({ inserted: 'new ', deleted: 'old ', by: 'ada' });
  await page.evaluate((id) => window.tools.settle('ada', 'accept', id), first?.id ?? '');
  expect(await body(page)).toEqual(['The new wall fell.']);
  expect(alarms).toEqual([]);
});

test('a comment is anchored to the word at the caret and stays through edits around it', async () => {
  const { page } = await writer.at(documentWith('The wall fell.').toJSON() as object);
  await page.evaluate(() => window.tools.focus('ada', window.tools.at('ada', 'wall') + 2));
  expect(await page.evaluate(() => window.tools.comment('ada', 'c1'))).toBe(true);
  await page.evaluate(() => window.tools.focus('ada', 'start'));
  await page.keyboard.type('Then t');
  await page.keyboard.press('Delete');
  const comments = await page.evaluate(() => window.tools.comments('ada'));
  expect(comments).toMatchObject([{ id: 'c1', quote: 'wall' }]);
});

test('a link is set for what is selected when its address is safe', async () => {
  const { page, alarms } = await writer.at(documentWith('The wall fell.').toJSON() as object);
  await page.evaluate(() => {
    const at = window.tools.at('ada', 'wall');
    window.tools.select('ada', at, at + 4);
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('dialog').isVisible()).toBe(true);
  await page.getByLabel('Address').fill('harbour.example/wall');
  await page.keyboard.press('Enter');
  expect(await body(page)).toEqual(['The [wall](https://harbour.example/wall) fell.']);
  expect(alarms).toEqual([]);
});
