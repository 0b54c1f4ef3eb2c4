import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import { connect, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
import { aHouse, type House } from '../../test/house/houses.ts';
import { aPerson } from '../../test/house/newsroom-apps.ts';
import type { Log } from '../base/log.ts';
import { newsroomApp } from './app.ts';
import { openConnections } from './connections.ts';
import { keepFairShares } from './fair-shares.ts';
import { isFromOwnOrigin } from './door.ts';
import { ownOriginOf } from './own-origin.ts';
import { openSignInState } from './people/sign-in-state.ts';
import { routes } from './routes.ts';

const HTTPS = 'https://newsroom.harbour.example';

interface Opening {
  readonly origins?: readonly string[];
  readonly bodyTime?: number;
  readonly uploadTime?: number;
  readonly uploadRate?: { bytes: number; every: number };
}

const patient = { bodyTime: 60_000, uploadTime: 60_000, uploadRate: { bytes: 1, every: 60_000 } };

/** The newsroom on a port of its own, asked over sockets; whoever sends `x-role` has signed in. The log's lines are kept. */
async function aListener(house: House, { origins = [], ...times }: Opening = {}) {
  const lines: string[] = [];
  const note = (_fields: unknown, message: string): void => void lines.push(message);
  const log: Log = { info: note, warn: note, error: note };
  const signIn = openSignInState(house.store, { origins: new Set(origins) });
  const app = await newsroomApp(
    { ...house.rooms, signIn, log },
    {
      routes,
      screens: null,
      bodyTimes: { ...patient, ...times },
      authenticate: async ({ headers }) => (headers['x-role'] ? aPerson(headers['x-role']) : null),
    },
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  atTheEnd(() => app.close());
  const { port } = app.server.address() as { port: number };
  return { app, port, lines, say: (...sent: string[]) => said(port, sent.join('\r\n')) };
}

async function aSocket(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => {});
  atTheEnd(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Everything that is answered until the other side ends the connection, or says that it will keep it. */
async function said(port: number, sent: string): Promise<string> {
  const socket = await aSocket(port);
  let answer = '';
  socket.on('data', (data: Buffer) => {
    answer += data.toString();
    if (/\r\n\r\n[\s\S]*\}$/.test(answer)) socket.end();
  });
  socket.write(sent);
  await once(socket, 'close');
  return answer;
}

test.each([
  ['an address that is no address', 400, 'GET /%zz HTTP/1.1', 'Host: localhost', '', ''],
  [
    'a part of an address that is too long',
    414,
    `GET /api/stories/${'a'.repeat(400)} HTTP/1.1`,
    'Host: localhost',
    'x-role: editor',
    '',
    '',
  ],
  [
    'a method that the address does not take',
    405,
    'PUT /api/session HTTP/1.1',
    'Host: localhost',
    'Content-Length: 0',
    '',
    '',
  ],
  ['a method that nothing takes', 405, 'OPTIONS /api/session HTTP/1.1', 'Host: localhost', '', ''],
  ['a method that nobody knows', 400, 'GRAB /api/session HTTP/1.1', 'Host: localhost', '', ''],
  ['no HTTP', 400, 'good morning', '', ''],
  ['headers without end', 431, 'GET / HTTP/1.1', 'Host: localhost', `X-Long: ${'x'.repeat(20_000)}`, '', ''],
  ['another version of HTTP', 505, 'GET / HTTP/2.0', 'Host: localhost', '', ''],
  ['no host', 421, 'GET /api/session HTTP/1.1', '', ''],
  ['a host that is not ours', 421, 'GET /api/session HTTP/1.1', 'Host: rebound.example', '', ''],
  ['two hosts', 400, 'GET /api/session HTTP/1.1', 'Host: localhost', 'Host: rebound.example', '', ''],
  ['another’s address in full', 400, 'GET http://rebound.example/api/session HTTP/1.1', 'Host: localhost', '', ''],
  ['whoever looks for a proxy', 405, 'CONNECT localhost:80 HTTP/1.1', 'Host: localhost', '', ''],
  ['an expectation', 417, 'GET / HTTP/1.1', 'Host: localhost', 'Expect: a miracle', '', ''],
  [
    'no JSON',
    400,
    'POST /api/session HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 4',
    '',
    '{no}',
  ],
  [
    'a body of another kind',
    415,
    'POST /api/session HTTP/1.1',
    'Host: localhost',
    'Content-Type: text/plain',
    'Content-Length: 4',
    '',
    'moin',
  ],
  [
    'a body that is compressed',
    415,
    'POST /api/session HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Encoding: GZIP, identity',
    'Content-Length: 4',
    '',
    '{no}',
  ],
  [
    'a body that is compressed on its way',
    501,
    'POST /api/session HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Transfer-Encoding: gzip, chunked',
    '',
    '0',
    '',
    '',
  ],
  [
    'a body of somebody unknown that is too large',
    413,
    'POST /api/session HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 200000',
    '',
    '',
  ],
])('%s is refused (%s) in our own shape, with our own headers', async (_what, status, ...sent) => {
  const { say, lines } = await aListener(await aHouse());
  const answer = await say(...sent.map(String));
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status, code: expect.any(String), title: expect.stringMatching(/\.$/) });
  expect(lines).toEqual([]);
});

test('whoever may not is told so before the method is', async () => {
  const { app } = await aListener(await aHouse());
  const answer = await app.inject({ method: 'PUT', url: '/api/people' });
  expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
});

test.each([
  ['localhost:4001', 'http://localhost:4001'],
  ['LOCALHOST:4001', 'http://localhost:4001'],
  ['127.0.0.1:4001', 'http://127.0.0.1:4001'],
  ['[::1]:4001', 'http://[::1]:4001'],
  ['newsroom.harbour.example', HTTPS],
  ['newsroom.harbour.example:443', HTTPS],
  ['newsroom.harbour.example:8443', null],
  ['harbour.example', null],
  ['localhost.harbour.example', null],
  ['127.0.0.1.harbour.example', null],
  ['localhost.', null],
  ['localhost@harbour.example', null],
  ['localhost/harbour.example', null],
  ['10.0.0.1', 'http://10.0.0.1'],
  ['10.0.0.1.harbour.example', null],
  ['', null],
  [undefined, null],
])('what comes to %s came to the origin %s', (host, origin) => {
  expect(ownOriginOf(host, new Set([HTTPS]))).toBe(origin);
});

test.each([
  ['http://localhost:4001', 'localhost:4001', true],
  ['https://localhost:4001', 'localhost:4001', false],
  ['http://localhost:4000', 'localhost:4001', false],
  ['http://127.0.0.1:4001', 'localhost:4001', false],
  [HTTPS, 'newsroom.harbour.example', true],
  ['http://newsroom.harbour.example', 'newsroom.harbour.example', false],
  ['https://newsroom.harbour.example:8443', 'newsroom.harbour.example', false],
  ['http://rebound.example', 'rebound.example', false],
  [undefined, 'rebound.example', false],
  [undefined, 'localhost:4001', true],
  ['null', 'localhost:4001', false],
])('a page of %s that asks %s to change something is one of ours: %s', (origin, host, isOurs) => {
  expect(isFromOwnOrigin({ host, ...(origin && { origin }) }, new Set([HTTPS]))).toBe(isOurs);
});

test('behind HTTPS every answer says so, and on this machine none does', async () => {
  const house = await aHouse();
  for (const [origins, says] of [
    [[HTTPS], 'max-age=31536000; includeSubDomains'],
    [[], undefined],
  ] as const) {
    const { app } = await aListener(house, { origins });
    for (const url of ['/api/session', '/nowhere', '/%zz'])
      expect(
        (await app.inject({ url, headers: { host: 'localhost' } })).headers['strict-transport-security'],
        url,
      ).toBe(says);
  }
});

test('what can be asked is told to whoever has signed in, and to nobody else', async () => {
  const { app } = await aListener(await aHouse());
  expect((await app.inject({ url: '/api' })).statusCode).toBe(401);
  expect((await app.inject({ url: '/api', headers: { 'x-role': 'reporter' } })).json().openapi).toBe('3.1.0');
});

const posting = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Length: 4000', ...headers, '', ''].join('\r\n');
const JSON_BODY = 'Content-Type: application/json';

/** Sends a letter again and again; resolves with what was answered when the other side has ended the connection. */
async function dripping(port: number, head: string, letters = Infinity): Promise<string> {
  const socket = await aSocket(port);
  let answer = '';
  socket.on('data', (data: Buffer) => void (answer += data.toString()));
  // A letter that is under way when the other side ends the connection cannot be sent any more.
  socket.on('error', () => {});
  socket.write(head);
  let sent = 0;
  const drip = setInterval(() => {
    sent += 1;
    if (sent <= letters) socket.write('{');
    else if (answer !== '') socket.end();
  }, 10);
  await new Promise((done) => socket.once('close', done));
  clearInterval(drip);
  return answer;
}

test.each([
  ['of nobody', posting('/api/session', JSON_BODY)],
  ['to an act of a person', posting('/api/stories', JSON_BODY, 'x-role: editor')],
  [
    'without a length',
    ['POST /api/session HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked', JSON_BODY, '', ''].join('\r\n'),
  ],
])('a body %s that does not come whole is ended', async (_whose, head) => {
  const { port, lines } = await aListener(await aHouse(), { bodyTime: 150 });
  expect(await dripping(port, head)).toMatch(/^HTTP\/1.1 (408|400) [\s\S]*"code":"/);
  expect(lines).toEqual([]);
});

test('a body that was refused before it came holds its connection no longer than any other', async () => {
  const { port } = await aListener(await aHouse(), { bodyTime: 150 });
  expect(await dripping(port, posting('/api/people', JSON_BODY))).toContain('HTTP/1.1 40');
  expect(await dripping(port, posting('/api/pictures', 'Content-Type: image/png'))).toContain('HTTP/1.1 401');
  const elsewhere = posting('/api/session', JSON_BODY, 'Origin: http://rebound.example');
  expect(await dripping(port, elsewhere)).toContain('HTTP/1.1 403');
  expect(await dripping(port, posting('/api/session', JSON_BODY, 'Content-Encoding: br'))).toContain('HTTP/1.1 415');
});

test('a picture of somebody who has signed in may come slowly, as long as it comes', async () => {
  const picture = posting('/api/pictures', 'Content-Type: image/png', 'x-role: reporter');
  const steady = await aListener(await aHouse(), { bodyTime: 50, uploadRate: { bytes: 1, every: 200 } });
  // All of its bytes came, long after other bodies are ended, and they are no picture.
  expect(await dripping(steady.port, picture.replace('4000', '40'), 40)).toContain('HTTP/1.1 422');
  const stalled = await aListener(await aHouse(), { bodyTime: 50, uploadRate: { bytes: 1_000, every: 200 } });
  expect(await dripping(stalled.port, picture)).toContain('HTTP/1.1 408');
  const endless = await aListener(await aHouse(), { uploadTime: 150 });
  expect(await dripping(endless.port, picture)).toContain('HTTP/1.1 408');
  expect([...steady.lines, ...stalled.lines, ...endless.lines]).toEqual([]);
});

test('whoever goes away while they send writes nothing into the log', async () => {
  const { app, port, lines } = await aListener(await aHouse());
  const heads = [
    posting('/api/session', JSON_BODY),
    posting('/api/stories', JSON_BODY, 'x-role: editor'),
    posting('/api/pictures', 'Content-Type: image/png', 'x-role: reporter'),
  ];
  for (const head of heads) {
    const answered = new Promise<void>((resolve) =>
      app.server.once('request', (request) => request.once('close', resolve)),
    );
    const socket = await aSocket(port);
    socket.write(`${head}half`);
    await once(app.server, 'request');
    socket.resetAndDestroy();
    await answered;
  }
  await app.close();
  expect(lines).toEqual([]);
});

test('whoever sends more than they said is refused, and it is no fault of ours', async () => {
  const { app, port, lines } = await aListener(await aHouse());
  for (let times = 0; times < 5; times += 1) {
    const socket = await aSocket(port);
    socket.write('POST /api/pictures HTTP/1.1\r\nHost: localhost\r\nx-role: reporter\r\n');
    socket.write('Content-Type: image/png\r\nContent-Length: 10\r\n\r\n');
    await once(app.server, 'request');
    socket.write('x'.repeat(60));
    expect(String(await once(socket, 'data'))).toContain('HTTP/1.1 400');
    await once(socket, 'close');
  }
  await app.close();
  expect(lines).toEqual([]);
});

test('whoever is gone before they are taken is no fault of ours', async () => {
  const { app, port, lines } = await aListener(await aHouse());
  const asked = 'GET /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const gone = Array.from({ length: 200 }, async () => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(asked, () => socket.resetAndDestroy());
    await once(socket, 'close');
  });
  await Promise.all(gone);
  const socket = await aSocket(port);
  socket.write(asked);
  expect(String(await once(socket, 'data'))).toContain('HTTP/1.1 200');
  await app.close();
  expect(lines).toEqual([]);
});

test('no more connections are taken than the limits say, of one address and in all', async () => {
  const { app, port } = await aListener(await aHouse());
  const connections = openConnections();
  connections.watch(app.server, { most: 8, mostOfOneNetwork: 3 });
  const isOpen = async (): Promise<boolean> => {
    const socket = await aSocket(port);
    socket.write('GET /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n');
    return Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)]);
  };
  const opened: boolean[] = [];
  for (let n = 0; n < 5; n += 1) opened.push(await isOpen());
  expect(opened).toEqual([true, true, true, false, false]);
  connections.watch(app.server, { most: 8, mostOfOneNetwork: null });
  expect(app.server.maxConnections).toBe(8);
});

test('whoever holds all connections with half of a request makes room, and whoever types or uploads does not', async () => {
  const { app, port } = await aListener(await aHouse());
  const connections = openConnections();
  connections.watch(app.server, { most: 8, mostOfOneNetwork: null });
  const accepted = once(app.server, 'connection');
  const typing = await aSocket(port);
  const [held] = (await accepted) as [Socket];
  connections.hold(held);
  const halves = ['GET /api/se', posting('/api/session', JSON_BODY), ''];
  const slow: Socket[] = [];
  for (let n = 0; n < 20; n += 1) {
    const socket = await aSocket(port);
    socket.write(halves[n % 3] ?? '');
    slow.push(socket);
    const answer = await said(port, 'GET /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 200/);
  }
  expect(slow.filter(({ destroyed }) => !destroyed).length).toBeLessThan(8);
  expect([typing.destroyed, held.destroyed]).toEqual([false, false]);
});

test('the addresses that one customer is given are one network, of which no more connections are taken than of one address', () => {
  const connections = openConnections();
  const server = createServer();
  connections.watch(server, { most: 100, mostOfOneNetwork: 3 });
  const arrives = (remoteAddress: string): boolean => {
    const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
    server.emit('connection', socket);
    return !socket.destroyed;
  };
  const arrived = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:2::3', '2001:db8:1:2::4', '2001:db8:1:3::1'];
  expect(arrived.map(arrives)).toEqual([true, true, true, false, true]);
});

/** An app at which everybody is the editor that their request says. */
async function anAppForEverybody() {
  const house = await aHouse();
  const app = await newsroomApp(house.rooms, {
    routes: [],
    screens: null,
    authenticate: async ({ headers }) => (headers['x-role'] ? aPerson('editor', String(headers['x-role'])) : null),
  });
  atTheEnd(() => app.close());
  return app;
}

/** No other node. */
const alone = { isShared: false, say: () => {}, hearWords: () => () => {} };

test('one person’s haste is theirs alone', async () => {
  const app = await anAppForEverybody();
  const few = {
    requestsOfNobody: 2,
    requestsOfOnePerson: { most: 5, aSecond: 0.001 },
    uploadsOfOnePerson: { most: 1, everySeconds: 1e6 },
    megabytesOfOnePerson: { most: 1e6, anHour: 1e6 },
  };
  app.addHook('onRequest', keepFairShares(alone, few).keep);
  const listening: number[] = [];
  app.get('/api/ask', async ({ raw }) => {
    listening.push(raw.socket.listenerCount('close'));
    return {};
  });
  app.post('/api/send', { config: { takesBytes: true } }, async () => ({}));
  const ask = async (who: string, method: 'GET' | 'POST' = 'GET') =>
    (await app.inject({ method, url: method === 'GET' ? '/api/ask' : '/api/send', headers: { 'x-role': who } }))
      .statusCode;
  expect([await ask('ada', 'POST'), await ask('ada', 'POST')]).toEqual([200, 429]);
  expect([await ask('ada'), await ask('ada'), await ask('ada'), await ask('ada')]).toEqual([200, 200, 200, 429]);
  expect(await ask('tom')).toBe(200);
  const refused = await app.inject({ url: '/api/ask', headers: { 'x-role': 'ada' } });
  expect([refused.json().code, Number(refused.headers['retry-after']) > 0]).toEqual(['too-many-requests', true]);
  // Nothing of earlier requests listens on a connection by which somebody asks again.
  const url = await app.listen({ port: 0, host: 'localhost' });
  listening.length = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let times = 0; times < 3; times += 1)
    await new Promise((resolve) => void get(`${url}/api/ask`, { agent }, (got) => got.resume().on('close', resolve)));
  agent.destroy();
  expect(listening).toEqual([listening[0], listening[0], listening[0]]);
});

test('one person uploads no more bytes than their share, in whatever pieces, and others go on', async () => {
  const app = await anAppForEverybody();
  const generous = {
    requestsOfNobody: 100,
    requestsOfOnePerson: { most: 100, aSecond: 100 },
    uploadsOfOnePerson: { most: 100, everySeconds: 1 },
    megabytesOfOnePerson: { most: 60, anHour: 0.001 },
  };
  app.addHook('onRequest', keepFairShares(alone, generous).keep);
  app.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
  app.post('/api/send', { config: { takesBytes: true } }, async ({ body }) => {
    for await (const _ of body as Readable);
    return {};
  });
  const send = async (who: string, megabytes: number | null) => {
    const headers = { 'x-role': who, 'content-type': 'application/octet-stream' };
    const body = megabytes === null ? Readable.from([Buffer.alloc(8)]) : Buffer.alloc(megabytes * 1024 * 1024);
    return (await app.inject({ method: 'POST', url: '/api/send', headers, body })).statusCode;
  };
  expect([await send('ada', 30), await send('ada', 30), await send('ada', 1)]).toEqual([200, 200, 429]);
  // A body that does not say how long it is counts as the heaviest that is taken.
  expect([await send('tom', null), await send('tom', 25), await send('tom', 1)]).toEqual([200, 200, 429]);
  // So does one that says it is heavier than any, which is refused where it arrives: else a lie would cost days.
  const headers = { 'x-role': 'eve', 'content-type': 'application/octet-stream', 'content-length': '60000000000' };
  await app.inject({ method: 'POST', url: '/api/send', headers, body: 'x' });
  expect(await send('eve', 10)).toBe(200);
});

test('people who have not signed in fill no more than their network’s share', async () => {
  const { port, say } = await aListener(await aHouse());
  for (let n = 0; n < 64; n += 1) (await aSocket(port)).write(posting('/api/session', JSON_BODY));
  // They have been counted when a later one is refused.
  let answer = '';
  while (!answer.startsWith('HTTP/1.1 429')) answer = await say('GET /api/session HTTP/1.1', 'Host: localhost', '', '');
  expect(answer.toLowerCase()).toContain('retry-after: 1');
  expect(await say('GET /api HTTP/1.1', 'Host: localhost', 'x-role: editor', '', '')).toMatch(/^HTTP\/1.1 200/);
});
