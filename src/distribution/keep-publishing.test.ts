import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aNode } from '../../test/house/distributed.ts';
import { atTheEnd } from '../../test/house/endings.ts';
import { aFolder } from '../../test/house/folders.ts';
import { anObjectServer } from '../../test/house/object-server.ts';
import type { ObjectServer } from '../../test/house/serve-objects.ts';
import { silentLog } from '../base/log.ts';
import { openMediaShelf } from '../media/media-shelf.ts';
import { openObjects } from '../objects/open-objects.ts';
import { openDiskShelf } from '../press/disk-shelf.ts';
import { HTML } from '../press/shelf-types.ts';
import { everywhereUpTo, keepPublishing } from './keep-publishing.ts';

function aNewsroom(server: ObjectServer, folder = aFolder()) {
  const shelf = openDiskShelf(join(folder, 'shelf'));
  const media = openMediaShelf(join(folder, 'media'));
  const parts = { store: openObjects(server.place), shelf, media, folder: join(folder, 'distribution') };
  const said: string[] = [];
  const log = { ...silentLog, error: (_: object, message: string) => void said.push(message) };
  const publishing = keepPublishing({ ...parts, isTakingOver: false }, log, () => {});
  atTheEnd(publishing.stop);
  const put = async (text: string): Promise<number> => {
    await shelf.put('/', { is: 'page', type: HTML, body: Buffer.from(text) });
    await shelf.settle();
    return shelf.standings().number;
  };
  /** The entry that has it; waits until there is one. */
  const published = async (text: string): Promise<number> => {
    const settle = await put(text);
    const entry = () => publishing.distribution(settle).number;
    await expect.poll(entry).not.toBeNull();
    return entry() ?? 0;
  };
  return { folder, publishing, put, published, said, is: () => publishing.distribution().is };
}

test('a settle is told to be on each node, with when it came there, and not before', async () => {
  const server = await anObjectServer();
  const [, south] = [aNode(server, 'north'), aNode(server, 'south')];
  // Each says that it is there before there is anything to have.
  await expect.poll(() => ['north', 'south'].every((name) => server.objects.has(`site/nodes/${name}`))).toBe(true);
  const { publishing, put } = aNewsroom(server);
  const first = await put('one');
  await expect
    .poll(() => publishing.distribution(first).nodes.map(({ hadAt }) => hadAt !== null))
    .toEqual([true, true]);
  await south.stop();
  const second = await put('two');
  await expect
    .poll(() => publishing.distribution(second).nodes.map(({ hadAt }) => hadAt !== null))
    .toEqual([true, false]);
  expect(publishing.distribution(second).nodes.map(({ name, isAway }) => [name, isAway])).toEqual([
    ['north', false],
    ['south', false],
  ]);
  expect(publishing.distribution(first).nodes.map(({ hadAt }) => hadAt !== null)).toEqual([true, true]);
  south.start();
  await expect
    .poll(() => publishing.distribution(second).nodes.map(({ hadAt }) => hadAt !== null))
    .toEqual([true, true]);
  const [one] = publishing.distribution(second).nodes;
  expect(one?.hadAt).toBeGreaterThanOrEqual(publishing.distribution(second).at ?? Infinity);
  expect(publishing.distribution(second + 1)).toMatchObject({ number: null, at: null });
});

test('a store that is away when the newsroom begins keeps nothing from running: it is said once, and all comes when it is back', async () => {
  const server = await anObjectServer();
  server.behave('away');
  const { put, is, said, publishing } = aNewsroom(server);
  const settle = await put('one');
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toContain('cannot be reached');
  expect(is()).toBe('behind');
  server.behave('well');
  await expect.poll(is).toBe('level');
  expect(publishing.distribution(settle)).toMatchObject({ number: 1, why: null });
  expect(said).toHaveLength(1);
});

test('a newsroom that another has replaced stops publishing, and says why as long as it runs', async () => {
  const server = await anObjectServer();
  const first = aNewsroom(server);
  await first.published('one');
  // A copy of its folder, as a restored one is.
  const copy = aFolder();
  cpSync(first.folder, copy, { recursive: true });
  const second = aNewsroom(server, copy);
  await second.published('two');
  await first.put('three');
  await expect.poll(first.is).toBe('stopped');
  expect(first.publishing.distribution().why).toContain('Another newsroom has started publishing to s3://paper/site');
  expect(second.is()).toBe('level');
});

test('what was pressed last goes out with the newsroom that pressed it', async () => {
  const server = await anObjectServer();
  const { put, published, publishing } = aNewsroom(server);
  const entry = await published('one');
  await put('two');
  await publishing.stop();
  const node = aNode(server);
  await node.at(entry + 1);
});

test('what is everywhere is what the last of the nodes that are there has', () => {
  const reached = [
    { number: 4, at: 0, upTo: 10 },
    { number: 5, at: 0, upTo: 12 },
    { number: 5, at: 0, upTo: 13 },
  ];
  const node = (number: number, isAway = false) => ({
    ...{ name: 'north', number, isAway },
    ...{ hadAt: null, heardAt: 0, trouble: null },
  });
  expect(everywhereUpTo(reached, [])).toBe(13);
  expect(everywhereUpTo(reached, [node(5), node(4)])).toBe(10);
  expect(everywhereUpTo(reached, [node(5), node(3, true)])).toBe(13);
  expect(everywhereUpTo(reached, [node(3)])).toBe(0);
  expect(everywhereUpTo([], [node(5)])).toBe(0);
});
