import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { overflow, showAs, violationsIn } from '../house/looks.ts';
import { hasTurn } from '../house/proof.ts';
import { forThisTestAlone } from '../house/windows.ts';
import { ask } from './ask.ts';
import { journalists } from './journalists.ts';

const people = journalists();

/** Begins a story, as the desk does, and opens it. */
async function begin(page: Page, headline: string): Promise<string> {
  const { sections } = await ask<{ sections: { slug: string; edition: string }[] }>(page, 'GET /api/newsroom');
  const [section] = sections;
  const filed = { kind: 'report', edition: section?.edition, section: section?.slug };
  const { id } = await ask<{ id: string }>(page, 'POST /api/stories', { headline, ...filed });
  await page.goto(`/stories/${id}`);
  await page.locator('.ProseMirror').waitFor();
  return id;
}

const panel = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

async function saved(page: Page): Promise<void> {
  await page
    .locator('.save-note', { hasText: /^Saved$/ })
    .first()
    .waitFor();
}

test('two at one story: a field beside the text is the same field as in the text, for others too, and one asks in a comment what the other settles', async () => {
  const [reporter, editor] = [await people.as('reporter'), await people.as('editor')];
  const id = await begin(
    reporter,
    'Ferry reaches the islands after nine days of wind, with bread and post for everybody',
  );
  await editor.goto(`/stories/${id}`);
  await panel(reporter, 'Furniture');
  await panel(editor, 'Furniture');
  const wanted = reporter.getByText('An index has no room for the headline.');
  await wanted.waitFor();
  await reporter.getByRole('textbox', { name: 'Short headline' }).first().fill('Ferry is back');
  await expect
    .poll(() => editor.getByRole('textbox', { name: 'Short headline' }).first().inputValue())
    .toBe('Ferry is back');
  await expect.poll(() => editor.locator('.form-field-shortHeadline').innerText()).toContain('Ferry is back');
  await expect.poll(() => wanted.count()).toBe(0);
  await saved(reporter);

  await reporter.locator('.form-field-headline .field-words').dblclick();
  await reporter.keyboard.press('Control+Alt+m');
  await offersColleagues(reporter);
  await reporter.keyboard.type('is this the name?');
  await reporter.keyboard.press('Control+Enter');
  await panel(editor, 'Comments');
  await editor.getByText('is this the name?').click();
  const reply = editor.getByRole('textbox', { name: 'Reply' });
  // On a busy machine the focus may still be on its way elsewhere when the words come.
  const written = async (): Promise<string> => {
    await reply.fill('It is.');
    return reply.inputValue();
  };
  await expect.poll(written).toBe('It is.');
  // What is begun stays, whatever is looked at meanwhile.
  await panel(editor, 'Filing');
  await panel(editor, 'Comments');
  await editor.getByText('is this the name?').click();
  await expect.poll(() => reply.inputValue()).toBe('It is.');
  await editor.getByRole('button', { name: 'Reply' }).click();
  await reporter.getByText('1 reply', { exact: true }).waitFor();
  await editor.getByRole('button', { name: 'Settle' }).click();
  await reporter.getByRole('button', { name: '1 settled comment' }).waitFor();
});

/** Where somebody writes a comment colleagues are offered after an @, named to whoever hears the screen, and taken by keyboard. */
async function offersColleagues(reporter: Page): Promise<void> {
  const box = reporter.getByRole('textbox', { name: 'Comment', exact: true });
  await box.waitFor();
  await reporter.keyboard.type('Right, @');
  const options = reporter.getByRole('listbox').getByRole('option');
  await options.nth(1).waitFor();
  const active = async (): Promise<string | null> => {
    const id = await box.getAttribute('aria-activedescendant');
    return id === null ? null : reporter.locator(`[id="${id}"]`).innerText();
  };
  const names = await options.allInnerTexts();
  expect(await active()).toBe(names[0]);
  await reporter.keyboard.press('ArrowDown');
  await expect.poll(active).toBe(names[1]);
  await reporter.keyboard.press('ArrowUp');
  await reporter.keyboard.press('ArrowUp');
  await expect.poll(active).toBe(names.at(-1));
  await reporter.keyboard.press('Escape');
  await options.first().waitFor({ state: 'detached' });
  expect(await box.getAttribute('aria-activedescendant')).toBeNull();
  expect(await box.inputValue()).toBe('Right, @');
  const first = names[0] ?? '';
  await reporter.keyboard.type(first.slice(0, 2));
  await expect.poll(active).toContain(first.slice(0, 2));
  const taken = await active();
  await reporter.keyboard.press('Enter');
  await expect.poll(() => box.inputValue()).toBe(`Right, @${taken} `);
}

test('a story that is not there says so; in one that is a check goes to its place, and the address follows the headline until somebody sets it', async () => {
  const page = await people.as('reporter');
  await page.goto('/stories/zzzzzzzzzz');
  await page.getByText('There is no such story.').waitFor();
  await begin(page, 'Night ward closes');
  await panel(page, 'Checks');
  await page.getByRole('button', { name: /Write a standfirst/ }).click();
  await page.keyboard.type('The hospital has no nurses for it.');
  await expect.poll(() => page.locator('.form-field-standfirst').innerText()).toContain('no nurses');
  await expect.poll(() => page.getByRole('button', { name: /Write a standfirst/ }).count()).toBe(0);
  await panel(page, 'Filing');
  const address = page.getByRole('textbox', { name: 'Address' });
  await page.locator('.form-field-headline .field-words').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' for good');
  await expect.poll(() => address.inputValue()).toBe('night-ward-closes-for-good');
  await address.fill('ward');
  await address.blur();
  await page.locator('.form-field-headline .field-words').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' now');
  await expect.poll(() => page.locator('h1').innerText()).toContain('for good now');
  expect(await address.inputValue()).toBe('ward');
  await page.getByLabel('No automatic links').check();
  await saved(page);
  await page.reload();
  await panel(page, 'Filing');
  expect(await page.getByLabel('No automatic links').isChecked()).toBe(true);
});

test('the length is never wrong, neither while the story opens nor while somebody types on; what is saved is said without drawing the screen anew', async () => {
  const page = await people.as('reporter');
  const id = await begin(page, 'Harbour quiet');
  await page.locator('.text > p').click();
  for (let typed = 0; typed < 4; typed += 1) await page.keyboard.type('three more words ', { delay: 20 });
  const length = page.locator('.bar-facts .figures');
  await expect.poll(() => length.innerText()).toBe('12 words · 1 minute to read');
  await saved(page);
  forThisTestAlone(page);
  await page.addInitScript(() => {
    const seen = new Set<string>();
    // With each drawing of the whole screen its width is asked for.
    const drawn = { times: 0 };
    const { matchMedia } = window;
    window.matchMedia = (query) => {
      if (query === '(min-width: 64rem)') drawn.times += 1;
      return matchMedia.call(window, query);
    };
    Object.assign(window, { seen, drawn });
    const look = (): void => {
      const said = document.querySelector('.bar-facts .figures')?.textContent;
      if (said) seen.add(said);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(`/stories/${id}`);
  await page.locator('.side-panel').waitFor();
  await expect.poll(() => length.innerText()).toBe('12 words · 1 minute to read');
  expect(await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).toHaveLength(1);

  await saved(page);
  const drawn = () => page.evaluate(() => (window as unknown as { drawn: { times: number } }).drawn.times);
  const before = await atRest(drawn);
  expect(before).toBeGreaterThan(0);
  await page.context().setOffline(true);
  await page.getByText('Offline. Everything you typed is saved.').first().waitFor();
  expect(await drawn()).toBe(before);
});

/** A number once it has stayed the same for a while. */
async function atRest(number: () => Promise<number>): Promise<number> {
  for (let before = await number(); ;) {
    await new Promise((done) => setTimeout(done, 700));
    const now = await number();
    if (now === before) return now;
    before = now;
  }
}

const looks = [
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
] as const;

test('every panel, on a desk and on a telephone, has nothing to scroll sideways for, and nothing axe objects to on that whose turn it is', async () => {
  const page = await people.as('editor', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
  await begin(page, 'A headline long enough to be cut where there is little room for it, and then some more');
  for (const [at, look] of looks.entries()) {
    await showAs(page, look);
    if (look.width < 1024) await page.getByRole('button', { name: 'Show the side panel' }).click();
    for (const name of ['Furniture', 'Checks', 'Comments', 'Suggestions', 'Filing']) {
      await panel(page, name);
      expect(await overflow(page), `${name} ${look.width}`).toBeLessThanOrEqual(0);
      if (hasTurn(name, at, looks.length)) expect(await violationsIn(page), `${name} ${look.width}`).toEqual([]);
    }
  }
});

test('the tabs beside the text stand whole with their counts, on a telephone too, where nothing hides words or names keys', async () => {
  const editor = await people.as('editor');
  const id = await begin(editor, 'Pilot boats wait for the tide');
  await editor.locator('.text > p').click();
  await editor.keyboard.type('The boats lie at the quay until the water is back. '.repeat(6));
  await editor.keyboard.press('Enter');
  await editor.keyboard.type('They sail at four.');
  await editor.keyboard.press('Control+Alt+s');
  await editor.keyboard.type(' Perhaps.');
  await editor.locator('.form-field-headline .field-words').dblclick();
  await editor.keyboard.press('Control+Alt+m');
  await editor.keyboard.type('Whose boats?');
  await editor.keyboard.press('Control+Enter');
  await expect.poll(() => editor.locator('.panel-count').count()).toBeGreaterThanOrEqual(3);
  expect(await editor.locator('.panel-tab-list').evaluate(hidesNothing)).toBe(true);

  const phone = await people.as('editor', { viewport: { width: 360, height: 740 }, hasTouch: true });
  await phone.goto(`/stories/${id}`);
  await phone.locator('.text > p').nth(1).tap();
  await phone.locator('.text-handle').waitFor();
  expect(await phone.locator('.text-handle').evaluate(coversLetters)).toBe(false);
  await phone.getByRole('button', { name: 'Block options' }).tap();
  await phone.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
  expect(await phone.locator('.text-menu kbd:visible').count()).toBe(0);
  await phone.keyboard.press('Escape');
  await phone.getByRole('button', { name: 'Show the side panel' }).tap();
  await expect.poll(() => phone.locator('.panel-count').count()).toBeGreaterThanOrEqual(3);
  expect(await phone.locator('.panel-tab-list').evaluate(hidesNothing)).toBe(true);
});

test('a comment on words far down is written in sight of them, the page stays where it was, and nothing lies over the find bar', async () => {
  const page = await people.as('editor');
  await begin(page, 'Minutes of the harbour council');
  await page.locator('.text > p').click();
  for (let line = 1; line <= 25; line += 1) {
    await page.keyboard.type(String(line));
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('Fares rise');
  const scrolled = (): Promise<number> => page.evaluate(() => scrollY);
  const before = await scrolled();
  expect(before).toBeGreaterThan(0);
  await page.keyboard.press('Control+Alt+m');
  const box = page.getByRole('textbox', { name: 'Comment', exact: true });
  await box.waitFor();
  await page.keyboard.type('Since ');
  expect(await scrolled()).toBe(before);
  // Begun again on other words, it is gone to again, with what was written.
  await page.locator('.text > p').last().click();
  const there = await scrolled();
  await page.keyboard.press('Control+Alt+m');
  await page.keyboard.type('when?');
  expect(await box.evaluate(isInSight)).toBe(true);
  expect(await page.getByRole('tab', { name: /^Comments/ }).evaluate(isInSight)).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('article', { name: /^Comment by/ })
    .getByText('Since when?')
    .waitFor();
  expect(await scrolled()).toBe(there);
  await page.locator('.text > p').last().click();
  for (const press of ['first', 'again']) {
    await page.keyboard.press('Control+f');
    const find = page.getByLabel('Find', { exact: true });
    await expect.poll(() => find.evaluate((one) => one === document.activeElement), { message: press }).toBe(true);
    expect(await find.evaluate(isOnTop), press).toBe(true);
    await page.locator('.text > p').last().click();
  }
});

/** Runs in the page: whether nothing else lies over an element. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === element;
}

/** Runs in the page: whether an element stands whole in the window. */
function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

/** Runs in the page: whether everything in an element is in sight, within it and the window. */
function hidesNothing(element: Element): boolean {
  return element.scrollWidth <= element.clientWidth && element.getBoundingClientRect().right <= innerWidth;
}

/** Runs in the page: whether an element lies over letters of a paragraph, whose ink fills about seven tenths of their boxes. */
function coversLetters(element: Element): boolean {
  const over = element.getBoundingClientRect();
  return [...document.querySelectorAll('.text > p')].some((paragraph) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom, height }) =>
        left < over.right &&
        right > over.left &&
        top + height * 0.15 < over.bottom &&
        bottom - height * 0.15 > over.top,
    );
  });
}
