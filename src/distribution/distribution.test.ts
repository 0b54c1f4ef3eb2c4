import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aNode, aPublishingSite, namedOn, publishAll, readersFiles } from '../../test/house/distributed.ts';
import { anObjectServer } from '../../test/house/object-server.ts';
import type { ObjectServer } from '../../test/house/serve-objects.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { ShelfItem } from '../press/shelf.ts';
import { HTML } from '../press/shelf-types.ts';
import { sha256 } from '../base/hash.ts';
import { openObjectLog } from './object-log.ts';

const page = (text: string): ShelfItem => ({ is: 'page', type: HTML, body: Buffer.from(`<p>${text}</p>`) });
const gone = (text: string): ShelfItem => ({ is: 'gone', type: HTML, body: Buffer.from(`<p>${text}</p>`) });
const PICTURE = '3f9a0c112233/640.webp';
const OTHER = '3f9a0c112233/960.webp';

type Site = Awaited<ReturnType<typeof aPublishingSite>>;

async function put(site: Site, items: Readonly<Record<string, ShelfItem | null>>, takesAway = false): Promise<void> {
  for (const [path, item] of Object.entries(items)) await (item ? site.shelf.put(path, item) : site.shelf.remove(path));
  await site.shelf.settle();
  if (takesAway) await site.shelf.settle({ takesAway });
}

/** Every text that lies in the store. */
const textIn = ({ objects }: ObjectServer): string =>
  [...objects.values()].map((bytes) => Buffer.from(bytes).toString()).join('\n');
const putsIn = ({ asked }: ObjectServer): string[] => asked.filter((line) => line.startsWith('PUT'));
const bytesOf = (path: string): string => `site/bytes/${sha256(path).slice(0, 32)}/`;
const keyOf = ({ objects }: ObjectServer, path: string): string =>
  [...objects.keys()].find((key) => key.startsWith(bytesOf(path))) ?? '';

test('everything that stands on the shelf and the media shelf stands at a node, byte for byte and with its date, and goes with it', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await site.media.put(PICTURE, Buffer.from('a picture'));
  await site.media.put(OTHER, Buffer.from('wider'));
  await put(site, {
    '/': page('front'),
    '/news/k3x9abcd/ä-slug': page('<img src="/media/3f9a0c112233/640.webp">'),
    '/news/k3x9abcd': { is: 'redirect', to: '/news/k3x9abcd/ä-slug' },
    '/icon.png': { is: 'page', type: 'image/png', body: Buffer.from([137, 80, 0, 255]) },
    '/feeds/uk.json': { is: 'page', type: 'application/feed+json; charset=utf-8', body: Buffer.from('{}') },
    '/old?id=5': gone('it went'),
  });
  await site.publisher.publish();
  const node = aNode(server);
  await node.at(1);
  expect(readersFiles(node.folder).get(`media/${PICTURE}`)).toBe('a picture');
  site.publisher.noteMedia(OTHER);
  await node.at(await publishAll(site.publisher));
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
  expect(await namedOn(node.shelf())).toEqual(await namedOn(site.shelf));

  await put(site, { '/': page('another front'), '/old?id=5': null, '/news/k3x9abcd/ä-slug': gone('killed') }, true);
  await site.media.retire(PICTURE);
  await site.media.remove(OTHER);
  for (const file of [PICTURE, OTHER]) site.publisher.noteMedia(file);
  await node.at(await publishAll(site.publisher));
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
  expect(await namedOn(node.shelf())).toEqual(await namedOn(site.shelf));
  expect(node.shelf().standings().takenAway).not.toBe('');
});

test('two presses, one number: one has it, the other stops and says why', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one') });
  await site.publisher.publish();
  const second = await site.open();
  await put(site, { '/': page('two') });
  const both = await Promise.allSettled([site.publisher.publish(), second.publish()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const won = both[0]?.status === 'fulfilled' ? site.publisher : second;
  const lost = both[0]?.status === 'fulfilled' ? second : site.publisher;
  await put(site, { '/': page('three') });
  await expect(lost.publish()).rejects.toThrow(/Another newsroom has started publishing to s3:\/\/paper\/site/);
  expect(await won.publish()).toMatchObject({ number: 3 });
  const node = aNode(server);
  await node.at(3);
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
});

test('a publisher that begins later has the higher fence', async () => {
  const store = openObjects((await anObjectServer()).place);
  const news = { takesAway: false, moves: [] };
  const [first, second] = [await openObjectLog(store, 'first'), await openObjectLog(store, 'second')];
  expect((await first.append(news)).fence).toBe(1);
  await expect(second.append(news)).rejects.toMatchObject({ code: 'publisher-replaced' });
  expect((await (await openObjectLog(store, 'third')).append(news)).fence).toBe(2);
  await expect(first.append(news)).rejects.toMatchObject({ code: 'publisher-replaced' });
});

test('of publishers that take turns one that slept publishes nothing any more, and the next has all that it left', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  const first = await site.open(5000);
  await put(site, { '/': page('one'), '/world': page('one') });
  await first.publish();
  const second = await site.open(6000);
  await put(site, { '/': page('two') });
  await expect(first.publish()).rejects.toMatchObject({ code: 'publisher-replaced' });
  await expect(site.open(5500)).rejects.toMatchObject({ code: 'publisher-replaced' });
  const { number } = await second.publish();
  const node = aNode(server);
  await node.at(number);
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
  // One that wakes between the next one's look at the log and its claim has published in its own turn; the next one knows.
  const third = openObjectLog(openObjects(server.place), 'third', 7000);
  const late = await openObjectLog(openObjects(server.place), 'late', 6500).catch(() => null);
  const news = { takesAway: false, moves: [] };
  const claimed = await third;
  await late?.append(news).catch(() => {});
  expect((await claimed.append(news)).fence).toBe(7000);
  await expect(late === null ? site.open(6500) : late.append(news)).rejects.toMatchObject({
    code: 'publisher-replaced',
  });
});

test('a store that overwrites, and one that another newsroom has published to, are refused; the second may be taken over', async () => {
  const server = await anObjectServer();
  server.behave('overwriting');
  await expect(aPublishingSite(server)).rejects.toMatchObject({ code: 'store-overwrites' });
  server.behave('well');
  const first = await aPublishingSite(server);
  await put(first, { '/': page('one'), '/of-the-first': page('words') });
  await first.publisher.publish();
  const node = aNode(server);
  await node.at(1);
  await expect(aPublishingSite(server)).rejects.toMatchObject({ code: 'store-of-another' });
  const other = await aPublishingSite(server, { isTakingOver: true });
  await put(other, { '/': page('other') });
  await node.at((await other.publisher.publish()).number);
  expect(readersFiles(node.folder)).toEqual(readersFiles(other.folder));
});

test('a publisher that died goes on where it was, and puts nothing twice', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one'), '/world': page('world') });
  server.behave('losing');
  await expect(site.publisher.publish()).rejects.toThrow(/cannot be reached/);
  server.behave('well');
  const again = await site.open();
  await again.publish();
  server.asked.length = 0;
  const third = await site.open();
  await put(site, { '/world': page('the world') });
  expect(await third.publish()).toMatchObject({ number: 2 });
  expect(putsIn(server).filter((line) => line.includes('/bytes/'))).toHaveLength(1);
  const node = aNode(server);
  await node.at(2);
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
});

test('an entry whose answer was lost counts, and what changed meanwhile comes after it', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one') });
  await site.publisher.publish();
  await put(site, { '/': page('two') });
  const bytes = site.publisher.publish().catch(() => 'away');
  server.behave('losing');
  expect(await bytes).toBe('away');
  server.behave('well');
  await put(site, { '/': page('three') });
  const { number } = await site.publisher.publish();
  const node = aNode(server);
  await node.at(number);
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
});

test('a publisher that has lost its memory finds in the store what is there', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server, { checkpointAfter: 2 });
  for (let at = 0; at < 7; at += 1) {
    await put(site, { [`/news/${at}`]: page(`news ${at}`) });
    await site.publisher.publish();
    await site.publisher.tidy();
  }
  expect([...server.objects.keys()].filter((key) => key.startsWith('site/checkpoints/'))).toHaveLength(2);
  rmSync(join(site.folder, 'distribution/log'), { recursive: true });
  rmSync(join(site.folder, 'distribution/numbers.json'));
  server.asked.length = 0;
  const again = await site.open();
  expect(await again.publish()).toMatchObject({ number: 7 });
  expect(putsIn(server).filter((line) => line.includes('/bytes/'))).toEqual([]);
  const late = aNode(server);
  await late.at(7);
  expect(readersFiles(late.folder)).toEqual(readersFiles(site.folder));
});

test('bytes that are missing, torn or another’s are never shown; it is said once, the newsroom is told, and puts them anew', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('front'), '/a': page('a'), '/b': page('b') });
  await site.publisher.publish();
  const node = aNode(server);
  await node.at(1);
  await node.stop();
  await put(site, { '/': page('front of now'), '/a': page('a of now'), '/b': page('b of now') });
  await site.publisher.publish();
  const [front, a, b] = ['/', '/a', '/b'].map(
    (path) => [...server.objects.keys()].filter((key) => key.startsWith(bytesOf(path))).at(-1) ?? '',
  );
  const right = server.objects.get(a ?? '') ?? Buffer.from('');
  server.objects.delete(front ?? '');
  server.objects.set(a ?? '', right.subarray(0, right.length - 4));
  server.objects.set(b ?? '', right);
  const before = readersFiles(node.folder);
  node.start();
  await expect
    .poll(
      () =>
        server.objects.get('site/nodes/north') &&
        JSON.parse(
          Buffer.from(server.objects.get('site/nodes/north') ?? [])
            .toString()
            .split('\n')[0] ?? '{}',
        ).lacks,
    )
    .toHaveLength(3);
  expect(readersFiles(node.folder)).toEqual(before);
  expect(node.said).toHaveLength(1);
  await site.publisher.mend(['/', '/a', '/b', '/of-nobody']);
  await node.at(2);
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
});

test('a torn entry is not followed, and no number after it', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one') });
  await site.publisher.publish();
  const node = aNode(server);
  await node.at(1);
  await node.stop();
  await put(site, { '/': page('two') });
  await site.publisher.publish();
  const whole = server.objects.get('site/log/000000000002') ?? Buffer.from('');
  server.objects.set('site/log/000000000002', whole.subarray(0, 40));
  const before = readersFiles(node.folder);
  node.start();
  await expect
    .poll(() => server.asked.filter((line) => line === 'GET site/log/000000000002 200').length)
    .toBeGreaterThan(3);
  expect([node.number(), readersFiles(node.folder)]).toEqual([1, before]);
  server.objects.set('site/log/000000000002', whole);
  await node.at(2);
});

test('words that are killed are gone from the store at once, those on their way when a process died too, and gone at a node that lacks another page', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/news/1': page('a libel'), '/': page('front with a libel'), '/b': page('b') });
  await site.publisher.publish();
  await put(site, { '/': page('front with a libel, and more') });
  await site.publisher.publish();
  server.objects.set(`${bytesOf('/of-nobody')}page-on-its-way`, Buffer.from('a libel that was never named'));
  server.objects.set(`${bytesOf('/news/1')}page-on-its-way`, Buffer.from('a libel on its way'));
  const node = aNode(server);
  await node.at(2);
  await node.stop();
  await put(site, { '/news/1': gone('killed'), '/': page('front'), '/b': page('b of now') }, true);
  const { number } = await site.publisher.publish();
  expect(textIn(server)).not.toContain('libel');
  const b = [...server.objects.keys()].filter((key) => key.startsWith(bytesOf('/b'))).at(-1) ?? '';
  const right = server.objects.get(b);
  server.objects.delete(b);
  node.start();
  await expect.poll(() => node.said.length).toBe(1);
  expect([...readersFiles(node.folder).values()].join('\n')).not.toContain('libel');
  server.objects.set(b, right ?? Buffer.from(''));
  await node.at(number);
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
});

test('a node goes on from its copy while the store is away or holds every answer, and follows when it is back', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one') });
  await site.publisher.publish();
  const node = aNode(server);
  await node.at(1);
  for (const [manner, text] of [
    ['away', 'two'],
    ['busy', 'three'],
  ] as const) {
    server.behave(manner);
    await put(site, { '/': page(text) });
    await expect(site.publisher.publish()).rejects.toThrow(/cannot be reached/);
    await node.stop();
    node.start();
    await expect.poll(() => node.said.at(-1)).toMatch(/cannot be reached.*Readers are served what is here/);
    server.behave('well');
    await node.at((await site.publisher.publish()).number);
    expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
  }
});

test('what the readers’ process finds damaged at a node is brought anew', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one'), '/world': page('world') });
  await site.publisher.publish();
  const suspects: string[] = [];
  const node = aNode(server, 'north', () => suspects);
  await node.at(1);
  writeFileSync(join(node.folder, 'shelf/world.html'), '');
  suspects.push('/world');
  await expect.poll(() => readersFiles(node.folder)).toEqual(readersFiles(site.folder));
});

test('no page waits for a film that is on its way, and the film comes after it', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one') });
  await site.publisher.publish();
  const node = aNode(server);
  await node.at(1);
  await site.media.put('3f9a0c112233/1080.mp4', Buffer.alloc(9 * 1024 * 1024, 'film'));
  server.behave('slow');
  site.publisher.noteMedia('3f9a0c112233/1080.mp4');
  await site.publisher.publish();
  await put(site, { '/': page('two') });
  await node.at((await site.publisher.publish()).number);
  expect(readersFiles(node.folder).get('shelf/index.html')).toContain('two');
  expect(site.publisher.isLevel()).toBe(false);
  server.behave('well');
  // To look at the film again and again would take the processor from the node that fetches it.
  await node.at(await publishAll(site.publisher));
  expect(readersFiles(node.folder)).toEqual(readersFiles(site.folder));
});

test('a log that is another, or begins anew, is followed from its checkpoint', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one'), '/a': page('a') });
  await site.publisher.publish();
  const node = aNode(server);
  await node.at(1);
  await node.stop();
  server.objects.clear();
  const other = await aPublishingSite(server);
  await put(other, { '/': page('other') });
  await other.publisher.publish();
  node.start();
  await expect.poll(() => readersFiles(node.folder)).toEqual(readersFiles(other.folder));
});

test('nothing that the store or the log says has a secret in it', async () => {
  const server = await anObjectServer();
  const site = await aPublishingSite(server);
  await put(site, { '/': page('one') });
  await site.publisher.publish();
  expect(textIn(server)).not.toContain(server.place.secretKey);
  expect(keyOf(server, '/')).not.toBe('');
});
