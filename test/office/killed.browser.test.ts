import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { goTo, isSound } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

const seenOf = async (page: Page, id: string) =>
  (await ask<{ seen: string }>(page, `GET /api/stories/${id}/plan`)).seen;

interface Listed {
  readonly id: string;
  readonly headline: string;
  readonly kind: string;
}

/** The last two live stories of the sample, which no other test changes. */
async function twoLiveStories(page: Page): Promise<readonly [Listed, Listed]> {
  const { stories } = await ask<{ stories: Listed[] }>(page, 'GET /api/desk?lane=all&public=live&sort=headline');
  const [killed, other] = stories.filter(({ kind }) => kind === 'report').slice(-2);
  if (!killed || !other) throw new Error('The sample has no two reports.');
  return [killed, other];
}

/** Plans what these stories say now for one far moment, together. */
async function planTogether(page: Page, ids: readonly string[]): Promise<void> {
  const stories = await Promise.all(
    ids.map(async (storyId) => ({ storyId, seen: await seenOf(page, storyId), change: 'minor', note: null })),
  );
  const when = { local: '2032-05-03T06:00', zone: 'Europe/London' };
  await ask(page, 'POST /api/releases', { stories, when });
}

test('a killed story is proved gone, place by place, takes its release with it, says so at once, and is killed on the desk and in the editor', async () => {
  const page = await people.as('editor', { colorScheme: 'dark' });
  const [{ id, headline: killed }, { id: otherId, headline: other }] = await twoLiveStories(page);
  await planTogether(page, [id, otherId]);
  const row = (headline: string) => page.getByRole('listitem').filter({ hasText: headline });

  await page.goto(`/stories/${id}/history`);
  await page.getByRole('button', { name: 'More actions for this story' }).click();
  await page.getByRole('menuitem', { name: 'Kill…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Reason, as readers will see it').fill('It was not true.');
  await dialog.getByText(/^Live on its own page, .*\d feeds?\.$/).waitFor();
  const kill = dialog.getByRole('button', { name: 'Kill the story' });
  await dialog.getByLabel(/^To be sure/).fill('Something else');
  expect(await kill.isDisabled()).toBe(true);
  await dialog.getByLabel(/^To be sure/).fill('KILL');
  await isSound(page, 'kill');
  await kill.click();
  const proof = page.getByRole('dialog');
  await proof.getByText('The release it was part of is held back').waitFor();
  await proof.getByText(`“${killed}” was killed, and its 2 stories go live together or not at all.`).waitFor();
  await proof.getByText(other, { exact: true }).waitFor();
  await proof.getByText('Answer 410 and say why').waitFor();
  await isSound(page, 'proof');
  expect(await proof.getByText('Still mention the story').count()).toBe(0);
  expect(await proof.getByText(`/news/${id}`, { exact: true }).count()).toBe(1);
  await proof.getByRole('button', { name: 'Done' }).click();
  await goTo(page, `/stories/${id}`);
  await page.getByRole('button', { name: 'Stage: Killed' }).waitFor();
  expect(await page.getByRole('button', { name: 'Stage: Killed' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Publish…' }).count()).toBe(0);

  await goTo(page, '/coming-up');
  await row(killed).first().getByText('Will not go live').waitFor();
  await isSound(page, 'coming up');

  await goTo(page, '/?lane=killed');
  await row(killed).getByText('Killed', { exact: true }).waitFor();
  expect(await row(killed).locator('.badge').allInnerTexts()).toEqual(['Killed']);
  await goTo(page, `/?lane=all&text=${encodeURIComponent(other)}`);
  await row(other)
    .getByText(/^Live v\d+$/)
    .waitFor();
  expect(await row(other).getByText('Goes live').count()).toBe(0);
});
