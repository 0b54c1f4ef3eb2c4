import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { aFreePort } from '../house/ports.ts';
import { aCommand, childrenOf, standfirst, until } from '../house/standfirst.ts';
import { aNewsroom, aServer, settingsIn } from './newsrooms.ts';

const answers = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a newsroom or a search that is killed is started again and readers notice nothing; why is logged once', async () => {
  const data = await aNewsroom();
  const { site, office, pid, said, stop } = await aServer(data);
  const { readers, newsroom } = childrenOf(pid);
  const own = getPriority();
  expect([readers > 0, newsroom > 0]).toEqual([true, true]);
  expect([getPriority(readers), getPriority(newsroom)]).toEqual([own, Math.max(own, 10)]);
  process.kill(newsroom, 'SIGKILL');
  await until(() => said().includes('The newsroom is back.'));
  expect(said().match(/The newsroom ended \(killed by SIGKILL\)\. It is being restarted/g)).toHaveLength(1);
  expect([await answers(`${site}/`), await answers(`${office}/`)]).toEqual([200, 200]);
  expect(childrenOf(pid).readers).toBe(readers);
  await until(async () => (await answers(`${site}/search?q=ferry`)) === 200);
  const { search } = childrenOf(pid);
  process.kill(search, 'SIGKILL');
  expect(await answers(`${site}/`)).toBe(200);
  await until(() => said().includes('The search is back.'));
  await until(async () => (await answers(`${site}/search?q=ferry`)) === 200);
  expect(childrenOf(pid)).toEqual({ readers, newsroom: expect.any(Number), search: expect.any(Number) });
  expect(childrenOf(pid).search).not.toBe(search);
  // Whoever started it is greeted once.
  expect(said().match(/is ready \(/g)).toHaveLength(1);
  expect(await stop()).toEqual({ code: 0, signal: null });
  // What all compiled is there for the next start: the newsroom's apart, for it runs with another flag of V8 (`start-process.ts`).
  expect(readdirSync(join(data, 'code-cache'))).toHaveLength(2);
});

test('a readers’ process that is killed is started again, and whoever comes in between waits and is served', async () => {
  const { site, pid, said } = await aServer(await aNewsroom());
  const { readers, newsroom } = childrenOf(pid);
  for (let round = 0; round < 3; round += 1) {
    await until(() => childrenOf(pid).readers > 0);
    const killed = childrenOf(pid).readers;
    process.kill(killed, 'SIGKILL');
    // Until it is gone it may still take a connection, which ends with it.
    await until(() => !isThere(killed));
    await sleep(10 * round);
    expect(await answers(`${site}/`)).toBe(200);
  }
  expect(childrenOf(pid).newsroom).toBe(newsroom);
  expect(childrenOf(pid).readers).not.toBe(readers);
  await until(() => said().includes('The readers’ process is back.'));
});

test('a newsroom that hangs costs readers nothing, and the end of everything ends it too', async () => {
  const { site, pid, stop } = await aServer(await aNewsroom());
  const { newsroom } = childrenOf(pid);
  process.kill(newsroom, 'SIGSTOP');
  expect(await answers(`${site}/`)).toBe(200);
  const ended = stop();
  await sleep(200);
  process.kill(newsroom, 'SIGCONT');
  expect(await ended).toEqual({ code: 0, signal: null });
});

test('when the process that keeps the others is killed they end with it, and the ports are free for the next', async () => {
  const data = await aNewsroom();
  const [sitePort, officePort] = [await aFreePort(), await aFreePort()];
  const ports = ['--site-port', String(sitePort), '--newsroom-port', String(officePort)];
  for (let round = 0; round < 2; round += 1) {
    const { site, pid } = await aServer(data, ...ports);
    expect(await answers(`${site}/`)).toBe(200);
    process.kill(pid, 'SIGKILL');
  }
  expect((await aServer(data, ...ports)).site).toBe(`http://localhost:${sitePort}`);
});

test('serve serves readers alone: no database, nothing written, a probe, an end with 0', async () => {
  const data = await aNewsroom();
  const port = String(await aFreePort());
  const probe = String(await aFreePort());
  const serving = await aCommand('Stop ', 'serve', '--data', data, '--site-port', port, '--probe-port', probe);
  expect(await answers(`http://localhost:${port}/`)).toBe(200);
  const health = await fetch(`http://127.0.0.1:${probe}/health`);
  expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ say: 'serving' })]);
  expect(await serving.stop()).toEqual({ code: 0, signal: null });
  const empty = await aCommand('Stop ', 'serve', '--data', aFolder(), '--site-port', port, '--probe-port', probe);
  expect((await fetch(`http://127.0.0.1:${probe}/health`)).status).toBe(503);
  expect(await answers(`http://127.0.0.1:${probe}/`)).toBe(404);
  expect(await empty.stop('SIGINT')).toEqual({ code: 0, signal: null });
});

test('several processes serve readers on one port, and one of them may end unnoticed', async () => {
  const port = String(await aFreePort());
  const probe = await aFreePort('127.0.0.1', 2);
  const ports = ['--site-port', port, '--probe-port', String(probe)];
  const serving = await aCommand('Stop ', 'serve', '--workers', '2', '--data', await aNewsroom(), ...ports);
  const healthOf = (nth: number) =>
    fetch(`http://127.0.0.1:${probe + nth}/health`).then(
      async (answer) => (await answer.json()) as { say: string; pid: number },
      () => null,
    );
  await until(async () => (await healthOf(1)) !== null);
  const [one, two] = await Promise.all([healthOf(0), healthOf(1)]);
  expect([one?.say, two?.say, one?.pid === two?.pid]).toEqual(['serving', 'serving', false]);
  process.kill(one?.pid ?? 0, 'SIGKILL');
  // Until it is gone it may still take a connection, which ends with it.
  await until(() => !isThere(one?.pid ?? 0));
  for (let round = 0; round < 20; round += 1) expect(await answers(`http://localhost:${port}/`)).toBe(200);
  await until(async () => ((await healthOf(0))?.pid ?? one?.pid) !== one?.pid);
  expect((await healthOf(1))?.pid).toBe(two?.pid);
  expect(await serving.stop()).toEqual({ code: 0, signal: null });
});

test('what is not seen to be served yet is served as soon as it is pressed', async () => {
  const data = join(aFolder(), 'data');
  const port = String(await aFreePort());
  const serving = await aCommand('Stop ', 'serve', '--data', data, '--site-port', port);
  expect(await answers(`http://localhost:${port}/`)).toBe(503);
  expect(existsSync(data)).toBe(false);
  execFileSync('cp', ['-r', await aNewsroom(), data]);
  await until(async () => (await answers(`http://localhost:${port}/`)) === 200);
  await serving.stop();
});

test('the first administrator’s link is in no log, but in a file that nobody else may read', async () => {
  const data = await aNewsroom();
  const { said, office } = await aServer(data);
  const file = join(data, 'first-administrator.txt');
  expect(said()).toContain(`with the link in ${file}`);
  expect(said()).not.toContain('/welcome#');
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${office}/welcome#\\S+\\n$`));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('pages name themselves by the port that a start chooses, and by the address that it is told', async () => {
  const data = await aNewsroom();
  const canonical = async (site: string) =>
    /rel="canonical" href="([^"]*)"/.exec(await (await fetch(`${site}/`)).text())?.[1];
  const port = String(await aFreePort());
  const first = await aServer(data, '--site-port', port);
  expect(await canonical(first.site)).toBe(`http://localhost:${port}/`);
  expect(first.said()).toContain(`From now on pages give http://localhost:${port} as their address`);
  expect(await (await fetch(`${first.site}/feeds/uk.rss`)).text()).toContain(`http://localhost:${port}/`);
  await first.stop();
  const second = await aServer(data, '--site-port', port, '--site-url', 'https://paper.example');
  expect(await canonical(second.site)).toBe('https://paper.example/');
  expect(second.said()).toContain(`a proxy must bring readers from there to http://localhost:${port}`);
  await second.stop();
  // A public address is nobody's to change unasked.
  const third = await aServer(data, '--site-port', String(await aFreePort()));
  expect(await canonical(third.site)).toBe('https://paper.example/');
  expect(await settingsIn(data)).toMatchObject({ siteUrl: 'https://paper.example' });
});

test('served to others under the name of this machine alone, the start and the doctor say so', async () => {
  const data = await aNewsroom();
  const { said } = await aServer(data, '--host', '0.0.0.0');
  expect(said()).toContain(
    'which nobody else can reach: change the address of the site on the Settings screen, or start with --site-url',
  );
  const { err } = await standfirst('doctor', '--data', data);
  expect(err).toMatch(/wrong {2}Settings\n.*siteUrl: .*nobody else can reach/);
});

test('a log that nobody takes any more ends nothing', async () => {
  const { site, pid, closeLog } = await aServer(await aNewsroom());
  closeLog();
  process.kill(childrenOf(pid).newsroom, 'SIGKILL');
  process.kill(childrenOf(pid).readers, 'SIGKILL');
  await until(async () => (await answers(`${site}/`)) === 200);
  await sleep(500);
  expect(childrenOf(pid).newsroom).toBeGreaterThan(0);
});
