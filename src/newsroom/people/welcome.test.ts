import { describe, expect, it } from 'vitest';
import { anAuthenticator } from '../../../test/house/authenticator.ts';
import { anOffice, type Browser, type Office, PASSWORD } from '../../../test/house/sign-in.ts';
import { tickingClock } from '../../../test/house/clocks.ts';
import { firstLink } from '../first-link.ts';

const tokenOf = (link: string | null): string => link?.split('#')[1] ?? '';

const ada = { name: 'Ada Fenwick', email: 'ada@paper.example', password: PASSWORD };

async function administratorOf(office: Office): Promise<Browser> {
  const browser = office.browser();
  await browser.signIn(await office.hire('administrator'));
  return browser;
}

/** An invitation’s token, made by an administrator. */
async function invited(browser: Browser, said: object = {}): Promise<string> {
  const answer = await browser.post('/api/invitations', {
    ...{ email: 'nell@paper.example', name: null, role: 'sub-editor' },
    ...said,
  });
  expect(answer.statusCode).toBe(201);
  return tokenOf(answer.json().link);
}

describe('the first link', () => {
  it('makes the first administrator, signs them in, and works once', async () => {
    const office = await anOffice();
    const token = tokenOf(await firstLink(office.rooms));
    const browser = office.browser();
    expect((await browser.post('/api/welcome/look', { token })).json()).toMatchObject({
      ...{ kind: 'first', email: null, name: null, role: 'administrator' },
      newsroom: 'The Harbour Times',
    });
    const answer = await browser.post('/api/welcome', { token, ...ada });
    expect(answer.json()).toMatchObject({ person: { name: 'Ada Fenwick', role: 'administrator' } });
    expect((await browser.get('/api/people')).json().people).toMatchObject([{ email: 'ada@paper.example' }]);
    expect((await office.browser().post('/api/welcome', { token, ...ada })).statusCode).toBe(410);
    expect((await office.browser().signIn(ada)).statusCode).toBe(200);
    expect(await firstLink(office.rooms)).toBeNull();
  });

  it('is replaced when the newsroom starts again unused, and ends after a day', async () => {
    const clock = tickingClock();
    const office = await anOffice({ clock });
    const old = tokenOf(await firstLink(office.rooms));
    const token = tokenOf(await firstLink(office.rooms));
    expect((await office.browser().post('/api/welcome/look', { token: old })).statusCode).toBe(410);
    expect((await office.browser().post('/api/welcome/look', { token })).statusCode).toBe(200);
    clock.goTo('2026-11-24T09:00:10Z');
    expect((await office.browser().post('/api/welcome/look', { token })).statusCode).toBe(410);
  });

  it('is a secret that the store does not know', async () => {
    const office = await anOffice();
    const token = tokenOf(await firstLink(office.rooms));
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = await office.store.reader.selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('an invitation', () => {
  it('makes an account of its role and address, whatever address is sent', async () => {
    const office = await anOffice();
    const token = await invited(await administratorOf(office));
    const browser = office.browser();
    await browser.post('/api/welcome', { token, ...ada });
    expect((await browser.get('/api/account')).json()).toMatchObject({
      ...{ name: 'Ada Fenwick', email: 'nell@paper.example', role: 'sub-editor' },
      sessions: [{ isCurrent: true, way: 'link' }],
    });
  });

  it('lets one in of many who use it at once', async () => {
    const office = await anOffice();
    const token = await invited(await administratorOf(office));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => office.browser().post('/api/welcome', { token, ...ada })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 410)).toHaveLength(7);
  });

  it('ends after seven days, and when it is revoked', async () => {
    const clock = tickingClock();
    const office = await anOffice({ clock });
    const administrator = await administratorOf(office);
    const [first, other] = [await invited(administrator), await invited(administrator, { email: 'tom@paper.example' })];
    const { invitations } = (await administrator.get('/api/people')).json();
    expect(invitations).toHaveLength(2);
    const revoked = invitations.find(({ email }: { email: string }) => email === 'tom@paper.example');
    expect((await administrator.delete(`/api/invitations/${revoked.id}`)).statusCode).toBe(200);
    expect((await administrator.delete(`/api/invitations/${revoked.id}`)).statusCode).toBe(404);
    expect((await office.browser().post('/api/welcome/look', { token: other })).statusCode).toBe(410);
    clock.goTo('2026-11-29T09:00:00Z');
    expect((await office.browser().post('/api/welcome/look', { token: first })).statusCode).toBe(200);
    clock.goTo('2026-11-30T09:10:00Z');
    expect((await office.browser().post('/api/welcome/look', { token: first })).statusCode).toBe(410);
  });

  it('says what is wrong with what was sent, and stays open', async () => {
    const office = await anOffice();
    const token = await invited(await administratorOf(office));
    const send = async (said: object) =>
      (await office.browser().post('/api/welcome', { token, ...ada, ...said })).json();
    expect(await send({ password: 'short' })).toMatchObject({ status: 422, problems: [{ where: 'password' }] });
    expect(await send({ password: 'Ada Fenwick 2026' })).toMatchObject({ status: 422, code: 'password-unfit' });
    expect(await send({ password: undefined })).toMatchObject({ status: 422, code: 'no-way-in' });
    expect(await send({ name: ' ' })).toMatchObject({ status: 400, code: 'unfit' });
    expect(await send({ name: 'a\nb' })).toMatchObject({ status: 400 });
    expect(await send({ email: 'nobody' })).toMatchObject({ status: 400 });
    expect(await send({ role: 'administrator' })).toMatchObject({ status: 400 });
    expect((await office.browser().post('/api/welcome', { token, ...ada })).statusCode).toBe(200);
  });

  it('is not made for an address that somebody has', async () => {
    const office = await anOffice();
    const tom = await office.hire('reporter');
    const administrator = await administratorOf(office);
    const answer = await administrator.post('/api/invitations', { email: tom.email, name: null, role: 'editor' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'email-taken']);
  });

  it.each(['a'.repeat(43), '\u0000a'.repeat(30), '%'.repeat(43), "' or 1=1 -- 0123456789"])(
    'cannot be made up: %j',
    async (token) => {
      const office = await anOffice();
      await firstLink(office.rooms);
      expect((await office.browser().post('/api/welcome', { token, ...ada })).statusCode).toBe(410);
    },
  );
});

describe('a link for a new sign-in', () => {
  it('takes the old password, passkeys, sessions and devices, and keeps role and address', async () => {
    const office = await anOffice();
    const administrator = await administratorOf(office);
    const tom = await office.hire('editor', { name: 'Tom' });
    const old = office.browser();
    await old.signIn(tom);
    const answer = await administrator.post(`/api/people/${tom.id}/reset`);
    expect([answer.statusCode, (await old.get('/api/session')).json().person?.id]).toEqual([201, tom.id]);
    const token = tokenOf(answer.json().link);
    const password = 'marmalade on the tideline';
    const browser = office.browser();
    await browser.post('/api/welcome', { token, name: 'Tom', email: 'other@paper.example', password });
    expect((await browser.get('/api/account')).json()).toMatchObject({ id: tom.id, email: tom.email, role: 'editor' });
    expect((await old.get('/api/session')).json().person).toBeNull();
    expect((await office.browser().signIn(tom)).statusCode).toBe(401);
    expect((await office.browser().signIn(tom, password)).statusCode).toBe(200);
    expect(
      await office.store.reader.selectFrom('devices').selectAll().where('person_id', '=', tom.id).execute(),
    ).toHaveLength(2);
  });

  it('lets nobody in who was shut out meanwhile', async () => {
    const office = await anOffice();
    const administrator = await administratorOf(office);
    const tom = await office.hire('editor');
    const token = tokenOf((await administrator.post(`/api/people/${tom.id}/reset`)).json().link);
    await administrator.post(`/api/people/${tom.id}/deactivation`);
    expect((await office.browser().post('/api/welcome', { token, ...ada })).statusCode).toBe(410);
    expect((await administrator.post(`/api/people/${tom.id}/reset`)).statusCode).toBe(409);
  });
});

describe('a passkey', () => {
  /** Somebody who joined with a passkey and nothing else. */
  async function joined() {
    const office = await anOffice();
    const token = await invited(await administratorOf(office));
    const device = anAuthenticator();
    const browser = office.browser();
    const asked = await browser.post('/api/welcome/passkey-options', { token, name: ada.name, email: ada.email });
    const { options } = asked.json();
    const accept = (response: object) => {
      const { name, email } = ada;
      return browser.post('/api/welcome', { token, name, email, passkey: { name: 'Phone', response } });
    };
    return { office, device, browser, options, accept };
  }

  it('opens the door by itself, and again, each time with a new challenge', async () => {
    const { office, device, options, accept } = await joined();
    expect((await accept(device.make(options))).statusCode).toBe(200);
    for (const counter of [1, 2]) {
      const browser = office.browser();
      const asked = (await browser.post('/api/session/passkey-options')).json().options;
      expect(asked.allowCredentials ?? []).toEqual([]);
      const answer = await browser.post('/api/session/passkey', { response: device.use(asked, { counter }) });
      expect(answer.json()).toMatchObject({ person: { name: 'Ada Fenwick' } });
    }
  });

  it('opens nothing any more once a link for a new sign-in was used', async () => {
    const { office, device, options, accept } = await joined();
    const { person } = (await accept(device.make(options))).json();
    const administrator = await administratorOf(office);
    const token = tokenOf((await administrator.post(`/api/people/${person.id}/reset`)).json().link);
    expect((await office.browser().post('/api/welcome', { token, ...ada })).statusCode).toBe(200);
    const asked = (await office.browser().post('/api/session/passkey-options')).json().options;
    const response = device.use(asked, { counter: 1 });
    expect((await office.browser().post('/api/session/passkey', { response })).statusCode).toBe(401);
  });

  it('is not believed when anything about it is wrong', async () => {
    const { device, options, accept } = await joined();
    for (const said of [{ origin: 'https://evil.example' }, { verified: false }])
      expect((await accept(device.make(options, said))).json()).toMatchObject({ status: 422, code: 'passkey-unfit' });
    expect((await accept(device.make({ ...options, challenge: 'AAAA' }))).statusCode).toBe(422);
    expect((await accept(device.make({ ...options, rp: { id: 'evil.example' } }))).statusCode).toBe(422);
  });

  it('signs in only with its own key, for this place, once, and never with a counter that went back', async () => {
    const { office, device, options, accept } = await joined();
    await accept(device.make(options));
    const ask = async () => (await office.browser().post('/api/session/passkey-options')).json().options;
    const send = async (response: object) =>
      (await office.browser().post('/api/session/passkey', { response })).statusCode;
    const stranger = { ...anAuthenticator().use(await ask()), id: device.id, rawId: device.id };
    expect(await send(stranger)).toBe(401);
    expect(await send(anAuthenticator().use(await ask()))).toBe(401);
    expect(await send(device.use(await ask(), { origin: 'http://localhost:4000' }))).toBe(401);
    expect(await send(device.use(await ask(), { verified: false }))).toBe(401);
    expect(await send(device.use({ challenge: 'AAAA', rpId: 'localhost' }))).toBe(401);
    const good = device.use(await ask(), { counter: 5 });
    expect([await send(good), await send(good)]).toEqual([200, 401]);
    expect(await send(device.use(await ask(), { counter: 4 }))).toBe(401);
  });

  it('does not work where browsers have none, and it is said', async () => {
    const office = await anOffice();
    const answer = await office
      .browser()
      .ask('POST', '/api/session/passkey-options', { payload: {}, headers: { host: '192.0.2.1:4001' } });
    expect([answer.statusCode, answer.json().code]).toEqual([421, 'passkeys-not-here']);
  });
});

describe('a link ends with the leave of whoever made it', () => {
  const lookAt = async (office: Office, token: string): Promise<number> =>
    (await office.browser().post('/api/welcome/look', { token })).statusCode;

  /** Two administrators, links of every kind made by the second, and the first to act upon them. */
  const twoAdministrators = async () => {
    const office = await anOffice();
    const hester = await administratorOf(office);
    const mole = await office.hire('administrator', { name: 'Mo Lee' });
    const his = office.browser();
    await his.signIn(mole);
    const tom = await office.hire('editor');
    const boss = await invited(his, { email: 'boss@paper.example', role: 'administrator' });
    const clerk = await invited(his, { email: 'clerk@paper.example', role: 'reporter' });
    const reset = tokenOf((await his.post(`/api/people/${tom.id}/reset`)).json().link);
    const others = await invited(hester, { email: 'other@paper.example' });
    return { office, hester, mole, made: [boss, clerk, reset], others };
  };

  it.each([
    ['is shut out', 'POST', 'deactivation', {}],
    ['becomes an editor', 'PUT', 'role', { role: 'editor' }],
  ] as const)('who %s', async (_what, method, act, payload) => {
    const { office, hester, mole, made, others } = await twoAdministrators();
    expect((await hester.ask(method, `/api/people/${mole.id}/${act}`, { payload })).statusCode).toBe(200);
    for (const token of made) {
      expect(await lookAt(office, token)).toBe(410);
      expect((await office.browser().post('/api/welcome', { token, ...ada })).statusCode).toBe(410);
    }
    expect(await lookAt(office, others)).toBe(200);
    const { invitations } = (await hester.get('/api/people')).json();
    expect(invitations).toMatchObject([{ email: 'other@paper.example' }]);
    await hester.ask('DELETE', `/api/people/${mole.id}/deactivation`);
    await hester.put(`/api/people/${mole.id}/role`, { role: 'administrator' });
    for (const token of made) expect(await lookAt(office, token)).toBe(410);
  });

  it('however their leave went: it is asked when the link is used', async () => {
    const { office, mole, made } = await twoAdministrators();
    const became = (what: object) =>
      office.store.write((tx) => tx.updateTable('people').set(what).where('id', '=', mole.id).execute());
    await became({ role: 'sub-editor' });
    for (const token of made) expect(await lookAt(office, token)).toBe(410);
    await became({ role: 'administrator', state: 'deactivated' });
    for (const token of made) expect(await lookAt(office, token)).toBe(410);
  });

  it('as the first link does with the first administrator', async () => {
    const office = await anOffice();
    const token = tokenOf(await firstLink(office.rooms));
    await office.hire('administrator');
    expect(await lookAt(office, token)).toBe(410);
  });
});

describe('one address', () => {
  it('has one open link: another takes its place, and says so', async () => {
    const office = await anOffice();
    const administrator = await administratorOf(office);
    const said = { email: 'nell@paper.example', name: null, role: 'editor' };
    const first = (await administrator.post('/api/invitations', said)).json();
    expect(first.replaced).toBe(false);
    const again = { ...said, email: ' Nell@Paper.example', role: 'reporter' };
    const second = (await administrator.post('/api/invitations', again)).json();
    expect(second.replaced).toBe(true);
    expect((await administrator.get('/api/people')).json().invitations).toMatchObject([{ role: 'reporter' }]);
    const look = (link: string) => office.browser().post('/api/welcome/look', { token: tokenOf(link) });
    expect([(await look(first.link)).statusCode, (await look(second.link)).statusCode]).toEqual([410, 200]);
  });

  it('has none once somebody here has it', async () => {
    const office = await anOffice();
    const administrator = await administratorOf(office);
    const tom = await office.hire('reporter');
    await invited(administrator, { email: 'thomas@paper.example' });
    await administrator.put(`/api/people/${tom.id}`, { name: 'Tom', email: 'Thomas@paper.example' });
    expect((await administrator.get('/api/people')).json().invitations).toEqual([]);
  });
});
