import { expect, test, vi } from 'vitest';
import { anObjectServer } from '../../test/house/object-server.ts';
import { backupStore } from './backup-store.ts';

const LONG_AGO = 1;

async function aStore(locked: Readonly<Record<string, { own: string; at: number }>> = {}) {
  const server = await anObjectServer();
  const { endpoint, region, accessKey, secretKey } = server.place;
  vi.stubEnv('STANDFIRST_S3_ENDPOINT', endpoint);
  vi.stubEnv('STANDFIRST_S3_REGION', region);
  vi.stubEnv('STANDFIRST_S3_ACCESS_KEY', accessKey);
  vi.stubEnv('STANDFIRST_S3_SECRET_KEY', secretKey);
  for (const [key, turn] of Object.entries(locked))
    server.objects.set(`backups/${key}`, Buffer.from(JSON.stringify(turn)));
  return { server, lock: () => backupStore('s3://paper/backups').lock() };
}

test.each([
  ['nobody', {}],
  ['somebody who died', { 'lock-7': { own: 'a', at: LONG_AGO } }],
  ['somebody who died, with an older version', { lock: { own: 'a', at: LONG_AGO } }],
  ['somebody who has finished', { 'lock-2': { own: 'a', at: 0 } }],
])('of many who take the lock of %s one has it, until it is given back', async (_whose, locked) => {
  const { lock } = await aStore(locked);
  for (let round = 0; round < 3; round += 1) {
    const all = await Promise.all(Array.from({ length: 8 }, lock));
    const had = all.filter((one) => one !== 'taken');
    expect(had).toHaveLength(1);
    expect(await lock()).toBe('taken');
    await had[0]!.close();
  }
});

test('who slept since it looked, and creates a number that is long past, has no lock', async () => {
  const { server, lock } = await aStore({ 'lock-3': { own: 'a', at: LONG_AGO } });
  const { objects } = server;
  const put = objects.set.bind(objects);
  // Between its look and its number others took 4, gave it back, and took 5.
  vi.spyOn(objects, 'set').mockImplementationOnce((key, bytes) => {
    put('backups/lock-5', Buffer.from(JSON.stringify({ own: 'another', at: Date.now() })));
    return put(key, bytes);
  });
  expect(await lock()).toBe('taken');
  expect([...objects.keys()].filter((key) => key.endsWith('lock-4'))).toEqual([]);
  expect(await lock()).toBe('taken');
});
