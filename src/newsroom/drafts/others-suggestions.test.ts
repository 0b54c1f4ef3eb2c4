import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, blockText, type Editor, listening, until } from '../../../test/house/editors.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { may, type Permission } from '../../contract/permissions.ts';
import { saveDraft } from '../../store/drafts.ts';

const id = idOf(1);
const [asAda, asBen] = [{ cookie: 'ada reporter' }, { cookie: 'ben sub-editor' }];
const body = [paragraph('The ferry came in at first light.'), paragraph('It left at noon.')];
const now = '2026-11-23T09:00:00Z';
const of = (which: string, by: string) => ({ id: which, by, at: now });

/** A story in which a sub-editor suggests words, a deletion and a divider. */
async function suggested(without?: Permission) {
  const store = await aStore();
  const clock = tickingClock();
  await store.write((tx) => saveDraft(tx, aStory({ body }), { at: clock.now(), by: 'Ada Reed' }));
  const pauses = { pauseMs: 600_000, latestMs: 600_000 };
  const has: typeof may = (role, permission) => permission !== without && may(role, permission);
  const newsroom = await listening({ store, clock, log: silentLog }, pauses, has);
  const enter = async (who: { cookie: string }): Promise<Editor> => {
    const editor = anEditor(newsroom.port, id, who);
    await editor.acknowledged();
    return editor;
  };
  const [ada, ben] = [await enter(asAda), await enter(asBen)];
  blockText(ben.doc, 0).insert(4, 'old ', { insertion: of('s1', 'ben') });
  blockText(ben.doc, 1).format(0, 8, { deletion: of('s2', 'ben') });
  const divider = new Y.XmlElement('divider');
  divider.setAttribute('insertion', of('s3', 'ben') as unknown as string);
  ben.doc.getXmlFragment('story').insert(3, [divider]);
  await until(() => ada.doc.getXmlFragment('story').length === 5);
  return { newsroom, ada, ben, enter };
}

const wordsOf = (editor: Editor, at: number) =>
  blockText(editor.doc, at).toDelta() as { insert: string; attributes?: object }[];
const dividers = (editor: Editor) =>
  (editor.doc.getXmlFragment('story').toArray() as Y.XmlElement[]).filter(({ nodeName }) => nodeName === 'divider');

/** What everybody sees once all is said: the words with their suggestions, and the whole blocks that are suggested. */
async function settled(ada: Editor, ben: Editor) {
  await ada.acknowledged();
  await ben.acknowledged();
  await until(() => JSON.stringify(ada.doc.toJSON()) === JSON.stringify(ben.doc.toJSON()));
  return {
    first: wordsOf(ben, 0),
    last: wordsOf(ben, dividers(ben).length > 0 ? 2 : 1),
    dividers: dividers(ben).map((one) => one.getAttribute('insertion') as unknown),
  };
}

const untouched = {
  first: [
    { insert: 'The ' },
    { insert: 'old ', attributes: { insertion: of('s1', 'ben') } },
    { insert: 'ferry came in at first light.' },
  ],
  last: [{ insert: 'It left ', attributes: { deletion: of('s2', 'ben') } }, { insert: 'at noon.' }],
  dividers: [of('s3', 'ben')],
};

describe('a sub-editor’s suggestion, over the connection of a reporter', () => {
  it.each<[string, (ada: Editor) => void]>([
    ['is not made text', ({ doc }) => blockText(doc, 0).format(4, 4, { insertion: null })],
    ['is not put under another name', ({ doc }) => blockText(doc, 0).format(4, 4, { insertion: of('s9', 'ada') })],
    ['is not rejected with its words', ({ doc }) => blockText(doc, 0).delete(4, 4)],
    ['to take words out is not rejected', ({ doc }) => blockText(doc, 2).format(0, 8, { deletion: null })],
    [
      'of a whole block is not accepted',
      ({ doc }) => (doc.getXmlFragment('story').get(3) as Y.XmlElement).removeAttribute('insertion'),
    ],
    ['of a whole block is not rejected', ({ doc }) => doc.getXmlFragment('story').delete(3, 1)],
  ])('%s', async (_what, act) => {
    const { ada, ben } = await suggested();
    act(ada);
    expect(await settled(ada, ben)).toEqual(untouched);
  });

  it('leaves what is written round it to them', async () => {
    const { ada, ben } = await suggested();
    blockText(ada.doc, 0).insert(0, 'Yes: ');
    blockText(ada.doc, 0).delete(13, 6);
    blockText(ada.doc, 2).delete(8, 8);
    expect(await settled(ada, ben)).toEqual({
      first: [
        { insert: 'Yes: The ' },
        { insert: 'old ', attributes: { insertion: of('s1', 'ben') } },
        { insert: 'came in at first light.' },
      ],
      last: [{ insert: 'It left ', attributes: { deletion: of('s2', 'ben') } }],
      dividers: [of('s3', 'ben')],
    });
  });

  it('moves with the words round it, once, and goes with a block that is taken out', async () => {
    const { ada, ben } = await suggested();
    const moved = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    moved.insert(0, [words]);
    ada.doc.transact(() => {
      ada.doc.getXmlFragment('story').insert(3, [moved]);
      words.applyDelta(wordsOf(ada, 0).slice(1));
      blockText(ada.doc, 0).delete(4, 33);
    });
    await ada.acknowledged();
    await ben.acknowledged();
    await until(() => ben.doc.getXmlFragment('story').length === 6);
    expect(wordsOf(ben, 1)).toEqual(untouched.first.slice(1));
    expect(wordsOf(ben, 0)).toEqual([{ insert: 'The ' }]);
    ada.doc.getXmlFragment('story').delete(3, 1);
    await until(() => ben.doc.getXmlFragment('story').length === 5);
    expect(JSON.stringify(ben.doc.getXmlFragment('story').toJSON())).not.toContain('old ');
  });
});

describe('a suggestion is decided', () => {
  it('by a sub-editor, whoever made it', async () => {
    const { ada, ben, enter } = await suggested();
    const cid = await enter({ cookie: 'cid sub-editor' });
    blockText(cid.doc, 0).format(4, 4, { insertion: null });
    blockText(cid.doc, 2).delete(0, 8);
    cid.doc.getXmlFragment('story').delete(3, 1);
    await cid.acknowledged();
    await until(() => dividers(ada).length === 0 && dividers(ben).length === 0);
    expect(await settled(ada, ben)).toEqual({
      first: [{ insert: 'The old ferry came in at first light.' }],
      last: [{ insert: 'at noon.' }],
      dividers: [],
    });
  });

  it('by its author, whatever their role, who takes it back', async () => {
    const { ada, ben } = await suggested();
    blockText(ada.doc, 0).insert(0, 'So: ', { insertion: of('s4', 'ada') });
    await ada.acknowledged();
    blockText(ada.doc, 0).delete(0, 4);
    expect(await settled(ada, ben)).toEqual(untouched);
  });

  it('by nobody whose role does not have the permission', async () => {
    const { ada, ben, enter } = await suggested('suggestion.decide');
    const cid = await enter({ cookie: 'cid editor' });
    blockText(cid.doc, 0).format(4, 4, { insertion: null });
    await cid.acknowledged();
    expect(await settled(ada, ben)).toEqual(untouched);
  });
});

describe('the newsroom’s clock', () => {
  it('dates suggestions and comments, whatever the machine of their author says', async () => {
    const { ada, ben } = await suggested();
    const ahead = { by: 'ada', at: '2028-01-01T00:00:00Z' };
    blockText(ada.doc, 0).insert(0, 'So: ', { insertion: { id: 's4', ...ahead } });
    const divider = new Y.XmlElement('divider');
    divider.setAttribute('deletion', { id: 's5', ...ahead } as unknown as string);
    ada.doc.getXmlFragment('story').push([divider]);
    ada.doc.getMap('comments').set('c1', { thread: 'c1', ...ahead, text: 'When?', settled: ahead });
    await ada.acknowledged();
    await until(() => ben.doc.getMap('comments').has('c1'));
    await ben.acknowledged();
    expect(
      JSON.stringify([ben.doc.getXmlFragment('story').toJSON(), wordsOf(ben, 0), ben.doc.getMap('comments').toJSON()]),
    ).not.toContain('2028');
    expect(ben.doc.getMap('comments').get('c1')).toMatchObject({
      at: expect.stringMatching(/^2026-11-23T09:0/),
      settled: { at: expect.stringMatching(/^2026-11-23T09:0/) },
    });
  });
});

it('who may not comment says nothing in the margin, and settles nothing', async () => {
  const { ada, ben } = await suggested('story.comment');
  ada.doc.getMap('comments').set('c1', { thread: 'c1', by: 'ada', at: now, text: 'When?', settled: null });
  await until(() => !ada.doc.getMap('comments').has('c1'));
  await ada.acknowledged();
  expect(ben.doc.getMap('comments').size).toBe(0);
});
