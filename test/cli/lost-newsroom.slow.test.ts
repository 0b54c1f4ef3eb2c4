import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder } from '../house/folders.ts';
import { anyPorts, standfirst, startUntil, until } from '../house/standfirst.ts';
import { aNewsroom, aServer, filesOf, pages, settingsIn } from './newsrooms.ts';

// What is left of a newsroom whose database is gone is kept as it is, whoever comes along with whatever command: nothing is ever
// made in its place, readers have the pages on its shelf, and what helps is named.

const names = [
  'standfirst.db',
  'standfirst.db-wal',
  'standfirst.db-shm',
  'standfirst.db-press.lock',
  'standfirst.db-press.lock.next',
];

async function aLostNewsroom(): Promise<string> {
  const data = await aNewsroom();
  for (const name of names) rmSync(join(data, name), { force: true });
  return data;
}

/** Everything in a folder but what a running server says of itself. */
function kept(data: string): Map<string, string> {
  return new Map(
    [...filesOf(data)].filter(([name]) => !/^(standfirst\.lock|running\.json|last-good\/|shelf\/\.shelf\/)/.test(name)),
  );
}

test('a start serves readers from the shelf, says what helps, and replaces nothing', async () => {
  const data = await aLostNewsroom();
  const before = kept(data);
  for (const more of [[], ['--empty'], ['--demo']]) {
    const { site, said, stop } = await startUntil(data, 'The newsroom will be tried again', ...more);
    expect(said()).toContain(`The database of the newsroom in ${data} is missing`);
    expect(said()).toContain('`standfirst import EXPORT --data');
    const front = await fetch(`${site}/`);
    expect([front.status, (await front.text()).includes('/news/')]).toEqual([200, true]);
    expect(await stop()).toEqual({ code: 0, signal: null });
    expect(kept(data)).toEqual(before);
  }
});

test('no other command sets a newsroom up there, nor recommends the start that would', async () => {
  const data = await aLostNewsroom();
  const before = kept(data);
  const page = join(pages, 'text-paper.txt');
  for (const words of [
    ['import', page],
    ['import', page, '--publish'],
    ['press'],
    ['press', '--all'],
    ['why', '/'],
    ['export', join(aFolder(), 'out')],
  ]) {
    const { code, err } = await standfirst(...words, '--data', data);
    expect([code, err], words.join(' ')).toEqual([1, expect.stringContaining('is missing')]);
    expect(err).not.toMatch(/`standfirst start`/);
  }
  const doctor = await standfirst('doctor', '--data', data);
  expect(doctor.code).toBe(1);
  expect(doctor.err).toMatch(/wrong {2}Newsroom\n.*is missing/);
  expect(doctor.err).not.toMatch(/`standfirst start`/);
  expect(kept(data)).toEqual(before);
});

test.each([
  ['the settings file', (data: string) => write(data, 'newsroom.json', '{}')],
  ['the settings file that was read', (data: string) => write(data, 'newsroom.json.imported', '{}')],
  ['pages', (data: string, whole: string) => cpSync(join(whole, 'shelf'), join(data, 'shelf'), { recursive: true })],
  ['pictures', (data: string) => write(join(data, 'media', '3f9a0c55aa'), '640.webp', 'a picture')],
  ['originals', (data: string) => write(join(data, 'originals', '3f'), '3f9a', 'a photograph')],
  ['the log of a database', (data: string) => write(data, 'standfirst.db-wal', 'a log')],
  ['an export', (data: string) => write(data, 'standfirst-export.json', '{}')],
  [
    'an emptied database and pages',
    (data: string, whole: string) => {
      cpSync(join(whole, 'shelf'), join(data, 'shelf'), { recursive: true });
      write(data, 'standfirst.db', '');
    },
  ],
] as const)('%s alone is enough', async (_what, leave) => {
  const whole = await aNewsroom();
  const data = join(aFolder(), 'data');
  mkdirSync(data);
  leave(data, whole);
  const before = kept(data);
  if (existsSync(join(data, 'shelf'))) await (await startUntil(data, 'The newsroom will be tried again')).stop();
  else {
    const { code, err } = await standfirst('start', '--data', data, ...anyPorts);
    expect([code, err]).toEqual([1, expect.stringMatching(/is missing|is an export/)]);
  }
  expect((await standfirst('import', join(pages, 'text-paper.txt'), '--data', data)).code).toBe(1);
  expect(kept(data)).toEqual(before);
});

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

test('a database that was never set up beside what is left of a newsroom makes none in its place either', async () => {
  const data = await aLostNewsroom();
  // An empty database of our own: all tables, no newsroom.
  await (await openStore(join(data, 'standfirst.db'))).close();
  const pagesBefore = filesOf(join(data, 'shelf', 'news'));
  await (await startUntil(data, 'The newsroom will be tried again')).stop();
  expect((await standfirst('import', join(pages, 'text-paper.txt'), '--data', data)).code).toBe(1);
  expect(filesOf(join(data, 'shelf', 'news'))).toEqual(pagesBefore);
});

test('the database put back, or an export restored, while readers are served brings the newsroom back by itself', async () => {
  const whole = await aNewsroom();
  const out = join(aFolder(), 'out');
  expect((await standfirst('export', out, '--data', whole)).code).toBe(0);
  const data = await aLostNewsroom();
  const { said, stop, site } = await startUntil(data, 'The newsroom will be tried again');
  expect((await standfirst('import', out, '--data', data)).code).toBe(0);
  await until(() => said().includes('is ready ('));
  expect((await fetch(`${site}/`)).status).toBe(200);
  expect(await stop()).toEqual({ code: 0, signal: null });
  expect((await standfirst('press', '--check', '--data', data)).code).toBe(0);
});

test('--empty begins with a settings file that somebody wrote for it', async () => {
  const data = join(aFolder(), 'data');
  mkdirSync(data);
  const settings = await settingsIn(await aNewsroom());
  writeFileSync(join(data, 'newsroom.json'), JSON.stringify({ ...settings, name: 'The Quay Street Echo' }));
  const { site } = await aServer(data, '--empty');
  expect(await (await fetch(`${site}/`)).text()).toContain('The Quay Street Echo');
  expect(readdirSync(data).filter((name) => name.startsWith('newsroom.json'))).toEqual(['newsroom.json.imported']);
});

test('an export is no data folder', async () => {
  const out = join(aFolder(), 'out');
  await standfirst('export', out, '--data', await aNewsroom());
  const before = filesOf(out);
  const { code, err } = await standfirst('import', out, '--data', out);
  expect([code, err]).toEqual([1, expect.stringContaining('is an export and not a newsroom')]);
  expect(filesOf(out)).toEqual(before);
});

test('a second start in a folder in use says so, by whom, and harms nothing', async () => {
  const data = await aNewsroom();
  const { site, pid } = await aServer(data);
  for (const own of [anyPorts, ['--site-port', new URL(site).port, '--newsroom-port', '0']]) {
    const { code, err } = await standfirst('start', '--data', data, ...own);
    expect(code).toBe(1);
    expect(err).toContain(`A newsroom is already running in ${data} (process ${pid}, since `);
    expect(err).toContain('name another folder with --data');
  }
  expect((await fetch(`${site}/`)).status).toBe(200);
});

test('a database of a newer Standfirst is called that, and readers are served', async () => {
  const data = await aNewsroom();
  const database = new DatabaseSync(join(data, 'standfirst.db'));
  database.exec("insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '2030-01-01T00:00:00Z')");
  database.close();
  const { said, site } = await startUntil(data, 'The newsroom will be tried again');
  expect(said()).toContain('was written by a newer version of Standfirst');
  expect((await fetch(`${site}/`)).status).toBe(200);
  const doctor = await standfirst('doctor', '--data', data);
  expect(doctor.err).toContain('was written by a newer version of Standfirst');
  expect(doctor.err).not.toContain('fault in Standfirst');
});

test('an emptied file of a database is no newsroom to press', async () => {
  const data = await aNewsroom();
  for (const name of names.slice(1)) rmSync(join(data, name), { force: true });
  truncateSync(join(data, 'standfirst.db'), 0);
  const { code, err } = await standfirst('press', '--all', '--data', data);
  expect([code, err]).toEqual([1, expect.stringContaining('is missing')]);
});
