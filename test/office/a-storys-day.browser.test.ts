import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  askToPublish,
  beginOnDesk,
  furniture,
  goTo,
  missingIn,
  open,
  paragraph,
  paragraphs,
  readersOf,
  bothRead,
  saved,
  text,
  unlikeOthers,
} from './at-work.ts';
import { journalists } from './journalists.ts';
import { theOffice } from './the-office.ts';

const people = journalists();
const readers = readersOf(theOffice().site);

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const HEADLINE = unlikeOthers('Lantern ferry crews vote to sail again');
const FEED = '/feeds/section/kestrey.atom';

/** Every place where readers may meet the story. */
const places = ['/kestrey', FEED, '/corrections'];

const onTheDesk = (page: Page) => page.getByRole('listitem').filter({ hasText: HEADLINE });

// One story through its whole day, in one window of each: what comes next goes on where the one before left it.
test('a story is begun, written together, made ready, published, corrected and killed', async () => {
  const [nell, beth] = [await people.as('reporter', PHONE), await people.as('sub-editor')];
  const id = await isBegun(nell);
  await isWrittenAtOnce(nell, beth, id);
  await isMadeReady(nell, beth, id);
  const joanna = await people.as('editor');
  await goesLive(nell, joanna, id);
  await isCorrected(joanna, id);
  await isKilled(nell, joanna, id);
});

/** It is begun on a phone, written, and handed over with a note. Its id. */
async function isBegun(nell: Page): Promise<string> {
  const id = await beginOnDesk(nell, HEADLINE);
  await expect.poll(() => text(nell).evaluate((place) => place === document.activeElement)).toBe(true);
  await nell.keyboard.press('Enter');
  await nell.keyboard.type('Seven boats leave the quay on Monday.');
  await paragraph(nell).tap();
  await nell.keyboard.type('The crews voted on Sunday night. It took seven hours.');
  await nell.keyboard.press('Enter');
  await nell.keyboard.type('Boats leave from Monday');
  await saved(nell);
  await nell.getByText('14 words').waitFor();
  expect(await furniture(nell, 'standfirst').innerText()).toBe('Seven boats leave the quay on Monday.');
  expect((await readers(`/news/${id}`)).status).toBe(404);

  await nell.getByRole('link', { name: 'Desk' }).last().tap();
  await nell.getByRole('button', { name: `Actions for ${HEADLINE}` }).tap();
  await nell.getByRole('menuitem', { name: 'Hand over' }).tap();
  const dialog = nell.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'To', exact: true }).selectOption({ label: 'Beth Carrick' });
  await dialog.getByLabel('Stage').selectOption('Subs');
  await dialog.getByLabel('Note').fill('The fares are still to come.');
  await dialog.getByRole('button', { name: 'Hand over' }).tap();
  await nell.getByText('Handed over.').waitFor();
  await onTheDesk(nell).getByText('Subs').waitFor();
  await onTheDesk(nell).getByText('Beth Carrick').waitFor();
  return id;
}

/** Reporter and sub-editor write in one paragraph at once, each at the cursor that the other sees. */
async function isWrittenAtOnce(nell: Page, beth: Page, id: string): Promise<void> {
  await goTo(nell, `/stories/${id}`);
  await text(nell).waitFor();
  await beth.goto('/?lane=subs');
  await onTheDesk(beth).getByRole('link').first().click();
  await text(beth).waitFor();
  for (const page of [nell, beth]) {
    const here = page.getByRole('list', { name: 'In this story now' });
    await here.getByText('Nell Ashby').waitFor();
    await here.getByText('Beth Carrick').waitFor();
  }
  await paragraph(nell, 2).click();
  await nell.keyboard.press('End');
  await paragraph(beth, 2).click();
  await beth.keyboard.press('Home');
  await nell.locator('.cursor-name', { hasText: 'Beth Carrick' }).waitFor({ state: 'attached' });
  await beth.locator('.cursor-name', { hasText: 'Nell Ashby' }).waitFor({ state: 'attached' });
  await Promise.all([
    nell.keyboard.type(' at five, the union says.', { delay: 10 }),
    beth.keyboard.type('At Fenwick Quay: ', { delay: 10 }),
  ]);
  await bothRead(
    [nell, beth],
    'The crews voted on Sunday night. It took seven hours.',
    'At Fenwick Quay: Boats leave from Monday at five, the union says.',
  );
  await saved(nell);
  await saved(beth);
}

/** It is cut, gets a crosshead and a quote, is talked about, suggested into, and made ready. */
async function isMadeReady(nell: Page, beth: Page, id: string): Promise<void> {
  await cutAndQuote(beth);
  await talkAbout(beth, nell);
  await suggest(nell, beth);
  await beth.getByRole('button', { name: 'Stage: Subs' }).click();
  await beth.getByRole('menuitem', { name: 'Move to Ready' }).click();
  await beth.getByText('Moved to Ready.').waitFor();
  await nell.getByRole('button', { name: 'Stage: Ready' }).waitFor();
  expect((await readers(`/news/${id}`)).status).toBe(404);
}

/** It is looked at as readers will see it, goes live, and is everywhere at once. */
async function goesLive(nell: Page, joanna: Page, id: string): Promise<void> {
  await open(joanna, id);
  await joanna.getByRole('button', { name: 'Preview' }).click();
  const page = joanna.frameLocator('iframe:not([hidden])').first();
  await page.getByRole('heading', { name: HEADLINE }).waitFor();
  await page.getByText('We slept on the boats').waitFor();
  await joanna.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  const dialog = await askToPublish(joanna);
  for (const words of [HEADLINE, 'Kestrey', /^At Fenwick Quay/]) await dialog.getByText(words).first().waitFor();
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await joanna.getByRole('heading', { name: 'Live as version 1' }).waitFor();
  await joanna.getByText(/^Live on its own page, .*Kestrey.*\d feeds?\.$/).waitFor();
  const pressed = joanna.getByRole('list', { name: 'Pages pressed, and why' });
  expect(await pressed.count()).toBe(0);
  await joanna.getByText(/pages pressed in [\d.,]+ m?s/).click();
  await pressed.getByText('/kestrey', { exact: true }).waitFor();
  const line = pressed.getByRole('listitem');
  const changed = line.filter({ has: joanna.getByText('/kestrey', { exact: true }) });
  expect(await changed.innerText()).toContain('changed');
  const made = line.filter({ hasText: /\/news\/.*\/versions\/1/ }).first();
  expect(await made.innerText()).toContain('new page');
  const story = await readers(`/news/${id}`);
  expect(story.status).toBe(200);
  const told = ['At Fenwick Quay: ', ' at five', 'Who sails first', 'We slept on the boats', 'Ines Moor'];
  expect(missingIn(story, HEADLINE, ...told, 'Is seven right?')).toEqual(['Is seven right?']);
  for (const path of ['/kestrey', FEED]) expect(missingIn(await readers(path), HEADLINE), path).toEqual([]);
  await nell.getByText('Joanna Pryce has just published version 1 of this story.').waitFor();
}

/** It is corrected with a note that readers see, and history shows what was wrong. */
async function isCorrected(joanna: Page, id: string): Promise<void> {
  const note = 'An earlier version said that the vote took seven hours. It took nine.';
  await joanna.getByRole('button', { name: 'Done' }).click();
  await selectWord(joanna, 'seven');
  await joanna.keyboard.type('nine');
  await saved(joanna);
  const dialog = await askToPublish(joanna);
  await dialog.locator('del', { hasText: 'seven' }).waitFor();
  await dialog.locator('ins', { hasText: 'nine' }).waitFor();
  await dialog.getByText('Correction', { exact: true }).click();
  expect(await dialog.getByRole('button', { name: 'Publish now' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Note to readers').fill(note);
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await joanna.getByRole('heading', { name: 'Live as version 2' }).waitFor();
  const story = await readers(`/news/${id}`);
  expect(missingIn(story, note, 'It took nine hours.')).toEqual([]);
  expect(missingIn(await readers('/corrections'), note)).toEqual([]);

  await joanna.getByRole('button', { name: 'Done' }).click();
  await goTo(joanna, `/stories/${id}/history`);
  await joanna.getByRole('button', { name: /^Version 2/ }).click();
  await joanna.locator('del', { hasText: 'seven' }).first().waitFor();
  await joanna.locator('ins', { hasText: 'nine' }).first().waitFor();
  await joanna.getByText(note).first().waitFor();
}

/** It is killed, and gone wherever readers met it, with the reason where it stood and the proof for whoever killed it. */
async function isKilled(nell: Page, joanna: Page, id: string): Promise<void> {
  await goTo(joanna, `/stories/${id}`);
  await text(joanna).waitFor();
  const addresses = [`/news/${id}`, `/lite/news/${id}`];
  for (const path of places) expect(missingIn(await readers(path), HEADLINE), path).toEqual([]);
  await joanna.getByRole('button', { name: 'More actions for this story' }).click();
  await joanna.getByRole('menuitem', { name: 'Kill…' }).click();
  const dialog = joanna.getByRole('alertdialog');
  await dialog.getByLabel('Reason, as readers will see it').fill('No vote was held.');
  const kill = dialog.getByRole('button', { name: 'Kill the story' });
  expect(await kill.isDisabled()).toBe(true);
  await dialog.getByLabel(/^To be sure/).fill(HEADLINE);
  await kill.click();
  await joanna.getByText('Answer 410 and say why').waitFor();
  expect(await joanna.getByText('Still mention the story').count()).toBe(0);
  for (const path of addresses) {
    const { status, page } = await readers(path);
    expect([path, status, page.includes('No vote was held.')]).toEqual([path, 410, true]);
  }
  for (const path of places) expect(missingIn(await readers(path), HEADLINE), path).toEqual([HEADLINE]);
  const told = nell.getByText('Joanna Pryce has just killed this story.');
  await told.waitFor();
  await nell.evaluate(() => scrollTo(0, document.body.scrollHeight));
  // Whoever is far down in the text sees it too, with nothing over it.
  await expect.poll(() => told.evaluate(isSeen)).toBe(true);
  await expect.poll(() => text(nell).getAttribute('aria-readonly')).toBe('true');
}

/** Runs in the page: whether an element stands on the screen with nothing over it. */
function isSeen(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  return scrollY > 0 && element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

/** Cuts the last words of the second paragraph, and adds a crosshead and a pull quote under it, by the slash. */
async function cutAndQuote(beth: Page): Promise<void> {
  await paragraph(beth, 2).click();
  await beth.keyboard.press('End');
  for (let letter = 0; letter < ', the union says.'.length; letter += 1) await beth.keyboard.press('Backspace');
  await beth.keyboard.type('.');
  await beth.keyboard.press('Enter');
  await beth.keyboard.type('/cross');
  await beth.getByRole('option', { name: 'Crosshead' }).waitFor();
  await beth.keyboard.press('Enter');
  await beth.keyboard.type('Who sails first');
  await beth.keyboard.press('Enter');
  await beth.keyboard.type('/pull');
  await beth.getByRole('option', { name: 'Pull quote' }).waitFor();
  await beth.keyboard.press('Enter');
  const quote = beth.getByRole('group', { name: 'Pull quote' });
  await quote.waitFor();
  await beth.keyboard.type('We slept on the boats');
  await beth.keyboard.press('Tab');
  await beth.keyboard.type('Ines Moor');
  await beth.keyboard.press('Tab');
  await beth.keyboard.type('deckhand');
  await saved(beth);
  expect(await quote.locator('.form-field-speaker .field-words').innerText()).toBe('Ines Moor');
  expect(await quote.locator('.form-field-role .field-words').innerText()).toBe('deckhand');
}

/** The sub-editor asks in the margin about a word; the reporter answers and settles it. */
async function talkAbout(beth: Page, nell: Page): Promise<void> {
  await selectWord(beth, 'seven');
  await beth.keyboard.press('Control+Alt+m');
  await beth.getByRole('textbox', { name: 'Comment', exact: true }).waitFor();
  await beth.keyboard.type('Is seven right?');
  await beth.keyboard.press('Control+Enter');
  await beth.getByRole('article', { name: 'Comment by Beth Carrick' }).waitFor();
  await nell.getByRole('button', { name: 'Show the side panel' }).tap();
  const sheet = nell.getByRole('dialog');
  await sheet.getByRole('tab', { name: /^Comments/ }).tap();
  const thread = sheet.getByRole('article', { name: 'Comment by Beth Carrick' });
  await thread.getByText('Is seven right?').tap();
  await thread.getByRole('textbox', { name: 'Reply' }).fill('The union’s own clock.');
  await thread.getByRole('button', { name: 'Reply' }).tap();
  await beth.getByText('1 reply').click();
  await beth.getByText('The union’s own clock.').waitFor();
  await staysTheSameCard(beth);
  await thread.getByRole('button', { name: 'Settle' }).tap();
  await beth.getByRole('button', { name: '1 settled comment' }).waitFor();
  await sheet.getByRole('button', { name: 'Close' }).tap();
}

/** A card whose words go and come back is not made again, so that nobody loses their place in it. */
async function staysTheSameCard(beth: Page): Promise<void> {
  const card = beth.getByRole('article', { name: 'Comment by Beth Carrick' });
  const first = await card.elementHandle();
  await selectWord(beth, 'seven');
  await beth.keyboard.press('Delete');
  await card.getByText('These words are no longer in the text').waitFor();
  await beth.keyboard.press('Control+z');
  await card.getByRole('button', { name: 'seven' }).waitFor();
  expect(await first?.isVisible()).toBe(true);
}

/** The reporter suggests words; they are in the text only when the sub-editor has accepted them. */
async function suggest(nell: Page, beth: Page): Promise<void> {
  await paragraph(nell).click();
  await nell.keyboard.press('End');
  await nell.keyboard.press('Control+Alt+s');
  await nell.getByText('What you type is now a suggestion.').waitFor();
  await nell.keyboard.type(' Or so.');
  await beth.locator('.text ins', { hasText: 'Or so.' }).waitFor();
  await beth.getByRole('tab', { name: /^Suggestions/ }).click();
  await beth.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect.poll(() => nell.locator('.text ins').count()).toBe(0);
  expect((await paragraphs(nell))[0]).toContain('Or so.');
  await nell.keyboard.press('Control+Alt+s');
  await nell.getByText('What you type now changes the text.').waitFor();
}

/** Selects a word of the first paragraph as one does, with a double click on it. */
async function selectWord(page: Page, word: string): Promise<void> {
  const box = await paragraph(page).evaluate((place, wanted) => {
    const range = document.createRange();
    for (const node of [...place.childNodes]) {
      const piece = node.nodeType === Node.TEXT_NODE ? node : (node.firstChild ?? node);
      const at = piece.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      range.setStart(piece, at);
      range.setEnd(piece, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  }, word);
  if (!box) throw new Error(`No “${word}” to select.`);
  await page.mouse.dblclick(box.x, box.y);
}
