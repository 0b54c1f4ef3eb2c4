import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, blockText, type Editor, fieldText, listening, until } from '../../../test/house/editors.ts';
import { atTheEnd } from '../../../test/house/endings.ts';
import {
  enclosed,
  enteringFrame,
  floodKinds,
  floodOfSockets,
  frameOf,
  updateFrame,
} from '../../../test/house/floods.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { lastUpdate } from '../../store/draft-log.ts';
import { saveDraft } from '../../store/drafts.ts';
import type { Store } from '../../store/open-store.ts';

const id = idOf(1);
const [asAda, asBen] = [{ cookie: 'ada reporter' }, { cookie: 'ben sub-editor' }];
const never = { pauseMs: 600_000, latestMs: 600_000 };

/** A newsroom with some stories, in the first of which Ben types. */
async function aNewsroom({ stories = 1, words = 10 } = {}) {
  const store = await aStore();
  const clock = tickingClock();
  const body = [paragraph('The ferry came in at first light. '.repeat(words / 5))];
  await store.write(async (tx) => {
    for (let number = 1; number <= stories; number += 1)
      await saveDraft(tx, aStory({ id: idOf(number), body }), { at: clock.now(), by: 'Ada Reed' });
  });
  const newsroom = await listening({ store, clock, log: silentLog }, never);
  const ben = anEditor(newsroom.port, id, asBen);
  await ben.acknowledged();
  return { ...newsroom, store, clock, ben, typesOn: () => typesOn(store, ben) };
}

/** What Ben types is acknowledged and on the disk, letter by letter. */
async function typesOn(store: Store, ben: Editor): Promise<void> {
  for (let letter = 0; letter < 10; letter += 1) {
    const before = await lastUpdate(store.reader, id);
    fieldText(ben.doc, 'headline').insert(0, 'x');
    await ben.acknowledged();
    expect(await lastUpdate(store.reader, id)).toBeGreaterThan(before);
  }
}

const frame = (...bytes: readonly number[]) => frameOf(id, ...bytes);
const asking = frame(0, 0, 1, 0);

/** The beginning of a frame with a payload of so many bytes after it. */
function longFrame(head: readonly number[], payload: Uint8Array): Uint8Array {
  return Buffer.concat([frame(...head), enclosed(payload)]);
}

function written(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

/** An update that puts one paragraph of so many letters into a story. */
function aLongParagraph(letters: number): Uint8Array {
  const doc = new Y.Doc();
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText('Ferry. '.repeat(letters / 7))]);
  doc.getXmlFragment('story').push([element]);
  return Y.encodeStateAsUpdate(doc);
}

/** A connection without an editor behind it. */
async function aSocket(port: number, who = asAda) {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/api/collaborate`, { headers: who });
  let reason = '';
  ws.on('close', (_code, why) => (reason = why.toString()));
  const ended = new Promise<number>((resolve) => ws.on('close', resolve));
  ws.on('error', () => {});
  atTheEnd(() => ws.terminate());
  await new Promise((resolve) => ws.on('open', resolve).on('close', resolve));
  return { ws, ended, reason: () => reason, isOpen: () => ws.readyState === ws.OPEN };
}

async function inStory(port: number) {
  const socket = await aSocket(port);
  const heard = new Promise((resolve) => socket.ws.once('message', resolve));
  socket.ws.send(enteringFrame(id));
  await heard;
  return socket;
}

describe('a flood over one connection', () => {
  it('of frames is read at a pace, and others type on', async () => {
    const { port, ben, typesOn: benTypesOn } = await aNewsroom();
    const ada = await inStory(port);
    for (let sent = 0; sent < 50_000; sent += 1) ada.ws.send(frame(3));
    const marked = new Y.Doc();
    marked.getArray('topics').push(['last']);
    ada.ws.send(longFrame([0, 2], Y.encodeStateAsUpdate(marked)));
    await benTypesOn();
    // Fifty thousand frames take minutes at that pace; what comes after them has not been read.
    expect(ben.doc.getArray('topics').length).toBe(0);
    expect(ada.isOpen()).toBe(true);
  });

  it('of questions whose answers nobody takes is cut off', async () => {
    const { port, collaboration, typesOn: benTypesOn } = await aNewsroom({ words: 50_000 });
    const ada = await inStory(port);
    ada.ws.pause();
    for (let sent = 0; sent < 900; sent += 1) ada.ws.send(asking);
    await benTypesOn();
    await until(() => !collaboration.presence().stories[id]?.includes('ada'));
    ada.ws.resume();
    await ada.ended;
    await benTypesOn();
  });

  it('of cursors shows others no crowd', async () => {
    const { port, ben } = await aNewsroom();
    const ada = await inStory(port);
    for (let at = 0; at < 200; at += 1) {
      const awareness = new Awareness(new Y.Doc());
      awareness.setLocalState({ user: { id: 'ben' } });
      ada.ws.send(longFrame([1], encodeAwarenessUpdate(awareness, [awareness.clientID])));
      awareness.destroy();
    }
    const marked = new Y.Doc();
    marked.getArray('topics').push(['last']);
    ada.ws.send(longFrame([0, 2], Y.encodeStateAsUpdate(marked)));
    await until(() => ben.doc.getArray('topics').length > 0);
    const seen = [...(ben.provider.awareness?.getStates().values() ?? [])].map(({ user }) => user?.id);
    expect(seen.filter((one) => one === 'ada').length).toBeGreaterThan(0);
    expect(seen.filter((one) => one === 'ada').length).toBeLessThanOrEqual(8);
    expect(seen).not.toContain('ben');
  });

  it('of stories ends it', async () => {
    const { port, typesOn: benTypesOn } = await aNewsroom({ stories: 30 });
    const ada = await aSocket(port);
    for (let number = 1; number <= 30; number += 1) ada.ws.send(enteringFrame(idOf(number)));
    expect(await ada.ended).toBe(4400);
    await benTypesOn();
  });

  it.each<[string, () => Uint8Array, number]>([
    ['larger than any editor sends', () => new Uint8Array(4 * 1024 * 1024 + 1), 1009],
    ['with a cursor as long as a book', () => longFrame([1], new Uint8Array(17_000)), 4400],
    ['with a question as long as a book', () => longFrame([0, 0], new Uint8Array(300_000)), 4400],
    ['with a question that ends too early', () => frame(0, 0, 3, 200, 1, 1), 4400],
    ['with a key as long as a book', () => Uint8Array.of(255, 255, 3, ...new Uint8Array(70_000)), 4400],
  ])('of frames %s ends it at the first', async (_name, bytes, code) => {
    const { port, typesOn: benTypesOn } = await aNewsroom();
    const ada = await inStory(port);
    for (let sent = 0; sent < 5; sent += 1) ada.ws.send(bytes());
    expect(await ada.ended).toBe(code);
    await benTypesOn();
  });

  it('of pieces of one frame without an end is cut off at its limit', async () => {
    const { port, typesOn: benTypesOn } = await aNewsroom();
    const ada = await inStory(port);
    for (let piece = 0; piece < 50; piece += 1) ada.ws.send(new Uint8Array(100_000), { fin: false });
    expect(await ada.ended).toBe(1009);
    await benTypesOn();
  });
});

describe('one frame with very many pieces', () => {
  it.each(Object.entries(floodKinds))(
    'of %s is more than anybody typed, or is taken; the others type on',
    async (kind, flood) => {
      const { port, typesOn: benTypesOn } = await aNewsroom();
      const ada = await inStory(port);
      ada.ws.send(updateFrame(id, flood(kind.includes('windows') ? 1_100 : 11_000)));
      await benTypesOn();
    },
  );

  it.each<[string, () => Uint8Array]>([
    ['letters', () => floodKinds['letters suggested under another’s name'](8_000)],
    ['entries', () => floodKinds['entries of filing'](9_990)],
    ['words', () => aLongParagraph(700_000)],
    ['a value', () => written((doc) => doc.getMap('filing').set('urlSlug', 'a-'.repeat(40_000)))],
    ['values', () => written((doc) => doc.getArray('topics').push(Array.from({ length: 30_000 }, () => 'topic')))],
    ['parts of a draft', () => written((doc) => doc.getMap('another').set('key', 'value'))],
  ])('is refused whole beyond what a frame may bring and a draft may hold: %s', async (_what, update) => {
    const { port, store, typesOn: benTypesOn } = await aNewsroom();
    const ada = await inStory(port);
    ada.ws.send(updateFrame(id, update()));
    expect(await ada.ended).toBe(4400);
    expect(await lastUpdate(store.reader, id)).toBe(1);
    await benTypesOn();
  });

  it('is taken within the limit, under the name of who sent it', async () => {
    const { port, ben, typesOn: benTypesOn } = await aNewsroom();
    const ada = await inStory(port);
    const count = 3_000;
    ada.ws.send(updateFrame(id, floodKinds['letters suggested under another’s name'](count)));
    await benTypesOn();
    await until(() => ben.doc.getXmlFragment('story').length > 3);
    // Two who begin a paragraph at once have them in either order.
    const at = blockText(ben.doc, 0).toDelta()[0].insert === 'x' ? 0 : 1;
    const words = blockText(ben.doc, at).toDelta() as { attributes: { insertion: { by: string } } }[];
    expect(words).toHaveLength(count);
    expect(new Set(words.map(({ attributes }) => attributes.insertion.by))).toEqual(new Set(['ada']));
  });
});

describe('many connections', () => {
  it('of one person who types in many stories without a pause leave the others typing', async () => {
    const stories = [1, 2, 3].map(idOf);
    const { port, typesOn: benTypesOn } = await aNewsroom({ stories: 3 });
    const flood = await floodOfSockets(`ws://127.0.0.1:${port}/api/collaborate`, {
      headers: asAda,
      stories,
      sockets: 8,
    });
    atTheEnd(flood.stop);
    await until(() => flood.sent() > 100);
    await benTypesOn();
    expect(flood.open()).toBe(8);
  });

  it('of one person who brings ever new windows are read ever slower, also when they leave and come back', async () => {
    const { port, ben, typesOn: benTypesOn } = await aNewsroom();
    const ada = await inStory(port);
    const windows = () => ben.doc.store.clients.size;
    const before = windows();
    // Four times nine hundred windows are more than two thousand.
    for (let frames = 0; frames < 4; frames += 1)
      ada.ws.send(updateFrame(id, floodKinds['letters of as many windows'](900)));
    await until(() => windows() > before + 1_800);
    await benTypesOn();
    ada.ws.terminate();
    const again = await aSocket(port);
    const marked = new Y.Doc();
    marked.getArray('topics').push(['last']);
    again.ws.send(enteringFrame(id));
    again.ws.send(updateFrame(id, Y.encodeStateAsUpdate(marked)));
    await benTypesOn();
    await benTypesOn();
    expect(ben.doc.getArray('topics').length).toBe(0);
  });

  it('of one person who sends too fast for a minute on end are closed with the reason', async () => {
    const { port, clock, typesOn: benTypesOn } = await aNewsroom();
    const ada = await inStory(port);
    const quiet = await inStory(port);
    for (let sent = 0; sent < 50_000; sent += 1) ada.ws.send(frame(3));
    let minute = 0;
    await until(() => {
      clock.goTo(new Date(Date.UTC(2026, 10, 24) + (minute += 1) * 61_000).toISOString());
      return !ada.isOpen() && !quiet.isOpen();
    });
    expect([await ada.ended, ada.reason(), quiet.reason()]).toEqual([4429, 'too-fast', 'too-fast']);
    await benTypesOn();
  });

  it('of one person beyond a hundred are turned away, and nobody else’s', async () => {
    const { port, typesOn: benTypesOn } = await aNewsroom();
    const sockets = await Promise.all(Array.from({ length: 300 }, () => aSocket(port)));
    for (const { ws } of sockets) if (ws.readyState === ws.OPEN) ws.send(enteringFrame(id));
    await until(() => sockets.filter(({ isOpen }) => !isOpen()).length === 200);
    const turnedAway = sockets.filter(({ isOpen }) => !isOpen());
    expect(new Set(await Promise.all(turnedAway.map(({ ended }) => ended)))).toEqual(new Set([4429]));
    await benTypesOn();
    const carl = anEditor(port, id, { cookie: 'carl editor' });
    await carl.acknowledged();
    for (const { ws } of sockets) ws.terminate();
    await until(async () => (await aSocket(port)).isOpen());
  });

  it('without a session get no websocket and hold nothing', async () => {
    const { port, typesOn: benTypesOn } = await aNewsroom();
    const answers = Array.from({ length: 150 }, () => {
      const socket = connect({ host: '127.0.0.1', port });
      const head = [
        'GET /api/collaborate HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ];
      let answer = '';
      socket.on('error', () => {});
      socket.on('data', (part: Buffer) => (answer += part.toString()));
      // A frame of 3.9 MB that begins and does not end.
      socket.write(`${head.join('\r\n')}\r\n\r\n`, () => socket.write(Buffer.alloc(1024 * 1024, 0x82)));
      return new Promise<string>((resolve) => socket.on('close', () => resolve(answer.split('\r\n')[0] ?? '')));
    });
    expect(
      new Set(await Promise.all(answers)).difference(
        new Set(['HTTP/1.1 401 Unauthorized', 'HTTP/1.1 429 Too Many Requests', '']),
      ),
    ).toEqual(new Set());
    await benTypesOn();
  });

  it('of one person whose frames begin and do not end hold no more than two frames', async () => {
    const { port, typesOn: benTypesOn } = await aNewsroom();
    const sockets = await Promise.all(Array.from({ length: 20 }, () => aSocket(port)));
    for (const { ws } of sockets)
      for (let piece = 0; piece < 30; piece += 1) ws.send(new Uint8Array(100_000), { fin: false });
    await until(() => sockets.filter(({ isOpen }) => isOpen()).length <= 3);
    await benTypesOn();
  });

  it('that break off half way, or in the moment in which they are refused, end nothing', async () => {
    const { port, typesOn: benTypesOn } = await aNewsroom();
    const upgrade = [
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    const heads = ['/api/collaborate', '/nowhere'].flatMap((path) => [
      [`GET ${path} HTTP/1.1`, ...upgrade, '', ''],
      [`GET ${path} HTTP/1.1`, ...upgrade, 'Cookie: ada reporter', '', '\x82\xff'],
      [`GET ${path} HTTP/1.1`, ...upgrade, 'Origin: https://elsewhere.example', '', 'x'.repeat(100_000)],
    ]);
    for (let round = 0; round < 60; round += 1) {
      for (const [at, head] of heads.entries()) {
        const socket = connect({ host: '127.0.0.1', port });
        socket.on('error', () => {});
        socket.write(head.join('\r\n'), 'latin1', () =>
          (round + at) % 3 === 0 ? socket.resetAndDestroy() : setTimeout(() => socket.resetAndDestroy(), round % 7),
        );
      }
      await sleep(2);
    }
    await benTypesOn();
  });

  it('half open in a busy story hold nobody up', async () => {
    const { port, ben, typesOn: benTypesOn } = await aNewsroom();
    const gone = await Promise.all(Array.from({ length: 50 }, () => inStory(port)));
    for (const { ws } of gone) ws.pause();
    blockText(ben.doc, 0).insert(0, 'Nothing is lost. '.repeat(10_000));
    await benTypesOn();
  });
});
