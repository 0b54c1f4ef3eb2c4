import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aHouse } from '../../test/house/houses.ts';
import { newId } from '../base/ids.ts';
import { addAccount } from '../store/people.ts';
import { openNewsroom } from './open-newsroom.ts';

async function listening(): Promise<number> {
  const screens = aFolder();
  mkdirSync(join(screens, 'assets'));
  writeFileSync(
    join(screens, 'index.html'),
    '<!doctype html><title>Newsroom</title><meta property="csp-nonce" nonce="%NONCE%">',
  );
  writeFileSync(
    join(screens, 'story.html'),
    '<!doctype html><title>Newsroom</title><meta nonce="%NONCE%"><!-- story -->',
  );
  writeFileSync(
    join(screens, 'front.html'),
    '<!doctype html><title>Newsroom</title><meta nonce="%NONCE%"><link href="/api%ASKED%"><!-- front -->',
  );
  writeFileSync(join(screens, 'assets', 'desk-1a2b.js'), 'export {};');
  writeFileSync(join(screens, 'sw.js'), 'addEventListener("fetch", () => {});');
  const newsroom = await openNewsroom((await aHouse()).rooms, { screens });
  const { url } = await newsroom.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => newsroom.close());
  return Number(new URL(url).port);
}

test('every address a person may stand on answers the page that starts the screens; files answer as themselves', async () => {
  const port = await listening();
  for (const path of ['/', '/stories/k3x9abcd23', '/people?role=editor'])
    expect(await ask(port, path), path).toMatchObject({
      status: 200,
      text: expect.stringContaining('<title>Newsroom'),
    });
  const script = await ask(port, '/assets/desk-1a2b.js', { headers: { 'accept-encoding': 'br' } });
  expect(script).toMatchObject({ status: 200, text: 'export {};' });
  expect(script.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('the worker that keeps the screens is asked for anew each time, and may run', async () => {
  const { status, headers } = await ask(await listening(), '/sw.js');
  expect(status).toBe(200);
  expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
  expect(headers['content-security-policy']).toContain(`worker-src 'self';`);
});

test('the address of a story, and no other, answers the start page that asks for the editor at once', async () => {
  const port = await listening();
  expect((await ask(port, '/stories/k3x9abcd23?at=text')).text).toContain('<!-- story -->');
  for (const path of ['/', '/stories', '/stories/k3x9abcd23/history', '/index.html', '/story.html'])
    expect((await ask(port, path)).text, path).not.toMatch(/story -->|%NONCE%/);
});

test('the address of a front answers the start page that asks for that front at once, whatever else stands in the address', async () => {
  const port = await listening();
  for (const front of ['uk', 'free%2Felection', 'section%2F%E4%B8%96%E7%95%8C'])
    expect((await ask(port, `/fronts/${front}?at=now`)).text).toContain(
      `<link href="/api/fronts/${front}"><!-- front -->`,
    );
  for (const path of [
    '/fronts',
    '/fronts/',
    '/fronts/uk/more',
    '/fronts/a"onload=x',
    "/fronts/a&b'c",
    '/fronts/$&',
    '/front.html',
  ])
    expect((await ask(port, path)).text, path).not.toMatch(/front -->|%NONCE%/);
});

test('a file that is not there, an unknown API address and another method are refused, not answered with the start page', async () => {
  const port = await listening();
  for (const path of ['/assets/old-9z.js', '/assets/..%2f..%2fpackage.json', '/api/nothing', '/api'])
    expect((await ask(port, path)).text, path).not.toContain('<title>');
  expect((await ask(port, '/', { method: 'POST' })).status).toBe(404);
});

test('the start page allows made styles by a nonce that is new with each answer', async () => {
  const port = await listening();
  const nonces = new Set<string>();
  for (const path of ['/', '/stories/k3x9abcd23']) {
    const { text, headers } = await ask(port, path);
    const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});

/** A newsroom without screens, and the cookie of an editor. */
async function withAnEditor() {
  const { rooms, store, clock } = await aHouse();
  const account = { id: newId(), name: 'Ada Reed', email: 'ada@demo.invalid', role: 'editor' as const, isDemo: true };
  await store.write((tx) => addAccount(tx, account, clock.now()));
  const newsroom = await openNewsroom({ ...rooms, isDemo: true, isMailing: false }, { screens: null });
  const { url } = await newsroom.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => newsroom.close());
  const body = JSON.stringify({ id: account.id });
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/session/demo`, { method: 'POST', headers, body });
  const cookies = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { port: Number(new URL(url).port), cookie: `Cookie: ${cookies.join('; ')}` };
}

/** Everything that is answered on a connection until it ends. */
async function said(port: number, ...lines: string[]): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  let answer = '';
  socket.on('data', (data: Buffer) => void (answer += data.toString()));
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return answer;
}

const PATH = '/api/collaborate';
const upgrading = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';

test('a websocket that is refused is refused in our own shape, with our own headers', async () => {
  const { port, cookie } = await withAnEditor();
  const get = (path: string, ...headers: string[]) => said(port, `GET ${path} HTTP/1.1`, ...upgrading, ...headers);
  const refused = {
    401: [get(PATH, 'Host: localhost', KEY)],
    403: [
      get(PATH, 'Host: localhost', KEY, cookie, 'Origin: https://elsewhere.example'),
      get(PATH, 'Host: localhost', KEY, cookie, 'Sec-Fetch-Site: same-site'),
    ],
    404: [get('/nowhere', 'Host: localhost', KEY, cookie)],
    421: [get(PATH, 'Host: rebound.example', KEY, cookie), get(PATH, KEY, cookie)],
    505: [said(port, `GET ${PATH} HTTP/2.0`, ...upgrading, 'Host: localhost', KEY, cookie)],
    // Whoever may come in, and does not ask as websockets are asked for.
    400: [get(PATH, 'Host: localhost', cookie), get(PATH, 'Host: localhost', 'Sec-WebSocket-Key: short', cookie)],
  };
  for (const [status, answers] of Object.entries(refused))
    for (const answer of await Promise.all(answers)) {
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head).toContain("content-security-policy: default-src 'none'");
      expect(head).toContain('x-content-type-options: nosniff');
      expect(head).toContain('content-type: application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ status: Number(status), title: expect.stringMatching(/\.$/) });
    }
});

test('a program that offers another protocol besides is answered as any other', async () => {
  const { port } = await withAnEditor();
  const offer = ['Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'];
  const answer = await said(port, 'GET /api/session HTTP/1.1', 'Host: localhost', ...offer);
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(answer).toContain('"person":null');
});
