import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as launcher, type Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { atTheEnd } from '../house/endings.ts';
import { aFolder } from '../house/folders.ts';
import { chromiumOptions, wholeChromium } from '../house/programs.ts';
import { theOffice } from './the-office.ts';

beforeEach((context) => context.skip(!wholeChromium.path, wholeChromium.absent));

/** A page of a browser whose settings block all cookies, and with them everything else that it could keep. */
async function keepingNothing(): Promise<{ page: Page; faults: string[] }> {
  const profile = aFolder();
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
  const options = { executablePath: wholeChromium.path ?? '', args: [...chromiumOptions], baseURL: theOffice().office };
  const context = await launcher.launchPersistentContext(profile, options);
  atTheEnd(() => context.close());
  const [page = await context.newPage()] = context.pages();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  return { page, faults };
}

test('whoever signs in with a browser that keeps no cookies is told so, and how to come in', async () => {
  const { page, faults } = await keepingNothing();
  await page.goto('/');
  await page.getByRole('button', { name: /^Nell Ashby/ }).click();
  const problem = page.getByRole('alert');
  await problem.waitFor();
  expect(await problem.innerText()).toContain('Allow cookies for this address');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(faults).toEqual([]);
});
