import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { atTheEnd } from '../../../test/house/endings.ts';
import { aFilm, readsHere } from '../../../test/house/films.ts';
import { aHouse } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { publicNetwork } from '../checks/ask-link.ts';

async function aPicture(background = '#334455'): Promise<Buffer> {
  const create = { width: 400, height: 300, channels: 3, background } as const;
  return sharp({ create }).jpeg().toBuffer();
}

const inBase64 = (words: string) => Buffer.from(words).toString('base64');
const metadata = `filename ${inBase64('Fähre am Kai.jpg')}`;
const ofFilm = `filename ${inBase64('ferry.mp4')},filetype ${inBase64('video/mp4')}`;

async function anApp() {
  const house = await aHouse();
  const ask = await aNewsroomApp({ ...house.rooms, recordings: readsHere });
  const begin = async (size: number, said = metadata) => {
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': said };
    return ask('reporter', { method: 'POST', url: '/api/uploads', headers });
  };
  const send = (url: string, payload: Buffer, from: number) =>
    ask('reporter', {
      ...{ method: 'PATCH', url, payload },
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) },
    });
  return { ...house, ask, begin, send };
}

test('a picture that is sent in pieces is in the library with its name, once, however often it is asked for', async () => {
  const { ask, begin, send } = await anApp();
  const bytes = await aPicture();
  const begun = await begin(bytes.length);
  expect([begun.statusCode, begun.headers['tus-resumable']]).toEqual([201, '1.0.0']);
  const url = String(begun.headers['location']);
  const half = Math.floor(bytes.length / 2);
  const first = await send(url, bytes.subarray(0, half), 0);
  expect([first.statusCode, first.headers['upload-offset']]).toEqual([204, String(half)]);
  expect((await ask('reporter', { method: 'POST', url: `${url}/picture` })).json()).toMatchObject({
    code: 'upload-unfinished',
  });
  const told = await ask('reporter', { method: 'HEAD', url });
  expect([told.headers['upload-offset'], told.headers['upload-length']]).toEqual([String(half), String(bytes.length)]);
  expect((await send(url, bytes.subarray(half), 0)).statusCode).toBe(409);
  expect((await send(url, bytes.subarray(half), half)).statusCode).toBe(204);
  const taken = await ask('reporter', { method: 'POST', url: `${url}/picture` });
  expect(taken.statusCode).toBe(201);
  expect(taken.json()).toMatchObject({ isNew: true, item: { original: { fileName: 'Fähre am Kai.jpg' } } });
  const again = await ask('reporter', { method: 'POST', url: `${url}/picture` });
  expect(again.json()).toMatchObject({ isNew: true, item: { id: taken.json().item.id } });
  // A film may be larger, and is taken in as one.
  const film = String((await begin(aFilm().length, ofFilm)).headers['location']);
  await send(film, aFilm(), 0);
  const played = await ask('reporter', { method: 'POST', url: `${film}/recording` });
  expect(played.json()).toMatchObject({ isNew: true, item: { kind: 'film', original: { fileName: 'ferry.mp4' } } });
});

test('what is too large, no picture or somebody else’s is refused, and nothing of it stays', async () => {
  const { ask, begin, send, rooms } = await anApp();
  const others = await rooms.uploads.begin({ size: 5, fileName: null, by: 'somebody' }, rooms.clock.now());
  expect((await send(`/api/uploads/${others.id}`, Buffer.from('hello'), 0)).statusCode).toBe(404);
  expect((await begin(41 * 1024 * 1024)).statusCode).toBe(413);
  const large = String((await begin(41 * 1024 * 1024, ofFilm)).headers['location']);
  expect((await ask('reporter', { method: 'POST', url: `${large}/picture` })).statusCode).toBe(413);
  expect((await begin(5 * 1024 ** 3, ofFilm)).statusCode).toBe(413);
  const url = String((await begin(5)).headers['location']);
  await send(url, Buffer.from('hello'), 0);
  expect((await ask('reporter', { method: 'POST', url: `${url}/picture` })).statusCode).toBe(422);
  expect((await ask('reporter', { method: 'GET', url })).statusCode).toBe(404);
  const other = String((await begin(5)).headers['location']);
  expect((await ask('reporter', { method: 'DELETE', url: other })).statusCode).toBe(204);
  expect((await ask('reporter', { method: 'GET', url: other })).statusCode).toBe(404);
});

/** A site on this machine, which has a picture, and ways from it that lead elsewhere. */
async function aSite(bytes: Buffer): Promise<string> {
  const server = createServer((request, answer) => {
    const to = /^\/to\?(.+)$/.exec(request.url ?? '')?.[1];
    if (to) answer.writeHead(302, { location: decodeURIComponent(to) }).end();
    else if (request.url === '/ferry.jpg') answer.end(bytes);
    else if (request.url === '/page')
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>ferry</p>');
    else answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => server.close());
  return `http://pictures.example:${(server.address() as AddressInfo).port}`;
}

test('a picture is fetched from a public address, and from none that leads within', async () => {
  const house = await aHouse();
  const site = await aSite(await aPicture('#886633'));
  // Here the one public site there is lies on this machine.
  const network = {
    resolve: async (host: string) =>
      host === 'pictures.example' ? ['127.0.0.1'] : host === 'two.example' ? ['127.0.0.1', '10.0.0.1'] : [],
    mayConnect: (address: string) => address === '127.0.0.1' || publicNetwork.mayConnect(address),
    timeoutMs: 30_000,
  };
  const ask = await aNewsroomApp({ ...house.rooms, links: { ...house.rooms.links, network } });
  const from = async (address: string) => {
    const answer = await ask('reporter', { method: 'POST', url: '/api/pictures/from', payload: { address } });
    return answer.statusCode === 201
      ? answer.json().item.original.fileName
      : `${answer.statusCode} ${answer.json().title}`;
  };
  expect(await from(`${site}/ferry.jpg`)).toBe('ferry.jpg');
  expect(await from(`${site}/to?${encodeURIComponent('/ferry.jpg')}`)).toBe('ferry.jpg');
  const within = [
    'http://10.0.0.1/',
    'http://0x0a000001/',
    'http://167772161/',
    'http://012.0.0.1/',
    'http://10.1/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[64:ff9b::a00:1]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[2002:a00:1::]/',
    'http://[fe80::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest',
    'http://two.example/',
  ];
  for (const address of within)
    expect(await from(`${site}/to?${encodeURIComponent(address)}`), address).toContain('not public');
  expect(await from(`${site}/to?${encodeURIComponent('file:///etc/passwd')}`)).toContain('It leads to file:');
  expect(await from(`${site}/none`)).toContain('answers 404');
  expect(await from(`${site}/page`)).toContain('It leads to a page, not a picture');
  expect(await from('ftp://pictures.example/ferry.jpg')).toContain('400');
});
