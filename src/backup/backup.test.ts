import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, aSmallDisk, noSmallDisk } from '../../test/house/folders.ts';
import { folderPlace } from './folder-place.ts';
import { letOldGo } from './old-backups.ts';
import { isRepository, makeRepository, openRepository, type Repository } from './repository.ts';
import { differencesIn, restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

/** Bytes that no compression makes smaller, the same for the same seed. */
function noise(size: number, seed: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0, state = seed; at < size; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    bytes[at] = state >> 16;
  }
  return bytes;
}

function aNewsroom(): string {
  const root = aFolder();
  mkdirSync(join(root, 'media', 'ab'), { recursive: true });
  writeFileSync(join(root, 'standfirst.db'), noise(600_000, 1), { mode: 0o600 });
  writeFileSync(join(root, 'media', 'ab', 'large.jpg'), noise(2_500_000, 2));
  writeFileSync(join(root, 'media', 'ab', 'empty.webp'), '');
  writeFileSync(join(root, 'media', '.part-7'), 'not finished');
  return root;
}

const keptOf = (root: string) => [
  { name: 'standfirst.db', path: join(root, 'standfirst.db'), isChanging: true },
  { name: 'media', path: join(root, 'media') },
  { name: 'originals', path: join(root, 'originals') },
];

const take = (repository: Repository, root: string, at = '2026-11-30T12:00:00Z') =>
  takeBackup(repository, { kept: keptOf(root), at });

function filesUnder(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = names.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]));
}

test.each([null, 'hazel harbour 1907'])('what was kept comes back byte for byte (secret: %s)', async (secret) => {
  const root = aNewsroom();
  const target = join(aFolder(), 'backups');
  const taken = await take(await makeRepository(folderPlace(target), secret), root);
  expect([taken.files, taken.bytes]).toEqual([3, 3_100_000]);
  expect(statSync(target).mode & 0o777).toBe(0o700);

  const repository = await openRepository(folderPlace(target), secret);
  const [backup] = await repository.backups();
  const to = join(aFolder(), 'back');
  await restoreBackup(repository, { backup: backup!, to });
  rmSync(join(root, 'media', '.part-7'));
  expect(filesUnder(to)).toEqual(filesUnder(root));
  expect(statSync(join(to, 'standfirst.db')).mode & 0o777).toBe(0o600);
  expect(await differencesIn(repository, backup!, to)).toEqual([]);

  writeFileSync(join(to, 'media', 'ab', 'large.jpg'), noise(2_500_000, 3));
  expect(await differencesIn(repository, backup!, to)).toEqual([join(to, 'media', 'ab', 'large.jpg')]);
});

test('a second backup takes what is new, and the first comes back as it was', async () => {
  const root = aNewsroom();
  const repository = await makeRepository(folderPlace(join(aFolder(), 'backups')), null);
  const first = await take(repository, root, '2026-11-29T12:00:00Z');
  const database = noise(600_000, 1);
  database.write('another page', 300_000);
  writeFileSync(join(root, 'standfirst.db'), database);
  writeFileSync(join(root, 'media', 'new.jpg'), noise(40_000, 4));
  const second = await take(repository, root);
  expect(second.written).toBeGreaterThan(170_000);
  expect(second.written).toBeLessThan(180_000);

  const to = join(aFolder(), 'back');
  await restoreBackup(repository, { backup: first, to, only: ['standfirst.db'] });
  expect(readFileSync(join(to, 'standfirst.db')).equals(noise(600_000, 1))).toBe(true);
  expect(readdirSync(to)).toEqual(['standfirst.db']);
  expect((await repository.backups()).map(({ at, tree }) => [at, tree])).toEqual(
    [first, second].map(({ at, tree }) => [at, tree]),
  );
});

test('a file of the same size and date whose pieces were lost is read again', async () => {
  const root = aNewsroom();
  const repository = await makeRepository(folderPlace(join(aFolder(), 'backups')), null);
  await take(repository, root, '2026-11-29T12:00:00Z');
  await repository.keepOnly(new Set());
  const again = await take(repository, root);
  await restoreBackup(repository, { backup: again, to: join(aFolder(), 'back') });
  expect(again.written).toBeGreaterThan(3_000_000);
});

test('old backups go with what no other needs, and never the last', async () => {
  const root = aNewsroom();
  const repository = await makeRepository(folderPlace(join(aFolder(), 'backups')), null);
  await take(repository, root, '2026-10-01T12:00:00Z');
  writeFileSync(join(root, 'media', 'ab', 'large.jpg'), noise(1_000_000, 5));
  const last = await take(repository, root, '2026-10-02T12:00:00Z');
  const { dropped, freed } = await letOldGo(repository, '2026-11-01T00:00:00Z');
  expect(dropped.map(({ at }) => at)).toEqual(['2026-10-01T12:00:00Z']);
  expect(freed).toBeGreaterThan(2_500_000);
  expect((await repository.backups()).map(({ at }) => at)).toEqual([last.at]);
  await restoreBackup(repository, { backup: last, to: join(aFolder(), 'back') });
  expect(await letOldGo(repository, '2026-12-01T00:00:00Z')).toEqual({ dropped: [], freed: 0 });
});

/** Changes the last byte of every piece: of folders and of files. */
function damageIn(target: string): void {
  const folder = join(target, 'pieces');
  for (const shard of readdirSync(folder)) {
    for (const name of readdirSync(join(folder, shard))) {
      const bytes = readFileSync(join(folder, shard, name));
      bytes[bytes.length - 1]! ^= 1;
      writeFileSync(join(folder, shard, name), bytes);
    }
  }
}

test('a damaged piece is never brought back, nothing goes while one is, and the next backup writes it anew', async () => {
  const root = aNewsroom();
  const target = join(aFolder(), 'backups');
  const repository = await makeRepository(folderPlace(target), null);
  await take(repository, root, '2026-10-01T12:00:00Z');
  const last = await take(repository, root, '2026-10-02T12:00:00Z');
  damageIn(target);
  const damaged = expect.objectContaining({ code: 'backup-damaged', status: 422 });
  await expect(restoreBackup(repository, { backup: last, to: join(aFolder(), 'back') })).rejects.toThrow(damaged);
  await expect(letOldGo(repository, '2026-11-30T00:00:00Z')).rejects.toThrow(damaged);
  expect(await repository.backups()).toHaveLength(2);

  const again = await take(repository, root);
  const to = join(aFolder(), 'back');
  await restoreBackup(repository, { backup: again, to });
  expect(await differencesIn(repository, again, to)).toEqual([]);
  await restoreBackup(repository, { backup: last, to: join(aFolder(), 'back') });
});

test('a full disk is named, keeps what was kept before, and goes on where it stopped', async (context) => {
  const disk = aSmallDisk(4000);
  if (disk === null) return context.skip(noSmallDisk);
  const root = aNewsroom();
  const repository = await makeRepository(folderPlace(join(disk, 'backups')), null);
  const first = await take(repository, root, '2026-11-29T12:00:00Z');
  writeFileSync(join(root, 'media', 'more.jpg'), noise(3_000_000, 6));
  await expect(take(repository, root)).rejects.toThrow(expect.objectContaining({ code: 'disk-full', status: 507 }));
  expect((await repository.backups()).map(({ at }) => at)).toEqual([first.at]);
  writeFileSync(join(root, 'media', 'more.jpg'), noise(100_000, 7));
  expect(await repository.keepOnly(new Set())).toBeGreaterThan(3_000_000);
  await restoreBackup(repository, { backup: await take(repository, root), to: join(aFolder(), 'back') });
});

test('what is said of one backup may be lost, and the others are there', async () => {
  const root = aNewsroom();
  const target = join(aFolder(), 'backups');
  const repository = await makeRepository(folderPlace(target), null);
  await take(repository, root, '2026-10-01T12:00:00Z');
  await take(repository, root);
  writeFileSync(join(target, 'backups', '2026-10-01T12-00-00Z'), 'torn');
  expect((await repository.backups()).map(({ at }) => at)).toEqual(['2026-11-30T12:00:00Z']);
});

test('nothing that is kept encrypted can be read without its secret', async () => {
  const root = aFolder();
  writeFileSync(join(root, 'standfirst.db'), 'The mayor resigns. '.repeat(1000));
  const target = join(aFolder(), 'backups');
  await take(await makeRepository(folderPlace(target), 'hazel harbour 1907'), root);
  const lying = Object.values(filesUnder(target)).map((text) => Buffer.from(text, 'base64').toString('latin1'));
  expect(lying.filter((text) => /mayor|standfirst\.db/.test(text))).toEqual([]);
  const refusal = async (secret: string | null) => {
    try {
      return (await openRepository(folderPlace(target), secret)).name;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect([await refusal(null), await refusal('hazel harbour 1908')]).toEqual([
    'backup-key-missing',
    'backup-key-wrong',
  ]);
});

test('a folder in which something else lies is not made one of backups', async () => {
  const target = aFolder();
  writeFileSync(join(target, 'letter.txt'), 'Dear Ada,');
  await expect(makeRepository(folderPlace(target), null)).rejects.toThrow(
    expect.objectContaining({ code: 'backup-folder-taken' }),
  );
  await expect(openRepository(folderPlace(target), null)).rejects.toThrow(
    expect.objectContaining({ code: 'no-backups' }),
  );
  expect(await isRepository(folderPlace(target))).toBe(false);
});

test('a repository that goes away meanwhile is an error, and never an empty backup', async () => {
  const root = aNewsroom();
  const target = join(aFolder(), 'backups');
  const repository = await makeRepository(folderPlace(target), null);
  const first = await take(repository, root, '2026-11-29T12:00:00Z');
  writeFileSync(join(root, 'media', 'new.jpg'), noise(40_000, 4));
  chmodSync(target, 0o700);
  rmSync(join(target, 'backups'), { recursive: true });
  await expect(take(repository, root)).rejects.toThrow(/ENOENT/);
  mkdirSync(join(target, 'backups'));
  await repository.finish(first);
  expect((await repository.backups()).map(({ at }) => at)).toEqual([first.at]);
});

test('what changed within its size and date is kept where it is said to change', async () => {
  const root = aNewsroom();
  const repository = await makeRepository(folderPlace(join(aFolder(), 'backups')), null);
  const file = join(root, 'standfirst.db');
  const { mtime } = statSync(file);
  await take(repository, root, '2026-11-29T12:00:00Z');
  writeFileSync(file, noise(600_000, 9));
  utimesSync(file, mtime, mtime);
  const again = await take(repository, root);
  const to = join(aFolder(), 'back');
  await restoreBackup(repository, { backup: again, to });
  expect(readFileSync(join(to, 'standfirst.db')).equals(noise(600_000, 9))).toBe(true);
});
