import { closeSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { type Ended, standfirst, startUntil } from '../house/standfirst.ts';
import { aNewsroom, filesOf, setSettings, settingsIn } from './newsrooms.ts';

const checks = [
  'Node',
  'Data folder',
  'Room on the disk',
  'Database',
  'Write-ahead log',
  'Newsroom',
  'Settings',
  'Authenticator apps',
  'Press',
  'Shelf',
  'Older stories',
  'Media',
  'Originals',
  'Backups',
];

/** What the doctor says of each check: `sound` or `wrong`. */
function verdicts({ err }: Ended): Record<string, string> {
  return Object.fromEntries(
    [...err.matchAll(/^(sound|wrong) {2}(.+)$/gm)].map(([, verdict = '', name = '']) => [name, verdict]),
  );
}

/** Expects one check alone to be wrong, with these words, and the exit code 1. */
function expectOnly(ended: Ended, wrong: string, words: string): void {
  expect(verdicts(ended)).toEqual(Object.fromEntries(checks.map((name) => [name, name === wrong ? 'wrong' : 'sound'])));
  expect(ended.err).toContain(words);
  expect(ended.code).toBe(1);
}

test('a sound newsroom: every check is named, nothing is changed, exit code 0', async () => {
  const data = await aNewsroom();
  const before = filesOf(join(data, 'shelf'));
  const ended = await standfirst('doctor', '--data', data);
  expect(verdicts(ended)).toEqual(Object.fromEntries(checks.map((name) => [name, 'sound'])));
  expect([ended.code, ended.out]).toEqual([0, '']);
  expect(filesOf(join(data, 'shelf'))).toEqual(before);
});

test('a settings file that nobody reads is named with the commands for it, and one that is still to be read with its slips', async () => {
  const data = await aNewsroom();
  const file = join(data, 'newsroom.json');
  const right = JSON.stringify(await settingsIn(data));
  writeFileSync(file, right);
  expectOnly(await standfirst('doctor', '--data', data), 'Settings', `\`standfirst settings set ${file}\` applies it`);
  // As the folder of an older Standfirst: nobody has looked for the file yet.
  const database = new DatabaseSync(join(data, 'standfirst.db'));
  database.exec("delete from documents where name = 'settings-file'");
  database.close();
  writeFileSync(file, right.replace('"name"', 'name'));
  expectOnly(await standfirst('doctor', '--data', data), 'Settings', `${file}: Expected property name`);
  writeFileSync(file, right.replace('Europe/London', 'Europe/Londonium'));
  const place = `${file}: editions/0/clocks/1/timeZone: Not an IANA time zone. Write one such as Europe/London.`;
  expectOnly(await standfirst('doctor', '--data', data), 'Settings', place);
  writeFileSync(file, right);
  const sound = await standfirst('doctor', '--data', data);
  expect([sound.code, sound.err]).toEqual([0, expect.stringContaining('Pages give http')]);
});

test('settings check names what cannot be used and what differs, and changes nothing', async () => {
  const data = await aNewsroom();
  const file = join(aFolder(), 'settings.json');
  const now = await settingsIn(data);
  writeFileSync(file, JSON.stringify({ ...now, siteUrl: 'harbour' }));
  const wrong = await standfirst('settings', 'check', file, '--data', data);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining(`${file}: siteUrl`)]);
  writeFileSync(file, JSON.stringify({ ...now, name: 'The Tern' }));
  const other = await standfirst('settings', 'check', file, '--data', data);
  expect([other.code, other.out]).toEqual([0, 'name: Standfirst → The Tern\n']);
  expect(await settingsIn(data)).toEqual(now);
  const missing = await standfirst('settings', 'set', join(aFolder(), 'none.json'), '--data', data);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('cannot be read (ENOENT)')]);
});

test('a damaged database is the last word, whether its head, a table or an index is damaged', async () => {
  const data = await aNewsroom();
  const file = join(data, 'standfirst.db');
  const right = readFileSync(file);
  const index = pageOf(file, 'sqlite_autoindex_stories_1');
  for (const [from, to, words] of [
    [0, 4096, 'The database of this newsroom is damaged. Stop the server'],
    [...pageOf(file, 'versions'), 'The database of this newsroom is damaged. Stop the server'],
    [
      index[1] - 8,
      index[1],
      'Stop the server, keep a copy of the folder, and restore the last backup or export into a new one.',
    ],
  ] as const) {
    overwrite(file, from, to);
    const ended = await standfirst('doctor', '--data', data);
    expect(verdicts(ended), words).toMatchObject({ Database: 'wrong' });
    expect(verdicts(ended)).not.toHaveProperty('Press');
    expect(ended.err).toContain(words);
    expect(ended.err).not.toContain('fault in Standfirst');
    expect(ended.code).toBe(1);
    writeFileSync(file, right);
  }
  expect((await standfirst('doctor', '--data', data)).code).toBe(0);
});

test('other commands say the same of a damaged database, and no stack trace', async () => {
  const data = await aNewsroom();
  overwrite(join(data, 'standfirst.db'), 0, 4096);
  for (const words of [['press'], ['why', '/']]) {
    const { code, err } = await standfirst(...words, '--data', data);
    expect([code, err], words[0]).toEqual([
      1,
      expect.stringMatching(/^The database of this newsroom is damaged\. .+\n$/),
    ]);
  }
  const served = await startUntil(data, 'The newsroom will be tried again');
  expect(served.said()).toMatch(/^The database of this newsroom is damaged\. .+\nReaders are served at .+\n$/);
  expect(await served.stop()).toEqual({ code: 0, signal: null });
});

/** Where the first page of a table or an index stands in the file of a database. */
function pageOf(file: string, name: string): [from: number, to: number] {
  const database = new DatabaseSync(file);
  const page = database.prepare('select rootpage from sqlite_master where name = ?').get(name)?.['rootpage'];
  const size = Number(database.prepare('pragma page_size').get()?.['page_size']);
  database.close();
  return [(Number(page) - 1) * size, Number(page) * size];
}

function overwrite(file: string, from: number, to: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(to - from, 0xa5), 0, to - from, from);
  closeSync(handle);
}

test('a page changed by hand is named, with the remedy', async () => {
  const data = await aNewsroom();
  writeFileSync(join(data, 'shelf', 'corrections.html'), 'Nothing was ever wrong.');
  const remedy = '/corrections: These bytes are not what the press produces. `standfirst press --all` repairs it.';
  expectOnly(await standfirst('doctor', '--data', data), 'Shelf', remedy);
});

test('whatever stands in the place of a page or of a file is named, and nothing crashes', async () => {
  const data = await aNewsroom();
  const page = join(data, 'shelf', 'corrections.html');
  rmSync(page);
  mkdirSync(join(page, 'inside'), { recursive: true });
  symlinkSync('index.html', join(data, 'shelf', 'loop.html'));
  rmSync(join(data, 'shelf', 'index.html'));
  symlinkSync('loop.html', join(data, 'shelf', 'index.html'));
  const ended = await standfirst('doctor', '--data', data);
  expect(verdicts(ended)).toMatchObject({ Shelf: 'wrong', Media: 'sound' });
  expect(ended.err).toContain('/corrections: These bytes are not what the press produces.');
  expect(ended.err).not.toContain('fault in Standfirst');
  const checked = await standfirst('press', '--check', '--data', data);
  expect([checked.code, checked.err]).toEqual([1, expect.not.stringContaining('fault in Standfirst')]);
  expect(checked.out).toContain('differs\t/corrections\n');
  const mended = await standfirst('press', '--data', data);
  expect([mended.code, mended.err]).toEqual([0, expect.stringContaining('/corrections: it was incomplete')]);
  const after = await standfirst('doctor', '--data', data);
  expect([after.code, after.err]).toEqual([0, expect.stringMatching(/The shelf was last checked on .+ repaired\./)]);
  mkdirSync(join(data, 'newsroom.json'));
  const settings = await standfirst('doctor', '--data', data);
  expect(verdicts(settings)).toMatchObject({ Settings: 'wrong', Shelf: 'sound' });
});

test('a section that a navigation names and the newsroom does not have is told, with the place', async () => {
  const data = await aNewsroom();
  const { editions } = (await settingsIn(data)) as { editions: { nav: string[] }[] };
  const [first, ...others] = editions;
  const nav = [...(first?.nav ?? []), 'no-such-section'];
  await setSettings(data, { editions: [{ ...first, nav }, ...others] });
  const place = `settings: editions/0/nav/${nav.length - 1}`;
  expectOnly(await standfirst('doctor', '--data', data), 'Settings', `${place}: There is no section “no-such-section”`);
});

test('press --check says nothing of a shelf by a database that is damaged', async () => {
  const data = await aNewsroom();
  const file = join(data, 'standfirst.db');
  const [, to] = pageOf(file, 'sqlite_autoindex_stories_1');
  overwrite(file, to - 8, to);
  const { code, out, err } = await standfirst('press', '--check', '--data', data);
  expect([code, out, err]).toEqual([1, '', expect.stringContaining('The database of this newsroom is damaged.')]);
});

test('a press that is behind is told, and that nothing is lost', async () => {
  const data = await aNewsroom();
  const database = new DatabaseSync(join(data, 'standfirst.db'));
  database.exec("update cursors set seq = seq - 2 where name = 'press'");
  database.close();
  const remedy = '2 changes are not pressed yet. `standfirst press` does that; a running server does it by itself.';
  expectOnly(await standfirst('doctor', '--data', data), 'Press', remedy);
  expect((await standfirst('press', '--data', data)).code).toBe(0);
  expect((await standfirst('doctor', '--data', data)).code).toBe(0);
});

test('where there is no newsroom it says how to make one, and makes none', async () => {
  const nowhere = join(aFolder(), 'nowhere');
  const missing = await standfirst('doctor', '--data', nowhere);
  expect([missing.code, missing.err]).toEqual([
    1,
    expect.stringContaining('There is no newsroom here. `standfirst start` makes one'),
  ]);
  expect(filesOf(nowhere).size).toBe(0);
  mkdirSync(nowhere);
  const empty = await standfirst('doctor', '--data', nowhere);
  expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('The newsroom was not fully set up.')]);
  rmSync(nowhere, { recursive: true });
  writeFileSync(nowhere, 'a file');
  const file = await standfirst('doctor', '--data', nowhere);
  expect(file.code).toBe(1);
  expect(verdicts(file)).toMatchObject({ 'Data folder': 'wrong' });
});
