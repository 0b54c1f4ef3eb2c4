import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { chance, type Chance } from '../../../test/house/chance.ts';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, blockText, type Editor, fieldText, listening, until } from '../../../test/house/editors.ts';
import { aSmallDisk, noSmallDisk } from '../../../test/house/folders.ts';
import { enclosed, frameOf } from '../../../test/house/floods.ts';
import { onServer } from '../../../test/house/store-places.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { lastUpdate, newestRevision } from '../../store/draft-log.ts';
import { readDraft, saveDraft } from '../../store/drafts.ts';
import type { Store } from '../../store/open-store.ts';
import { hashOfStory } from './current-drafts.ts';

const id = idOf(1);
const [asAda, asBen] = [{ cookie: 'ada reporter' }, { cookie: 'ben sub-editor' }];
const body = [paragraph('The ferry came in at first light.'), paragraph('It left at noon.'), paragraph('The end.')];

async function aNewsroom(folder?: string) {
  const store = await aStore(folder);
  const clock = tickingClock();
  await store.write((tx) => saveDraft(tx, aStory({ body }), { at: clock.now(), by: 'Ada Reed' }));
  return { store, ...(await listening({ store, clock, log: silentLog }, { pauseMs: 600_000, latestMs: 600_000 })) };
}

const draft = async (store: Store) => (await readDraft(store.reader, id))!;

async function enter(port: number, who: { cookie: string }): Promise<Editor> {
  const editor = anEditor(port, id, who);
  await editor.acknowledged();
  return editor;
}

describe('what no editor of ours would send', () => {
  const frame = (...bytes: number[]) => frameOf(id, ...bytes);
  const hostile: Readonly<Record<string, Uint8Array | string>> = {
    nothing: new Uint8Array(),
    text: 'hello',
    noise: Uint8Array.from({ length: 300 }, (_, at) => (at * 151) % 256),
    'a length far beyond the frame': Uint8Array.of(255, 255, 255, 255, 15, 1),
    'an update cut short': frame(0, 2, 20, 1, 1, 200),
    'an update that says it is longer than it is': frame(0, 2, 4, 1, 255, 255, 255),
    'a message for servers only': frame(6, 1, 65),
    'a sync message that there is not': frame(0, 9, 1, 0),
    'a type that there is not': frame(77),
  };

  it.each(Object.keys(hostile))('%s ends its connection and harms nothing', async (name) => {
    const { port, store } = await aNewsroom();
    const ben = await enter(port, asBen);
    const ws = new WebSocket(`ws://127.0.0.1:${port}/api/collaborate`, { headers: asAda });
    const closed = new Promise<number>((resolve) => ws.on('close', resolve));
    ws.on('open', () => ws.send(hostile[name] ?? ''));
    expect(await closed).toBe(4400);
    fieldText(ben.doc, 'headline').insert(0, 'Still: ');
    await ben.acknowledged();
    expect(await lastUpdate(store.reader, id)).toBe(2);
  });

  it('letters where only blocks can stand are taken out before anybody sees them', async () => {
    const { port } = await aNewsroom();
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    const odd = new Y.Doc();
    odd.getArray('story').insert(0, ['odd', 7]);
    ada.provider.documentUpdateHandler(Y.encodeStateAsUpdate(odd), null);
    fieldText(ada.doc, 'headline').insert(0, 'Still: ');
    await ada.acknowledged();
    await until(() => fieldText(ben.doc, 'headline').toString().startsWith('Still: '));
    expect(
      ben.doc
        .getXmlFragment('story')
        .toArray()
        .map((child) => (child as Y.XmlElement).nodeName),
    ).toEqual(['furniture', 'mainMedia', 'paragraph', 'paragraph', 'paragraph']);
  });

  it('more than a draft may hold is refused, and the draft goes on', async () => {
    const { port, store } = await aNewsroom();
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    for (let piece = 0; piece < 6; piece += 1) blockText(ada.doc, 0).insert(0, 'x'.repeat(3_000_000));
    await until(() => ada.closings.length > 0);
    fieldText(ben.doc, 'headline').insert(0, 'Still: ');
    await ben.acknowledged();
    expect(await lastUpdate(store.reader, id)).toBeLessThanOrEqual(7);
  });
});

describe('an address that names somebody before its path', () => {
  // No request of the web may have a name and a password in its address; one that had ended the whole newsroom.
  it.each(['//ada:secret@127.0.0.1', 'http://ada@127.0.0.1', '//127.0.0.1:99'])(
    '%s is asked for a websocket, and the newsroom goes on',
    async (before) => {
      const { port } = await aNewsroom();
      const socket = connect(port, '127.0.0.1');
      const answered = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(String(bytes))));
      onTestFinished(() => void socket.destroy());
      const lines = [`GET ${before}/api/collaborate HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Cookie: ${asAda.cookie}`];
      const upgrade = [
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${'a'.repeat(22)}==`,
      ];
      socket.write(`${[...lines, ...upgrade].join('\r\n')}\r\n\r\n`);
      expect(await answered).toMatch(/^HTTP\/1\.1 (101|400|421)/);
      await (await enter(port, asBen)).acknowledged();
    },
  );
});

describe('frames of every shape', () => {
  it('make a newsroom print nothing', async () => {
    const { port } = await aNewsroom();
    const said: string[] = [];
    const spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    for (const spy of spies) spy.mockImplementation((...what: unknown[]) => void said.push(what.join(' ')));
    onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
    for (let round = 0; round < 60; round += 1) await sendShapes(port, chance(round));
    await (await enter(port, asBen)).acknowledged();
    expect(said).toEqual([]);
  });

  /** A connection that sends a few sound frames with a byte changed, left out or doubled now and then. */
  async function sendShapes(port: number, pick: Chance): Promise<void> {
    const ws = new WebSocket(`ws://127.0.0.1:${port}/api/collaborate`, { headers: asAda });
    const closed = new Promise((resolve) => ws.on('close', resolve));
    await new Promise((resolve) => ws.on('open', resolve));
    for (let sent = 0; sent < 12; sent += 1) ws.send(broken(pick.of(sound), pick));
    await Promise.race([closed, sleep(10)]);
    ws.terminate();
    await closed;
  }

  const named = (...bytes: number[]) => frameOf(id, ...bytes);
  const doc = new Y.Doc();
  doc.getMap('filing').set('a', { b: [1, 'c'] });
  const update = Y.encodeStateAsUpdate(doc);
  const state = new TextEncoder().encode('{"cursor":1}');
  const deep = new TextEncoder().encode(`{"at":${'['.repeat(7_000)}${']'.repeat(7_000)}}`);
  const sound = [
    named(2, 0, 0, 0),
    Buffer.concat([named(1), enclosed(Buffer.concat([Uint8Array.of(1, 7, 1), enclosed(deep)]))]),
    named(2, 0, 0, 5, 52, 46, 55, 46, 48),
    named(0, 0, 1, 0),
    named(0, 2, update.length, ...update),
    named(1, state.length + 4, 1, 7, 1, state.length, ...state),
    named(1, 6, 1, 5, 1, 1, 53, 0),
    named(3),
    named(7),
    named(10),
  ];

  function broken(frame: Uint8Array, pick: Chance): Uint8Array {
    const at = pick.number(frame.length);
    if (pick.often(0.5)) return frame;
    if (pick.often(0.3)) return frame.slice(0, at);
    return pick.often(0.5) ? Uint8Array.of(...frame, ...frame.slice(at)) : frame.with(at, pick.number(256));
  }
});

describe('everybody’s words stay under their own name', () => {
  const comment = (by: string, text: string) => ({ thread: 'c1', by, at: '2026-11-23T09:00:00Z', text, settled: null });

  it('a comment is by who wrote it, and nobody rewrites or removes another’s', async () => {
    const { port } = await aNewsroom();
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    ada.doc.getMap('comments').set('c1', comment('ben', 'I never said this.'));
    await until(() => ben.doc.getMap('comments').has('c1'));
    expect(ben.doc.getMap('comments').get('c1')).toEqual(comment('ada', 'I never said this.'));
    ben.doc.getMap('comments').set('c1', comment('ada', 'Changed.'));
    await ben.acknowledged();
    await until(() => JSON.stringify(ben.doc.getMap('comments').get('c1')).includes('never'));
    ben.doc.getMap('comments').delete('c1');
    await ben.acknowledged();
    await until(() => ben.doc.getMap('comments').has('c1'));
    const settled = { by: 'ada', at: '2026-11-23T09:00:00Z' };
    ben.doc.getMap('comments').set('c1', { ...comment('ada', 'Changed.'), settled });
    await until(() => JSON.stringify(ada.doc.getMap('comments').get('c1')).includes('settled":{'));
    expect(ada.doc.getMap('comments').get('c1')).toEqual({
      ...comment('ada', 'I never said this.'),
      settled: { ...settled, by: 'ben' },
    });
    ada.doc.getMap('comments').set('c2', { not: 'a comment' });
    await until(() => !ada.doc.getMap('comments').has('c2'));
    ada.doc.getMap('comments').delete('c1');
    await until(() => !ben.doc.getMap('comments').has('c1'));
  });

  it('what is suggested, and what is commented on and not settled, is told to whoever publishes', async () => {
    const { port, collaboration } = await aNewsroom();
    const ada = await enter(port, asAda);
    blockText(ada.doc, 0).insert(0, 'Perhaps ', { insertion: { id: 's1', by: 'ada', at: '' } });
    blockText(ada.doc, 1).format(0, 2, { comment: { id: 'c1' } });
    ada.doc.getMap('comments').set('c1', comment('ada', 'When exactly?'));
    await ada.acknowledged();
    const open = async () => (await collaboration.drafts.current(id))?.open;
    expect(await open()).toEqual({ suggestions: ['s1'], comments: ['c1'] });
    blockText(ada.doc, 1).delete(0, 6);
    await ada.acknowledged();
    expect(await open()).toEqual({ suggestions: ['s1'], comments: ['c1'] });
    const settled = { by: 'ada', at: '2026-11-23T09:05:00Z' };
    ada.doc.getMap('comments').set('c1', { ...comment('ada', 'When exactly?'), settled });
    await ada.acknowledged();
    expect(await open()).toEqual({ suggestions: ['s1'], comments: [] });
    expect((await collaboration.drafts.peek(id))?.open).toEqual({ suggestions: ['s1'], comments: [] });
  });

  it('a suggestion is by who made it, and stays theirs when others move it', async () => {
    const { port } = await aNewsroom();
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    const insertion = (by: string) => ({ insertion: { id: 's1', by, at: '' } });
    blockText(ada.doc, 0).insert(0, 'Perhaps ', insertion('ben'));
    const attributes = (editor: Editor, at = 0) => blockText(editor.doc, at).toDelta()[0].attributes as unknown;
    await until(() => JSON.stringify(attributes(ben) ?? null).includes('"ada"'));
    expect(attributes(ben)).toEqual(insertion('ada'));
    const moved = new Y.XmlElement('paragraph');
    moved.insert(0, [new Y.XmlText()]);
    ben.doc.transact(() => {
      ben.doc.getXmlFragment('story').insert(2, [moved]);
      (moved.get(0) as Y.XmlText).insert(0, 'Perhaps ', insertion('ada'));
    });
    await ben.acknowledged();
    await until(() => ada.doc.getXmlFragment('story').length === 6);
    expect(attributes(ada)).toEqual(insertion('ada'));
  });
});

describe('a block suggested as a whole', () => {
  const blocks = (editor: Editor) => editor.doc.getXmlFragment('story').toArray().slice(2) as Y.XmlElement[];
  const named = (editor: Editor, name: string) => blocks(editor).find(({ nodeName }) => nodeName === name);
  const said = (which: string, by: string) => ({ id: which, by, at: '2026-11-23T09:00:00Z' }) as unknown as string;

  it('is by who suggested it, whoever it says, and stays theirs when others move it or suggest it away', async () => {
    const { port } = await aNewsroom();
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    const divider = new Y.XmlElement('divider');
    divider.setAttribute('insertion', said('s1', 'ben'));
    ada.doc.getXmlFragment('story').insert(3, [divider]);
    await until(() => named(ben, 'divider')?.getAttribute('insertion') !== undefined);
    expect(named(ben, 'divider')?.getAttribute('insertion')).toEqual(said('s1', 'ada'));
    named(ben, 'divider')?.setAttribute('insertion', said('s1', 'ben'));
    named(ben, 'divider')?.setAttribute('deletion', said('s2', 'ada'));
    await ben.acknowledged();
    await until(() => JSON.stringify(named(ada, 'divider')?.getAttributes()).includes('"s2","by":"ben"'));
    expect(named(ada, 'divider')?.getAttributes()).toEqual({
      insertion: said('s1', 'ada'),
      deletion: said('s2', 'ben'),
    });
  });

  it('is published only when it is accepted, and says nothing that no suggestion says', async () => {
    const { port, collaboration } = await aNewsroom();
    const ada = await enter(port, asAda);
    const divider = new Y.XmlElement('divider');
    divider.setAttribute('insertion', said('s1', 'ada'));
    ada.doc.getXmlFragment('story').insert(3, [divider]);
    await ada.acknowledged();
    const kinds = async () => (await collaboration.drafts.current(id))?.story.body.map(({ type }) => type);
    expect(await kinds()).toEqual(['paragraph', 'paragraph', 'paragraph']);
    named(ada, 'divider')?.removeAttribute('insertion');
    await ada.acknowledged();
    expect(await kinds()).toEqual(['paragraph', 'divider', 'paragraph', 'paragraph']);
    named(ada, 'divider')?.setAttribute('deletion', { by: 'ada' } as unknown as string);
    await until(() => ada.closings.length > 0);
    const ben = await enter(port, asBen);
    expect(named(ben, 'divider')?.getAttributes()).toEqual({});
  });
});

describe('acts and those who type', () => {
  it('what is published is what is kept, open or not, and is a revision', async () => {
    const { port, store, collaboration } = await aNewsroom();
    expect((await collaboration.drafts.current(id))?.revision).toBe(1);
    const ada = await enter(port, asAda);
    fieldText(ada.doc, 'headline').insert(0, 'New: ');
    await ada.acknowledged();
    const current = await collaboration.drafts.current(id);
    expect(current).toMatchObject({ revision: 2, story: { headline: 'New: Ferry reaches the islands' } });
    expect(current?.seen).toBe(hashOfStory((await draft(store)).story));
    expect(await collaboration.drafts.current(idOf(9))).toBeNull();
    fieldText(ada.doc, 'headline').delete(0, 30);
    await ada.acknowledged();
    // A draft without a headline is a draft, and kept as one.
    expect((await collaboration.drafts.current(id))?.story).toMatchObject({ headline: '' });
    expect((await draft(store)).story.headline).toBe('');
  });

  it('restoring is an edit: unrelated text and cursors stay, and what was there is in the history', async () => {
    const { port, store, collaboration } = await aNewsroom();
    const ada = await enter(port, asAda);
    const end = blockText(ada.doc, 2);
    const cursor = Y.createRelativePositionFromTypeIndex(end, 4);
    blockText(ada.doc, 0).insert(0, 'No: ');
    ada.doc.getXmlFragment('story').delete(3, 1);
    await ada.acknowledged();
    const restorer = { id: 'ben', name: 'Ben', at: '2026-11-23T10:00:00Z' };
    expect(await collaboration.drafts.restoreRevision(id, 1, restorer)).toBe(3);
    await until(() => ada.doc.getXmlFragment('story').length === 5);
    end.insert(0, 'Is this ');
    await ada.acknowledged();
    const position = Y.createAbsolutePositionFromRelativePosition(cursor, ada.doc);
    expect([position?.type, position?.index]).toEqual([end, 12]);
    expect((await collaboration.drafts.current(id))?.story.body).toEqual([
      ...body.slice(0, 2),
      paragraph('Is this The end.'),
    ]);
    const two = await store.reader.selectFrom('revisions').select(['number', 'json']).orderBy('number').execute();
    expect(two.map(({ json }) => json.includes('No: '))).toEqual([false, true, false, false]);
    expect(await collaboration.drafts.restoreRevision(id, 77, restorer)).toBeNull();
  });

  it('a change through the API merges with what is typed at the same time', async () => {
    const { port, collaboration } = await aNewsroom();
    const ada = await enter(port, asAda);
    blockText(ada.doc, 0).insert(0, 'Now: ');
    const saved = await collaboration.drafts.edit(id, 'ben', (doc) => doc.getArray('topics').push(['ports']));
    await ada.acknowledged();
    expect(saved.story.topics).toEqual(['ports']);
    await expect(collaboration.drafts.edit(idOf(9), 'ben', () => {})).rejects.toMatchObject({ status: 404 });
    await until(() => ada.doc.getArray('topics').length === 1);
    expect((await collaboration.drafts.current(id))?.story).toMatchObject({
      topics: ['ports'],
      body: [{ text: 'Now: The ferry came in at first light.' }, {}, {}],
    });
  });

  it('a revision from elsewhere goes into the draft, and what was typed before it stays in the history', async () => {
    const { port, store, collaboration } = await aNewsroom();
    const ada = await enter(port, asAda);
    blockText(ada.doc, 0).insert(0, 'Typed: ');
    await ada.acknowledged();
    const wire = aStory({ body, headline: 'From the wire' });
    await store.write((tx) => saveDraft(tx, wire, { at: '2026-11-23T11:00:00Z', by: 'import' }));
    expect((await collaboration.drafts.current(id))?.story).toEqual(wire);
    await until(() => fieldText(ada.doc, 'headline').toString() === 'From the wire');
    const rows = await store.reader.selectFrom('revisions').select('json').orderBy('number').execute();
    expect(rows.filter(({ json }) => json.includes('Typed: '))).toHaveLength(1);
    expect(await newestRevision(store.reader, id)).toEqual({
      number: rows.length,
      upTo: await lastUpdate(store.reader, id),
    });
  });
});

describe('the form', () => {
  it('keeps that a story is without automatic links until somebody says otherwise, whatever else is put there', async () => {
    const { port, collaboration } = await aNewsroom();
    const ada = await enter(port, asAda);
    const marked = async (value: unknown) => {
      ada.doc.getMap('filing').set('noAutomaticLinks', value);
      await ada.acknowledged();
      return (await collaboration.drafts.current(id))?.story.noAutomaticLinks;
    };
    expect(await marked(true)).toBe(true);
    expect(await marked('no')).toBe(true);
    expect(await marked(false)).toBe(undefined);
    expect((await collaboration.drafts.current(id))?.story).not.toHaveProperty('noAutomaticLinks');
  });

  it('keeps which other editions have a story: two who add one each both do, and nobody chooses what is none', async () => {
    const { port, collaboration } = await aNewsroom();
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    ada.doc.getMap('filing').set('alsoIn/arabic', true);
    ben.doc.getMap('filing').set('alsoIn/international', true);
    await Promise.all([ada.acknowledged(), ben.acknowledged()]);
    const editions = async () => (await collaboration.drafts.current(id))?.story.alsoIn;
    expect(await editions()).toEqual(['arabic', 'international']);
    ada.doc.getMap('filing').set('alsoIn/arabic', 'no');
    ada.doc.getMap('filing').set('alsoIn/Not an edition', true);
    await ada.acknowledged();
    expect(await editions()).toEqual(['arabic', 'international']);
    // What she takes away she has seen: of two who do not see each other the one who came last is right.
    const seenByAda = (edition: string) => ada.doc.getMap('filing').get(`alsoIn/${edition}`) === true;
    await until(() => seenByAda('international') && seenByAda('arabic'));
    for (const edition of ['arabic', 'international']) ada.doc.getMap('filing').set(`alsoIn/${edition}`, false);
    await ada.acknowledged();
    expect((await collaboration.drafts.current(id))?.story).not.toHaveProperty('alsoIn');
  });

  it('that a change breaks is mended before anybody sees it, and no word is lost', async () => {
    const { port, collaboration } = await aNewsroom();
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    const seen: number[] = [];
    ben.doc.on('update', () => seen.push(ben.doc.getXmlFragment('story').length));
    const stray = new Y.XmlElement('marquee');
    stray.insert(0, [new Y.XmlText('Words nobody may lose')]);
    ada.doc.transact(() => {
      ada.doc.getXmlFragment('story').delete(0, 1);
      ada.doc.getXmlFragment('story').insert(0, [stray]);
      ada.doc.getMap('filing').set('edition', '../../etc');
      ada.doc.getArray('topics').push([7, 'ports', 'ports', '<b>']);
    });
    await ada.acknowledged();
    await until(() => seen.length > 0);
    expect((ben.doc.getXmlFragment('story').get(0) as Y.XmlElement).nodeName).toBe('furniture');
    expect(JSON.stringify(ben.doc.getXmlFragment('story').toJSON())).toContain('Words nobody may lose');
    expect(seen).toHaveLength(1);
    expect(ben.doc.getMap('filing').get('edition')).toBe('uk');
    expect(ben.doc.getArray('topics').toArray()).toEqual(['ports']);
    await until(() => ada.doc.getArray('topics').length === 1);
    await collaboration.drafts.edit(id, 'ben', (doc) => fieldText(doc, 'headline').insert(0, 'Back'));
    expect((await collaboration.drafts.current(id))?.story.headline).toBe('Back');
  });
});

describe.skipIf(onServer())('a full disk', () => {
  it('acknowledges nothing and says so, refuses acts, and goes on when there is room', async ({ skip }) => {
    const disk = aSmallDisk(20_000);
    if (disk === null) return skip(noSmallDisk);
    const { port, store, collaboration } = await aNewsroom(disk);
    const [ada, ben] = [await enter(port, asAda), await enter(port, asBen)];
    const rubbish = join(disk, 'rubbish');
    for (let size = 1 << 20; size >= 512; size /= 2) {
      try {
        for (;;) writeFileSync(rubbish, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // Full at this size.
      }
    }
    const long = 'Nothing is lost. '.repeat(20_000);
    blockText(ada.doc, 0).insert(0, long);
    await until(() => ada.says.some((said) => said.includes('disk-full')));
    expect(ada.provider.unsyncedChanges).toBeGreaterThan(0);
    expect(blockText(ben.doc, 0).length).toBeLessThan(100);
    await expect(
      collaboration.drafts.edit(id, 'ben', (doc) => doc.getArray('topics').push(['ports'])),
    ).rejects.toMatchObject({ status: 507 });
    await sleep(300);
    expect(ada.provider.unsyncedChanges).toBeGreaterThan(0);
    rmSync(rubbish);
    await ada.acknowledged();
    await until(() => blockText(ben.doc, 0).length > 100);
    expect((await collaboration.drafts.current(id))?.story.body[0]).toMatchObject({ text: `${long}${body[0]?.text}` });
    expect(await store.damage()).toEqual([]);
  });
});
