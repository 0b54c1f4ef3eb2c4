import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messageOf, Refusal } from '../base/problem.ts';
import { aFolder } from '../../test/house/folders.ts';
import { anObjectServer } from '../../test/house/object-server.ts';
import { StoreAway } from './object-store.ts';
import { openObjects } from './open-objects.ts';
import { refuseOverwriting } from './try-condition.ts';

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();

test('what was put is got again, byte for byte, under odd names too, and lies under the prefix', async () => {
  const server = await anObjectServer();
  const store = openObjects(server.place);
  const bytes = randomBytes(40_000);
  await store.put('bytes/ä é+1', bytes);
  await store.put('empty', '');
  expect(await store.get('bytes/ä é+1')).toEqual(new Uint8Array(bytes));
  expect(text(await store.get('empty'))).toBe('');
  expect(await store.get('nothing')).toBeNull();
  expect([await store.has('empty'), await store.has('nothing')]).toEqual([true, false]);
  expect([...server.objects.keys()]).toEqual(['site/bytes/ä é+1', 'site/empty']);
  await store.remove('empty');
  await store.remove('empty');
  expect(await store.get('empty')).toBeNull();
});

test('a large file goes in pieces and comes back whole', async () => {
  const server = await anObjectServer();
  const store = openObjects(server.place);
  const folder = aFolder();
  const bytes = randomBytes(20 * 1024 * 1024);
  writeFileSync(join(folder, 'film'), bytes);
  await store.putFile('film', join(folder, 'film'));
  expect(server.asked.filter((line) => line.startsWith('PUT'))).toHaveLength(3);
  expect(await store.getInto('film', join(folder, 'back'))).toBe(true);
  expect(readFileSync(join(folder, 'back')).equals(bytes)).toBe(true);
  expect(await store.getInto('no-film', join(folder, 'none'))).toBe(false);
});

test('more keys than one answer holds are listed, each once, in their order', async () => {
  const server = await anObjectServer();
  for (let at = 0; at < 2500; at += 1) server.objects.set(`site/log/${String(at).padStart(5, '0')}`, Buffer.from('x'));
  server.objects.set('site/other', Buffer.from('x'));
  const keys = (await Array.fromAsync(openObjects(server.place).list('log/'))).map(({ key }) => key);
  expect(keys).toHaveLength(2500);
  expect(keys).toEqual(keys.toSorted());
  expect(keys[0]).toBe('log/00000');
});

test('of two who create one key one has it, and the other hears so', async () => {
  const server = await anObjectServer();
  const [one, other] = [openObjects(server.place), openObjects(server.place)];
  const made = await Promise.all([one.create('log/1', 'one'), other.create('log/1', 'other')]);
  expect(made.toSorted()).toEqual([false, true]);
  expect(text(await one.get('log/1'))).toBe(made[0] ? 'one' : 'other');
});

test('a store that puts one object over another is refused, and one that does not is left as it was', async () => {
  const server = await anObjectServer();
  const store = openObjects(server.place);
  await refuseOverwriting(store);
  expect(server.objects.size).toBe(0);
  server.behave('overwriting');
  await expect(refuseOverwriting(store)).rejects.toThrow(/two newsrooms could publish over each other/);
  expect(server.objects.size).toBe(0);
});

test('what cannot be reached is away; wrong keys and a bucket that is not there are somebody’s to mend; no secret is ever said', async () => {
  const server = await anObjectServer();
  const store = openObjects(server.place);
  const said: unknown[] = [];
  const asked = async (of: typeof store) =>
    said.push(await of.get('x').catch((error: unknown) => error)) && said.at(-1);
  for (const manner of ['away', 'busy'] as const) {
    server.behave(manner);
    expect(await asked(store)).toBeInstanceOf(StoreAway);
  }
  server.behave('well');
  expect(await asked(openObjects({ ...server.place, endpoint: 'http://127.0.0.1:1' }))).toBeInstanceOf(StoreAway);
  const wrong = openObjects({ ...server.place, secretKey: 'another-secret' });
  expect(await asked(wrong)).toMatchObject({ code: 'store-denied' });
  const elsewhere = openObjects({ ...server.place, bucket: 'elsewhere' });
  await expect(elsewhere.put('x', 'y')).rejects.toBeInstanceOf(Refusal);
  await expect(Array.fromAsync(elsewhere.list(''))).rejects.toMatchObject({ code: 'no-bucket' });
  for (const error of said) expect(messageOf(error)).not.toMatch(/secret|Signature/);
});
