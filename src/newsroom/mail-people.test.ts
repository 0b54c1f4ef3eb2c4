import { type SMTPServerOptions, SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { atTheEnd } from '../../test/house/endings.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aStore } from '../../test/house/stores.ts';
import { exportNewsroom, restoreNewsroom } from './export-newsroom.ts';
import { anOffice } from '../../test/house/sign-in.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { silentLog } from '../base/log.ts';
import { saveDraft } from '../store/drafts.ts';
import { addNotices, markNotices, type NewNotice, saveNoticeWays, unsentNotices } from '../store/notices.ts';
import { mailPeople } from './mail-people.ts';
import { type MailWay, mailWayOf, openMailer } from './mailer.ts';

/** A mail server of our own on this machine, and what came in at it. */
async function aMailServer(says: SMTPServerOptions = {}) {
  const letters: { to: string[]; words: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...says,
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), words: readable(Buffer.concat(parts)) });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  atTheEnd(close);
  return { letters, server, close, way: { server: `smtp://127.0.0.1:${port}`, from: 'desk@harbour.example' } };
}

/** A letter as people read it: its encoding for the way undone. */
function readable(bytes: Buffer): string {
  const raw = bytes.toString();
  const joined = raw.replace(/=\r\n/g, '');
  const plain = joined.replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString());
  return plain
    .replace(/\?=\s+=\?UTF-8\?Q\?/g, '')
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_all, words: string) => words.replaceAll('_', ' '))
    .replaceAll('\r\n', '\n');
}

/** A newsroom in which Tom is told things by Hester, and a way to send what is due. */
async function aNewsroom(way: MailWay) {
  const office = await anOffice();
  const boss = await office.hire('administrator', { name: 'Hester Lyle' });
  const tom = await office.hire('editor', { name: 'Tom Quillan' });
  await office.store.write((tx) => saveDraft(tx, aStory(), { at: office.clock.now(), by: 'Tom Quillan' }));
  const mailer = await openMailer(way);
  atTheEnd(() => mailer.close());
  const rooms = { store: office.store, clock: office.clock, log: silentLog };
  const tell = (said: Partial<NewNotice> = {}) =>
    office.store.write((tx) => {
      const notice = { person: tom.id, kind: 'handed' as const, storyId: idOf(1), by: boss.id, say: 'Check the sums.' };
      return addNotices(tx, [{ ...notice, at: office.clock.now(), ...said }]);
    });
  const run = () => mailPeople(rooms, { mailer, url: 'https://desk.harbour.example' });
  return { office, boss, tom, rooms, tell, run };
}

describe('what somebody is told goes out by e-mail', () => {
  it('once, all of it in one letter, with what was said and where the story is', async () => {
    const { letters, way } = await aMailServer();
    const { tom, tell, run } = await aNewsroom(way);
    await tell();
    await tell({ kind: 'mention', say: '@Tom Quillan is it two or three?' });
    expect(await run()).toBe(true);
    expect(await run()).toBe(true);
    expect(letters.map(({ to }) => to)).toEqual([[tom.email]]);
    const [{ words } = { words: '' }] = letters;
    for (const said of [
      'From: desk@harbour.example',
      'Subject: 2 things for you in ',
      'Auto-Submitted: auto-generated',
      'Hester Lyle handed “Ferry reaches the islands” over to you\n> Check the sums.\n',
      'Hester Lyle named you in a comment on “Ferry reaches the islands”\n> @Tom Quillan is it two or three?\n',
      `https://desk.harbour.example/stories/${idOf(1)}`,
      'https://desk.harbour.example/inbox',
    ])
      expect(words).toContain(said);
  });

  it('in lines of its own, whatever somebody calls themselves, a story or says', async () => {
    const { letters, way } = await aMailServer();
    const { office, boss, tell, run } = await aNewsroom(way);
    const lure = 'https://paper.example.evil.example/sign-in';
    const name = `Ada\r\nBcc: eve@evil.example\r\n\r\nYour password ran out.\n${lure}\u2028www.evil.example`;
    await office.store.write(async (tx) => {
      await tx.updateTable('people').set({ name }).where('id', '=', boss.id).execute();
      const story = { ...aStory(), headline: `Ferry ${lure} \u202egnp.exe` };
      await saveDraft(tx, story, { at: office.clock.now(), by: 'Tom Quillan' });
    });
    for (const say of [`So?\r\r${lure}`, `So?\u2028${lure}\u0085${lure}\v${lure}`, `> quoted\n\n${lure}`])
      await tell({ say });
    await run();
    expect(letters.map(({ to }) => to.length)).toEqual([1]);
    const { words = '' } = letters[0] ?? {};
    const [head = '', ...rest] = words.split('\n\n');
    expect(head.split('\n').filter((line) => /^(bcc|to|cc):/i.test(line))).toHaveLength(1);
    const lines = rest.join('\n\n').split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u);
    const unquoted = lines.filter((line) => !line.startsWith('> '));
    expect(
      unquoted.filter((line) => /https?:\/\/|www\./.test(line) && !line.includes('https://desk.harbour.example/')),
    ).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
  });

  it('not when it is done, not in quiet hours, and not to whoever wants none', async () => {
    const { letters, way } = await aMailServer();
    const { office, tom, tell, run } = await aNewsroom(way);
    const want = (ways: Parameters<typeof saveNoticeWays>[2]) =>
      office.store.write((tx) => saveNoticeWays(tx, tom.id, ways));
    await tell();
    await want({ byMail: true, quiet: { from: '00:00', until: '23:59', zone: 'UTC' } });
    await run();
    await want({ byMail: false, quiet: null });
    await run();
    expect(letters).toEqual([]);
    await want({ byMail: true, quiet: null });
    await run();
    expect(letters).toHaveLength(1);
    await tell();
    const [waiting] = await unsentNotices(office.store.reader, '2000-01-01T00:00:00Z');
    await office.store.write((tx) => markNotices(tx, tom.id, { ids: [waiting?.id ?? 0], doneAt: office.clock.now() }));
    await run();
    expect(letters).toHaveLength(1);
  });

  it('later, while the mail server is away or greets with patience, and never again once it is refused', async () => {
    let says: number | null = 450;
    const answer: SMTPServerOptions['onRcptTo'] = (_to, _session, done) =>
      done(says === null ? null : Object.assign(new Error('Not now.'), { responseCode: says }));
    const { letters, way, close } = await aMailServer({ onRcptTo: answer });
    const { tell, run } = await aNewsroom(way);
    await tell();
    expect(await run()).toBe(false);
    says = null;
    expect(await run()).toBe(true);
    expect(letters).toHaveLength(1);
    await tell();
    says = 550;
    expect(await run()).toBe(true);
    says = null;
    expect(await run()).toBe(true);
    expect(letters).toHaveLength(1);
    await tell();
    await close();
    await expect(run()).rejects.toThrow();
  });

  it('is no other letter, whatever a headline or a comment says', async () => {
    const { letters, way } = await aMailServer();
    const { office, tom, tell, run } = await aNewsroom(way);
    const headline = 'Ferry\r\nBcc: all@harbour.example';
    await office.store.write((tx) =>
      saveDraft(tx, { ...aStory(), headline }, { at: office.clock.now(), by: 'Tom Quillan' }),
    );
    await tell({ say: '.\r\nRCPT TO:<all@harbour.example>\r\n.' });
    await run();
    expect(letters.map(({ to }) => to)).toEqual([[tom.email]]);
    expect(letters[0]?.words).not.toMatch(/^Bcc:/m);
  });
});

describe('what happened to somebody’s account', () => {
  it('is told them by e-mail: a role, a password, and an address at the old one too', async () => {
    const { letters, way } = await aMailServer();
    const { office, boss, tom, run } = await aNewsroom(way);
    const [his, hers] = [office.browser(), office.browser()];
    await his.signIn(tom);
    await hers.signIn(boss);
    await hers.put(`/api/people/${tom.id}/role`, { role: 'sub-editor' });
    await run();
    await hers.put(`/api/people/${tom.id}`, { name: 'Tom Quillan', email: 'tq@harbour.example' });
    await run();
    await run();
    expect(letters.map(({ to }) => to)).toEqual([[tom.email], [tom.email], ['tq@harbour.example']]);
    expect(letters[0]?.words).toContain('Made Tom Quillan sub-editor, who was editor\n  by Hester Lyle, ');
    expect(letters[0]?.words).toContain('https://desk.harbour.example/account');
  });

  it('waits for a mail server that is away, whatever their quiet hours', async () => {
    const { letters, way, close } = await aMailServer();
    const { office, boss, tom, rooms } = await aNewsroom(way);
    const hers = office.browser();
    await hers.signIn(boss);
    await hers.put(`/api/people/${tom.id}/role`, { role: 'reporter' });
    await office.store.write((tx) =>
      saveNoticeWays(tx, tom.id, { byMail: false, quiet: { from: '00:00', until: '23:59', zone: 'UTC' } }),
    );
    await close();
    const away = await openMailer(way);
    await expect(mailPeople(rooms, { mailer: away, url: 'https://desk.example' })).rejects.toThrow();
    const back = await aMailServer();
    const mailer = await openMailer(back.way);
    atTheEnd(() => mailer.close());
    await mailPeople(rooms, { mailer, url: 'https://desk.example' });
    expect([letters.length, back.letters.length]).toEqual([0, 1]);
  });
});

describe('a letter that has to wait', () => {
  /** A mail server that puts off, or breaks the connection for, whoever it is told to. */
  async function aMoodyServer() {
    const [putOff, broken] = [new Set<string>(), new Set<string>()];
    const one = await aMailServer({
      onRcptTo: ({ address }, session, done) => {
        if (broken.has(address)) return hangUp(one.server, session.id);
        return done(putOff.has(address) ? Object.assign(new Error('Not now.'), { responseCode: 450 }) : null);
      },
    });
    return { ...one, putOff, broken };
  }

  function hangUp(server: SMTPServer, id: string): void {
    type Line = { readonly session: { readonly id: string }; close(): void };
    for (const line of (server as unknown as { connections: Set<Line> }).connections)
      if (line.session.id === id) line.close();
  }

  async function movesHouse(says: { readonly way: MailWay }) {
    const newsroom = await aNewsroom(says.way);
    const hers = newsroom.office.browser();
    await hers.signIn(newsroom.boss);
    const { tom } = newsroom;
    await hers.put(`/api/people/${tom.id}`, { name: 'Tom Quillan', email: 'tq@harbour.example' });
    await hers.put(`/api/people/${newsroom.boss.id}`, { name: 'Hester Lyle', email: 'hl@harbour.example' });
    return newsroom;
  }

  it('for an address keeps no other waiting, and whoever had theirs gets no second one', async () => {
    const server = await aMoodyServer();
    server.putOff.add('tq@harbour.example');
    const { tom, boss, run } = await movesHouse(server);
    expect(await run()).toBe(false);
    expect(await run()).toBe(false);
    const addresses = () => server.letters.flatMap(({ to }) => to).toSorted();
    expect(addresses()).toEqual([tom.email, boss.email, 'hl@harbour.example'].toSorted());
  });

  it('is tried ever less often, and comes when its server takes it', async () => {
    const server = await aMoodyServer();
    const asked = { count: 0 };
    const { putOff } = server;
    putOff.add('tq@harbour.example');
    const has = putOff.has.bind(putOff);
    putOff.has = (address) => {
      if (address === 'tq@harbour.example') asked.count += 1;
      return has(address);
    };
    const { office, run } = await movesHouse(server);
    const { clock } = office;
    const began = new Date(clock.now()).getTime();
    for (let minute = 0; minute < 60; minute += 1) {
      clock.goTo(new Date(began + minute * 60_000).toISOString());
      await run();
    }
    expect(asked.count).toBeGreaterThan(4);
    expect(asked.count).toBeLessThan(9);
    putOff.clear();
    clock.goTo(new Date(began + 3 * 3_600_000).toISOString());
    expect(await run()).toBe(true);
    expect(server.letters.filter(({ to }) => to.includes('tq@harbour.example'))).toHaveLength(1);
  });

  it('because the connection breaks over it keeps no other waiting', async () => {
    const server = await aMoodyServer();
    const { office, tom, run } = await movesHouse(server);
    server.broken.add(tom.email);
    expect(await run()).toBe(false);
    expect(await run()).toBe(false);
    expect(server.letters.flatMap(({ to }) => to)).toContain('tq@harbour.example');
    expect(server.letters.flatMap(({ to }) => to)).toContain('hl@harbour.example');
    server.broken.clear();
    office.clock.goTo('2026-11-23T12:00:00Z');
    expect(await run()).toBe(true);
    expect(server.letters.filter(({ to }) => to.includes(tom.email))).toHaveLength(1);
  });

  it('has a name of its own, by which mail programs know it again', async () => {
    const server = await aMoodyServer();
    await (await movesHouse(server)).run();
    const names = server.letters.map(({ words }) => /^Message-ID: <(\w{16})@harbour\.example>$/m.exec(words)?.[1]);
    expect(new Set(names).size).toBe(4);
    expect(names).not.toContain(undefined);
  });
});

describe('a restored newsroom', () => {
  it('sends nothing that happened before, and what happens from then on', async () => {
    const { letters, way } = await aMailServer();
    const { office, boss, tom, tell } = await aNewsroom(way);
    const hers = office.browser();
    await hers.signIn(boss);
    await hers.put(`/api/people/${tom.id}/role`, { role: 'sub-editor' });
    await tell();
    const folder = join(aFolder(), 'export');
    await exportNewsroom(office.store, folder, async () => {});
    const store = await aStore();
    await restoreNewsroom(store, folder, async () => {});
    const mailer = await openMailer(way);
    atTheEnd(() => mailer.close());
    const rooms = { store, clock: office.clock, log: silentLog };
    const run = () => mailPeople(rooms, { mailer, url: 'https://desk.harbour.example' });
    expect(await run()).toBe(true);
    expect(letters).toEqual([]);
    const notice = { person: tom.id, kind: 'handed' as const, storyId: idOf(1), by: boss.id, say: 'Once more.' };
    await store.write((tx) => addNotices(tx, [{ ...notice, at: office.clock.now() }]));
    expect(await run()).toBe(true);
    expect(letters.map(({ words }) => words.includes('Once more.'))).toEqual([true]);
    expect(letters[0]?.words).not.toContain('Check the sums.');
  });
});

describe('the mail server of the environment', () => {
  it('is none where nothing is said, and one where both are', () => {
    expect(mailWayOf({})).toBeNull();
    const both = { STANDFIRST_SMTP: 'smtps://desk:secret@mail.example', STANDFIRST_MAIL_FROM: 'desk@paper.example' };
    expect(mailWayOf(both)).toEqual({ server: both.STANDFIRST_SMTP, from: both.STANDFIRST_MAIL_FROM });
  });

  it.each([
    ['https://desk:secret@mail.example', 'desk@paper.example', 'STANDFIRST_SMTP'],
    ['mail.example', 'desk@paper.example', 'STANDFIRST_SMTP'],
    ['smtp://desk:secret@mail.example', 'The desk', 'STANDFIRST_MAIL_FROM'],
    ['smtp://desk:secret@mail.example', undefined, 'STANDFIRST_MAIL_FROM'],
  ])('%s with %s is refused with the remedy, and no password is repeated', (server, from, named) => {
    const read = () => mailWayOf({ STANDFIRST_SMTP: server, STANDFIRST_MAIL_FROM: from });
    expect(read).toThrow(named);
    expect(read).not.toThrow('secret');
  });

  it('gets a password over no open line', async () => {
    const { letters, way } = await aMailServer();
    const { tell, rooms } = await aNewsroom(way);
    await tell();
    const { port } = new URL(way.server);
    const mailer = await openMailer({ ...way, server: `smtp://desk:secret@0.0.0.0:${port}` });
    await expect(mailPeople(rooms, { mailer, url: 'https://desk.example' })).rejects.toThrow();
    expect(letters).toEqual([]);
  });
});
