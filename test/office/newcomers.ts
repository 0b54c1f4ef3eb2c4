import type { Page } from 'playwright-core';
import type { Role } from '../../src/story/person.ts';
import { ask } from './ask.ts';
import type { Journalists } from './journalists.ts';

/** What every newcomer signs in with. */
export const PASSWORD = 'gulls over harbour tin';

/** An invitation, made by the demonstration's administrator at their screen. */
export async function invitedBy(administrator: Page, email: string): Promise<string> {
  await administrator.goto('/people');
  await administrator.getByRole('button', { name: 'Invite somebody' }).click();
  await administrator.getByLabel('E-mail address').fill(email);
  await administrator.getByRole('button', { name: 'Create the link' }).click();
  return administrator.getByLabel('Link', { exact: true }).inputValue();
}

interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly role?: Role;
}

/** Somebody whom the demonstration's administrator invited and who chose a password, signed in in a browser of their own that shows nothing yet. */
export async function newcomer(people: Journalists, { name, email, role = 'reporter' }: Newcomer): Promise<Page> {
  const page = await people.as('administrator');
  const { link } = await ask<{ link: string }>(page, 'POST /api/invitations', { email, name: null, role });
  await page.context().clearCookies();
  await ask(page, 'POST /api/welcome', { token: link.split('#')[1], name, email, password: PASSWORD });
  return page;
}
