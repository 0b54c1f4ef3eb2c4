import { describe, expect, it } from 'vitest';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { settingsSchema } from '../story/newsroom.ts';
import { cardOf } from '../story/published.ts';
import { storeArchive } from './archive.ts';
import { saveSettings } from './documents.ts';
import { readPublished } from './versions.ts';

const uk = { id: 'uk', name: 'UK', lang: 'en-GB', clocks: [{ label: 'GMT', timeZone: 'UTC' }] };
const settings = settingsSchema.parse({
  name: 'The Harbour Times',
  siteUrl: 'https://harbour.example',
  editions: [uk],
});

async function aDesk() {
  const store = await aStore();
  const act = actMaker();
  await store.write((tx) => saveSettings(tx, settings, act()));
  return { archive: storeArchive(store.reader), reader: store.reader, ...actsOn(store, act) };
}

describe('the archive', () => {
  it('throws without settings: a newsroom is set up with them', async () => {
    const { reader } = await aStore();
    await expect(storeArchive(reader).settings()).rejects.toThrow(/not set up/);
  });

  it('answers what is not there with null or nothing', async () => {
    const { archive } = await aDesk();
    const id = idOf(1);
    const [nulls, nothings] = [
      [
        archive.edition('x'),
        archive.section('x'),
        archive.topic('x'),
        archive.front('uk'),
        archive.story(id),
        archive.card(id),
      ],
      [
        archive.sections(),
        archive.topics(),
        archive.versions(id),
        archive.newest('all', 9),
        archive.month('all', '2026-11'),
      ],
    ];
    expect(await Promise.all(nulls)).toEqual(nulls.map(() => null));
    expect(await Promise.all(nothings)).toEqual(nothings.map(() => []));
    expect([await archive.updatedAt(id), await archive.version(id, 1), await archive.redirect('/old')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([
      await archive.months('all'),
      await archive.mostRead('uk'),
      await archive.corrections('uk', { skip: 0, limit: 9 }),
    ]).toEqual([[], [], []]);
  });

  it('shows a card and a date of live stories only, and the story itself for ever', async () => {
    const { archive, reader, publish, withdraw, kill } = await aDesk();
    await publish({ story: aStory() });
    const live = await readPublished(reader, idOf(1));
    expect(await archive.card(idOf(1))).toEqual(cardOf(live!));
    expect(await archive.updatedAt(idOf(1))).toBe(live?.lastUpdatedAt);
    for (const [end, is] of [
      [withdraw, 'withdrawn'],
      [kill, 'killed'],
    ] as const) {
      await end(idOf(1));
      expect([await archive.card(idOf(1)), await archive.updatedAt(idOf(1))]).toEqual([null, null]);
      expect((await archive.story(idOf(1)))?.state.is).toBe(is);
    }
  });

  it('lists corrections, newest first, without suppressed ones, and without the headline of a withdrawn story, and nothing of a killed one', async () => {
    const { archive, publish, kill, suppress, withdraw } = await aDesk();
    const change = 'correction';
    for (const number of [1, 2]) await publish({ story: aStory({ id: idOf(number) }) });
    await publish({ story: aStory({ id: idOf(1) }), change, note: 'first of one' });
    await publish({ story: aStory({ id: idOf(2) }), change, note: 'of two' });
    await publish({ story: aStory({ id: idOf(1) }), change: 'update', note: 'no correction' });
    await publish({ story: aStory({ id: idOf(1) }), change: 'retraction', note: 'second of one' });
    const notes = async (limit = 9) =>
      (await archive.corrections('uk', { skip: 0, limit })).map(({ note, card }) => [note, card !== null]);
    expect(await notes()).toEqual([
      ['second of one', true],
      ['of two', true],
      ['first of one', true],
    ]);
    expect(await notes(2)).toEqual([
      ['second of one', true],
      ['of two', true],
    ]);
    await suppress(idOf(1), 2);
    await withdraw(idOf(2));
    expect(await notes()).toEqual([
      ['second of one', true],
      ['of two', false],
    ]);
    await kill(idOf(2));
    expect(await notes()).toEqual([['second of one', true]]);
  });

  it('gives equal answers for equal facts', async () => {
    const { archive, publish } = await aDesk();
    for (const number of [3, 1, 2]) await publish({ story: aStory({ id: idOf(number) }) });
    const ask = () =>
      Promise.all([archive.story(idOf(1)), archive.newest('all', 9), archive.months('all'), archive.settings()]);
    expect(JSON.stringify(await ask())).toBe(JSON.stringify(await ask()));
  });
});
