import type { Page } from 'playwright-core';
import type { Role } from '../../src/story/person.ts';
import type { Journalists } from './journalists.ts';

/** What every newcomer signs in with. */
export const PASSWORD = 'gulls over harbour tin';

/** An invitation, made by the demonstration's administrator at their screen. */
export async function invitedBy(administrator: Page, email: string, role?: Role): Promise<string> {
  await administrator.goto('/people');
  await administrator.getByRole('button', { name: 'Invite somebody' }).click();
  await administrator.getByLabel('E-mail address').fill(email);
  if (role) await administrator.getByLabel('Role').selectOption(role);
  await administrator.getByRole('button', { name: 'Create the link' }).click();
  return administrator.getByLabel('Link', { exact: true }).inputValue();
}

interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly role?: Role;
}

/** Somebody whom the demonstration's administrator invited and who chose a password, in a browser of their own. */
export async function newcomer(people: Journalists, { name, email, role }: Newcomer): Promise<Page> {
  const link = await invitedBy(await people.as('administrator'), email, role);
  const page = await people.nobody();
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL((url) => url.pathname !== '/welcome');
  return page;
}
