import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anAuthenticator } from '../../../test/house/authenticator.ts';
import { type AnOffice, anOffice, type Browser, type Office, PASSWORD } from '../../../test/house/sign-in.ts';
import { searchAudit } from '../../store/audit.ts';
import { keptSeeds, rewriteSeed } from '../../store/second-factors.ts';
import { listSessions } from '../../store/sessions.ts';
import { stillSignedIn } from '../authenticate.ts';
import { encryptClearSeeds, openSeeds } from '../seeds.ts';
import type { Account } from '../../store/people.ts';
import { codeOf } from './one-time-codes.ts';
import { secondsAfter } from './time.ts';

/** A clock that goes on only when it is told to. */
function aClock() {
  let now = '2026-11-23T09:00:00Z';
  return { now: () => now, pass: (seconds: number) => void (now = secondsAfter(now, seconds)) };
}

type StillClock = ReturnType<typeof aClock>;

const codeNow = (secret: string, clock: StillClock): string =>
  codeOf(secret, Math.floor(new Date(clock.now()).getTime() / 30_000));

async function atWork(said: AnOffice = {}) {
  const clock = aClock();
  const office = await anOffice({ clock, ...said });
  const boss = await office.hire('administrator', { name: 'Hester Lyle' });
  const tom = await office.hire('editor', { name: 'Tom Quillan' });
  const hers = office.browser();
  await hers.signIn(boss);
  return { office, clock, boss, tom, hers };
}

async function signedIn(office: Office, account: Account): Promise<Browser> {
  const browser = office.browser();
  await browser.signIn(account);
  return browser;
}

/** Adds an app in a browser that has just signed in; its secret and the recovery codes. */
async function withApp(browser: Browser, clock: StillClock) {
  const { secret } = (await browser.post('/api/account/second-factor')).json();
  const { recoveryCodes } = (await browser.put('/api/account/second-factor', { code: codeNow(secret, clock) })).json();
  clock.pass(30);
  return { secret: secret as string, recoveryCodes: recoveryCodes as string[] };
}

const sendTo =
  (office: Office, { email }: Account) =>
  async (code?: string, password = PASSWORD) => {
    const browser = office.browser();
    const answer = await browser.post('/api/session', { email, password, ...(code !== undefined && { code }) });
    return { browser, is: [answer.statusCode, answer.json().code ?? null] };
  };

describe('an authenticator app', () => {
  it('asks for its code beside the password, which works once, and is no way in without the password', async () => {
    const { office, clock, tom } = await atWork();
    const { secret } = await withApp(await signedIn(office, tom), clock);
    const send = sendTo(office, tom);
    expect((await send()).is).toEqual([401, 'code-needed']);
    const code = codeNow(secret, clock);
    expect((await send(code, 'wrong')).is).toEqual([401, 'sign-in-failed']);
    const { browser, is } = await send(` ${code.slice(0, 3)} ${code.slice(3)}`);
    expect(is).toEqual([200, null]);
    expect((await send(code)).is).toEqual([401, 'code-wrong']);
    expect((await send('000000')).is).toEqual([401, 'code-wrong']);
    expect((await browser.get('/api/account')).json()).toMatchObject({
      secondFactor: { since: expect.any(String), codesLeft: 10, isDemanded: false },
      sessions: [{ way: 'code' }, { way: 'password' }],
    });
  });

  it('has a seed that stands in no byte of the database, and opens nothing in another’s place', async () => {
    const { office, clock, tom, boss, hers } = await atWork();
    const { secret } = await withApp(await signedIn(office, tom), clock);
    const files = readdirSync(office.folder).filter((name) => name.startsWith('standfirst.db'));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) expect(readFileSync(join(office.folder, name), 'latin1'), name).not.toContain(secret);
    // Whoever can write into the database gives the administrator a seed that they know.
    await withApp(hers, clock);
    const [toms] = (await keptSeeds(office.store.reader)).filter(({ personId }) => personId === tom.id);
    await office.store.write((tx) => rewriteSeed(tx, { personId: boss.id, secret: toms?.secret ?? '' }));
    expect((await sendTo(office, boss)(codeNow(secret, clock))).is).toEqual([401, 'code-unreadable']);
    expect((await sendTo(office, tom)(codeNow(secret, clock))).is).toEqual([200, null]);
  });

  it('without the newsroom’s key opens by recovery codes only, and again with it', async () => {
    let key = Buffer.alloc(32, 1);
    const seeds = openSeeds({ current: () => key, all: () => [key] });
    const { office, clock, tom } = await atWork({ signIn: { seeds } });
    const his = await signedIn(office, tom);
    const { secret, recoveryCodes } = await withApp(his, clock);
    const send = sendTo(office, tom);
    key = Buffer.alloc(32, 2);
    expect((await send(codeNow(secret, clock))).is).toEqual([401, 'code-unreadable']);
    expect((await send()).is).toEqual([401, 'code-needed']);
    expect((await send(recoveryCodes[0])).is).toEqual([200, null]);
    key = Buffer.alloc(32, 1);
    expect((await send(codeNow(secret, clock))).is).toEqual([200, null]);
  });

  it('that an older version kept in clear is encrypted at the start, and goes on working', async () => {
    const { office, clock, tom } = await atWork();
    const { secret } = await withApp(await signedIn(office, tom), clock);
    await office.store.write((tx) => rewriteSeed(tx, { personId: tom.id, secret }));
    expect((await sendTo(office, tom)(codeNow(secret, clock))).is).toEqual([401, 'code-unreadable']);
    await encryptClearSeeds(office.rooms);
    expect(JSON.stringify(await keptSeeds(office.store.reader))).not.toContain(secret);
    expect((await sendTo(office, tom)(codeNow(secret, clock))).is).toEqual([200, null]);
  });

  it('lets two who send one code at once in once', async () => {
    const { office, clock, tom } = await atWork();
    const { secret } = await withApp(await signedIn(office, tom), clock);
    const send = sendTo(office, tom);
    const both = await Promise.all([send(codeNow(secret, clock)), send(codeNow(secret, clock))]);
    expect(new Set(both.map(({ is }) => is[0]))).toEqual(new Set([200, 401]));
  });

  it('taken away, ends every other session: whoever has the telephone may be signed in with it', async () => {
    const { office, clock, tom } = await atWork();
    const his = await signedIn(office, tom);
    const { secret } = await withApp(his, clock);
    const { browser: stolen } = await sendTo(office, tom)(codeNow(secret, clock));
    expect((await stolen.get('/api/account')).statusCode).toBe(200);
    expect((await his.delete('/api/account/second-factor')).statusCode).toBe(200);
    expect((await stolen.get('/api/account')).statusCode).toBe(401);
    expect((await his.get('/api/account')).statusCode).toBe(200);
  });

  it('counts wrong codes as wrong passwords', async () => {
    const { office, clock, tom } = await atWork();
    await withApp(await signedIn(office, tom), clock);
    const send = sendTo(office, tom);
    await office.store.write((tx) => tx.deleteFrom('sessions').execute());
    const answers: unknown[] = [];
    for (let n = 0; n < 7; n += 1) answers.push((await send(String(n).padStart(6, '0'))).is[0]);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await searchAudit(office.store.reader, { act: 'sign-in-failed', limit: 9 })).length).toBe(5);
  });

  it('is not there before a code was confirmed, and ends the other sessions when it is', async () => {
    const { office, clock, tom } = await atWork();
    const [desk, phone] = [await signedIn(office, tom), await signedIn(office, tom)];
    const { secret } = (await desk.post('/api/account/second-factor')).json();
    expect((await desk.put('/api/account/second-factor', { code: '123456' })).json().code).toBe('code-wrong');
    expect((await sendTo(office, tom)()).is).toEqual([200, null]);
    expect((await desk.put('/api/account/second-factor', { code: codeNow(secret, clock) })).statusCode).toBe(200);
    expect((await phone.get('/api/session')).json().person).toBeNull();
    expect((await desk.get('/api/session')).json().person.id).toBe(tom.id);
    expect((await desk.post('/api/account/second-factor')).json().code).toBe('second-factor-there');
  });

  it('gives recovery codes that work once each, of which the store knows hashes only', async () => {
    const { office, clock, tom } = await atWork();
    const his = await signedIn(office, tom);
    const { recoveryCodes } = await withApp(his, clock);
    const send = sendTo(office, tom);
    const [code = '', other = ''] = recoveryCodes;
    const { browser, is } = await send(code.toLowerCase().replaceAll('-', ''));
    expect(is).toEqual([200, null]);
    expect((await send(code)).is).toEqual([401, 'code-wrong']);
    expect((await browser.get('/api/account')).json().secondFactor.codesLeft).toBe(9);
    const { recoveryCodes: renewed } = (await browser.post('/api/account/recovery-codes')).json();
    expect((await send(other)).is).toEqual([401, 'code-wrong']);
    expect((await send(renewed[0])).is).toEqual([200, null]);
    const rows = await office.store.reader.selectFrom('recovery_codes').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(renewed[1]);
    expect(JSON.stringify(await searchAudit(office.store.reader, { act: 'use-recovery-code', limit: 9 }))).toContain(
      'Used a recovery code',
    );
  });

  it('is gone when its owner removes it, and with a link for a new sign-in', async () => {
    const { office, clock, tom, hers } = await atWork();
    const his = await signedIn(office, tom);
    await withApp(his, clock);
    expect((await his.delete('/api/account/second-factor')).statusCode).toBe(200);
    expect((await sendTo(office, tom)()).is).toEqual([200, null]);
    await withApp(await signedIn(office, tom), clock);
    const token = (await hers.post(`/api/people/${tom.id}/reset`)).json().link.split('#')[1];
    await office.browser().post('/api/welcome', { token, name: 'Tom', email: tom.email, password: PASSWORD });
    expect((await sendTo(office, tom)()).is).toEqual([200, null]);
  });
});

describe('a role that must sign in with two factors', () => {
  const demand = (browser: Browser, roles: string[]) => browser.put('/api/people/second-factor', { roles });

  it('lets its people set one up and do nothing else before', async () => {
    const { office, clock, tom, hers } = await atWork();
    const his = await signedIn(office, tom);
    expect((await demand(hers, ['editor'])).statusCode).toBe(200);
    for (const url of ['/api/desk?lane=all', '/api/events', '/api', '/api/colleagues'])
      expect((await his.get(url)).json(), url).toMatchObject({ status: 403, code: 'second-factor-needed' });
    expect((await his.post('/api/stories/k234567892/kill', { reason: 'x' })).json().code).toBe('second-factor-needed');
    expect((await his.get('/api/session')).json()).toMatchObject({ lacksSecondFactor: true, person: { id: tom.id } });
    await withApp(his, clock);
    expect((await his.get('/api/session')).json()).toMatchObject({ lacksSecondFactor: false });
    expect((await his.get('/api/colleagues')).statusCode).toBe(200);
    expect((await his.delete('/api/account/second-factor')).json().code).toBe('second-factor-demanded');
  });

  it('lets nothing that was opened before go on without one, and leaves those who have one alone', async () => {
    const { office, clock, tom, hers } = await atWork();
    const his = await signedIn(office, tom);
    const [session] = await listSessions(office.store.reader, tom.id);
    const before = { person: tom, sessionId: session?.id ?? '' };
    expect((await stillSignedIn(office.rooms, before))?.restrictions?.lacksSecondFactor).toBe(false);
    await demand(hers, ['editor']);
    expect((await stillSignedIn(office.rooms, before))?.restrictions?.lacksSecondFactor).toBe(true);
    await withApp(his, clock);
    expect((await stillSignedIn(office.rooms, before))?.restrictions?.lacksSecondFactor).toBe(false);
  });

  it('is content with a passkey, but not with the password of somebody who has one', async () => {
    const { office, tom, hers } = await atWork();
    const his = await signedIn(office, tom);
    const device = anAuthenticator();
    const made = device.make((await his.post('/api/account/passkeys/options')).json().options);
    await his.post('/api/account/passkeys', { name: 'Phone', response: made });
    await demand(hers, ['editor', 'administrator']);
    expect((await his.get('/api/colleagues')).json().code).toBe('second-factor-needed');
    const { options } = (await his.post('/api/session/passkey-options')).json();
    await his.post('/api/session/passkey', { response: device.use(options) });
    expect((await his.get('/api/colleagues')).statusCode).toBe(200);
  });

  it('is shown with how many of its people cannot yet, and only administrators say which', async () => {
    const { office, clock, tom, hers } = await atWork();
    const his = await signedIn(office, tom);
    await withApp(his, clock);
    await office.hire('editor');
    expect((await demand(his, [])).statusCode).toBe(403);
    await demand(hers, ['editor', 'editor']);
    expect((await hers.get('/api/people/second-factor')).json().rules).toMatchObject([
      { role: 'reporter', isDemanded: false, without: 0 },
      { role: 'sub-editor', isDemanded: false, without: 0 },
      { role: 'editor', isDemanded: true, without: 1 },
      { role: 'administrator', isDemanded: false, without: 1 },
    ]);
    expect((await searchAudit(office.store.reader, { limit: 1 }))[0]).toMatchObject({
      act: 'demand-second-factor',
      summary: 'Required two factors of: editor',
    });
  });
});

describe('what needs renewed proof', () => {
  const acts = ({ tom }: { tom: Account }) =>
    [
      ['PUT', `/api/people/${tom.id}/role`, { role: 'reporter' }],
      ['PUT', `/api/people/${tom.id}`, { name: 'T', email: 't@paper.example' }],
      ['POST', `/api/people/${tom.id}/reset`, {}],
      ['POST', `/api/people/${tom.id}/deactivation`, {}],
      ['POST', '/api/invitations', { email: 'n@paper.example', name: null, role: 'administrator' }],
      ['PUT', '/api/people/second-factor', { roles: [] }],
      ['POST', '/api/stories/k234567892/kill', { reason: 'It was not true.' }],
      ['POST', '/api/media/k234567892/take-down', { reason: 'A child can be known.', isDestroyed: false }],
      ['POST', '/api/account/second-factor', {}],
      ['DELETE', '/api/account/second-factor', {}],
      ['POST', '/api/account/recovery-codes', {}],
      ['PUT', '/api/account/password', { password: 'four other unrelated words' }],
      ['POST', '/api/account/passkeys/options', {}],
    ] as const;

  it('is refused a quarter of an hour after signing in, and done when it was renewed', async () => {
    const { clock, tom, hers } = await atWork();
    clock.pass(15 * 60);
    for (const [method, url, payload] of acts({ tom }))
      expect((await hers.ask(method, url, { payload })).json(), url).toMatchObject({
        status: 403,
        code: 'prove-yourself',
      });
    expect((await hers.get('/api/people')).statusCode).toBe(200);
    expect((await hers.post('/api/session/proof', { password: 'wrong' })).json().code).toBe('password-wrong');
    expect((await hers.post('/api/session/proof', { password: PASSWORD })).statusCode).toBe(200);
    for (const [method, url, payload] of acts({ tom }))
      expect((await hers.ask(method, url, { payload })).json().code, url).not.toBe('prove-yourself');
  });

  it('is renewed for one session, by its own passkey too, and by nobody else’s', async () => {
    const { office, clock, tom, hers, boss } = await atWork();
    const other = await signedIn(office, boss);
    const keyOf = async (browser: Browser) => {
      const device = anAuthenticator();
      const made = device.make((await browser.post('/api/account/passkeys/options')).json().options);
      await browser.post('/api/account/passkeys', { name: 'Phone', response: made });
      return device;
    };
    const [hersKey, toms] = [await keyOf(hers), await keyOf(await signedIn(office, tom))];
    clock.pass(15 * 60);
    const proveWith = async (device: typeof toms) => {
      const { options } = (await hers.post('/api/session/proof/passkey-options')).json();
      return (await hers.post('/api/session/proof/passkey', { response: device.use(options) })).statusCode;
    };
    expect(await proveWith(toms)).toBe(403);
    const { options } = (await hers.post('/api/session/passkey-options')).json();
    expect((await hers.post('/api/session/proof/passkey', { response: hersKey.use(options) })).statusCode).toBe(403);
    expect(await proveWith(hersKey)).toBe(200);
    const demote = (browser: Browser) => browser.put(`/api/people/${tom.id}/role`, { role: 'reporter' });
    expect([(await demote(other)).statusCode, (await demote(hers)).statusCode]).toEqual([403, 200]);
  });
});
