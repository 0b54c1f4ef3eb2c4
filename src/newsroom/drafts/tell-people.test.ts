import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, blockText, type Editor, listening, until } from '../../../test/house/editors.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { saveDraft } from '../../store/drafts.ts';
import { readNotices } from '../../store/notices.ts';
import { addAccount } from '../../store/people.ts';

const id = idOf(1);
const body = [paragraph('The ferry came in at first light.'), paragraph('It left at noon.')];
const now = '2026-11-23T09:00:00Z';
const of = (which: string, by: string) => ({ id: which, by, at: now });

/** A story that Ada, a reporter, and Ben, a sub-editor, have open. */
async function anOpenStory() {
  const store = await aStore();
  const clock = tickingClock();
  await store.write(async (tx) => {
    for (const [who, name] of [
      ['ada', 'Ada Reed'],
      ['ben', 'Ben Cole'],
    ] as const)
      await addAccount(tx, { id: who, name, email: `${who}@harbour.example`, role: 'reporter', isDemo: false }, now);
    await saveDraft(tx, aStory({ body }), { at: clock.now(), by: 'Ada Reed' });
  });
  const newsroom = await listening({ store, clock, log: silentLog }, { pauseMs: 600_000, latestMs: 600_000 });
  const enter = async (cookie: string): Promise<Editor> => {
    const editor = anEditor(newsroom.port, id, { cookie });
    await editor.acknowledged();
    return editor;
  };
  const [ada, ben] = [await enter('ada reporter'), await enter('ben sub-editor')];
  const told = async (person: string) =>
    (await readNotices(store.reader, person, 50)).map(({ kind, by, say, storyId }) => ({ kind, by, say, storyId }));
  return { ada, ben, told };
}

const say = ({ doc }: Editor, key: string, text: string, by: string) =>
  doc.getMap('comments').set(key, { thread: key, by, at: now, text, settled: null });

it('whoever is named in a comment is told, once, and not whoever wrote it', async () => {
  const { ada, ben, told } = await anOpenStory();
  say(ben, 'c1', '@Ada Reed, is it @Ben Cole’s?', 'ben');
  await ben.acknowledged();
  expect(await told('ada')).toEqual([
    { kind: 'mention', by: 'ben', say: '@Ada Reed, is it @Ben Cole’s?', storyId: id },
  ]);
  expect(await told('ben')).toEqual([]);
  await until(() => ada.doc.getMap('comments').size === 1);
  ada.doc
    .getMap('comments')
    .set('c1', { ...(ada.doc.getMap('comments').get('c1') as object), settled: { by: 'ada', at: now } });
  await ada.acknowledged();
  expect(await told('ada')).toHaveLength(1);
});

it('whoever is named when a comment is put in other words is told, and who was named before is not told again', async () => {
  const { ben, told } = await anOpenStory();
  say(ben, 'c1', 'Is it right?', 'ben');
  await ben.acknowledged();
  expect(await told('ada')).toEqual([]);
  for (const words of ['Is it right, @Ada Reed?', 'Is it all right, @Ada Reed?']) {
    say(ben, 'c1', words, 'ben');
    await ben.acknowledged();
  }
  expect((await told('ada')).map((notice) => notice.say)).toEqual(['Is it right, @Ada Reed?']);
});

it('a comment under another’s name names nobody', async () => {
  const { ben, told } = await anOpenStory();
  say(ben, 'c1', 'Let it be.', 'ben');
  say(ben, 'c2', '@Ada Reed look', 'ada');
  await ben.acknowledged();
  expect((await told('ada')).map(({ by }) => by)).toEqual(['ben']);
});

it('a machine that writes comment after comment does not fill an inbox', async () => {
  const { ben, told } = await anOpenStory();
  ben.doc.transact(() => {
    for (let at = 0; at < 200; at += 1) say(ben, `c${at}`, '@Ada Reed', 'ben');
  });
  await ben.acknowledged();
  expect(await told('ada')).toHaveLength(50);
});

/** Ada suggests words, a deletion and a divider, and Ben sees them. */
async function suggested() {
  const { ada, ben, told } = await anOpenStory();
  blockText(ada.doc, 0).insert(4, 'old ', { insertion: of('s1', 'ada') });
  blockText(ada.doc, 1).format(0, 8, { deletion: of('s2', 'ada') });
  const divider = new Y.XmlElement('divider');
  divider.setAttribute('insertion', of('s3', 'ada') as unknown as string);
  ada.doc.getXmlFragment('story').insert(3, [divider]);
  await ada.acknowledged();
  await until(() => ben.doc.getXmlFragment('story').length === 5);
  return { ada, ben, told };
}

const bens = (kind: string, words: string) => ({ kind, by: 'ben', say: words, storyId: id });

it.each<[string, ReturnType<typeof bens>, (doc: Y.Doc) => void]>([
  [
    'words that stay were accepted',
    bens('suggestion-accepted', 'old'),
    (doc) => blockText(doc, 0).format(4, 4, { insertion: null }),
  ],
  ['words that go were rejected', bens('suggestion-rejected', 'old'), (doc) => blockText(doc, 0).delete(4, 4)],
  [
    'a deletion whose words stay was rejected',
    bens('suggestion-rejected', 'It left'),
    (doc) => blockText(doc, 2).format(0, 8, { deletion: null }),
  ],
  [
    'a deletion whose words go was accepted',
    bens('suggestion-accepted', 'It left'),
    (doc) => blockText(doc, 2).delete(0, 8),
  ],
  [
    'a block that stays was accepted',
    bens('suggestion-accepted', ''),
    (doc) => (doc.getXmlFragment('story').get(3) as Y.XmlElement).removeAttribute('insertion'),
  ],
  [
    'a block that goes was rejected',
    bens('suggestion-rejected', ''),
    (doc) => doc.getXmlFragment('story').delete(3, 1),
  ],
])('of what somebody suggested they are told that %s', async (_what, notice, act) => {
  const { ben, told } = await suggested();
  act(ben.doc);
  await ben.acknowledged();
  expect(await told('ada')).toEqual([notice]);
});

it('all that is accepted at once is one notice, and what one decides of one’s own is none', async () => {
  const { ada, ben, told } = await suggested();
  ben.doc.transact(() => {
    blockText(ben.doc, 0).format(4, 4, { insertion: null });
    blockText(ben.doc, 2).delete(0, 8);
  });
  await ben.acknowledged();
  expect(await told('ada')).toEqual([bens('suggestion-accepted', 'old · It left')]);
  ada.doc.getXmlFragment('story').delete(3, 1);
  await ada.acknowledged();
  expect(await told('ada')).toHaveLength(1);
});

it('what is typed beside a suggestion decides nothing', async () => {
  const { ben, told } = await suggested();
  blockText(ben.doc, 0).insert(0, 'Yesterday, ');
  await ben.acknowledged();
  expect(await told('ada')).toEqual([]);
});
