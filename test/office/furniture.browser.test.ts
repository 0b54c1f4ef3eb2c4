import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { begin, furniture, paragraph, paragraphs, saved } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** Where a phone of this height begins to show its keyboard. */
const KEYBOARD_BEGINS = 440;
const long = 'Ferry reaches the islands after nine days of wind, with bread and post for everybody who waited';

/** The fields of the furniture that one sees in the text. */
async function inSight(page: Page): Promise<string[]> {
  const fields = page.locator('.form-furniture > .block-words > .form-field');
  const seen = await fields.evaluateAll((all) =>
    all.map((one) => (one.checkVisibility() ? /form-field-(\w+)/.exec(one.className)?.[1] : undefined)),
  );
  return seen.filter((name) => name !== undefined);
}

const field = (page: Page, name: string) => page.locator(`.form-field-${name} .field-words`);
const sign = (page: Page) => page.getByRole('button', { name: /^Furniture(:|$)/ });

test('on a phone one opens a story and types at once: headline, standfirst, text', async () => {
  const page = await people.as('reporter', phone);
  await begin(page, 'Verdict in the harbour trial');
  expect(await inSight(page)).toEqual(['headline', 'standfirst']);
  const place = await paragraph(page).boundingBox();
  expect(place?.y).toBeLessThan(KEYBOARD_BEGINS);
  await page.keyboard.press('Enter');
  await page.keyboard.type('All four are cleared.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The jury took a day.');
  expect(await furniture(page, 'standfirst').innerText()).toBe('All four are cleared.');
  expect(await paragraphs(page)).toEqual(['The jury took a day.']);
  // As slow as a hand: the browser tells the text where its caret went only after a moment.
  await page.keyboard.press('Home', { delay: 100 });
  await page.keyboard.press('Backspace');
  await page.keyboard.type(' Again.');
  expect(await inSight(page)).toEqual(['headline', 'standfirst']);
  await saved(page);
});

test.each([phone, { viewport: { width: 1280, height: 900 } }])(
  'at $viewport.width px a check leads to what is written beside the text, and a sign stays that it is there',
  async (look) => {
    const page = await people.as('reporter', look);
    await begin(page, long);
    await page.keyboard.press('Control+Alt+2');
    await page.getByRole('button', { name: /Write a short one/ }).click();
    const box = page.getByRole('textbox', { name: 'Short headline', exact: true });
    await expect.poll(() => box.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('Ferry is back');
    await expect.poll(() => field(page, 'shortHeadline').textContent()).toBe('Ferry is back');
    if (look === phone) await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => sign(page).innerText()).toBe('Furniture: Short headline');
    expect(await inSight(page)).toEqual(['headline', 'standfirst']);
    await sign(page).click();
    await page.getByRole('textbox', { name: 'Kicker' }).fill('Exclusive');
    await page.getByRole('textbox', { name: 'Dateline' }).fill('Skarra');
    if (look === phone) await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => inSight(page)).toEqual(['kicker', 'headline', 'standfirst', 'dateline']);
  },
);

test('nothing hides there: what is suggested stays in sight, and what is looked for comes into it', async () => {
  const page = await people.as('sub-editor');
  await begin(page, long);
  await page.keyboard.press('Control+Alt+1');
  await page.getByRole('textbox', { name: 'Trail text' }).fill('Bread, post and a brass band');
  await field(page, 'headline').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('brass');
  await expect.poll(() => inSight(page)).toContain('trailText');
  await page.keyboard.press('Escape');
  await expect.poll(() => inSight(page)).not.toContain('trailText');
  await page.keyboard.press('Control+Alt+s');
  await page.keyboard.press('Control+Alt+2');
  await page.getByRole('button', { name: /Write a short one/ }).click();
  await expect.poll(() => inSight(page)).toContain('shortHeadline');
  await page.keyboard.type('Ferry is back');
  await paragraph(page).click();
  await saved(page);
  expect(await field(page, 'shortHeadline').innerText()).toBe('Ferry is back');
  expect(await inSight(page)).toEqual(['headline', 'standfirst', 'shortHeadline']);
});
