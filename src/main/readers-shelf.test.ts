import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDelivery, ask, fill, html } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { silentLog } from '../base/log.ts';
import { openDiskShelf } from '../press/disk-shelf.ts';
import { openReadersShelf } from './readers-shelf.ts';

test('a shelf that cannot be opened makes no page missing: readers are asked to come back, and why is said once', async () => {
  const folder = aFolder();
  const shelf = join(folder, 'shelf');
  await fill(openDiskShelf(shelf), { '/': html('front'), '/_/media/3f9a0c55': html('The paper') });
  renameSync(shelf, join(folder, 'aside'));
  // What leads to itself can be read by nobody, whoever runs these tests.
  symlinkSync('shelf', shelf);
  const told: unknown[] = [];
  const log = { ...silentLog, error: (details: object) => void told.push(details) };
  const site = await aDelivery({ folder, shelf: openReadersShelf(shelf, (error) => told.push(error)), log });
  await site.media.put('3f9a0c55/640.webp', Buffer.from('a picture'));
  for (const path of ['/', '/world', '/world?old=1', '/media/3f9a0c55/640.webp', '/']) {
    const { status, headers } = await ask(site.port, path);
    expect([path, status, headers['retry-after']]).toEqual([path, 503, '5']);
  }
  expect(told).toEqual([expect.objectContaining({ code: 'ELOOP' })]);
  expect(site.damaged()).toEqual([]);
  rmSync(shelf);
  renameSync(join(folder, 'aside'), shelf);
  await expect.poll(async () => (await ask(site.port, '/')).text).toBe('front');
  expect((await ask(site.port, '/media/3f9a0c55/640.webp')).status).toBe(200);
});

test('where there is no shelf yet, readers are asked to come back', async () => {
  const folder = aFolder();
  const { port } = await aDelivery({ folder, shelf: openReadersShelf(join(folder, 'none'), () => {}) });
  const { status, headers } = await ask(port, '/');
  expect([status, headers['retry-after']]).toEqual([503, '60']);
});
