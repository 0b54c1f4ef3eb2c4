import type { Locator, Page } from 'playwright-core';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { StoryChecks } from '../../src/story/story-checks.ts';
import { ask } from './ask.ts';
import {
  askToPublish,
  begin,
  furniture,
  goTo,
  isSound,
  open,
  paragraph,
  paragraphs,
  saved,
  typeOn,
  unlikeOthers,
  write,
} from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

interface Listed {
  readonly id: string;
  readonly headline: string;
  readonly kind: string;
}

interface Changed extends Listed {
  readonly live: { readonly version: number } | null;
}

/** A live story of the sample, another for each test, so that tests leave each other alone. */
async function aLiveStory(page: Page, number: number): Promise<Listed> {
  const { stories } = await ask<{ stories: Listed[] }>(page, 'GET /api/desk?lane=all&public=live&sort=headline');
  const story = stories.filter(({ kind }) => kind !== 'page')[number];
  if (!story) throw new Error(`The sample has no story ${number}.`);
  return story;
}

/** Runs in the page: whether an element stands on the screen with nothing over it. */
function isInSight(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

const dark = { colorScheme: 'dark' } as const;

test('an editor publishes a minor change by keyboard and is told which pages were pressed', async () => {
  const page = await people.as('editor', dark);
  const { id } = await aLiveStory(page, 0);
  await page.goto(`/stories/${id}/history`);
  await page.getByRole('button', { name: 'Publish', exact: true }).press('Enter');
  await page.getByRole('dialog').getByText('What will go live').waitFor();
  await isSound(page, 'publish');
  await page.getByRole('radio', { name: /^Update/ }).press('ArrowUp');
  await expect.poll(() => page.getByRole('radio', { name: /^Minor/ }).isChecked()).toBe(true);
  const publish = page.getByRole('button', { name: 'Publish now' });
  // It waits for what another kind of change means.
  await expect.poll(() => publish.isEnabled()).toBe(true);
  await publish.press('Enter');
  await page.getByText(/pages? pressed in [\d.,]+ m?s/).waitFor();
  await isSound(page, 'receipt');
  await page.getByRole('button', { name: 'Done' }).press('Enter');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

test('a first publication shows the story and where it will stand, the rest of its text when asked, and marks in it as words', async () => {
  const page = await people.as('editor', dark);
  const headline = unlikeOthers('<img src=x onerror=alert(1)> Ferry reaches the islands');
  await begin(page, headline);
  await furniture(page, 'standfirst').click();
  await page.keyboard.type('Bread & post after <b>eight</b> days.');
  await paragraph(page).click();
  for (const line of ['The first.', 'The second.', 'The <script>third</script>.', 'The last.']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await saved(page);
  const dialog = await askToPublish(page);
  for (const words of [headline, 'Bread & post after <b>eight</b> days.', 'The first.', 'Kestrey', 'UK edition'])
    await dialog.getByText(words, { exact: true }).waitFor();
  await dialog.getByText(/^\/news\/\w+\/img-src-x/).waitFor();
  await dialog.getByText(/^10 words/).waitFor();
  expect(await dialog.getByText('The last.').count()).toBe(0);
  await isSound(page, 'first');
  await dialog.getByRole('button', { name: 'Show the whole text' }).click();
  await dialog.getByText('The <script>third</script>.').waitFor();
  await dialog.getByText('The last.').waitFor();
});

test('whoever publishes is not told so in that window, and as their own act in another; everybody else is told who did it', async () => {
  const [page, other] = [await people.as('editor'), await people.as('sub-editor')];
  const { id } = await aLiveStory(page, 2);
  const second = await page.context().newPage();
  for (const one of [page, second, other]) await open(one, id);
  const dialog = await askToPublish(page);
  await dialog.getByText('Minor', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await page.getByRole('button', { name: 'Done' }).waitFor();
  await second.getByText(/^You have just published version \d+ of this story\.$/).waitFor();
  await other.getByText(/^Joanna Pryce has just published version \d+ of this story\.$/).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  // What comes after it has come as well.
  await typeOn(other, ' So it goes on.');
  await expect.poll(async () => (await paragraphs(page))[0]).toContain(' So it goes on.');
  expect(await page.getByText(/has just gone live|just published/).count()).toBe(0);
});

test('a time that clocks never show is refused in words; one they show twice is asked for; it stands in Coming up until it is cancelled', async () => {
  const page = await people.as('editor');
  const { id, headline } = await aLiveStory(page, 1);
  await page.goto(`/stories/${id}/history`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByText('Minor', { exact: true }).click();
  await page.getByText('At a set time').click();
  await page.getByLabel('On the clock of').selectOption('Europe/London');
  await page.getByLabel('Day and time').fill('2032-03-28T01:30');
  await page.getByText(/never show it\. The nearest are .*00:59 and .*02:00/).waitFor();
  const schedule = page.getByRole('button', { name: 'Schedule' });
  expect(await schedule.isDisabled()).toBe(true);
  await page.getByLabel('Day and time').fill('2032-10-31T01:30');
  await page.getByText('Clocks show this time twice').waitFor();
  expect(await schedule.isDisabled()).toBe(true);
  await page.getByText('The second', { exact: true }).click();
  await isSound(page, 'twice');
  await schedule.click();
  await page.getByRole('button', { name: 'Done' }).click();
  await goTo(page, '/coming-up');
  const line = page.getByRole('listitem').filter({ hasText: headline }).first();
  await line.getByText('Scheduled', { exact: true }).waitFor();
  await isSound(page, 'coming up');
  await line.getByRole('button', { name: 'Cancel the release' }).click();
  await line.getByText('Cancelled', { exact: true }).waitFor();
});

test('somebody who types while an editor looks is named, and what they typed is shown before it goes live', async () => {
  const [editor, other] = [await people.as('editor', dark), await people.as('sub-editor')];
  const { stories } = await ask<{ stories: Changed[] }>(editor, 'GET /api/desk?lane=all&public=live&sort=headline');
  const { id } = stories.find(({ live }) => (live?.version ?? 0) > 1) ?? { id: '' };
  await editor.goto(`/stories/${id}/history`);
  await editor.getByRole('button', { name: 'Publish', exact: true }).click();
  await editor.getByRole('dialog').getByText('Minor', { exact: true }).click();
  await ask(other, `POST /api/stories/${id}/restore`, { revision: 1 });
  const { person } = await ask<{ person: { name: string } }>(other, 'GET /api/session');
  await editor.setViewportSize({ width: 360, height: 740 });
  await editor.getByRole('button', { name: 'Publish now' }).click();
  const told = editor.getByText(`${person.name} typed while you were looking`);
  await told.waitFor();
  await editor.getByRole('alert').locator('ins, del').first().waitFor();
  // The button stands under everything: whoever pressed it must not have to look for what has come up.
  await expect.poll(() => told.evaluate(isInSight)).toBe(true);
  await isSound(editor, 'meanwhile');
  await editor.getByRole('button', { name: 'Publish what it says now' }).click();
  await editor.getByText(/pages? pressed in/).waitFor();
});

test('what keeps a story from going live is said beside the button, and so is why the newsroom refused', async () => {
  const page = await people.as('editor', { viewport: { width: 360, height: 740 } });
  const id = await begin(page, unlikeOthers('Harbour shut, TK says'));
  const dialog = await askToPublish(page);
  await dialog.getByText('A TK marker is still here.', { exact: false }).waitFor();
  const publish = dialog.getByRole('button', { name: 'Publish now' });
  expect(await publish.isDisabled()).toBe(true);
  expect(await dialog.getByText('Put right what is in the way first.').evaluate(isInSight)).toBe(true);

  const { id: live } = await aLiveStory(page, 5);
  await open(page, live);
  const again = await askToPublish(page);
  await again.getByText('Write the note to readers first.').waitFor();
  await again.getByText('Minor', { exact: true }).click();
  await again.getByText('At a set time').click();
  await again.getByText('Choose a day and time.').waitFor();
  const schedule = again.getByRole('button', { name: 'Schedule' });
  await again.getByLabel('Day and time').fill('2020-03-28T09:30');
  await again.getByText('That time has passed. Choose a later one.').waitFor();
  expect(await schedule.isDisabled()).toBe(true);
  await passesUnseen(again, schedule);
  await schedule.click();
  const refused = again.getByRole('alert').getByText(/has passed in/);
  await refused.waitFor();
  expect(await refused.evaluate(isInSight)).toBe(true);
  await isSound(page, 'refused');

  await ask(page, 'POST /api/desk/hold', { ids: [live], reason: 'The lawyers read it.' });
  await again.getByRole('button', { name: 'Cancel' }).click();
  const held = await askToPublish(page);
  await held.getByText(/is held \(The lawyers read it\.\)\. Release the hold before you publish it/).waitFor();
  expect(await held.getByRole('button', { name: 'Publish now' }).isDisabled()).toBe(true);
  await ask(page, 'POST /api/desk/hold', { ids: [live], reason: null });
  await ask(page, 'POST /api/desk/spike', { ids: [id], reason: 'Only a trial.' });
});

test('what a check asks a reason for goes live once it is written down', async () => {
  const page = await people.as('editor', dark);
  const { checks } = await ask<{ checks: StoryChecks }>(page, 'GET /api/story-checks');
  const asking = { ...checks, levels: { ...checks.levels, 'topics-missing': { all: 'ask', kinds: {} } } };
  await ask(page, 'POST /api/story-checks', { was: checks, set: asking });
  await write(page, unlikeOthers('Harbour open again'), ['The first ferry left at noon.']);
  const dialog = await askToPublish(page);
  await dialog.getByText('Goes live only with a reason').waitFor();
  await dialog.getByText('Say why it goes live anyway.').waitFor();
  const publish = dialog.getByRole('button', { name: 'Publish now' });
  expect(await publish.isDisabled()).toBe(true);
  await dialog.getByLabel('Why it goes live anyway').fill('Its topics come tonight.');
  await isSound(page, 'asks why');
  await publish.click();
  await page.getByText(/pages? pressed in [\d.,]+ m?s/).waitFor();
  await ask(page, 'POST /api/story-checks', { was: asking, set: checks });
});

/** Chooses a time that is still to come, and waits until it is not. */
async function passesUnseen(dialog: Locator, schedule: Locator): Promise<void> {
  const at = Date.now() + 10_000;
  await dialog.getByLabel('On the clock of').selectOption('UTC');
  await dialog.getByLabel('Day and time').fill(new Date(at).toISOString().slice(0, 19));
  await expect.poll(() => schedule.isEnabled(), { timeout: 9_000 }).toBe(true);
  await expect.poll(() => Date.now() > at).toBe(true);
}

test('a preview follows what somebody types, page after page, and keeps the place that one reads in it', async () => {
  const [page, other] = [await people.as('editor'), await people.as('sub-editor')];
  const { id } = await aLiveStory(page, 6);
  await open(other, id);
  await open(page, id);
  // On a slow connection a page is still on its way when the next one is due.
  for (const [what, late] of [
    [/\/preview\?.*seen=/, 700],
    [/\/(?:media|site-assets)\//, 500],
  ] as const)
    await page.route(what, async (route) => {
      await delay(late);
      await route.continue();
    });
  await page.getByRole('button', { name: 'Preview' }).click();
  const shown = page.locator('iframe:not([hidden])');
  const inPage = <T>(look: (body: HTMLElement) => T) => shown.contentFrame().locator('body').evaluate(look);
  await shown.contentFrame().locator('article h1').waitFor();
  await inPage(() => scrollTo(0, 400));
  await paragraph(other).click();
  await other.keyboard.press('Home');
  await other.keyboard.type('Word by word by word, this is typed while somebody reads further down, ', { delay: 60 });
  await expect
    .poll(() => inPage((body) => body.innerText.includes('this is typed while somebody reads further down')))
    .toBe(true);
  expect(await inPage(() => scrollY)).toBe(400);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('history shows any two states in one text and side by side, who wrote what, and a state as readers see it', async () => {
  const page = await people.as('editor', dark);
  const { id } = await aLiveStory(page, 4);
  await page.goto(`/stories/${id}/history`);
  await page.getByRole('heading', { name: 'Published versions' }).waitFor();
  await page.getByRole('button', { name: /^State 1/ }).click();
  await page.getByRole('button', { name: 'Restore this state' }).waitFor();
  await page.getByText('This is the first saved state').waitFor();
  await isSound(page, 'history');
  for (const look of ['Side by side', 'Who wrote what', 'As readers see it']) {
    await page.getByText(look, { exact: true }).click();
    await expect.poll(() => page.locator('.loading').count(), { message: look }).toBe(0);
  }
  const frame = page.frameLocator('iframe:not([hidden])');
  await frame.locator('article h1').waitFor();
  expect(await frame.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  const address = page.url();
  await frame.locator('a[href^="/"]').first().click();
  expect(page.url()).toBe(address);
  expect(await frame.locator('article h1').count()).toBe(1);
});
