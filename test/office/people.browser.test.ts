import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsIn } from '../house/looks.ts';
import { forThisTestAlone } from '../house/windows.ts';
import { askToPublish, begin, goTo, paragraph, saved, unlikeOthers } from './at-work.ts';
import { journalists } from './journalists.ts';
import { invitedBy, newcomer } from './newcomers.ts';
import { theOffice } from './the-office.ts';

const people = journalists();

/** Gives a page a passkey device that is always touched by the right person (Chrome DevTools Protocol, WebAuthn). */
async function withPasskeyDevice(page: Page): Promise<void> {
  forThisTestAlone(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('somebody invited comes in with a passkey, signs out, and comes in again with nothing but the passkey', async () => {
  const link = await invitedBy(await people.as('administrator'), 'passkey@paper.example');
  const page = await people.nobody();
  await withPasskeyDevice(page);
  await page.goto(link);
  await page.getByLabel('Your name').fill('Wren Passmore');
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.getByText('Passkey created.').waitFor();
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL((url) => url.pathname !== '/welcome');
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto('/account');
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Wren Passmore');
});

test('a wrong password is answered on the screen, and what one came for is there after the right one', async () => {
  const link = await invitedBy(await people.as('administrator'), 'password@paper.example');
  const page = await people.nobody();
  await page.goto(link);
  await page.getByLabel('Your name').fill('Wren Wordsmith');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('It has 5.').waitFor();
  await page.getByLabel('Password').fill('gulls over harbour tin');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL((url) => url.pathname !== '/welcome');
  await page.context().clearCookies();
  await page.goto('/account');
  await page.waitForURL(/sign-in/);
  await page.getByLabel('E-mail address').fill('password@paper.example');
  await page.getByLabel('Password').fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('do not match').waitFor();
  await page.getByLabel('Password').fill('gulls over harbour tin');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
  await page.getByText('this account is yours alone').waitFor();
  await page.getByRole('button', { name: 'Change password' }).waitFor();
  expect(await page.getByText('It has no password').count()).toBe(0);
  const somebody = await people.nobody();
  await somebody.goto('/sign-in');
  await somebody.getByRole('button', { name: 'Nell Ashby' }).waitFor();
  expect(await somebody.getByText('Wren Wordsmith').count()).toBe(0);
});

test('while others guess from everywhere, somebody comes in on a device nobody knows: it works for it', async () => {
  const first = await newcomer(people, { name: 'Bea Sieged', email: 'besieged@paper.example' });
  await first.goto('/account');
  await first.getByRole('button', { name: 'Sign out' }).click();
  await first.waitForURL(/sign-in/);
  const page = await people.nobody();
  await page.goto('/sign-in');
  const answers = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ email: 'besieged@paper.example', password: 'wrong' });
    const statuses: number[] = [];
    // On a slow machine what a few guesses cost is given back before the next ones come.
    while (!statuses.includes(429) && statuses.length < 120) {
      const tries = Array.from({ length: 6 }, () => fetch('/api/session', { method: 'POST', headers, body }));
      statuses.push(...(await Promise.all(tries)).map(({ status }) => status));
    }
    return statuses;
  });
  expect(answers).toContain(429);
  await page.getByLabel('E-mail address').fill('besieged@paper.example');
  await page.getByLabel('Password').fill('gulls over harbour tin');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
});

test('an administrator sees settings on real pages before they are set; what is set is with readers, told in the history, and taken back', async () => {
  const page = await people.as('administrator');
  await page.goto('/settings');
  const name = page.getByLabel('Name', { exact: true });
  const before = await name.inputValue();
  await name.fill('The Kestrey Gazette');
  await page.getByLabel('Address of the site').fill('kestrey');
  await page.getByRole('button', { name: 'Preview it on pages' }).click();
  await page.getByRole('alert').getByText('Write scheme and host only').waitFor();
  // What was typed is still there on the other side of a reload.
  await page.reload();
  expect(await name.inputValue()).toBe('The Kestrey Gazette');
  await page.getByLabel('Address of the site').fill(theOffice().site);
  await page.getByRole('link', { name: 'Look', exact: true }).click();
  await page.getByLabel('Colour on light paper', { exact: true }).fill('#ffdd00');
  await page.getByText('Too little contrast to read').waitFor();
  await page.getByRole('button', { name: 'Preview it on pages' }).click();
  const review = page.getByRole('dialog', { name: 'As readers would see it' });
  await review.getByText(before, { exact: true }).waitFor();
  const preview = review.frameLocator('iframe');
  await preview.locator('.masthead').getByText('The Kestrey Gazette').waitFor();
  await review.getByLabel('Page').selectOption('story');
  await preview.locator('article h1').waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  expect(await frontOf(page)).not.toContain('Gazette');
  await page.getByRole('link', { name: 'Page footer' }).click();
  await page.getByRole('button', { name: 'Add a link' }).click();
  // Below the links stand the policies, which lead somewhere as well.
  const links = await page.getByLabel('Words').count();
  await page.getByLabel('Words').last().fill('Our principles');
  await page
    .getByLabel('Leads to')
    .nth(links - 1)
    .fill('/principles');
  await page.getByRole('button', { name: 'Preview it on pages' }).click();
  await review.getByRole('button', { name: 'Apply to the site' }).click();
  await page.getByText('Applied. The pages that show it are being pressed.').first().waitFor();
  await expect.poll(() => frontOf(page)).toContain('Our principles');
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByText('Undone.').first().waitFor();
  await expect.poll(() => frontOf(page)).not.toContain('Our principles');
});

test('two who change the same setting: the second is told by whom, and nothing of theirs is lost', async () => {
  const [first, second] = [await people.as('administrator'), await people.as('administrator')];
  const note = (page: Page) => page.getByLabel('Note under stories that link to other sites');
  for (const page of [first, second]) {
    await page.goto('/settings');
    await note(page).fill(page === first ? 'Not ours.' : 'Not of our making.');
    await page.getByRole('button', { name: 'Preview it on pages' }).click();
    await page.getByRole('dialog').getByText('What changes').waitFor();
  }
  await first.getByRole('button', { name: 'Apply to the site' }).click();
  await first.getByText('Applied. The pages that show it are being pressed.').first().waitFor();
  await second.getByRole('button', { name: 'Apply to the site' }).click();
  await second.getByRole('alert').getByText('has changed this in the meantime').first().waitFor();
  expect(await note(second).inputValue()).toBe('Not of our making.');
  await second.getByRole('button', { name: 'Discard changes' }).click();
  await expect.poll(() => note(second).inputValue()).toBe('Not ours.');
});

test('an administrator makes a section, renames it and merges it into another: readers who come to it are led there', async () => {
  const page = await people.as('administrator');
  await page.goto('/settings?part=sections');
  await page.getByRole('button', { name: 'New section' }).click();
  const making = page.getByRole('dialog', { name: 'New section' });
  await making.getByLabel('Name').fill('Kestrey');
  await making.getByRole('button', { name: 'Create it' }).click();
  await making.getByRole('alert').getByText('has changed this section in the meantime').waitFor();
  await making.getByLabel('Name').fill('Harbour watch');
  expect(await making.getByLabel('Word in the address').inputValue()).toBe('harbour-watch');
  expect(await violationsIn(page)).toEqual([]);
  await making.getByRole('button', { name: 'Create it' }).click();
  await page.getByText('Section created.').first().waitFor();
  const at = () => page.request.get(`${theOffice().site}/harbour-watch`, { maxRedirects: 0 });
  await expect.poll(async () => (await at()).status()).toBe(200);
  await page.getByRole('button', { name: 'Change Harbour watch' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Harbour');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await at()).text()).toContain('<h1>Harbour</h1>');
  await page.getByRole('button', { name: 'Merge or end Harbour' }).click();
  await page.getByLabel('Merge into').selectOption('kestrey');
  await page.getByText('/harbour-watch → /kestrey').first().waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Merge it' }).click();
  await page.getByText('Merged into /kestrey').waitFor();
  await expect.poll(async () => (await at()).headers()['location']).toMatch(/\/kestrey$/);
  await page.getByRole('button', { name: 'Bring back Harbour' }).click();
  await expect.poll(async () => (await at()).status()).toBe(200);
});

/** The front as readers have it. */
async function frontOf(page: Page): Promise<string> {
  return (await page.request.get(`${theOffice().site}/`)).text();
}

test('an editor makes a short address, brings in a file whose wrong line stays out, finds what came of it and takes one away', async () => {
  const page = await people.as('editor');
  await page.goto('/settings?part=redirects');
  await page.getByRole('button', { name: 'New redirect' }).click();
  const making = page.getByRole('dialog', { name: 'New redirect' });
  await making.getByLabel('Address').fill('/kestrey');
  await making.getByLabel('Leads to').fill('/nowhere-at-all');
  await page.keyboard.press('Enter');
  await making.getByText('/kestrey belongs to the section').waitFor();
  await making.getByText('There is nothing at /nowhere-at-all that readers could see').waitFor();
  await making.getByLabel('Address').fill('/quayside');
  await making.getByLabel('Leads to').fill('/kestrey');
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('/quayside leads there now.').first().waitFor();
  const at = (path: string) => page.request.get(theOffice().site + path, { maxRedirects: 0 });
  await expect.poll(async () => (await at('/quayside')).headers()['location']).toMatch(/\/kestrey$/);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a file' }).click();
  const rows = 'from,to\n/2004/regatta.html,/kestrey\n/round,/round\n/give,https://gifts.example/a\n';
  await (await choosing).setFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  const file = page.getByRole('dialog', { name: 'Redirects from a file' });
  await file.getByText('This address would lead to itself.').waitFor();
  await file.getByText('2 rows are good, 1 row is wrong and will be left out.').waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await file.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect.poll(async () => (await at('/give')).headers()['location']).toBe('https://gifts.example/a');
  await page.getByLabel('Search addresses').fill('2004');
  await expect.poll(() => page.getByRole('button', { name: 'Remove /quayside' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Remove /2004/regatta.html' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No addresses match.').waitFor();
  await expect.poll(async () => (await at('/2004/regatta.html')).status()).toBe(410);
});

test('an editor begins a plain page in Settings, writes and publishes it as a story, and an administrator puts it at the foot', async () => {
  const page = await people.as('editor');
  await page.goto('/settings?part=pages');
  const line = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await line('How we work').getByText('In the footer').waitFor();
  await line('من نحن').getByText('In the footer').waitFor();
  await page.getByRole('button', { name: 'New page' }).click();
  const making = page.getByRole('dialog', { name: 'New page' });
  await making.getByLabel('Title').fill('Our principles');
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/stories/*');
  await paragraph(page).click();
  await page.keyboard.type('We say what we know and how.');
  await saved(page);
  const publishing = await askToPublish(page);
  await publishing.getByText('our-principles').waitFor();
  await publishing.getByRole('button', { name: 'Publish now' }).click();
  await page.getByText(/pages? pressed in [\d.,]+ m?s/).waitFor();
  const at = async (path: string) => (await page.request.get(theOffice().site + path)).text();
  await expect.poll(() => at('/our-principles')).toContain('We say what we know and how.');
  await goTo(page, '/settings?part=pages');
  await page.getByText('/our-principles').waitFor();
  expect(await page.getByRole('button', { name: 'Add to the footer: Our principles' }).count()).toBe(0);
  const administrator = await people.as('administrator');
  await administrator.goto('/settings?part=pages');
  await administrator.getByRole('button', { name: 'Add to the footer: Our principles' }).click();
  await administrator.getByRole('button', { name: 'Preview it on pages' }).click();
  await administrator.getByRole('button', { name: 'Apply to the site' }).click();
  const set = administrator.getByRole('listitem').filter({ hasText: 'Our principles' });
  await set.getByText('In the footer', { exact: true }).waitFor();
  await expect.poll(() => at('/')).toContain('href="/our-principles"');
  await expect.poll(() => at('/ar')).not.toContain('href="/our-principles"');
});

test('where there is no plain page yet, the part Pages says what one is for and how to begin', async () => {
  const page = await people.as('editor');
  forThisTestAlone(page);
  // The sample has pages, and none can be made never to have been.
  await page.route('**/api/pages', (route) => route.fulfill({ json: { pages: [] } }));
  await page.goto('/settings?part=pages');
  await page.getByText('No plain pages yet.').waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'New page' }).click();
  await page.getByRole('dialog', { name: 'New page' }).waitFor();
});

test('an editor makes a topic while filing, describes it in Settings, and merges another into it: readers of that one are led there', async () => {
  const page = await people.as('editor');
  await begin(page, unlikeOthers('Seals count themselves at Orran'));
  await page.keyboard.press('Control+Alt+5');
  await page.getByRole('button', { name: 'Create a topic…' }).click();
  const making = page.getByRole('dialog', { name: 'New topic' });
  await making.getByLabel('Name').fill('Grey seals');
  expect(await making.getByLabel('Word in the address').inputValue()).toBe('grey-seals');
  expect(await violationsIn(page)).toEqual([]);
  await making.getByLabel('IPTC Media Topic').fill('seals');
  await page.keyboard.press('Enter');
  await making.getByText('Write the eight digits of a Media Topic').waitFor();
  await making.getByLabel('IPTC Media Topic').fill('20000441');
  await page.keyboard.press('Enter');
  await page.locator('.filing-chosen').getByText('Grey seals').waitFor();
  await goTo(page, '/settings?part=topics');
  await page.getByLabel('Search topics').fill('seals');
  await page.getByRole('button', { name: 'Change Grey seals' }).click();
  await page.getByRole('dialog').getByLabel('Description').fill('On the rocks, and in the nets.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('On the rocks, and in the nets.').waitFor();
  await page.getByRole('button', { name: 'New topic' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Seals');
  await page.getByRole('dialog').getByRole('button', { name: 'Create it' }).click();
  await page.getByRole('button', { name: 'Merge or end Seals' }).click();
  await page.getByLabel('Merge into').selectOption('grey-seals');
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Merge it' }).click();
  await page.getByText('Merged into Grey seals').waitFor();
  const at = (path: string) => page.request.get(theOffice().site + path, { maxRedirects: 0 });
  await expect.poll(async () => (await at('/topics/seals')).headers()['location']).toMatch(/\/topics\/grey-seals$/);
  await page.getByRole('button', { name: 'Bring back Seals' }).click();
  await expect.poll(async () => (await at('/topics/seals')).status()).toBe(200);
});

test('an editor gives somebody whose name stands in bylines a page with a face: bylines say that they lead there, and withdrawn it says why', async () => {
  const page = await people.as('editor');
  const at = (path: string) => page.request.get(theOffice().site + path, { maxRedirects: 0 });
  await page.goto('/settings?part=authors');
  await page.getByRole('button', { name: 'Create a page for Beth Carrick' }).click();
  const making = page.getByRole('dialog', { name: 'New byline page' });
  expect(await making.getByLabel('Word in the address').inputValue()).toBe('beth-carrick');
  await making.getByLabel('What they do').fill('Political reporter');
  await making.getByLabel('Elsewhere').fill('Mastodon social.example/@beth');
  await making.locator('input[type=file]').setInputFiles(shippedPicture('face-joanna-pryce'));
  const face = making.getByRole('img', { name: 'The picture of Beth Carrick' });
  const sent = await face.getAttribute('src');
  await making.getByRole('button', { name: 'Choose from the library' }).click();
  const library = page.getByRole('dialog', { name: 'Choose from the library' });
  await library.getByRole('listitem').getByRole('button').nth(3).click();
  await expect.poll(() => face.getAttribute('src')).not.toBe(sent);
  expect(await violationsIn(page)).toEqual([]);
  await making.getByRole('button', { name: 'Create it' }).click();
  await making.getByText('Write a full address').waitFor();
  await making.getByLabel('Elsewhere').fill('Mastodon https://social.example/@beth');
  await making.getByRole('button', { name: 'Create it' }).click();
  await page.getByText('/people/beth-carrick').waitFor();
  await expect.poll(async () => (await at('/people/beth-carrick')).text()).toContain('Political reporter');
  await expect.poll(async () => (await at('/people')).text()).toContain('Beth Carrick');
  await page.getByRole('button', { name: 'Change Beth Carrick' }).click();
  await page.getByRole('dialog').getByLabel('Word in the address').fill('beth-rowan');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(async () => (await at('/people/beth-carrick')).headers()['location'])
    .toMatch(/\/people\/beth-rowan$/);
  await begin(page, unlikeOthers('Signed by somebody readers know'));
  await page.keyboard.press('Control+Alt+5');
  await page.getByRole('button', { name: 'Add a name' }).click();
  await page.getByLabel('Name', { exact: true }).last().fill('Beth Carrick');
  await page.getByText('Leads readers to /people/beth-rowan.').waitFor();
  await goTo(page, '/settings?part=authors');
  await page.getByRole('button', { name: 'Withdraw the page of Beth Carrick' }).click();
  await page.getByLabel('Reason, as readers will see it').fill('At her own wish.');
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await page.getByText('Withdrawn: At her own wish.').waitFor();
  await expect.poll(async () => (await at('/people/beth-rowan')).status()).toBe(410);
  await page.getByRole('button', { name: 'Bring back the page of Beth Carrick' }).click();
  await expect.poll(async () => (await at('/people/beth-rowan')).status()).toBe(200);
});

test('an editor tries a rule of words to avoid on the archive, makes it block, and whoever writes them is told why until they are fine there or it is taken back', async () => {
  const page = await people.as('editor');
  await page.goto('/settings?part=checks');
  await page.getByRole('button', { name: 'New rule' }).click();
  const making = page.getByRole('dialog', { name: 'New rule' });
  await making.getByLabel('Words').fill('flood\nfloods');
  await making.getByRole('button', { name: 'Try it on the archive' }).click();
  await making.getByText(/^Looked at \d+ of \d+ live stories, newest first\. \d+ places found$/).waitFor();
  await making.getByLabel('Words').fill('quite unlike anything');
  await making.getByRole('button', { name: 'Create it' }).click();
  await making.getByText('Say why: whoever meets the rule at work will want to know.').waitFor();
  await making.getByLabel('Reason').fill('Say what it is like.');
  await making.getByLabel('Example').fill('A ferry quite unlike anything.');
  await making.getByLabel('What it does').selectOption('block');
  expect(await violationsIn(page)).toEqual([]);
  await making.getByRole('button', { name: 'Create it' }).click();
  await page.getByRole('button', { name: 'Change the rule on quite unlike anything' }).waitFor();
  await begin(page, unlikeOthers('A harbour quite unlike anything'));
  await page.keyboard.press('Control+Alt+2');
  const objection = page.getByRole('button', { name: '“quite unlike anything”: Say what it is like.' });
  await objection.waitFor();
  await page.getByRole('button', { name: '“quite unlike anything” is fine here' }).click();
  await page.getByText(/^“quite unlike anything” is fine here, says /).waitFor();
  expect(await objection.count()).toBe(0);
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo: “quite unlike anything” is fine here' }).click();
  await objection.waitFor();
  await goTo(page, '/settings?part=checks');
  await page.getByLabel('Kind of story').selectOption('opinion');
  await page.getByLabel('No topic').selectOption('block');
  await page.getByText('The checks have been changed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  await expect.poll(() => page.getByLabel('No topic').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Delete the rule on quite unlike anything' }).click();
  await page.getByText('No words to avoid yet.').waitFor();
});

/** One of the sample's own pictures as a file. */
function shippedPicture(name: string): string {
  const all = JSON.parse(readFileSync('sample/pictures.json', 'utf8')) as Record<
    string,
    { renditions: { path: string }[] }
  >;
  return `sample${all[name]?.renditions[0]?.path}`;
}
