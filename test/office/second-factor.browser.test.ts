import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { codeOf } from '../house/one-time-codes.ts';
import { workerThere } from './between-windows.ts';
import { journalists } from './journalists.ts';
import { newcomer, PASSWORD } from './newcomers.ts';

const people = journalists();

const codeNow = (secret: string, later = 0): string => codeOf(secret, Math.floor(Date.now() / 30_000) + later);

test('an app is added by its picture and by keyboard, asked for at the next sign-in, and replaced by a recovery code', async () => {
  const page = await newcomer(people, { name: 'Tilda Otpen', email: 'tilda@paper.example', role: 'reporter' });
  await page.goto('/account');
  await page.getByRole('button', { name: 'Add an authenticator app' }).press('Enter');
  const picture = page.getByRole('img', { name: 'A code to scan' });
  const { data, info } = await sharp(await picture.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const uri = new URL(decodeQR({ width: info.width, height: info.height, data }));
  const secret = uri.searchParams.get('secret') ?? '';
  expect(decodeURIComponent(uri.pathname)).toContain('tilda@paper.example');
  expect((await page.locator('.app-key').textContent())?.replaceAll(' ', '')).toBe(secret);
  await page.getByLabel('Code from the app').fill(codeNow(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  const codes = await page.locator('.recovery-codes code').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes left.').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  const enter = async (code: string): Promise<void> => {
    await page.getByLabel('E-mail address').fill('tilda@paper.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code').fill(code);
    await page.keyboard.press('Enter');
  };
  await enter('000000');
  await page.getByRole('alert').getByText('This code does not work').waitFor();
  await page.getByLabel('Code').fill(codeNow(secret, 1));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  await enter(codes[0]?.toLowerCase() ?? '');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/account');
  await page.getByText('Used a recovery code in place of the authenticator app').waitFor();
});

test('an administrator demands two factors of a role; who has none is led to set one up, and then goes on', async () => {
  const chief = await newcomer(people, { name: 'Hester Twice', email: 'hester@paper.example', role: 'administrator' });
  const page = await newcomer(people, { name: 'Sub Second', email: 'second@paper.example', role: 'sub-editor' });
  await chief.goto('/people');
  await chief.getByRole('checkbox', { name: 'Sub-editor' }).press('Space');
  await chief.getByText('Saved.').waitFor();
  await page.goto('/coming-up');
  await page.waitForURL(/account/);
  await page.getByText('Your role must sign in with two factors.').waitFor();
  await page.getByRole('button', { name: 'Add an authenticator app' }).click();
  const secret = ((await page.locator('.app-key').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Code from the app').fill(codeNow(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.goto('/coming-up');
  await page.getByRole('heading', { name: 'Coming up' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/coming-up');
  await chief.getByRole('checkbox', { name: 'Sub-editor' }).press('Space');
  await expect.poll(() => chief.getByRole('checkbox', { name: 'Sub-editor' }).isChecked()).toBe(false);
});

test('whoever signed in a while ago proves anew that it is them, and then the act is done', async () => {
  const chief = await newcomer(people, { name: 'Ida Stale', email: 'ida@paper.example', role: 'administrator' });
  await chief.goto('/people');
  // As the door answers a quarter of an hour later; what comes after is the door's own.
  const stale = JSON.stringify({
    title: 'You signed in a while ago.',
    status: 403,
    code: 'prove-yourself',
    problems: [],
  });
  const refusal = { status: 403, contentType: 'application/problem+json', body: stale };
  await workerThere(chief);
  await chief.route('**/api/people/second-factor', (route) =>
    route.request().method() === 'PUT' ? route.fulfill(refusal) : route.continue(),
  );
  const box = chief.getByRole('checkbox', { name: 'Reporter' });
  await box.press('Space');
  await chief.getByRole('heading', { name: 'Is it still you?' }).waitFor();
  await chief.getByLabel('Your password').fill('wrong');
  await chief.keyboard.press('Enter');
  await chief.getByText('This is not your current password.').waitFor();
  await chief.unroute('**/api/people/second-factor');
  await chief.getByLabel('Your password').fill(PASSWORD);
  await chief.keyboard.press('Enter');
  await chief.getByText('Saved.').waitFor();
  await box.press('Space');
  await expect.poll(() => box.isChecked()).toBe(false);
});

test('who is no administrator finds nothing to press in vain at the addresses of administrators', async () => {
  const page = await people.as('reporter');
  for (const [path, says] of [
    ['/people', 'Administrators manage people here.'],
    ['/record', 'Administrators read the record.'],
  ] as const) {
    await page.goto(path);
    await page.getByText(says).waitFor();
    expect(await page.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
  }
});

test('somebody sees that their role was changed, and by whom', async () => {
  const page = await newcomer(people, { name: 'Roland Change', email: 'roland@paper.example', role: 'reporter' });
  const chief = await people.as('administrator');
  await chief.goto('/people');
  await chief.getByRole('button', { name: 'Manage Roland Change' }).click();
  await chief.getByLabel('Role').selectOption('sub-editor');
  await chief.getByText('Saved.').waitFor();
  await page.goto('/coming-up');
  await page.getByRole('link', { name: 'Your account 1 change' }).click();
  await page.getByText('Made Roland Change sub-editor, who was reporter').waitFor();
  await page.getByRole('link', { name: 'Your account', exact: true }).waitFor();
});
