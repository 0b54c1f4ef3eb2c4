import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aFolder } from '../../../test/house/folders.ts';
import { aHouse, desk } from '../../../test/house/houses.ts';
import { someVectors } from '../../../test/house/hostile-vectors.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { anOffice, type Browser } from '../../../test/house/sign-in.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { searchAudit } from '../../store/audit.ts';
import { saveDraft } from '../../store/drafts.ts';
import type { Picture } from '../../story/picture.ts';

const url = '/api/pictures';

function aPhotograph(width = 900): Promise<Buffer> {
  return sharp({ create: { width, height: 600, channels: 3, background: '#7a3b1d' } })
    .jpeg()
    .toBuffer();
}

async function aDarkroom() {
  const house = await aHouse();
  const media = openMediaShelf(join(aFolder(), 'media'));
  return { house, media, ask: await aNewsroomApp({ ...house.rooms, media }) };
}

test('a picture is taken as bare bytes, its sizes stand on the shelf, and the record names it', async () => {
  const { house, media, ask } = await aDarkroom();
  const payload = await aPhotograph();
  const headers = { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent('Fähre.jpg') };
  const answer = await ask('reporter', { method: 'POST', url, payload, headers });
  expect(answer.statusCode).toBe(201);
  const { picture } = answer.json() as { picture: Picture };
  expect(picture).toMatchObject({ width: 900, height: 600 });
  for (const { path } of picture.renditions) expect(await media.find(path.slice('/media/'.length))).not.toBeNull();
  expect(await searchAudit(house.store.reader, { act: 'add-picture', limit: 5 })).toMatchObject([
    { by: 'p234567892', summary: 'Added the picture Fähre.jpg', details: { picture: picture.id, name: 'Fähre.jpg' } },
  ]);
});

test('whatever its file was called, its name is words on one line of the record, and names no file here', async () => {
  const { house, media, ask } = await aDarkroom();
  const payload = await aPhotograph(300);
  const names = [
    ...someVectors(6, 7),
    '../../../etc/passwd',
    'C:\\a\\b.jpg',
    'a.jpg\r\nSet-Cookie: a=b',
    'a\u202egpj.exe',
    '\u0000',
    '%00',
  ];
  for (const name of names) {
    const headers = { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent(name.slice(0, 120)) };
    const answer = await ask('reporter', { method: 'POST', url, payload, headers });
    expect(answer.statusCode).toBe(201);
    expect(JSON.stringify(answer.headers)).not.toContain('Set-Cookie: a');
    const { picture } = answer.json() as { picture: Picture };
    for (const { path } of picture.renditions) expect(path).toMatch(/^\/media\/[\w./-]+$/);
    expect(await media.find((picture.renditions[0]?.path ?? '').slice('/media/'.length))).not.toBeNull();
    const [noted] = await searchAudit(house.store.reader, { act: 'add-picture', limit: 1 });
    expect(noted?.summary).not.toMatch(/[\p{Cc}\u2028-\u202e]/u);
  }
});

test('its kind is decided by its bytes, whatever it is called', async () => {
  const { ask } = await aDarkroom();
  const send = (payload: Buffer, type: string) =>
    ask('reporter', { method: 'POST', url, payload, headers: { 'content-type': type } });
  expect((await send(await aPhotograph(), 'application/octet-stream')).statusCode).toBe(201);
  const page = Buffer.from('<!doctype html><script>1</script>');
  for (const bytes of [page, Buffer.from('GIF89a no'), Buffer.from('words')])
    expect((await send(bytes, 'image/png')).json()).toMatchObject({ status: 422, code: 'picture-unreadable' });
});

test.each([
  ['has signed out', (his: Browser) => his.delete('/api/session')],
  ['is shut out', (_his: Browser, hers: Browser, id: string) => hers.post(`/api/people/${id}/deactivation`)],
  ['is signed out everywhere', (_his: Browser, hers: Browser, id: string) => hers.delete(`/api/people/${id}/sessions`)],
  [
    'lacks the second factor that their role demands by now',
    (_his: Browser, hers: Browser) => hers.put('/api/people/second-factor', { roles: ['reporter'] }),
  ],
])('a picture whose sender %s while it comes is not taken', async (_what, meanwhile) => {
  const office = await anOffice();
  const [boss, tom] = [await office.hire('administrator'), await office.hire('reporter')];
  const [hers, his] = [office.browser(), office.browser()];
  await hers.signIn(boss);
  await his.signIn(tom);
  const bytes = await aPhotograph();
  const slowly = async function* () {
    yield bytes.subarray(0, 100);
    expect((await meanwhile(his, hers, tom.id)).statusCode).toBeLessThan(300);
    yield bytes.subarray(100);
  };
  const headers = { 'content-type': 'image/jpeg' };
  const answer = await his.ask('POST', url, { payload: Readable.from(slowly()), headers });
  expect(answer.json()).toMatchObject({ code: expect.stringMatching(/^(signed-out|second-factor-needed)$/) });
  expect(await searchAudit(office.store.reader, { act: 'add-picture', limit: 5 })).toEqual([]);
});

test('a picture that is fetched for somebody who signs out meanwhile is not taken', async () => {
  const office = await anOffice();
  const his = office.browser();
  await his.signIn(await office.hire('reporter'));
  const bytes = await aPhotograph();
  const site = createServer(
    (_request, answer) =>
      void his.delete('/api/session').then(() => answer.setHeader('content-type', 'image/jpeg').end(bytes)),
  );
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void site.close());
  const here = { resolve: async () => ['127.0.0.1'], mayConnect: () => true, timeoutMs: 30_000 };
  Object.assign(office.rooms.links, { network: here });
  const address = `http://pictures.example:${(site.address() as AddressInfo).port}/ferry.jpg`;
  expect((await his.post('/api/pictures/from', { address })).json()).toMatchObject({ code: 'signed-out' });
  expect(await searchAudit(office.store.reader, { act: 'add-picture', limit: 5 })).toEqual([]);
});

test('more than 40 MB are refused, said beforehand or not, and leave nothing behind', async () => {
  const { ask } = await aDarkroom();
  // Other tests keep pictures beside each other's for a moment in the folder that all share.
  const folder = aFolder();
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('standfirst-picture-'));
  const before = left();
  const type = { 'content-type': 'image/jpeg' };
  const said = await ask('reporter', {
    method: 'POST',
    url,
    payload: Buffer.alloc(40 * 1024 * 1024 + 1),
    headers: type,
  });
  const megabyte = Buffer.alloc(1024 * 1024);
  const unsaid = await ask('reporter', {
    method: 'POST',
    url,
    payload: Readable.from(Array.from({ length: 41 }, () => megabyte)),
    headers: type,
  });
  for (const answer of [said, unsaid]) expect(answer.json()).toMatchObject({ status: 413, code: 'picture-too-heavy' });
  expect(left()).toEqual(before);
});

test('nobody, another kind of body, and no body at all are refused', async () => {
  const { ask } = await aDarkroom();
  const payload = await aPhotograph();
  const image = { 'content-type': 'image/jpeg' };
  expect((await ask(null, { method: 'POST', url, payload, headers: image })).statusCode).toBe(401);
  expect((await ask('reporter', { method: 'POST', url, payload: { a: 1 } })).statusCode).toBe(400);
  expect((await ask('reporter', { method: 'POST', url })).statusCode).toBe(400);
  expect(
    (await ask('reporter', { method: 'POST', url, payload, headers: { 'content-type': 'text/html' } })).statusCode,
  ).toBe(415);
});

test('a picture that comes compressed is refused before any of it is read, and is told how it is taken', async () => {
  const { house, ask } = await aDarkroom();
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const send = (payload: Buffer, encoding: string) =>
    ask('reporter', {
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'image/png', 'content-encoding': encoding },
    });
  for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'identity, gzip', 'x-own']) {
    const answer = await send(bomb, encoding);
    expect([answer.statusCode, answer.headers['accept-encoding'], answer.json().code]).toEqual([
      415,
      'identity',
      'body-compressed',
    ]);
  }
  expect(await searchAudit(house.store.reader, { act: 'add-picture', limit: 5 })).toEqual([]);
  expect((await send(await aPhotograph(), 'identity')).statusCode).toBe(201);
});

test('bare bytes are taken at no other address', async () => {
  const { ask } = await aDarkroom();
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await ask('reporter', {
    method: 'POST',
    url: `/api/stories/${idOf(1)}/link-check`,
    payload: 'x',
    headers,
  });
  expect(answer.statusCode).toBe(415);
});

test('pictures of the drafts touched last are offered, each once, with the words that stand with them there', async () => {
  const { house, ask } = await aDarkroom();
  const rendition = { path: '/media/aaaaaaaa11111111/320.webp', type: 'image/webp' as const, width: 320, height: 200 };
  const picture = (id: string): Picture => ({ id, width: 320, height: 200, renditions: [rendition] });
  const image = (id: string, alt: string) => ({ type: 'image' as const, picture: picture(id), alt });
  const keep = (number: number, said: object) =>
    house.store.write((tx) =>
      saveDraft(tx, aStory({ id: idOf(number), ...said }), { at: house.clock.now(), by: desk.name }),
    );
  await keep(1, { mainMedia: image('one', 'A ferry') });
  await keep(2, {
    headline: 'Newer',
    mainMedia: image('two', 'A storm'),
    body: [{ type: 'gallery', images: [image('one', 'The same ferry'), { type: 'image', alt: 'Words only' }] }],
  });
  const { pictures } = (await ask('reporter', { method: 'GET', url })).json();
  expect(pictures.map(({ alt, headline }: { alt: string; headline: string }) => `${headline}: ${alt}`)).toEqual([
    'Newer: A storm',
    'Newer: The same ferry',
  ]);
  expect((await ask(null, { method: 'GET', url })).statusCode).toBe(401);
});
