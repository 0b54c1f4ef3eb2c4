import { expect, test } from 'vitest';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, blockText, fieldText, listening, until } from '../../../test/house/editors.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { saveDraft } from '../../store/drafts.ts';
import { blameIn } from '../publishing/history.ts';

const id = idOf(1);
const never = { pauseMs: 600_000, latestMs: 600_000 };

/** A story that somebody began, in which a reporter and a sub-editor type. */
async function aNewsroom() {
  const store = await aStore();
  const clock = tickingClock();
  const body = [paragraph('The ferry came in.'), paragraph('It left.')];
  await store.write((tx) => saveDraft(tx, aStory({ body }), { at: clock.now(), by: 'wire' }));
  const open = () => listening({ store, clock, log: silentLog }, never);
  const newsroom = await open();
  const enter = async (cookie: string, { port } = newsroom) => {
    const editor = anEditor(port, id, { cookie });
    await editor.acknowledged();
    return editor;
  };
  /** Who wrote what, as the newest revision tells it. */
  const told = async ({ collaboration } = newsroom) => {
    const revision = (await collaboration.drafts.current(id))?.revision ?? 0;
    const blamed = await blameIn({ store }, id, revision);
    const said = blamed.map(({ where, runs }) => [where, runs.map(({ text, by }) => `${by}<${text}>`).join('')]);
    return Object.fromEntries(said) as Record<string, string>;
  };
  return { newsroom, open, enter, told };
}

test('two who type between two revisions are each told to have written their own words', async () => {
  const { enter, told } = await aNewsroom();
  const [ada, ben] = [await enter('ada reporter'), await enter('ben sub-editor')];
  for (const letter of ' Nobody fell.') blockText(ada.doc, 0).insert(blockText(ada.doc, 0).length, letter);
  await ada.acknowledged();
  await until(() => blockText(ben.doc, 0).length > 30);
  blockText(ben.doc, 0).insert(4, 'old ');
  blockText(ben.doc, 1).insert(8, ' It was late.');
  fieldText(ben.doc, 'headline').insert(0, 'Old ');
  await ben.acknowledged();
  expect(await told()).toMatchObject({
    headline: 'ben<Old >wire<Ferry reaches the islands>',
    'body/0': 'wire<The >ben<old >wire<ferry came in.>ada< Nobody fell.>',
    'body/1': 'wire<It left.>ben< It was late.>',
  });
});

test('accepted words are theirs who suggested them, and not theirs who accepted them', async () => {
  const { enter, told } = await aNewsroom();
  const [ada, ben] = [await enter('ada reporter'), await enter('ben sub-editor')];
  const insertion = { id: 's1', by: 'ada', at: '2026-11-23T09:00:00Z' };
  blockText(ada.doc, 0).insert(4, 'old ', { insertion });
  await ada.acknowledged();
  await told();
  await until(() => blockText(ben.doc, 0).length > 20);
  blockText(ben.doc, 0).format(4, 4, { insertion: null });
  await ben.acknowledged();
  expect((await told())['body/0']).toBe('wire<The >ada<old >wire<ferry came in.>');
});

test('who typed is known after a newsroom has stopped and started, as long as it is not in a revision', async () => {
  const { newsroom, open, enter, told } = await aNewsroom();
  const [ada, ben] = [await enter('ada reporter'), await enter('ben sub-editor')];
  const insertion = { id: 's1', by: 'ada', at: '2026-11-23T09:00:00Z' };
  blockText(ada.doc, 0).insert(4, 'old ', { insertion });
  blockText(ada.doc, 1).insert(0, 'Then: ');
  await ada.acknowledged();
  ada.leave();
  ben.leave();
  await newsroom.close();
  const again = await open();
  const cid = await enter('cid editor', again);
  blockText(cid.doc, 0).format(4, 4, { insertion: null });
  blockText(cid.doc, 1).insert(blockText(cid.doc, 1).length, ' So far.');
  await cid.acknowledged();
  expect(await told(again)).toMatchObject({
    'body/0': 'wire<The >ada<old >wire<ferry came in.>',
    'body/1': 'ada<Then: >wire<It left.>cid< So far.>',
  });
});
