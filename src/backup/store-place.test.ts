import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { anObjectServer } from '../../test/house/object-server.ts';
import type { ObjectServer } from '../../test/house/serve-objects.ts';
import { openObjects } from '../objects/open-objects.ts';
import { letOldGo } from './old-backups.ts';
import { makeRepository, openRepository, type Repository } from './repository.ts';
import { differencesIn, restoreBackup } from './restore-backup.ts';
import { storePlace } from './store-place.ts';
import { takeBackup } from './take-backup.ts';

const placeAt = ({ place }: ObjectServer) => storePlace(openObjects({ ...place, prefix: 'backups' }));

function aNewsroom(): string {
  const root = aFolder();
  mkdirSync(join(root, 'media'));
  writeFileSync(join(root, 'standfirst.db'), 'The mayor resigns. '.repeat(30_000));
  writeFileSync(join(root, 'media', 'picture.jpg'), 'a picture');
  return root;
}

const take = (repository: Repository, root: string, at: string) =>
  takeBackup(repository, {
    kept: [
      { name: 'standfirst.db', path: join(root, 'standfirst.db'), isChanging: true },
      { name: 'media', path: join(root, 'media') },
    ],
    at,
  });

test.each([null, 'hazel harbour 1907'])(
  'what is kept in an object store comes back, and nothing is put twice (secret: %s)',
  async (secret) => {
    const server = await anObjectServer();
    const root = aNewsroom();
    const first = await take(await makeRepository(placeAt(server), secret), root, '2026-11-29T12:00:00Z');
    expect(first.written).toBeGreaterThan(0);
    server.asked.length = 0;
    const repository = await openRepository(placeAt(server), secret);
    const second = await take(repository, root, '2026-11-30T12:00:00Z');
    expect(second.written).toBe(0);
    expect(server.asked.filter((line) => line.startsWith('PUT'))).toEqual([
      'PUT backups/backups/2026-11-30T12-00-00Z 200',
    ]);
    const to = join(aFolder(), 'back');
    await restoreBackup(repository, { backup: first, to });
    expect(readFileSync(join(to, 'standfirst.db')).equals(readFileSync(join(root, 'standfirst.db')))).toBe(true);
    expect(await differencesIn(repository, second, to)).toEqual([]);
    expect((await repository.backups()).map(({ at }) => at)).toEqual(['2026-11-29T12:00:00Z', '2026-11-30T12:00:00Z']);
    const lying = [...server.objects.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
    expect(secret !== null && /mayor|standfirst\.db/.test(lying)).toBe(false);
  },
);

test('old backups go from an object store with what no other needs', async () => {
  const server = await anObjectServer();
  const root = aNewsroom();
  const repository = await makeRepository(placeAt(server), null);
  await take(repository, root, '2026-10-01T12:00:00Z');
  writeFileSync(join(root, 'media', 'picture.jpg'), 'another picture');
  const last = await take(repository, root, '2026-10-02T12:00:00Z');
  const before = server.objects.size;
  expect((await letOldGo(repository, '2026-11-01T00:00:00Z')).dropped).toHaveLength(1);
  expect(server.objects.size).toBeLessThan(before);
  await restoreBackup(await openRepository(placeAt(server), null), { backup: last, to: join(aFolder(), 'back') });
});

test('a store that goes away is an error and damages nothing; a piece that is damaged there is never brought back', async () => {
  const server = await anObjectServer();
  const root = aNewsroom();
  const repository = await makeRepository(placeAt(server), null);
  const first = await take(repository, root, '2026-11-29T12:00:00Z');
  const objects = new Map(server.objects);
  server.behave('away');
  await expect(take(repository, root, '2026-11-30T12:00:00Z')).rejects.toThrow(/cannot be reached/);
  await expect(repository.takeAwayDamaged()).rejects.toThrow(/cannot be reached/);
  await expect(restoreBackup(repository, { backup: first, to: join(aFolder(), 'back') })).rejects.toThrow(
    /cannot be reached/,
  );
  server.behave('well');
  expect(server.objects).toEqual(objects);
  const [piece = ''] = [...server.objects.keys()].filter((key) => key.startsWith('backups/pieces/'));
  server.objects.set(piece, Buffer.from('torn'));
  expect(await repository.takeAwayDamaged()).toBe(1);
  const again = await take(repository, root, '2026-11-30T12:00:00Z');
  await restoreBackup(repository, { backup: again, to: join(aFolder(), 'back') });
});

test('a prefix under which something else lies is not made one of backups', async () => {
  const server = await anObjectServer();
  server.objects.set('backups/letter.txt', Buffer.from('Dear Ada,'));
  await expect(makeRepository(placeAt(server), null)).rejects.toMatchObject({ code: 'backup-folder-taken' });
  await expect(openRepository(placeAt(server), null)).rejects.toMatchObject({ code: 'no-backups' });
});
