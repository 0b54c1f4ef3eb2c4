import { describe, expect, it } from 'vitest';
import { Doc, applyUpdate, encodeStateAsUpdate } from 'yjs';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, blockText, type Editor, fieldText, listening, until } from '../../../test/house/editors.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { heldStore } from '../../../test/house/held-store.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { compactLog, readLog, readLoose } from '../../store/draft-log.ts';
import { saveDraft } from '../../store/drafts.ts';
import type { Store } from '../../store/open-store.ts';
import { documentIn } from './y-story.ts';

const id = idOf(1);
const never = { pauseMs: 600_000, latestMs: 600_000 };
const asAda = { cookie: 'ada reporter' };
const asBen = { cookie: 'ben reporter' };
const asCleo = { cookie: 'cleo sub-editor' };

/** Two newsrooms on one database, each with connections of its own. */
async function twoNodes(pauses = never) {
  const folder = aFolder();
  const clock = tickingClock();
  const stores = [heldStore(await aStore(folder)), heldStore(await aStore(folder))] as const;
  const body = [paragraph('The ferry came in at first light.'), paragraph('It left at noon.')];
  await stores[0].write((tx) => saveDraft(tx, aStory({ body }), { at: clock.now(), by: 'ada' }));
  const [one, other] = [await node(stores[0]), await node(stores[1])] as const;
  return { stores, one, other };

  async function node(store: Store) {
    return listening({ store, clock, log: silentLog }, pauses);
  }
}

async function kept(store: Store): Promise<Doc> {
  const doc = new Doc();
  for (const update of (await readLog(store.reader, id)).updates) applyUpdate(doc, update);
  return doc;
}

const story = (doc: Doc) => JSON.stringify(doc.getXmlFragment('story'));
const areEqual = (...docs: readonly Doc[]) => new Set(docs.map(story)).size === 1;
const settled = (...editors: readonly Editor[]) => Promise.all(editors.map((editor) => editor.acknowledged()));

describe('people in one story on two nodes', () => {
  it('have what each other type, and the log has it in one order', async () => {
    const { stores, one, other } = await twoNodes();
    const [ada, ben] = [anEditor(one.port, id, asAda), anEditor(other.port, id, asBen)];
    await settled(ada, ben);
    fieldText(ada.doc, 'headline').insert(5, ' at last');
    fieldText(ben.doc, 'headline').insert(0, 'First ');
    await settled(ada, ben);
    await until(() => areEqual(ada.doc, ben.doc));
    expect(fieldText(ada.doc, 'headline').toString()).toBe('First Ferry at last reaches the islands');
    expect(areEqual(ada.doc, await kept(stores[0]))).toBe(true);
    expect((await readLoose(stores[0].reader, id)).map(({ by }) => by).toSorted()).toEqual(['ada', 'ben', 'system']);
  });

  it('lose no letter however many type at once, and each is kept under its author', async () => {
    const { stores, one, other } = await twoNodes();
    const editors = [
      anEditor(one.port, id, asAda),
      anEditor(other.port, id, asBen),
      anEditor(one.port, id, asCleo),
      anEditor(other.port, id, { cookie: 'dan reporter' }),
    ];
    await settled(...editors);
    await Promise.all(
      editors.map(async ({ doc }, who) => {
        for (let letter = 0; letter < 60; letter += 1) {
          blockText(doc, who % 2).insert(0, 'abcd'[who]!);
          await new Promise((resolve) => setTimeout(resolve, 3));
        }
      }),
    );
    await settled(...editors);
    await until(() => areEqual(...editors.map(({ doc }) => doc)));
    const doc = await kept(stores[1]);
    expect(areEqual(doc, editors[0]!.doc)).toBe(true);
    const text = blockText(doc, 0).toString() + blockText(doc, 1).toString();
    for (const letter of 'bd') expect(text.split(letter).length - 1).toBeGreaterThanOrEqual(60);
    for (const { updates, by } of await byAuthor(stores[0])) expect([by, updates]).toEqual([by, 60]);
    expect(one.collaboration.presence().count).toBeGreaterThan(0);
    expect((await one.collaboration.drafts.current(id))?.story).toEqual(
      (await other.collaboration.drafts.current(id))?.story,
    );
  });

  it('keep the form together that each keeps alone', async () => {
    const { stores, one, other } = await twoNodes();
    const [ada, ben] = [anEditor(one.port, id, asAda), anEditor(other.port, id, asBen)];
    await settled(ada, ben);
    // Each takes out what the other leaves: together nothing of the body would be in its form.
    ada.doc.getXmlFragment('story').delete(0, 1);
    ben.doc.getXmlFragment('story').delete(1, 1);
    await settled(ada, ben);
    await until(() => areEqual(ada.doc, ben.doc));
    const doc = await kept(stores[0]);
    expect(areEqual(doc, ada.doc)).toBe(true);
    const before = story(doc);
    documentIn(doc).check();
    expect(story(doc)).toBe(before);
    expect(ada.doc.getXmlFragment('story').toArray().slice(0, 2).map(String).join()).toMatch(/^<furniture.*<mainmedia/);
  });

  it('try again on top of what was kept first, in the order in which it was typed', async () => {
    const { stores, one, other } = await twoNodes();
    const [ada, ben] = [anEditor(one.port, id, asAda), anEditor(other.port, id, asBen)];
    await settled(ada, ben);
    stores[0].hold();
    for (const letter of '321') fieldText(ada.doc, 'headline').insert(0, letter);
    await until(() => stores[0].held() > 0);
    fieldText(ben.doc, 'headline').insert(0, 'x');
    await ben.acknowledged();
    for (const letter of '654') fieldText(ada.doc, 'headline').insert(0, letter);
    stores[0].letGo();
    await settled(ada, ben);
    await until(() => areEqual(ada.doc, ben.doc));
    const loose = await readLoose(stores[0].reader, id);
    expect(loose.map(({ by }) => by)).toEqual(['system', 'ben', ...Array.from({ length: 6 }, () => 'ada')]);
    const doc = new Doc();
    for (const { bytes } of loose) {
      applyUpdate(doc, bytes);
      expect(doc.store.pendingStructs).toBe(null);
    }
  });

  it('nobody decides another’s suggestion who may not, though it was made on another node a moment ago', async () => {
    const { stores, one, other } = await twoNodes();
    const [ada, ben] = [anEditor(one.port, id, asAda), anEditor(other.port, id, asBen)];
    await settled(ada, ben);
    stores[1].hold();
    const mark = { id: 's1', by: 'ada', at: '' };
    blockText(ada.doc, 0).insert(0, 'New. ', { insertion: mark });
    await ada.acknowledged();
    // Ben's window has it by another road, and takes it out before his node has heard of it.
    applyUpdate(ben.doc, encodeStateAsUpdate(ada.doc));
    blockText(ben.doc, 0).delete(0, 5);
    await until(() => stores[1].held() > 0);
    stores[1].letGo();
    await settled(ada, ben);
    await until(() => areEqual(ada.doc, ben.doc));
    const [first] = blockText(await kept(stores[0]), 0).toDelta() as object[];
    expect(first).toMatchObject({ insert: 'New. ', attributes: { insertion: { id: 's1', by: 'ada' } } });
  });

  it('go on from the merged state when the other node has merged the log', async () => {
    const { stores, one, other } = await twoNodes();
    const [ada, ben] = [anEditor(one.port, id, asAda), anEditor(other.port, id, asBen)];
    await settled(ada, ben);
    stores[1].hold();
    fieldText(ben.doc, 'headline').insert(0, 'B');
    await until(() => stores[1].held() > 0);
    for (const letter of 'cba') fieldText(ada.doc, 'headline').insert(0, letter);
    await ada.acknowledged();
    await stores[0].write((tx) =>
      compactLog(tx, id, {
        upTo: 3,
        merge: (updates) => {
          const doc = new Doc();
          for (const update of updates) applyUpdate(doc, update);
          return encodeStateAsUpdate(doc);
        },
      }),
    );
    stores[1].letGo();
    await settled(ada, ben);
    await until(() => areEqual(ada.doc, ben.doc));
    expect(areEqual(await kept(stores[0]), ben.doc)).toBe(true);
    expect(fieldText(ben.doc, 'headline').length).toBe('Ferry reaches the islands'.length + 4);
  });

  it('see each other’s cursors and who is in the story, until they leave; nobody speaks for another’s window', async () => {
    const { one, other } = await twoNodes();
    const [ada, ben] = [anEditor(one.port, id, asAda), anEditor(other.port, id, asBen)];
    await settled(ada, ben);
    const seenBy = (editor: Editor, of: Editor) =>
      editor.provider.awareness?.getStates().get(of.doc.clientID) as
        | { cursor?: number; user?: { id: string } }
        | undefined;
    ada.provider.setAwarenessField('cursor', 7);
    ben.provider.setAwarenessField('cursor', 3);
    await until(() => seenBy(ben, ada)?.cursor === 7 && seenBy(ada, ben)?.cursor === 3);
    expect(seenBy(ben, ada)?.user).toMatchObject({ id: 'ada' });
    const people = () =>
      [one, other].map(({ collaboration }) => collaboration.presence().stories[id]?.toSorted().join());
    await until(() => people().join(' ') === 'ada,ben ada,ben');
    const thief = anEditor(other.port, id, {
      ...asCleo,
      doc: Object.assign(new Doc(), { clientID: ada.doc.clientID }),
    });
    await thief.acknowledged();
    thief.provider.setAwarenessField('cursor', 99);
    ada.provider.setAwarenessField('cursor', 8);
    await until(() => seenBy(ben, ada)?.cursor === 8);
    expect(seenBy(ben, ada)?.user).toMatchObject({ id: 'ada' });
    thief.leave();
    ada.leave();
    await until(() => seenBy(ben, ada) === undefined && people().join(' ') === 'ben ben');
  });

  it('a node that reads a draft has all that was acknowledged on the other', async () => {
    const { one, other } = await twoNodes();
    const [ada, ben] = [anEditor(one.port, id, asAda), anEditor(other.port, id, asBen)];
    await settled(ada, ben);
    for (let time = 0; time < 10; time += 1) {
      fieldText(ada.doc, 'headline').insert(0, String(time));
      await ada.acknowledged();
      const current = await other.collaboration.drafts.current(id);
      expect(current?.story.headline).toBe(fieldText(ada.doc, 'headline').toString());
    }
  });
});

async function byAuthor({ reader }: Store): Promise<{ by: string; updates: number }[]> {
  const loose = (await readLoose(reader, id)).filter(({ by }) => by !== 'system');
  return [...Map.groupBy(loose, ({ by }) => by)].map(([by, theirs]) => ({ by, updates: theirs.length }));
}
