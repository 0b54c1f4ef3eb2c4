import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { aFreePort } from '../house/ports.ts';
import { aCommand, standfirst, until } from '../house/standfirst.ts';
import { root } from '../tidy/source-tree.ts';
import { aServer } from './newsrooms.ts';

/**
 * The data folder of a newsroom as Standfirst left it on 23 November 2026 (d861c6c), before the shelf had seals and a log: three stories
 * that are live and a draft. Made with `standfirst import`; type and style sheets, which every build presses, are left out.
 */
const packed = join(root, 'test', 'cli', 'fixtures', 'newsroom-of-november-2026.tgz');

function anOldNewsroom(): string {
  const folder = aFolder();
  execFileSync('tar', ['xzf', packed, '-C', folder]);
  return join(folder, 'newsroom');
}

/** What readers could ask for, and how it was answered. */
function addressesOn(shelf: string): [path: string, status: number][] {
  const entries = readdirSync(shelf, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map(({ parentPath, name }) => join(parentPath, name).slice(shelf.length));
  return names.filter((name) => !/^\/(_|\.shelf)\//.test(name)).map(addressOf);
}

function addressOf(name: string): [path: string, status: number] {
  if (name.endsWith('.redirect')) return [encodeURI(name.slice(0, -'.redirect'.length)), 301];
  return [encodeURI(name.replace(/^\/index\.html$/, '/').replace(/\.html$/, '')), 200];
}

const statusOf = (url: string) => fetch(url, { redirect: 'manual' }).then(({ status }) => status);

/** What people made, and the record of it. */
function rowsIn(data: string): Rows {
  const store = new DatabaseSync(join(data, 'standfirst.db'), { readOnly: true });
  const tables = ['stories', 'versions', 'drafts', 'revisions', 'redirects', 'sources', 'changes'];
  const rows = tables.map((table) => [table, store.prepare(`select * from ${table} order by rowid`).all()] as const);
  store.close();
  return inFull(Object.fromEntries(rows));
}

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Words that stand once, with their version, wherever they are referred to. */
function inFull(rows: Rows): Rows {
  const words = new Map(
    rows['versions']?.map(({ story_id: id, number, json }) => [JSON.stringify([id, number]), json]),
  );
  const full = (row: Rows[string][number]) => {
    const { json, id, story_id: storyId = id, version } = row;
    return { ...row, json: json === '' ? words.get(JSON.stringify([storyId, version])) : json };
  };
  return { ...rows, stories: rows['stories']?.map(full) ?? [], revisions: rows['revisions']?.map(full) ?? [] };
}

/** Every address there ever was, and since when. */
function everAddresses(data: string): ReadonlyMap<unknown, unknown> {
  const store = new DatabaseSync(join(data, 'standfirst.db'), { readOnly: true });
  const rows = store.prepare('select path, since from addresses').all();
  store.close();
  return new Map(rows.map(({ path, since }) => [path, since]));
}

test('a newsroom of an older version goes on: nothing of it is lost, and every address answers as before', async () => {
  const data = anOldNewsroom();
  const [addresses, rows, ever] = [addressesOn(join(data, 'shelf')), rowsIn(data), everAddresses(data)];
  expect(addresses.length).toBeGreaterThan(80);
  const { site, stop } = await aServer(data);
  await until(async () => (await standfirst('press', '--check', '--data', data)).code === 0);
  for (const [path, status] of addresses) expect([path, await statusOf(site + path)]).toEqual([path, status]);
  const now = rowsIn(data);
  // Every row stands as it was; what happened since comes after it.
  for (const [table, before] of Object.entries(rows))
    expect(now[table]?.slice(0, before.length), table).toMatchObject(before);
  const still = everAddresses(data);
  expect([...ever].filter(([path, since]) => still.get(path) !== since)).toEqual([]);
  await stop();
  expect((await standfirst('doctor', '--data', data)).code).toBe(0);
});

test('readers of an older newsroom are served before its database has been brought up to date', async () => {
  const data = anOldNewsroom();
  const port = String(await aFreePort());
  await aCommand('Stop ', 'serve', '--data', data, '--site-port', port);
  for (const [path, status] of addressesOn(join(data, 'shelf')))
    expect([path, await statusOf(`http://localhost:${port}${path}`)]).toEqual([path, status]);
});
