import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { anyPorts, commandOf, standfirst, until } from '../house/standfirst.ts';
import { aNewsroom, aServer, filesOf, pages, setSettings, settingsIn } from './newsrooms.ts';

const MAKING = 'Creating a sample newsroom';

test('killed in the middle of its first start, it starts again as if nothing had been: the sample is made and served', async () => {
  const data = join(aFolder(), 'data');
  // Before it makes anything, as it begins to, and while it does.
  for (const [words, ms] of [['', 300] as const, [MAKING, 0] as const, [MAKING, 200] as const]) {
    const command = `exec ${commandOf('start', '--data', data, ...anyPorts)}`;
    const child = spawn('sh', ['-c', command], { stdio: 'pipe', detached: true });
    let heard = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (heard += text));
    await until(() => heard.includes(words));
    await sleep(ms);
    const gone = new Promise((done) => child.once('close', done));
    // All of its processes: the newsroom would go on making what it makes.
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await gone;
  }
  const { site, office, said, stop } = await aServer(data);
  expect(said()).toContain(`${MAKING} in ${data}`);
  expect(said()).toMatch(/Created \d+ stories and \d+ pictures in /);
  for (const words of [
    `${site}/`,
    `${office}/`,
    data,
    `${office}/settings`,
    `pages name themselves by ${site}`,
    'npx standfirst import FILE --publish',
  ]) {
    expect(said()).toContain(words);
  }
  const front = await fetch(`${site}/`);
  expect([front.status, front.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await (await fetch(`${office}/`)).text()).toContain('<title>Newsroom</title>');
  expect(await (await fetch(`${office}/api/session`)).json()).toMatchObject({ person: null, demo: false });
  await stop('SIGKILL');
  const again = await aServer(data, '--demo');
  expect((await fetch(`${again.site}/`)).status).toBe(200);
  expect(await openADraft(again.office)).toEqual([200, 404]);
  // Drafts that were opened keep no timer that would keep the process.
  expect(await again.stop()).toEqual({ code: 0, signal: null });
  expect((await standfirst('doctor', '--data', data)).err).not.toContain('wrong');
});

/** As an editor of the demonstration: what a publication would do to a story in work, and to one that is not there. */
async function openADraft(office: string): Promise<number[]> {
  const ways = (await (await fetch(`${office}/api/session/ways`)).json()) as {
    demoPeople: { id: string; role: string }[];
  };
  const id = ways.demoPeople.find(({ role }) => role === 'editor')?.id;
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${office}/api/session/demo`, { method: 'POST', headers, body: JSON.stringify({ id }) });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { stories } = (await (await fetch(`${office}/api/desk`, { headers: { cookie } })).json()) as {
    stories: { id: string }[];
  };
  const plans = [stories[0]?.id, 'nosuchstry'].map((story) =>
    fetch(`${office}/api/stories/${story}/plan`, { headers: { cookie } }),
  );
  return (await Promise.all(plans)).map(({ status }) => status);
}

test('--empty makes a newsroom that gives readers nothing until it has begun; a page that is imported begins it, at its address', async () => {
  const data = join(aFolder(), 'data');
  const { site } = await aServer(data, '--empty');
  expect((await fetch(`${site}/`)).status).toBe(503);
  const refused = await standfirst('settings', 'get', '--data', data);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('This newsroom has not started yet')]);
  await standfirst('import', join(pages, 'text-paper.txt'), '--publish', '--data', data);
  await until(async () => (await (await fetch(`${site}/`)).text()).includes('/news/'));
  expect(await settingsIn(data)).toMatchObject({ siteUrl: site });
});

test('a port that is taken is named with the option that chooses another, before any work is done', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, 'localhost', done));
  onTestFinished(() => new Promise<void>((done) => taken.close(() => done())));
  const { port } = taken.address() as AddressInfo;
  const data = join(aFolder(), 'data');
  for (const [option, other] of [
    ['--site-port', '--newsroom-port'],
    ['--newsroom-port', '--site-port'],
  ] as const) {
    const { code, err } = await standfirst('start', '--data', data, option, String(port), other, '0');
    expect(code).toBe(1);
    expect(err).toBe(
      `Port ${port} is taken by another program. Stop that program, or choose another port with ${option}.\n`,
    );
  }
  expect(filesOf(data).size).toBe(0);
});

test('one port for both, and an address that is not this machine’s, are refused in words', async () => {
  const data = await aNewsroom();
  const same = await standfirst('start', '--data', data, '--site-port', '4567', '--newsroom-port', '4567');
  expect([same.code, same.err]).toEqual([1, expect.stringContaining('each need a port of their own')]);
  const elsewhere = await standfirst('start', '--data', data, '--host', '192.0.2.1', ...anyPorts);
  expect([elsewhere.code, elsewhere.err]).toEqual([
    1,
    'This machine does not have the address 192.0.2.1. Name one of its own with --host; 0.0.0.0 is all of them.\n',
  ]);
});

test('settings that another process sets while it runs are pressed, and a settings file that lies there is named and not read', async () => {
  const data = await aNewsroom();
  const file = join(data, 'newsroom.json');
  writeFileSync(file, JSON.stringify({ ...(await settingsIn(data)), name: 'The Evening Tide' }));
  const { site, said } = await aServer(data);
  expect(said()).toContain(`${file} is ignored`);
  expect(said()).toContain('is ready (');
  await setSettings(data, { name: 'The Harbour Light' });
  await until(async () => (await (await fetch(`${site}/`)).text()).includes('The Harbour Light'));
  expect(await settingsIn(data)).toMatchObject({ name: 'The Harbour Light' });
  expect(existsSync(file)).toBe(true);
});

test('a settings file of before is read once and put aside, wherever the start was killed; one with a slip keeps nobody out', async () => {
  const data = await aNewsroom();
  const file = join(data, 'newsroom.json');
  const settings = await settingsIn(data);
  // As the folder of an older Standfirst: nobody has looked for the file yet.
  const forget = () => {
    const database = new DatabaseSync(join(data, 'standfirst.db'));
    database.exec("delete from documents where name = 'settings-file'");
    database.close();
  };
  forget();
  writeFileSync(file, '{"name": ');
  const slipped = await aServer(data);
  expect(slipped.said()).toContain('The newsroom carries on with its last good settings until it is corrected.');
  expect((await fetch(`${slipped.site}/`)).status).toBe(200);
  await slipped.stop();
  const text = JSON.stringify({ ...settings, name: 'The Old Mole' });
  writeFileSync(file, text);
  await (await aServer(data)).stop();
  expect(await settingsIn(data)).toMatchObject({ name: 'The Old Mole' });
  expect(readFileSync(`${file}.imported`, 'utf8')).toBe(text);
  // Killed after it was read and before it was put aside: what was set meanwhile stays, and the file is put aside now.
  await setSettings(data, { name: 'The New Mole' });
  renameSync(`${file}.imported`, file);
  expect((await standfirst('press', '--data', data)).code).toBe(0);
  expect(await settingsIn(data)).toMatchObject({ name: 'The New Mole' });
  expect([existsSync(file), existsSync(`${file}.imported`)]).toEqual([false, true]);
});

test('SIGTERM and SIGINT end it with 0, idle connections and half requests included', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { site, office, said, stop } = await aServer(await aNewsroom());
    for (const kept of [site, office]) await (await fetch(`${kept}/`)).arrayBuffer();
    const idle = connect(Number(new URL(site).port), 'localhost');
    await new Promise((done) => idle.once('connect', done));
    idle.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((done) => idle.once('data', done));
    idle.on('error', () => {});
    const slow = connect(Number(new URL(office).port), 'localhost');
    slow.on('error', () => {}).write('POST /api/session/demo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n');
    expect(await stop(signal)).toEqual({ code: 0, signal: null });
    expect(said()).toContain('Stopping:');
  }
});
