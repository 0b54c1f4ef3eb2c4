import { pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { quickPasswords } from '../../../test/house/quick-passwords.ts';
import { anOffice, type Office, PASSWORD } from '../../../test/house/sign-in.ts';
import { tickingClock } from '../../../test/house/clocks.ts';
import { searchAudit } from '../../store/audit.ts';
import { readPassword, savePassword } from '../../store/credentials.ts';
import { passwordHasher } from './password-hash.ts';
import { DAY, secondsAfter } from './time.ts';

const whoIs = async (browser: ReturnType<Office['browser']>) => (await browser.get('/api/session')).json().person;

const acts = async ({ store }: Pick<Office, 'store'>) =>
  (await searchAudit(store.reader, { limit: 200 })).map(({ act }) => act).toReversed();

describe('signing in with a password', () => {
  it('opens a session by a cookie that scripts, other hosts and plain lines never see', async () => {
    const office = await anOffice();
    const nell = await office.hire('reporter', { name: 'Nell Ashby', email: 'nell@paper.example' });
    const browser = office.browser();
    const answer = await browser.signIn({ email: ' Nell@PAPER.example ' });
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { person: { id: nell.id, name: 'Nell Ashby', role: 'reporter' } },
    ]);
    const [session, device] = [answer.headers['set-cookie']].flat();
    expect(session).toMatch(/^__Host-standfirst=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(device).toMatch(/^__Host-standfirst-device=[\w-]{43}; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(await whoIs(browser)).toMatchObject({ id: nell.id });
  });

  it('takes a password as it was typed, also what is taken out of any other text', async () => {
    const office = await anOffice();
    const nell = await office.hire('reporter', { email: 'nell@paper.example' });
    const browser = office.browser();
    await browser.signIn(nell);
    const password = ' harbour\u0007 \u0000lanterns\ufffe ';
    const set = await browser.put('/api/account/password', { proof: PASSWORD, password });
    expect(set.statusCode).toBeLessThan(300);
    const again = (typed: string) => office.browser().signIn(nell, typed);
    expect((await again(password)).statusCode).toBe(200);
    expect((await again(' harbour lanterns ')).statusCode).not.toBe(200);
    expect(
      (await browser.put('/api/account/password', { proof: password, password: 'four other unrelated words' }))
        .statusCode,
    ).toBeLessThan(300);
  });

  it('keeps no secret: what the store has is hashes', async () => {
    const office = await anOffice();
    const browser = office.browser();
    await browser.signIn(await office.hire('reporter'));
    const rows = JSON.stringify(
      await Promise.all(
        (['people', 'passwords', 'sessions', 'devices', 'audit'] as const).map((table) =>
          office.store.reader.selectFrom(table).selectAll().execute(),
        ),
      ),
    );
    for (const secret of [PASSWORD, ...browser.cookies.values()]) expect(rows).not.toContain(secret);
  });

  it('gives a new token each time, and ends the session that the browser had', async () => {
    const office = await anOffice();
    const nell = await office.hire('reporter');
    const browser = office.browser();
    await browser.signIn(nell);
    const before = new Map(browser.cookies);
    await browser.signIn(nell);
    expect(browser.cookies.get('__Host-standfirst')).not.toBe(before.get('__Host-standfirst'));
    expect(browser.cookies.get('__Host-standfirst-device')).toBe(before.get('__Host-standfirst-device'));
    expect((await browser.get('/api/account')).json().sessions).toHaveLength(1);
  });

  it('clears away, whoever signs in, what nobody can use any more: sessions that ended and that lay idle for a week', async () => {
    const clock = tickingClock('2026-11-01T09:00:00Z');
    const office = await anOffice({ clock });
    const nell = await office.hire('reporter');
    await office.browser().signIn(nell);
    clock.goTo('2026-11-06T09:00:00Z');
    await office.browser().signIn(nell);
    const rows = async () => (await office.store.reader.selectFrom('sessions').select('made_at').execute()).length;
    expect(await rows()).toBe(2);
    clock.goTo('2026-11-08T10:00:00Z');
    await office.browser().signIn(await office.hire('editor'));
    expect(await rows()).toBe(2);
  });

  it('answers the same for a wrong password, an unknown address, somebody shut out and somebody without a password', async () => {
    const office = await anOffice();
    const nell = await office.hire('reporter');
    const tom = await office.hire('reporter');
    const demo = await office.hire('administrator', { isDemo: true });
    await office.store.write(async (tx) => {
      await tx.updateTable('people').set({ state: 'deactivated' }).where('id', '=', tom.id).execute();
    });
    const answers = [
      await office.browser().signIn(nell, 'wrong'),
      await office.browser().signIn({ email: 'nobody@paper.example' }),
      await office.browser().signIn(tom),
      await office.browser().signIn(demo),
      await office.browser().signIn({ email: '' }, ''),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toEqual([401, answers[0]?.json()]);
      expect(answer.headers).not.toHaveProperty('set-cookie');
    }
  });

  it('does the same work for an unknown address as for a known one', async () => {
    let checks = 0;
    const passwords = {
      ...quickPasswords,
      check: (password: string, phc: string | null) => {
        checks += 1;
        return quickPasswords.check(password, phc);
      },
    };
    const office = await anOffice({ signIn: { passwords } });
    await office.browser().signIn({ email: 'nobody@paper.example' });
    await office.browser().signIn(await office.hire('reporter'), 'wrong');
    expect(checks).toBe(2);
  });

  it('writes the hash anew when the cost has changed', async () => {
    const office = await anOffice();
    const nell = await office.hire('reporter');
    const phc = await passwordHasher({ memory: 128, passes: 1, lanes: 1 }).hash(PASSWORD);
    await office.store.write((tx) => savePassword(tx, nell.id, { phc, at: '2026-01-01T00:00:00Z' }));
    expect((await office.browser().signIn(nell)).statusCode).toBe(200);
    expect((await readPassword(office.store.reader, nell.id))?.phc).toContain('$m=64,t=1,p=1$');
    expect((await office.browser().signIn(nell)).statusCode).toBe(200);
  });

  it('is recorded, and so is failing; what was typed as an unknown address is not', async () => {
    const office = await anOffice();
    const nell = await office.hire('reporter', { name: 'Nell' });
    await office.browser().signIn(nell, 'wrong');
    await office.browser().signIn({ email: 'my secret password' });
    const browser = office.browser();
    await browser.signIn(nell);
    await browser.delete('/api/session');
    expect(await acts(office)).toEqual(['sign-in-failed', 'sign-in-failed', 'sign-in', 'sign-out']);
    const rows = await searchAudit(office.store.reader, { limit: 9 });
    expect(JSON.stringify(rows)).not.toContain('my secret');
    expect(rows[3]?.details).toMatchObject({ account: nell.email, address: '127.0.0.1' });
  });
});

describe('guessing at the door', () => {
  const guessAs = async (office: Office, account: { email: string }, times: number, from = '192.0.2.1') => {
    const statuses: number[] = [];
    for (let guess = 0; guess < times; guess += 1)
      statuses.push((await office.browser().signIn(account, `guess ${guess}`, from)).statusCode);
    return statuses;
  };
  /** A clock that stands still, so that nothing is forgiven meanwhile. */
  const still = (now = '2026-11-23T09:00:00Z') => ({ now: () => now });

  it('is told to wait after five, and the right password waits too', async () => {
    const office = await anOffice({ clock: still() });
    const nell = await office.hire('reporter');
    expect(await guessAs(office, nell, 7)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const answer = await office.browser().signIn(nell, PASSWORD, '192.0.2.1');
    expect([answer.statusCode, answer.headers['retry-after'], answer.json().code]).toEqual([
      429,
      '1',
      'too-many-guesses',
    ]);
  });

  it('cannot tell an address that is known from one that is not by its limits', async () => {
    const office = await anOffice({ clock: still() });
    const known = await guessAs(office, await office.hire('reporter'), 8, '192.0.2.1');
    expect(await guessAs(office, { email: 'nobody@paper.example' }, 8, '192.0.2.2')).toEqual(known);
  });

  it('does not lock the owner out of a browser they signed in with before, whoever guesses from wherever', async () => {
    const office = await anOffice({ clock: still() });
    const nell = await office.hire('reporter');
    const browser = office.browser();
    await browser.signIn(nell);
    await browser.delete('/api/session');
    for (let address = 0; address < 150; address += 1) await guessAs(office, nell, 1, `198.51.100.${address}`);
    await guessAs(office, nell, 30, '127.0.0.1');
    expect((await office.browser().signIn(nell, PASSWORD, '203.0.113.7')).statusCode).toBe(429);
    expect((await browser.signIn(nell)).statusCode).toBe(200);
  });

  it('a device cookie of one account, of another browser or made up buys nothing', async () => {
    const office = await anOffice({ clock: still() });
    const nell = await office.hire('reporter');
    const mallory = await office.hire('reporter');
    const browser = office.browser();
    await browser.signIn(mallory);
    for (let guess = 0; guess < 5; guess += 1) await browser.signIn(nell, 'wrong');
    expect((await browser.signIn(nell, 'wrong')).statusCode).toBe(429);
    browser.cookies.set('__Host-standfirst-device', 'a'.repeat(43));
    expect((await browser.signIn(nell, 'wrong')).statusCode).toBe(429);
  });

  it('all at once is counted as one after the other', async () => {
    const office = await anOffice({ clock: still() });
    const nell = await office.hire('reporter');
    const answers = await Promise.all(Array.from({ length: 60 }, () => office.browser().signIn(nell, 'wrong')));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(55);
  });

  it('fills the record with what was looked at only', async () => {
    const office = await anOffice({ clock: still() });
    await guessAs(office, await office.hire('reporter'), 50);
    expect(await acts(office)).toHaveLength(5);
  });
});

describe('work in place of waiting', () => {
  const still = { now: () => '2026-11-23T09:00:00Z' };

  interface DeviceWork {
    readonly challenge: string;
    readonly bits: number;
    readonly rounds: number;
  }

  /** What a browser does. */
  function worked({ challenge, bits, rounds }: DeviceWork) {
    const salt = Buffer.alloc(8);
    for (let number = 0; ; number += 1) {
      salt.writeBigUInt64BE(BigInt(number));
      const key = pbkdf2Sync(challenge, salt, rounds, 4, 'sha256');
      if (Math.clz32(key.readUInt32BE()) >= bits) return { challenge, bits, number };
    }
  }

  /** Guesses from a hundred and fifty networks at one account, of which each is asked to wait by then. */
  async function besieged() {
    const office = await anOffice({ clock: still });
    const nell = await office.hire('reporter');
    for (let n = 0; n < 150; n += 1) await office.browser().signIn(nell, 'wrong', `2001:db8:0:${n.toString(16)}::1`);
    const send = (payload: object) =>
      office.browser().ask('POST', '/api/session', { payload, remoteAddress: '203.0.113.7' });
    const typed = { email: nell.email, password: PASSWORD };
    return { office, nell, send, typed };
  }

  it('lets somebody in on a device nobody knows, while others guess from many networks', async () => {
    const { send, typed } = await besieged();
    const refused = await send(typed);
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-guesses']);
    expect((await send({ ...typed, work: worked(refused.json().work) })).statusCode).toBe(200);
  });

  it('is worth one guess, by that account, when it was asked and is done', async () => {
    const { office, send, typed } = await besieged();
    const tom = await office.hire('reporter');
    const asked = async (): Promise<DeviceWork> => (await send(typed)).json().work;
    const done = worked(await asked());
    const statusOf = async (said: object) => (await send({ ...typed, ...said })).statusCode;
    expect(await statusOf({ work: done, password: 'wrong' })).toBe(401);
    expect(await statusOf({ work: done })).toBe(429);
    const others = worked(await asked());
    for (let n = 0; n < 5; n += 1) await send({ email: tom.email, password: 'wrong' });
    expect(await statusOf({ work: others, email: tom.email })).toBe(429);
    expect(await statusOf({ work: { ...others, bits: others.bits - 1 } })).toBe(429);
    expect(await statusOf({ work: { ...others, number: others.number + 1 } })).toBe(429);
    expect(await statusOf({ work: { ...others, challenge: 'a'.repeat(70) } })).toBe(429);
    expect(await statusOf({ work: { ...others, number: 1e300 } })).toBe(400);
    expect(await statusOf({ work: others })).toBe(200);
  });

  it('is asked of the same amount for an address that nobody has', async () => {
    const { office, send, typed } = await besieged();
    for (let n = 0; n < 150; n += 1)
      await office.browser().signIn({ email: 'nobody@paper.example' }, 'wrong', `2001:db8:1:${n.toString(16)}::1`);
    const bits = async (email: string) => (await send({ ...typed, email })).json().work.bits;
    expect(await bits('nobody@paper.example')).toBeLessThanOrEqual(await bits(typed.email));
  });
});

describe('a session', () => {
  const signedIn = async () => {
    const clock = tickingClock();
    const office = await anOffice({ clock });
    const nell = await office.hire('reporter');
    const browser = office.browser();
    await browser.signIn(nell);
    return { clock, office, nell, browser, token: () => browser.cookies.get('__Host-standfirst') };
  };

  it('gets another token after a day; requests under way with the old one are let in', async () => {
    const { clock, browser, office, token, nell } = await signedIn();
    const old = office.browser();
    old.cookies.set('__Host-standfirst', token() ?? '');
    clock.goTo('2026-11-24T10:00:00Z');
    expect(await whoIs(browser)).toMatchObject({ id: nell.id });
    expect(token()).not.toBe(old.cookies.get('__Host-standfirst'));
    expect(await whoIs(old)).toMatchObject({ id: nell.id });
    expect(await whoIs(browser)).toMatchObject({ id: nell.id });
  });

  it('rotates once when many requests come at once', async () => {
    const { clock, browser, nell } = await signedIn();
    clock.goTo('2026-11-24T10:00:00Z');
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.get('/api/session')));
    expect(answers.map((answer) => answer.json().person?.id)).toEqual(Array(20).fill(nell.id));
    expect(answers.filter(({ cookies }) => cookies.length > 0)).toHaveLength(1);
    expect(await whoIs(browser)).toMatchObject({ id: nell.id });
  });

  it('of which an old token comes back late is ended for both, and that is recorded', async () => {
    const { clock, browser, office, token } = await signedIn();
    const thief = office.browser();
    thief.cookies.set('__Host-standfirst', token() ?? '');
    clock.goTo('2026-11-24T10:00:00Z');
    await whoIs(browser);
    await whoIs(browser);
    clock.goTo('2026-11-24T10:05:00Z');
    expect(await whoIs(thief)).toBeNull();
    expect(await whoIs(browser)).toBeNull();
    expect(await acts(office)).toContain('end-stolen-session');
  });

  it('whose new token was lost on the way goes on with the old one', async () => {
    const { clock, browser, token, nell } = await signedIn();
    const old = token() ?? '';
    clock.goTo('2026-11-24T10:00:00Z');
    await whoIs(browser);
    browser.cookies.set('__Host-standfirst', old);
    clock.goTo('2026-11-24T12:00:00Z');
    expect(await whoIs(browser)).toMatchObject({ id: nell.id });
    expect(token()).not.toBe(old);
    expect(await whoIs(browser)).toMatchObject({ id: nell.id });
  });

  it('says when it was used last, and from where', async () => {
    const { clock, browser, office } = await signedIn();
    clock.goTo('2026-11-23T11:00:00Z');
    await browser.get('/api/session');
    const { last_used_at: at } = await office.store.reader
      .selectFrom('sessions')
      .select('last_used_at')
      .executeTakeFirstOrThrow();
    expect(at).toMatch(/^2026-11-23T11:00:/);
  });

  it('ends after a week unused, and after a month however busy', async () => {
    const { clock, browser } = await signedIn();
    for (let day = 24; day <= 30; day += 1) {
      clock.goTo(`2026-11-${day}T10:00:00Z`);
      expect(await whoIs(browser)).not.toBeNull();
    }
    clock.goTo('2026-12-07T11:00:00Z');
    expect(await whoIs(browser)).toBeNull();
    const { clock: other, browser: busy } = await signedIn();
    for (let days = 3; days < 30; days += 3) {
      other.goTo(secondsAfter('2026-11-23T09:10:00Z', days * DAY));
      expect(await whoIs(busy)).not.toBeNull();
    }
    other.goTo('2026-12-23T10:00:00Z');
    expect(await whoIs(busy)).toBeNull();
  });

  it('is not opened by anything else', async () => {
    const { browser } = await signedIn();
    for (const token of ['', 'a', 'a'.repeat(43), '"', '%00', 'a'.repeat(5000)]) {
      browser.cookies.set('__Host-standfirst', token);
      const answer = await browser.get('/api/session');
      expect([answer.statusCode, answer.json().person], token).toEqual([200, null]);
    }
  });
});
