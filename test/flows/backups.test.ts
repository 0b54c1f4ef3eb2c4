import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { publishStory } from '../house/publish-story.ts';
import { standing } from '../house/shelves.ts';
import { aStory, idOf } from '../house/stories.ts';
import { root } from '../tidy/source-tree.ts';
import { silentLog } from '../../src/base/log.ts';
import { folderPlace } from '../../src/backup/folder-place.ts';
import { openRepository } from '../../src/backup/repository.ts';
import { killStory } from '../../src/newsroom/publishing/kill-story.ts';
import { suppressVersion } from '../../src/newsroom/publishing/suppress-version.ts';
import { checkShelf } from '../../src/press/check.ts';
import { pressAll } from '../../src/press/press.ts';
import type { Shelf } from '../../src/press/shelf.ts';
import { addAccount, changeState, readAccount } from '../../src/store/people.ts';
import { readWhereabouts } from '../../src/store/versions.ts';
import { openBackups, refuseInside, secretIn, takeBackupOf, withBackups } from '../../src/main/backups.ts';
import { readBackupFailure, readBackupNote } from '../../src/main/backup-note.ts';
import { runBackup } from '../../src/main/commands/backup.ts';
import { atTheEnd } from '../house/endings.ts';
import { anObjectServer } from '../house/object-server.ts';
import { runRestore } from '../../src/main/commands/restore.ts';
import { makeEmpty } from '../../src/main/import-settings-file.ts';
import { keepBackups } from '../../src/main/keep-backups.ts';
import { newsroomFolder } from '../../src/main/newsroom-folder.ts';
import { openRooms } from '../../src/main/open-rooms.ts';
import { passTime } from '../../src/main/pass-time.ts';

const ada = { name: 'Ada Reed' };

async function aNewsroomOnDisk() {
  const folder = newsroomFolder(join(aFolder(), 'data'));
  const rooms = await openRooms(folder, silentLog);
  await makeEmpty(rooms, 'https://harbour.example');
  const publish = (number: number, headline: string, change: 'first' | 'update' = 'first') =>
    publishStory(
      rooms,
      {
        story: aStory({ id: idOf(number), urlSlug: `s-${number}`, headline }),
        ...{ change, note: change === 'first' ? null : 'More is known.' },
      },
      ada,
    );
  return { folder, rooms, publish };
}

async function pagesOn(shelf: Shelf): Promise<Record<string, string | undefined>> {
  const pages: Record<string, string | undefined> = {};
  for await (const path of shelf.paths()) pages[path] = (await shelf.tag(path)) ?? undefined;
  return pages;
}

const again = (data: string) => openRooms(newsroomFolder(data), silentLog);

test('a newsroom that runs is kept, and comes back with the same site byte for byte', async () => {
  const { folder, rooms, publish } = await aNewsroomOnDisk();
  for (const number of [1, 2, 3]) await publish(number, `Headline ${number}`);
  mkdirSync(join(folder.originals, 'ab'), { recursive: true });
  writeFileSync(join(folder.originals, 'ab', 'one.jpg'), 'bytes of a picture');
  const target = join(aFolder(), 'backups');
  expect(await runBackup(target, { data: folder.root, keepDays: 30, list: false, verify: false })).toBe(0);
  expect(await runBackup(target, { data: '', keepDays: 30, list: false, verify: true })).toBe(0);
  expect(readBackupNote(folder)?.target).toBe(target);
  expect(existsSync(folder.databaseCopy)).toBe(false);

  const data = join(aFolder(), 'data');
  expect(await runRestore(target, { data })).toBe(0);
  const restored = await again(data);
  await passTime(rooms);
  await pressAll(rooms);
  expect(await pagesOn(restored.shelf)).toEqual(await pagesOn(rooms.shelf));
  expect(statSync(join(data, 'originals', 'ab', 'one.jpg')).size).toBe(18);
  await restored.close();
  await rooms.close();
  await expect(runRestore(target, { data })).rejects.toMatchObject({ code: 'folder-not-empty' });
  expect(existsSync(`${data}.restoring`)).toBe(false);
});

test('restoring brings back nothing that was killed or suppressed since, and lets nobody in who was suspended', async () => {
  const { folder, rooms, publish } = await aNewsroomOnDisk();
  for (const number of [1, 2, 3]) await publish(number, `Headline ${number}`);
  await publish(2, 'Headline 2, again', 'update');
  await rooms.store.write((tx) =>
    addAccount(
      tx,
      { id: 'p1', email: 'sam@harbour.example', name: 'Sam', role: 'reporter', isDemo: false },
      rooms.clock.now(),
    ),
  );
  const target = join(aFolder(), 'backups');
  const { at } = await withBackups(target, null, (repository) => takeBackupOf(folder, repository));
  await killStory(rooms, { storyId: idOf(1), reason: 'It was not so.' }, ada);
  await suppressVersion(rooms, { storyId: idOf(2), number: 1, reason: 'A court said so.' }, ada);
  await publish(3, 'Headline 3, without the name', 'update');
  await suppressVersion(rooms, { storyId: idOf(3), number: 1, reason: 'It named a child.' }, ada);
  await rooms.store.write((tx) => changeState(tx, 'p1', { is: 'deactivated', at: rooms.clock.now() }));
  await withBackups(target, null, (repository) => takeBackupOf(folder, repository));
  await rooms.close();
  expect(await (await openRepository(folderPlace(target), null)).backups()).toHaveLength(2);

  const data = join(aFolder(), 'data');
  await runRestore(target, { data, at });
  const restored = await again(data);
  const { store, shelf } = restored;
  const states = await Promise.all([1, 2, 3].map((number) => readWhereabouts(store.reader, idOf(number))));
  expect(states.map((one) => one?.state.is)).toEqual(['killed', 'live', 'withdrawn']);
  expect((await shelf.get(`/news/${idOf(1)}/s-1`))?.item.is).toBe('gone');
  const tombstone = await standing(shelf, `/news/${idOf(2)}/s-2/versions/1`);
  expect([tombstone?.includes('A court said so.'), tombstone?.includes('Headline 2<')]).toEqual([true, false]);
  expect((await shelf.get(`/news/${idOf(3)}/s-3`))?.item.is).toBe('gone');
  expect((await readAccount(store.reader, 'p1'))?.state.is).toBe('deactivated');
  expect(await checkShelf(restored)).toEqual([]);
  await restored.close();
});

test('a key file that is not there, or has nothing in it, is named', () => {
  const empty = join(aFolder(), 'empty');
  writeFileSync(empty, '\n');
  expect(() => secretIn(`${empty}-not`)).toThrow(expect.objectContaining({ code: 'no-such-file' }));
  expect(() => secretIn(empty)).toThrow(expect.objectContaining({ code: 'backup-key-empty' }));
});

test('backups and the newsroom may not lie in each other', () => {
  const folder = newsroomFolder('/srv/paper/data');
  for (const target of ['/srv/paper/data', '/srv/paper/data/backups', '/srv/paper', '/'])
    expect(() => refuseInside(folder, target)).toThrow(expect.objectContaining({ code: 'backup-inside' }));
  for (const target of ['/srv/paper/data-backups', '/mnt/disk/..data', '/srv/other'])
    expect(() => refuseInside(folder, target)).not.toThrow();
});

test('whoever backs up waits for nobody, and two never do it in one place', async () => {
  const target = join(aFolder(), 'backups');
  await withBackups(target, null, async () => {
    await expect(withBackups(target, null, async () => {})).rejects.toMatchObject({ code: 'backup-busy' });
  });
});

/** An object store that the environment of this process names until the test ends; the address of a place in it. */
async function aStoreInReach(): Promise<string> {
  const { place } = await anObjectServer();
  const { endpoint, accessKey, secretKey, bucket } = place;
  const said = { ENDPOINT: endpoint, ACCESS_KEY: accessKey, SECRET_KEY: secretKey };
  for (const [name, value] of Object.entries(said)) process.env[`STANDFIRST_S3_${name}`] = value;
  atTheEnd(() => Object.keys(said).forEach((name) => delete process.env[`STANDFIRST_S3_${name}`]));
  return `s3://${bucket}/backups`;
}

test('a newsroom kept in an object store comes back from there; two never change what lies there', async () => {
  const target = await aStoreInReach();
  const { folder, rooms, publish } = await aNewsroomOnDisk();
  await publish(1, 'Headline 1');
  const options = { data: folder.root, keepDays: 30, list: false, verify: false };
  expect(await runBackup(target, options)).toBe(0);
  await killStory(rooms, { storyId: idOf(1), reason: 'It was not so.' }, ada);
  await withBackups(target, null, async (repository) => {
    await takeBackupOf(folder, repository);
    await expect(withBackups(target, null, async () => {})).rejects.toMatchObject({ code: 'backup-busy' });
  });
  await rooms.close();
  expect(await runBackup(target, { ...options, list: true })).toBe(0);
  expect(await runBackup(target, { ...options, verify: true })).toBe(0);
  const [first] = await (await openBackups(target, null)).backups();
  const data = join(aFolder(), 'data');
  await runRestore(target, { data, at: first?.at ?? '' });
  const restored = await again(data);
  expect((await restored.shelf.get(`/news/${idOf(1)}/s-1`))?.item.is).toBe('gone');
  expect(await checkShelf(restored)).toEqual([]);
  await restored.close();
});

test('backups are made by themselves where the environment says so, and one that cannot be made is logged', async () => {
  const { folder, rooms } = await aNewsroomOnDisk();
  await rooms.close();
  const main = join(root, 'src', 'main', 'main.ts');
  const target = join(aFolder(), 'backups');
  const stopping = new AbortController();
  const complaints: unknown[] = [];
  const log = { ...silentLog, error: (...said: unknown[]) => void complaints.push(said) };
  const keeping = { main, log, signal: stopping.signal, firstLook: 1 };
  const made = keepBackups(folder, { ...keeping, env: { STANDFIRST_BACKUP: target } });
  await expect.poll(() => readBackupNote(folder)?.target, { timeout: 60_000 }).toBe(target);
  rmSync(folder.backupNote);
  const failing = keepBackups(folder, { ...keeping, env: { STANDFIRST_BACKUP: join(folder.root, 'backups') } });
  await expect.poll(() => JSON.stringify(complaints), { timeout: 60_000 }).toContain('lie one inside the other');
  expect(readBackupFailure(folder)?.said).toContain('lie one inside the other');
  stopping.abort();
  await Promise.all([made, failing]);
  expect(await (await openRepository(folderPlace(target), null)).backups()).toHaveLength(1);
});
