import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { aStore } from '../../test/house/stores.ts';
import { openSeeds } from '../newsroom/seeds.ts';
import { addAccount } from '../store/people.ts';
import { beginSecondFactor } from '../store/second-factors.ts';
import { keysIn, remarkOnSeeds } from './key-file.ts';
import { newsroomFolder } from './newsroom-folder.ts';

const at = '2026-11-29T09:00:00Z';
const SEED = 'GEZDGNBVGY3TQOJQ';

test('the key is made when the first secret needs it, for its owner alone, and is the same from then on', () => {
  const file = join(aFolder(), 'secret.key');
  expect(openSeeds(keysIn(file)).decrypt('v1.none.AAAA', 'tom')).toBeNull();
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  const kept = openSeeds(keysIn(file)).encrypt(SEED, 'tom');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const written = readFileSync(file, 'utf8');
  expect(openSeeds(keysIn(file)).encrypt(SEED, 'tom')).not.toBe(kept);
  expect(readFileSync(file, 'utf8')).toBe(written);
  expect(openSeeds(keysIn(file)).decrypt(kept, 'tom')).toBe(SEED);
  expect(openSeeds(keysIn(file)).decrypt(kept, 'ada')).toBeNull();
  expect(openSeeds(keysIn(file)).decrypt(`${kept.slice(0, -2)}AA`, 'tom')).toBeNull();
});

test('a key that was put back below another decrypts what it encrypted', () => {
  const [old, now] = [join(aFolder(), 'secret.key'), join(aFolder(), 'secret.key')];
  const before = openSeeds(keysIn(old)).encrypt(SEED, 'tom');
  const after = openSeeds(keysIn(now)).encrypt(SEED, 'ada');
  writeFileSync(now, readFileSync(now, 'utf8') + readFileSync(old, 'utf8'));
  const seeds = openSeeds(keysIn(now));
  expect([seeds.decrypt(before, 'tom'), seeds.decrypt(after, 'ada')]).toEqual([SEED, SEED]);
});

test.each([
  ['nothing', ''],
  ['something that is no key', 'hello\n'],
  ['a key cut short', `${'x'.repeat(42)}\n`],
])('a file with %s is never written over, and said', (_what, text) => {
  const file = join(aFolder(), 'secret.key');
  writeFileSync(file, text);
  expect(() => openSeeds(keysIn(file)).encrypt(SEED, 'tom')).toThrow(/secret\.key/);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('where no key can be written nothing is encrypted', () => {
  const file = join(aFolder(), 'missing', 'secret.key');
  expect(() => openSeeds(keysIn(file)).encrypt(SEED, 'tom')).toThrow(/cannot be written \(ENOENT\)/);
});

test('a newsroom without the key its apps were kept with is told whose it needs and where it goes', async () => {
  const folder = newsroomFolder(aFolder());
  const store = await aStore(folder.root);
  const from = join(aFolder(), 'secret.key');
  const account = { id: 'tom', name: 'Tom Quillan', email: 't@paper.example', role: 'editor', isDemo: false } as const;
  await store.write(async (tx) => {
    await addAccount(tx, account, at);
    await beginSecondFactor(tx, 'tom', { secret: openSeeds(keysIn(from)).encrypt(SEED, 'tom'), at });
  });
  expect(await remarkOnSeeds(store, folder)).toMatch(/The authenticator app of one person .* at .*secret\.key/);
  mkdirSync(folder.root, { recursive: true });
  writeFileSync(folder.key, readFileSync(from));
  expect(await remarkOnSeeds(store, folder)).toBeNull();
  if (process.getuid?.() !== 0) {
    chmodSync(folder.key, 0);
    expect(await remarkOnSeeds(store, folder)).toContain('one person');
  }
});
