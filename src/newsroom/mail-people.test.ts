import { type SMTPServerOptions, SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
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
  return { letters, close, way: { server: `smtp://127.0.0.1:${port}`, from: 'desk@harbour.example' } };
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
