import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { silentLog } from '../base/log.ts';
import { exportNewsroom } from '../newsroom/export-newsroom.ts';
import { pressAll } from '../press/press.ts';
import { newsroomFolder } from './newsroom-folder.ts';
import { holdFolder } from './folder-lock.ts';
import { makeEmpty } from './import-settings-file.ts';
import { openRooms } from './open-rooms.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

async function aNewsroom(root: string) {
  const rooms = await openRooms(newsroomFolder(root), silentLog);
  await makeEmpty(rooms, 'https://harbour.example');
  return rooms;
}

const databaseFiles = (root: string) => readdirSync(root).filter((name) => /\.db(?:-wal|-shm)?$/.test(name));

test('what holds secrets is for its owner alone: the folder, the database, its log and its index', async () => {
  const root = join(aFolder(), 'data');
  // As at a start: it is held before there is anything in it.
  holdFolder(newsroomFolder(root), { pid: process.pid, since: '2026-11-28T09:00:00Z', site: '', host: '' })();
  const rooms = await aNewsroom(root);
  expect(modeOf(root)).toBe('700');
  expect(databaseFiles(root)).toEqual(['standfirst.db', 'standfirst.db-shm', 'standfirst.db-wal']);
  for (const name of databaseFiles(root)) expect([name, modeOf(join(root, name))]).toEqual([name, '600']);
  await rooms.close();
});

test('a folder of before is closed to others at the next start, and a web server may still pass through it', async () => {
  const root = join(aFolder(), 'data');
  await (await aNewsroom(root)).close();
  for (const path of [root, mkdirSync(join(root, 'media'), { recursive: true }) ?? '']) chmodSync(path, 0o755);
  chmodSync(join(root, 'standfirst.db'), 0o644);
  const rooms = await openRooms(newsroomFolder(root), silentLog);
  const modes = [root, join(root, 'media'), join(root, 'standfirst.db')].map(modeOf);
  expect(modes).toEqual(['711', '711', '600']);
  await rooms.close();
});

test('pictures of stories that are not out yet are listed for nobody else, and a web server finds them by name', async () => {
  const root = join(aFolder(), 'data');
  const rooms = await aNewsroom(root);
  await rooms.media.put('3f9a0c1122334455/640.webp', Buffer.from('bytes'));
  const modes = ['media', 'media/3f9a0c1122334455/640.webp'].map((path) => modeOf(join(root, path)));
  expect(modes).toEqual(['711', '644']);
  await rooms.close();
});

test('the shelf stays readable for a web server', async () => {
  const root = join(aFolder(), 'data');
  const rooms = await aNewsroom(root);
  await pressAll(rooms);
  for (const path of ['shelf', 'shelf/_', 'shelf/_/include', 'shelf/index.html'])
    expect([path, statSync(join(root, path)).mode & 0o004]).toEqual([path, 0o004]);
  await rooms.close();
});

test('an export is for its owner alone, also when the empty folder was there', async () => {
  const root = join(aFolder(), 'data');
  const rooms = await aNewsroom(root);
  const [fresh, given] = [join(root, '../export'), join(root, '../given')];
  mkdirSync(given, { mode: 0o755 });
  for (const folder of [fresh, given]) {
    await exportNewsroom(rooms.store, folder, async () => {});
    expect(modeOf(folder)).toBe('700');
    for (const name of readdirSync(folder)) expect([name, modeOf(join(folder, name))]).toEqual([name, '600']);
  }
  await rooms.close();
});
