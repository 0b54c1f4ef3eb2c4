import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, blockText, fieldText, listening, until } from '../../../test/house/editors.ts';
import { heldStore } from '../../../test/house/held-store.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { lastUpdate, readLog, readWriters } from '../../store/draft-log.ts';
import { readDraft, saveDraft } from '../../store/drafts.ts';
import type { Store } from '../../store/open-store.ts';

const id = idOf(1);
const [asAda, asBen] = [{ cookie: 'ada reporter' }, { cookie: 'ben sub-editor' }];

/** A newsroom with one story, whose store can be held back. */
async function aNewsroom(pauses = { pauseMs: 20, latestMs: 200 }) {
  const store = heldStore(await aStore());
  const clock = tickingClock();
  const body = [paragraph('The ferry came in at first light.'), paragraph('It left at noon.')];
  await store.write((tx) => saveDraft(tx, aStory({ body }), { at: clock.now(), by: 'ada' }));
  return { store, ...(await listening({ store, clock, log: silentLog }, pauses)) };
}

const never = { pauseMs: 600_000, latestMs: 600_000 };

const draft = async (store: Store) => (await readDraft(store.reader, id))!;
const headline = async (store: Store) => (await draft(store)).story.headline;

/** What stands in the store, whatever any process has in its memory. */
async function kept(store: Store): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await readLog(store.reader, id)).updates) Y.applyUpdate(doc, update);
  return doc;
}

async function two(port: number) {
  const [ada, ben] = [anEditor(port, id, asAda), anEditor(port, id, asBen)];
  await Promise.all([ada.acknowledged(), ben.acknowledged()]);
  return { ada, ben };
}

describe('several people in one story', () => {
  it('have what the newest revision says, and each what the others type', async () => {
    const { port } = await aNewsroom();
    const { ada, ben } = await two(port);
    fieldText(ada.doc, 'headline').insert(5, ' at last');
    fieldText(ben.doc, 'headline').insert(0, 'First ');
    await Promise.all([ada.acknowledged(), ben.acknowledged()]);
    await until(() => fieldText(ada.doc, 'headline').toString() === fieldText(ben.doc, 'headline').toString());
    expect(fieldText(ada.doc, 'headline').toString()).toBe('First Ferry at last reaches the islands');
  });

  it('stand in a revision after a pause, with everybody who wrote', async () => {
    const { port, store } = await aNewsroom();
    const { ada, ben } = await two(port);
    blockText(ada.doc, 0).insert(0, 'Alas, ');
    for (const letter of 'eh') blockText(ben.doc, 1).insert(0, letter);
    const wanted = [paragraph('Alas, The ferry came in at first light.'), paragraph('heIt left at noon.')];
    await until(async () => JSON.stringify((await draft(store)).story.body) === JSON.stringify(wanted));
    const revision = await draft(store);
    const all: string[] = [];
    for (let number = 2; number <= revision.number; number += 1) {
      for (const { by } of await readWriters(store.reader, { storyId: id, number })) all.push(by);
    }
    expect(new Set(all)).toEqual(new Set(['ada', 'ben']));
  });

  it('are saved as a revision when the last one leaves, by whoever wrote most', async () => {
    const { port, store } = await aNewsroom(never);
    const { ada, ben } = await two(port);
    blockText(ada.doc, 0).insert(0, 'A');
    for (const letter of ' :we') fieldText(ben.doc, 'headline').insert(0, letter);
    await Promise.all([ada.acknowledged(), ben.acknowledged()]);
    expect(await headline(store)).toBe('Ferry reaches the islands');
    ada.leave();
    ben.leave();
    await until(async () => (await headline(store)) === 'ew: Ferry reaches the islands');
    expect((await draft(store)).by).toBe('ben');
    expect((await readWriters(store.reader, await draft(store))).map(({ by, updates }) => [by, updates])).toEqual([
      ['ben', 4],
      ['ada', 1],
    ]);
  });

  it('find their words in a revision when the server has stopped, and in the draft when it starts', async () => {
    const { port, store, close } = await aNewsroom(never);
    const { ada } = await two(port);
    fieldText(ada.doc, 'headline').insert(0, 'Kept: ');
    await ada.acknowledged();
    await close();
    expect(await headline(store)).toBe('Kept: Ferry reaches the islands');
    const again = await listening({ store, clock: tickingClock(), log: silentLog });
    const ben = anEditor(again.port, id, asBen);
    await ben.acknowledged();
    expect(fieldText(ben.doc, 'headline').toString()).toBe('Kept: Ferry reaches the islands');
    expect(await lastUpdate(store.reader, id)).toBe(2);
  });

  it('begin from one seed, however often the story is opened', async () => {
    const { store } = await aNewsroom();
    for (let time = 0; time < 3; time += 1) {
      const { port, close } = await listening({ store, clock: tickingClock(), log: silentLog });
      const ada = anEditor(port, id, asAda);
      await ada.acknowledged();
      expect(ada.doc.getXmlFragment('story').length).toBe(4);
      await close();
    }
    expect(await lastUpdate(store.reader, id)).toBe(1);
  });
});

describe('what is acknowledged', () => {
  it('is on the disk first, and so is what others see', async () => {
    const { port, store } = await aNewsroom(never);
    const { ada, ben } = await two(port);
    store.hold();
    fieldText(ada.doc, 'headline').insert(0, 'X');
    await until(() => store.held() > 0);
    await sleep(80);
    expect(ada.provider.unsyncedChanges).toBe(1);
    expect(fieldText(ben.doc, 'headline').toString()).toBe('Ferry reaches the islands');
    expect(fieldText(await kept(store), 'headline').toString()).toBe('Ferry reaches the islands');
    store.letGo();
    await ada.acknowledged();
    expect(fieldText(await kept(store), 'headline').toString()).toBe('XFerry reaches the islands');
    await until(() => fieldText(ben.doc, 'headline').toString() === 'XFerry reaches the islands');
  });

  it('of an hour offline is on the disk first as well', async () => {
    const { port, store } = await aNewsroom(never);
    const first = anEditor(port, id, asAda);
    await first.acknowledged();
    first.leave();
    for (const letter of 'reffo') fieldText(first.doc, 'headline').insert(0, letter);
    store.hold();
    const back = anEditor(port, id, { ...asAda, doc: first.doc });
    await until(() => store.held() > 0);
    await sleep(80);
    expect(back.provider.unsyncedChanges).toBeGreaterThan(0);
    expect(fieldText(await kept(store), 'headline').toString()).toBe('Ferry reaches the islands');
    store.letGo();
    await back.acknowledged();
    expect(fieldText(await kept(store), 'headline').toString()).toBe('offerFerry reaches the islands');
  });

  it('again and again without anything new writes nothing', async () => {
    const { port, store } = await aNewsroom(never);
    const ada = anEditor(port, id, asAda);
    await ada.acknowledged();
    for (let time = 0; time < 3; time += 1) {
      ada.provider.forceSync();
      await ada.acknowledged();
    }
    expect(await lastUpdate(store.reader, id)).toBe(1);
  });
});

describe('at the door', () => {
  const denied = async (port: number, cookie: string, story = id) => {
    const editor = anEditor(port, story, { cookie });
    await until(() => editor.closings.length > 0);
    return editor.closings[0]?.reason;
  };

  const answer = (port: number, path: string, headers: Record<string, string>) =>
    new Promise((resolve) => {
      const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie: 'ada reporter', ...headers } });
      ws.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      ws.on('open', () => resolve('open'));
      ws.on('error', () => {});
    });

  it('nobody comes in who has not signed in, and nobody into a story that is none', async () => {
    const { port } = await aNewsroom();
    expect(await answer(port, '/api/collaborate', { cookie: '' })).toBe(401);
    expect(await denied(port, 'ada reporter', idOf(99))).toBe('no-such-story');
    expect(await denied(port, 'ada reporter', '../../etc')).toBe('no-such-story');
  });

  it('another site and another address are refused', async () => {
    const { port } = await aNewsroom();
    expect(await answer(port, '/api/collaborate', { origin: 'https://evil.example' })).toBe(403);
    expect(await answer(port, '/api/collaborate', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await answer(port, '/api/elsewhere', {})).toBe(404);
    expect(await answer(port, '/api/collaborate', { origin: `http://127.0.0.1:${port}` })).toBe('open');
  });

  it('who is signed out is cut off within seconds, others stay', async () => {
    const { port, gone } = await aNewsroom();
    const { ada, ben } = await two(port);
    gone.add('ada');
    await until(() => ada.closings.some(({ reason }) => reason === 'signed-out'));
    expect(ben.closings).toEqual([]);
    fieldText(ben.doc, 'headline').insert(0, 'Still ');
    await ben.acknowledged();
  });
});

describe('whose role demands a second factor that they lack', () => {
  it('is cut off within seconds, others stay', async () => {
    const { port, lacking } = await aNewsroom();
    const { ada, ben } = await two(port);
    lacking.add('ada');
    await until(() => ada.closings.some(({ reason }) => reason === 'second-factor-demanded'));
    expect(ben.closings).toEqual([]);
  });
});

describe('who is in a story', () => {
  it('is told, once for each person, and changes are counted', async () => {
    const { port, collaboration } = await aNewsroom();
    const { count } = collaboration.presence();
    const { ada } = await two(port);
    const other = anEditor(port, id, asAda);
    await other.acknowledged();
    expect(collaboration.presence().stories).toEqual({ [id]: ['ada', 'ben'] });
    expect(collaboration.presence().count).toBeGreaterThan(count);
    other.leave();
    ada.leave();
    await until(() => collaboration.presence().stories[id]?.length === 1);
    expect(collaboration.presence().stories).toEqual({ [id]: ['ben'] });
  });

  it('looks like nobody else in it, however many were in it before', async () => {
    const { port } = await aNewsroom();
    const { ada, ben } = await two(port);
    const say = ({ provider }: typeof ada) => provider.awareness?.setLocalStateField('user', {});
    // Each number stands for one of six colours, in turn: the two who stay have the first two.
    const colourOf = (editor: typeof ada): unknown =>
      ben.provider.awareness?.getStates().get(editor.doc.clientID)?.['user']?.colour;
    for (const one of [ada, ben]) say(one);
    await until(() => colourOf(ada) !== undefined);
    for (const name of ['cid', 'dan', 'eve', 'fay', 'gus', 'hal']) {
      const visitor = anEditor(port, id, { cookie: `${name} reporter` });
      await visitor.acknowledged();
      say(visitor);
      await until(() => colourOf(visitor) !== undefined);
      expect(colourOf(ada)).toBeLessThan(2);
      expect(colourOf(visitor)).toBe(2);
      visitor.leave();
      await until(() => colourOf(visitor) === undefined);
    }
  });

  it('cannot pose as somebody else, nor speak for another window', async () => {
    const { port } = await aNewsroom();
    const { ada, ben } = await two(port);
    ben.provider.awareness?.setLocalStateField('user', { id: 'ben' });
    ada.provider.awareness?.setLocalStateField('user', { id: 'ben', name: 'Ben, really', colour: 5 });
    const seen = (client: number) => ben.provider.awareness?.getStates().get(client)?.['user'] as unknown;
    await until(() => seen(ada.doc.clientID) !== undefined);
    expect(seen(ada.doc.clientID)).toEqual({ id: 'ada', name: 'ada Reed', colour: 0 });
    await until(() => ada.provider.awareness?.getStates().has(ben.doc.clientID) === true);
    const forged = ada.provider.awareness!;
    forged.states.set(ben.doc.clientID, { user: { id: 'ben' }, cursor: 'forged' });
    forged.meta.set(ben.doc.clientID, { clock: 1_000, lastUpdated: 0 });
    forged.emit('update', [{ added: [], updated: [ben.doc.clientID], removed: [] }, 'local']);
    ada.provider.awareness?.setLocalStateField('cursor', 'mine');
    const third = anEditor(port, id, { cookie: 'cid editor' });
    await third.acknowledged();
    await until(() => third.provider.awareness?.getStates().get(ada.doc.clientID)?.['cursor'] === 'mine');
    expect(third.provider.awareness?.getStates().get(ben.doc.clientID)?.['cursor']).toBeUndefined();
  });
});
