import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsIn } from '../house/looks.ts';
import { ask } from './ask.ts';
import { open, unlikeOthers, write } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

const seenOf = async (page: Page, id: string) =>
  (await ask<{ seen: string }>(page, `GET /api/stories/${id}/plan`)).seen;

/** Writes a story and publishes it. The id of it. */
async function aLiveStory(page: Page, headline: string): Promise<string> {
  const id = await write(page, headline, ['The boats leave on Monday.']);
  const body = { seen: await seenOf(page, id), change: 'first', note: null };
  await ask(page, `POST /api/stories/${id}/publish`, body);
  return id;
}

/** Plans what these stories say now for one far moment, together. */
async function planTogether(page: Page, ids: readonly string[]): Promise<void> {
  const stories = await Promise.all(
    ids.map(async (storyId) => ({ storyId, seen: await seenOf(page, storyId), change: 'minor', note: null })),
  );
  const when = { local: '2032-05-03T06:00', zone: 'Europe/London' };
  await ask(page, 'POST /api/releases', { stories, when });
}

async function isSound(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violationsIn(page), `${name} ${width}`).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, `${name} ${width}`).toBeLessThanOrEqual(0);
  }
}

test('a killed story takes its release with it, says so at once, and is killed on the desk and in the editor', async () => {
  const page = await people.as('editor', { colorScheme: 'dark' });
  const [killed, other] = [unlikeOthers('Boats to leave'), unlikeOthers('Boats to stay')];
  const ids = [await aLiveStory(page, killed), await aLiveStory(page, other)] as const;
  await planTogether(page, ids);
  const row = (headline: string) => page.getByRole('listitem').filter({ hasText: headline });

  await open(page, ids[0]);
  await page.getByRole('button', { name: 'More actions for this story' }).click();
  await page.getByRole('menuitem', { name: 'Kill…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Reason, as readers will see it').fill('It was not true.');
  await dialog.getByLabel(/^To be sure/).fill('KILL');
  await dialog.getByRole('button', { name: 'Kill the story' }).click();
  const proof = page.getByRole('dialog');
  await proof.getByText('The release it was part of is held back').waitFor();
  await proof.getByText(`“${killed}” was killed, and its 2 stories go live together or not at all.`).waitFor();
  await proof.getByText(other, { exact: true }).waitFor();
  await isSound(page, 'proof');
  await proof.getByRole('button', { name: 'Done' }).click();
  expect(await page.getByRole('button', { name: 'Stage: Killed' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Publish…' }).count()).toBe(0);

  await page.goto('/coming-up');
  await row(killed).first().getByText('Will not go live').waitFor();
  await isSound(page, 'coming up');

  await page.goto('/?lane=killed');
  await row(killed).getByText('Killed', { exact: true }).waitFor();
  expect(await row(killed).locator('.badge').allInnerTexts()).toEqual(['Killed']);
  await page.goto(`/?lane=all&text=${encodeURIComponent(other)}`);
  await row(other).getByText('Live v1').waitFor();
  expect(await row(other).getByText('Goes live').count()).toBe(0);
});
