import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { anEditor, blockText, until } from '../../test/house/editors.ts';
import { atTheEnd } from '../../test/house/endings.ts';
import { heldStore } from '../../test/house/held-store.ts';
import { aHouse } from '../../test/house/houses.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { newId } from '../base/ids.ts';
import { lastUpdate } from '../store/draft-log.ts';
import { readDraft, saveDraft } from '../store/drafts.ts';
import { addAccount } from '../store/people.ts';
import { openNewsroom } from './open-newsroom.ts';

const PIECES = 'Nothing is lost. '.repeat(2_000);

/** A newsroom on a port, with a draft, and an editor's cookie. */
async function anOpenNewsroom() {
  const house = await aHouse();
  const store = heldStore(house.store);
  const id = newId();
  const account = { id, name: 'Ada Reed', email: 'ada@demo.invalid', role: 'editor' as const, isDemo: true };
  await store.write(async (tx) => {
    await addAccount(tx, account, house.clock.now());
    await saveDraft(tx, aStory(), { at: house.clock.now(), by: 'Ada Reed' });
  });
  const newsroom = await openNewsroom({ ...house.rooms, store, isDemo: true, isMailing: false }, { screens: null });
  const { url } = await newsroom.listen({ host: '127.0.0.1', port: 0 });
  let closed: Promise<void> | null = null;
  const close = () => (closed ??= newsroom.close());
  atTheEnd(close);
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/session/demo`, { method: 'POST', headers, body: JSON.stringify({ id }) });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { store, url, port: Number(new URL(url).port), cookie, close };
}

/** A client that sends this much and then neither reads, nor writes, nor goes. */
async function aClient(port: number, sends: string): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  socket.on('error', () => {});
  atTheEnd(() => socket.destroy());
  await once(socket, 'connect');
  socket.pause();
  if (sends) socket.write(sends);
}

const lines = (...all: string[]) => all.join('\r\n');
const posting = (path: string) => [
  `POST ${path} HTTP/1.1`,
  'Host: localhost',
  'Content-Length: 4000',
  'X-File-Name: a.png',
];
const upgrading = [
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

const holding: readonly ((cookie: string) => string)[] = [
  () => '',
  () => 'GET / HT',
  () => lines('GET / HTTP/1.1', 'Host: localhost', 'X-Slow: '),
  // A connection kept after its answer.
  () => lines('GET /api/session HTTP/1.1', 'Host: localhost', '', ''),
  // A request without the rest of its body, and a picture without the rest of its bytes.
  () => lines(...posting('/api/session/demo'), 'Content-Type: application/json', '', '{"id'),
  (cookie) => lines(...posting('/api/pictures'), 'Content-Type: image/png', `Cookie: ${cookie}`, '', 'PNG'),
  (cookie) => lines('GET /api/events HTTP/1.1', 'Host: localhost', `Cookie: ${cookie}`, '', ''),
  (cookie) => lines('GET /api/collaborate HTTP/1.1', ...upgrading, `Cookie: ${cookie}`, '', ''),
  // Websockets of nobody, and where there are none.
  () => lines('GET /api/collaborate HTTP/1.1', ...upgrading, '', ''),
  () => lines('GET /nowhere HTTP/1.1', ...upgrading, '', ''),
];

/** Who says nothing is cut off after fifteen seconds by the limits, without anybody stopping. */
const BY_ITSELF_MS = 10_000;

test('it stops whatever clients hold open', async () => {
  const { url, port, cookie, close } = await anOpenNewsroom();
  for (const sends of holding) await aClient(port, sends(cookie));
  // Its bytes have come when a later request has been answered.
  expect((await fetch(`${url}/api/session`)).status).toBe(200);
  const isClosed = close().then(() => true);
  expect(await Promise.race([isClosed, sleep(BY_ITSELF_MS, false, { ref: false })])).toBe(true);
});

test('it stops while somebody types, and every word that was acknowledged is in the next start’s draft', async () => {
  const { store, port, cookie, close } = await anOpenNewsroom();
  const ada = anEditor(port, idOf(1), { cookie });
  await ada.acknowledged();
  blockText(ada.doc, 0).insert(0, PIECES);
  await ada.acknowledged();
  const kept = await lastUpdate(store.reader, idOf(1));
  await close();
  expect(await lastUpdate(store.reader, idOf(1))).toBe(kept);
  expect(JSON.stringify((await readDraft(store.reader, idOf(1)))?.story.body)).toContain(PIECES.trim());
  await until(() => ada.closings.length > 0);
});

test('an act that is under way is answered, however long it takes', async () => {
  const { store, url, cookie, close } = await anOpenNewsroom();
  store.hold();
  const story = { headline: 'Ferry delayed', kind: 'report', edition: 'uk', section: 'world' };
  const headers = { 'content-type': 'application/json', cookie };
  const begun = fetch(`${url}/api/stories`, { method: 'POST', headers, body: JSON.stringify(story) });
  await until(() => store.held() > 0);
  const closed = close();
  // Longer than those are waited for who only hold a connection.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  store.letGo();
  expect((await begun).status).toBe(201);
  await closed;
});

test('who comes while it stops is turned away', async () => {
  const { url, port, cookie, close } = await anOpenNewsroom();
  const silent = new WebSocket(`ws://127.0.0.1:${port}/api/collaborate`, { headers: { cookie } });
  await once(silent, 'open');
  silent.pause();
  const closed = close();
  await expect(until(async () => !(await fetch(`${url}/api/session`)).ok)).rejects.toThrow('fetch failed');
  await closed;
});
