import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aHouse } from '../../test/house/houses.ts';
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
