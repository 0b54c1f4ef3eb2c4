import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { anAuthenticator } from '../../../test/house/authenticator.ts';
import { atTheEnd } from '../../../test/house/endings.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { aPerson } from '../../../test/house/newsroom-apps.ts';
import { anOffice, PASSWORD } from '../../../test/house/sign-in.ts';
import { aStore } from '../../../test/house/stores.ts';
import { keepFairShares } from '../fair-shares.ts';
import { sharedLimits } from './shared-limits.ts';
import { DAY } from './time.ts';

// Several newsrooms on one store, each with connections of its own: what signing in remembers is the same on all of them.

/** A clock that stands still, so that nothing is forgiven meanwhile. */
const still = { now: () => '2026-11-23T09:00:00Z' };

async function nodes(count: number) {
  const first = await anOffice({ clock: still });
  const others = Array.from({ length: count - 1 }, () => anOffice({ clock: still, folder: first.folder }));
  return [first, ...(await Promise.all(others))];
}

test('five wrong passwords spread over three nodes are five', async () => {
  const all = await nodes(3);
  const nell = await all[0]!.hire('reporter');
  const statuses: number[] = [];
  for (let guess = 0; guess < 7; guess += 1)
    statuses.push((await all[guess % 3]!.browser().signIn(nell, 'wrong', '192.0.2.1')).statusCode);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect((await all[1]!.browser().signIn(nell, PASSWORD, '192.0.2.1')).statusCode).toBe(429);
});

test('wrong passwords sent to three nodes at once are counted as one after the other', async () => {
  const all = await nodes(3);
  const nell = await all[0]!.hire('reporter');
  const answers = Promise.all(
    Array.from({ length: 30 }, (_, guess) => all[guess % 3]!.browser().signIn(nell, 'wrong', '192.0.2.1')),
  );
  expect((await answers).filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
});

test('a right password gives back on one node what wrong ones cost on another', async () => {
  const [one, other] = await nodes(2);
  const nell = await one!.hire('reporter');
  for (let round = 0; round < 2; round += 1) {
    for (let guess = 0; guess < 4; guess += 1) await one!.browser().signIn(nell, 'wrong', '192.0.2.1');
    expect((await other!.browser().signIn(nell, PASSWORD, '192.0.2.1')).statusCode).toBe(200);
  }
});

test('a ceremony that was begun on one node is finished on another, once', async () => {
  const [one, other] = await nodes(2);
  const nell = await one!.hire('reporter');
  const [here, there] = [one!.browser(), other!.browser()];
  await here.signIn(nell);
  for (const [name, value] of here.cookies) there.cookies.set(name, value);
  const device = anAuthenticator();
  const { options } = (await here.post('/api/account/passkeys/options', { proof: PASSWORD })).json();
  const response = device.make(options);
  expect((await there.post('/api/account/passkeys', { name: 'Phone', response })).statusCode).toBe(200);
  expect((await here.post('/api/account/passkeys', { name: 'Phone', response })).statusCode).toBe(422);

  const asked = (await one!.browser().post('/api/session/passkey-options')).json();
  const used = { response: device.use(asked.options) };
  expect((await other!.browser().post('/api/session/passkey', used)).statusCode).toBe(200);
  expect((await one!.browser().post('/api/session/passkey', used)).statusCode).toBe(401);
});

test('settings that somebody tries on one node are looked at on another', async () => {
  const [one, other] = await nodes(2);
  const boss = await one!.hire('administrator');
  const [here, there] = [one!.browser(), other!.browser()];
  await here.signIn(boss);
  for (const [name, value] of here.cookies) there.cookies.set(name, value);
  const settings = (await here.get('/api/settings')).json();
  const set = { ...settings.settings, name: 'The Pier Gazette' };
  const { id } = (await here.post('/api/settings/previews', { was: settings.settings, set })).json();
  const shown = await there.get(`/api/settings/previews/${id}/uk/front`);
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain('The Pier Gazette');
  for (let more = 0; more < 45; more += 1)
    await there.post('/api/settings/previews', { was: settings.settings, set: { ...set, name: `Gazette ${more}` } });
  const kept = await one!.store.reader
    .selectFrom('short_lived')
    .select('name')
    .where('name', '>', 'preview/')
    .execute();
  expect(kept.filter(({ name }) => name.startsWith('preview/'))).toHaveLength(40);
});

test('what somebody typed as an address stands nowhere, what must wait writes nothing, and what is forgiven is swept', async () => {
  const store = await aStore();
  const limits = sharedLimits(store);
  const rows = () => store.reader.selectFrom('short_lived').selectAll().execute();
  const guess = { account: 'my secret password', address: '192.0.2.1', device: null };
  const ask = async (now: number, account = guess.account) => (await limits.take({ ...guess, account }, now)).is;
  for (let round = 0; round < 5; round += 1) expect(await ask(0)).toBe('taken');
  const before = await rows();
  for (let round = 0; round < 20; round += 1) expect(await ask(0)).toBe('refused');
  expect(await rows()).toEqual(before);
  expect(JSON.stringify(before)).not.toContain('secret');
  for (let at = 0; at < 60; at += 1) await ask(60 * at, `p${at}@paper.example`);
  for (let at = 0; at < 6; at += 1) await ask(3 * DAY + 600 * at, 'ada@paper.example');
  expect((await rows()).length).toBeLessThanOrEqual(12);
});

test('what one person asks of one node is spent on the others within a second', async ({ skip }) => {
  const folder = aFolder();
  const stores = [await aStore(folder), await aStore(folder)];
  if (!stores[0]!.isShared) return skip('a file is one process’s alone');
  const few = {
    requestsOfNobody: 2,
    requestsOfOnePerson: { most: 6, aSecond: 0.0001 },
    uploadsOfOnePerson: { most: 100, everySeconds: 1 },
    megabytesOfOnePerson: { most: 100, anHour: 100 },
  };
  const apps = stores.map((store) => {
    const app = Fastify();
    const shares = keepFairShares(store, few);
    app.decorateRequest('who', null);
    app.addHook('onRequest', async (request) => {
      request.who = aPerson('editor', 'ada');
    });
    app.addHook('onRequest', shares.keep);
    app.addHook('onClose', async () => shares.end());
    app.get('/', async () => ({}));
    atTheEnd(() => app.close());
    return app;
  });
  const ask = async (at: number) => (await apps[at]!.inject('/')).statusCode;
  // The second hears a moment after it began to listen.
  await expect
    .poll(
      async () => {
        await ask(0);
        return ask(1);
      },
      { timeout: 15_000, interval: 1_100 },
    )
    .toBe(429);
  expect(await ask(0)).toBe(429);
});
