import { describe, expect, it } from 'vitest';
import { anAuthenticator } from '../../../test/house/authenticator.ts';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anOffice, type Browser, type Office, PASSWORD } from '../../../test/house/sign-in.ts';
import { searchAudit } from '../../store/audit.ts';
import { recordChange } from '../../store/changes.ts';
import type { Account } from '../../store/people.ts';
import { makeDemoPeople } from '../demo-people.ts';

async function signedInAs(office: Office, account: Account): Promise<Browser> {
  const browser = office.browser();
  await browser.signIn(account);
  return browser;
}

/** An administrator at work, and an editor whom they look after. */
async function atWork(said: Parameters<typeof anOffice>[0] = {}) {
  const office = await anOffice(said);
  const boss = await office.hire('administrator', { name: 'Hester Lyle' });
  const tom = await office.hire('editor', { name: 'Tom Quillan' });
  const browser = await signedInAs(office, boss);
  const newest = async () => (await searchAudit(office.store.reader, { limit: 1 }))[0];
  return { office, boss, tom, browser, newest };
}

const role = async (browser: Browser) => (await browser.get('/api/session')).json().person?.role;

describe('people', () => {
  it('are listed with how they sign in and when they were last here', async () => {
    const { browser, boss, tom } = await atWork();
    expect((await browser.get('/api/people')).json().people).toMatchObject([
      { id: boss.id, name: 'Hester Lyle', role: 'administrator', state: 'active', hasPassword: true, passkeys: 0 },
      { id: tom.id, name: 'Tom Quillan', lastSeenAt: null },
    ]);
    expect((await browser.get('/api/colleagues')).json().people).toEqual([
      { id: boss.id, name: 'Hester Lyle', role: 'administrator' },
      { id: tom.id, name: 'Tom Quillan', role: 'editor' },
    ]);
  });

  it('have another role at once, with another token, and it is recorded', async () => {
    const { office, browser, tom, newest } = await atWork();
    const his = await signedInAs(office, tom);
    const token = his.cookies.get('__Host-standfirst');
    expect((await browser.put(`/api/people/${tom.id}/role`, { role: 'reporter' })).statusCode).toBe(200);
    expect(await newest()).toMatchObject({
      act: 'change-role',
      name: 'Hester Lyle',
      summary: 'Made Tom Quillan reporter, who was editor',
      details: { person: tom.id, before: 'editor', after: 'reporter' },
    });
    expect(await role(his)).toBe('reporter');
    expect(his.cookies.get('__Host-standfirst')).not.toBe(token);
    expect(await role(his)).toBe('reporter');
  });

  it('who are shut out are out at once, and may come back', async () => {
    const { office, browser, tom } = await atWork();
    const his = await signedInAs(office, tom);
    expect((await browser.post(`/api/people/${tom.id}/deactivation`)).statusCode).toBe(200);
    expect(await role(his)).toBeUndefined();
    expect((await office.browser().signIn(tom)).statusCode).toBe(401);
    expect((await browser.get('/api/colleagues')).json().people).toHaveLength(1);
    await browser.delete(`/api/people/${tom.id}/deactivation`);
    expect((await office.browser().signIn(tom)).statusCode).toBe(200);
  });

  it('always have one administrator left', async () => {
    const { office, browser, boss, tom } = await atWork();
    await office.hire('administrator', { isDemo: true });
    for (const [method, url, payload] of [
      ['PUT', `/api/people/${boss.id}/role`, { role: 'editor' }],
      ['POST', `/api/people/${boss.id}/deactivation`, {}],
    ] as const)
      expect((await browser.ask(method, url, { payload })).json()).toMatchObject({
        status: 409,
        code: 'last-administrator',
      });
    await browser.put(`/api/people/${tom.id}/role`, { role: 'administrator' });
    const both = await Promise.all([
      browser.put(`/api/people/${boss.id}/role`, { role: 'editor' }),
      browser.put(`/api/people/${tom.id}/role`, { role: 'editor' }),
    ]);
    // Whoever comes second is refused: for being the last one, or for being no administrator any more.
    const [first, second] = both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
    expect(first).toBe(200);
    expect([403, 409]).toContain(second);
  });

  it('are corrected, but for an address that somebody else has', async () => {
    const { browser, boss, tom } = await atWork();
    const correct = (email: string) => browser.put(`/api/people/${tom.id}`, { name: 'Thomas Quillan', email });
    expect((await correct(boss.email)).statusCode).toBe(409);
    expect((await correct('Thomas@Paper.example')).statusCode).toBe(200);
    expect((await browser.get('/api/people')).json().people[1]).toMatchObject({ email: 'thomas@paper.example' });
  });

  it('are signed out everywhere when an administrator says so', async () => {
    const { office, browser, tom } = await atWork();
    const his = await signedInAs(office, tom);
    expect((await browser.delete(`/api/people/${tom.id}/sessions`)).json()).toEqual({ ended: 1 });
    expect(await role(his)).toBeUndefined();
  });

  it('whom nobody knows are 404, and hostile ids are never our own fault', async () => {
    const { browser } = await atWork();
    for (const id of ['nobody', '%27%20or%201=1', '..%2f..', '%F0%9F%A6%AD'])
      expect((await browser.put(`/api/people/${id}/role`, { role: 'editor' })).statusCode, id).toBe(404);
    expect((await browser.put('/api/people/x/role', { role: 'god' })).statusCode).toBe(400);
    expect((await browser.put(`/api/people/${'x'.repeat(65)}/role`, { role: 'editor' })).statusCode).toBe(400);
  });
});

describe('one’s own account', () => {
  it('lists sessions, marks this one, and ends one or all others', async () => {
    const { office, browser, boss } = await atWork();
    const phone = await signedInAs(office, boss);
    const tablet = await signedInAs(office, boss);
    const { sessions } = (await browser.get('/api/account')).json();
    expect(sessions).toHaveLength(3);
    const current = sessions.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    expect(current).toHaveLength(1);
    const other = (await phone.get('/api/account'))
      .json()
      .sessions.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    expect((await browser.delete(`/api/account/sessions/${other.id}`)).statusCode).toBe(200);
    expect(await role(phone)).toBeUndefined();
    expect((await browser.delete('/api/account/sessions')).json()).toEqual({ ended: 1 });
    expect([await role(tablet), await role(browser)]).toEqual([undefined, 'administrator']);
  });

  it('does not end the sessions of others', async () => {
    const { office, browser, tom } = await atWork();
    const his = await signedInAs(office, tom);
    const [session] = (await his.get('/api/account')).json().sessions;
    expect((await browser.delete(`/api/account/sessions/${session.id}`)).statusCode).toBe(404);
    expect(await role(his)).toBe('editor');
  });

  it('takes another password from its owner only, and ends the other sessions', async () => {
    const { office, browser, boss, newest } = await atWork();
    const phone = await signedInAs(office, boss);
    const password = 'marmalade on the tideline';
    const change = (said: object) => browser.put('/api/account/password', { password, ...said });
    expect((await change({ proof: 'wrong' })).json()).toMatchObject({ status: 403, code: 'password-wrong' });
    expect((await change({ proof: PASSWORD, password: 'Hester Lyle 12345' })).statusCode).toBe(422);
    expect((await change({ proof: PASSWORD })).statusCode).toBe(200);
    expect(await newest()).toMatchObject({ act: 'change-password', by: boss.id });
    expect([await role(phone), await role(browser)]).toEqual([undefined, 'administrator']);
    expect((await office.browser().signIn(boss)).statusCode).toBe(401);
    expect((await office.browser().signIn(boss, password)).statusCode).toBe(200);
  });

  it('asks for proof when signing in is long ago', async () => {
    const clock = tickingClock();
    const { browser } = await atWork({ clock });
    clock.goTo('2026-11-23T10:00:00Z');
    const password = 'marmalade on the tideline';
    expect((await browser.put('/api/account/password', { password })).json().code).toBe('prove-yourself');
    expect((await browser.post('/api/account/passkeys/options')).json().code).toBe('prove-yourself');
    expect((await browser.post('/api/account/passkeys/options', { proof: PASSWORD })).statusCode).toBe(200);
  });

  it('limits guesses at the present password without locking the owner out elsewhere', async () => {
    const { office, browser, boss } = await atWork({ clock: { now: () => '2026-11-23T09:00:00Z' } });
    const answers: number[] = [];
    for (let guess = 0; guess < 12; guess += 1)
      answers.push(
        (await browser.put('/api/account/password', { proof: `guess ${guess}`, password: PASSWORD })).statusCode,
      );
    expect(answers).toEqual([...Array(10).fill(403), 429, 429]);
    expect((await office.browser().signIn(boss)).statusCode).toBe(200);
  });

  it('has passkeys added, named and removed, but keeps one way in', async () => {
    const { office, browser, boss } = await atWork();
    const device = anAuthenticator();
    const { options } = (await browser.post('/api/account/passkeys/options', { proof: PASSWORD })).json();
    const add = (response: object) => browser.post('/api/account/passkeys', { name: 'Phone', response });
    expect((await add(device.make(options))).statusCode).toBe(200);
    expect((await add(device.make(options))).statusCode).toBe(422);
    expect((await browser.get('/api/account')).json().passkeys).toMatchObject([{ name: 'Phone', lastUsedAt: null }]);
    await office.store.write((tx) => tx.deleteFrom('passwords').where('person_id', '=', boss.id).execute());
    expect((await browser.delete(`/api/account/passkeys/${device.id}`)).json().code).toBe('last-way-in');
    await browser.put('/api/account/password', { password: PASSWORD });
    expect((await browser.delete(`/api/account/passkeys/${device.id}`)).statusCode).toBe(200);
    expect((await browser.delete(`/api/account/passkeys/${device.id}`)).statusCode).toBe(404);
  });

  it('does not take a challenge that was given to somebody else', async () => {
    const { office, browser, tom } = await atWork();
    const his = await signedInAs(office, tom);
    const { options } = (await his.post('/api/account/passkeys/options')).json();
    const response = anAuthenticator().make(options);
    expect((await browser.post('/api/account/passkeys', { name: 'Phone', response })).statusCode).toBe(422);
  });
});

describe('the record', () => {
  it('is searched by person, verb, words and time, a page at a time', async () => {
    const { office, browser, boss, tom } = await atWork();
    await browser.put('/api/account/name', { name: 'Hester M. Lyle' });
    await signedInAs(office, tom);
    const ask = async (query: string) => (await browser.get(`/api/audit?${query}`)).json();
    const all = await ask('limit=2');
    expect(all.acts).toMatchObject([{ act: 'sign-in', name: 'Tom Quillan' }, { act: 'rename' }]);
    expect(await ask(`limit=2&before=${all.next}`)).toMatchObject({
      acts: [{ act: 'sign-in', by: boss.id }],
      next: null,
    });
    expect((await ask(`person=${tom.id}`)).acts).toHaveLength(1);
    expect((await ask('act=rename')).acts).toHaveLength(1);
    expect((await ask('words=hester%20changed')).acts).toMatchObject([{ act: 'rename' }]);
    expect((await ask('from=2099-01-01T00:00:00Z')).acts).toEqual([]);
    expect((await ask('to=2026-11-23T10:00:00%2B01:00')).acts.length).toBe(0);
    expect((await browser.get('/api/audit/filters')).json()).toMatchObject({ acts: ['rename', 'sign-in'] });
  });

  it.each(['limit=0', 'limit=1000', 'limit=x', 'from=yesterday', 'before=-1', 'odd=1', 'before=1e400'])(
    'refuses %s',
    async (query) => {
      const { browser } = await atWork();
      expect((await browser.get(`/api/audit?${query}`)).statusCode).toBe(400);
    },
  );

  it.each(["words='%22*", 'words=%00', 'words=(((', 'words=NEAR(a%20b)', 'person=%F0%9F%A6%AD'])(
    'takes %s as words',
    async (query) => {
      const { browser } = await atWork();
      expect((await browser.get(`/api/audit?${query}`)).statusCode).toBe(200);
    },
  );
});

describe('a demonstration', () => {
  const sample = {
    at: '2026-11-23T09:00:00Z',
    by: 'sample',
    act: 'set-up',
    summary: 'Set up',
    storyId: null,
    facts: [],
  };

  async function demonstration(isDemo = true) {
    const office = await anOffice({ isDemo });
    await office.store.write((tx) => recordChange(tx, sample));
    await makeDemoPeople(office.rooms);
    await makeDemoPeople(office.rooms);
    const { demoPeople } = (await office.browser().get('/api/session/ways')).json();
    return { office, demoPeople: demoPeople as { id: string; name: string; role: string }[] };
  }

  it('lets anybody in as somebody of each role, and says so', async () => {
    const { office, demoPeople } = await demonstration();
    expect(demoPeople.map((one) => one.role).toSorted()).toEqual([
      'administrator',
      'editor',
      'reporter',
      'reporter',
      'sub-editor',
    ]);
    for (const { id, role: has } of demoPeople) {
      const browser = office.browser();
      await browser.post('/api/session/demo', { id });
      expect((await browser.get('/api/session')).json()).toMatchObject({ demo: true, person: { id, role: has } });
    }
  });

  it('is over when the server runs without it: its accounts, sessions and invitations let nobody in', async () => {
    const { office, demoPeople } = await demonstration();
    const chief = demoPeople.find((one) => one.role === 'administrator');
    const browser = office.browser();
    await browser.post('/api/session/demo', { id: chief?.id });
    const invited = await browser.post('/api/invitations', {
      email: 'm@evil.example',
      name: null,
      role: 'administrator',
    });
    const token = invited.json().link.split('#')[1];
    office.rooms.isDemo = false;
    expect(await role(browser)).toBeUndefined();
    expect((await office.browser().post('/api/session/demo', { id: chief?.id })).statusCode).toBe(403);
    const joining = { token, name: 'M', email: 'm@evil.example', password: PASSWORD };
    expect((await office.browser().post('/api/welcome', joining)).statusCode).toBe(410);
    expect((await office.browser().get('/api/session/ways')).json()).toMatchObject({ demoPeople: [], isNew: true });
    office.rooms.isDemo = true;
    await office.browser().post('/api/welcome', joining);
    office.rooms.isDemo = false;
    expect((await office.browser().signIn({ email: 'm@evil.example' })).statusCode).toBe(401);
  });

  it('cannot touch the accounts of people who work here, nor make its own somebody’s', async () => {
    const { office, demoPeople } = await demonstration();
    const tom = await office.hire('editor');
    const browser = office.browser();
    await browser.post('/api/session/demo', { id: demoPeople.find((one) => one.role === 'administrator')?.id });
    for (const [method, url, payload] of [
      ['PUT', `/api/people/${tom.id}/role`, { role: 'administrator' }],
      ['POST', `/api/people/${demoPeople[0]?.id}/reset`, {}],
      ['POST', `/api/people/${tom.id}/reset`, {}],
      ['POST', `/api/people/${tom.id}/deactivation`, {}],
      ['PUT', '/api/account/password', { password: PASSWORD }],
      ['POST', '/api/account/passkeys/options', {}],
    ] as const)
      expect((await browser.ask(method, url, { payload })).json(), url).toMatchObject({
        status: 403,
        code: 'demo-account',
      });
  });

  it('is nobody else’s for whoever was invited into it: their account has their password, and they may change it', async () => {
    const { office, demoPeople } = await demonstration();
    const chief = office.browser();
    await chief.post('/api/session/demo', { id: demoPeople.find((one) => one.role === 'administrator')?.id });
    const said = { email: 'maud@harbour.example', name: 'Maud', role: 'reporter' };
    const token = (await chief.post('/api/invitations', said)).json().link.split('#')[1];
    const maud = office.browser();
    await maud.post('/api/welcome', { token, name: 'Maud', email: said.email, password: PASSWORD });
    const account = (await maud.get('/api/account')).json();
    expect(account).toMatchObject({ isDemo: true, isEverybodys: false });
    expect(account.passwordSetAt).not.toBeNull();
    expect((await office.browser().get('/api/session/ways')).json().demoPeople).toEqual(demoPeople);
    expect((await office.browser().post('/api/session/demo', { id: account.id })).statusCode).toBe(403);
    expect((await maud.put('/api/account/name', { name: 'Maud Ash' })).statusCode).toBe(200);
    const changed = await maud.put('/api/account/password', {
      proof: PASSWORD,
      password: 'four other unrelated words',
    });
    expect(changed.statusCode).toBe(200);
    const again = office.browser();
    await again.post('/api/session', { email: said.email, password: 'four other unrelated words' });
    expect(await role(again)).toBe('reporter');
    const shared = (await chief.get('/api/account')).json();
    expect(shared).toMatchObject({ isDemo: true, isEverybodys: true, passwordSetAt: null });
  });

  it('is not made of a newsroom that is not the sample', async () => {
    const office = await anOffice({ isDemo: true });
    await expect(makeDemoPeople(office.rooms)).rejects.toMatchObject({ code: 'not-the-sample', status: 409 });
  });
});
