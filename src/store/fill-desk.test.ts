import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { searchDesk } from './desk-search.ts';
import { readDeskStory } from './desk.ts';
import { saveDraft } from './drafts.ts';
import { either } from './either.ts';
import { renewSearch } from './fill-desk.ts';
import type { Db } from './open-store.ts';
import { forgetTexts } from './words/texts.ts';
import { moveCursor, readCursor } from './changes.ts';

test('what was written before there was a desk stands on it, and is found, once the store is opened', async () => {
  const folder = aFolder();
  const before = await aStore(folder);
  const { publish } = actsOn(before);
  const save = (number: number, headline: string, second: number) =>
    before.write((tx) =>
      saveDraft(tx, aStory({ id: idOf(number), headline }), { at: `2026-11-23T09:00:0${second}Z`, by: `p${second}` }),
    );
  await save(1, 'Wolves', 1);
  await publish({ story: aStory({ headline: 'Wolves' }) });
  await save(2, 'Bears', 2);
  await publish({ story: aStory({ id: idOf(2), headline: 'Bears' }) });
  await save(2, 'Cats', 3);
  await before.write(async (tx) => {
    await tx.deleteFrom('drafts').execute();
    await forgetTexts(tx);
    await moveCursor(tx, 'desk', 0);
  });

  const { reader } = await aStore(folder);
  expect(await readDeskStory(reader, idOf(1))).toMatchObject({
    stage: { is: 'published' },
    isAhead: false,
    live: { version: 1, state: 'live' },
    created: { by: 'p1' },
  });
  expect(await readDeskStory(reader, idOf(2))).toMatchObject({
    stage: { is: 'writing' },
    isAhead: true,
    created: { at: '2026-11-23T09:00:02Z', by: 'p2' },
    touched: { at: '2026-11-23T09:00:03Z', by: 'p3' },
  });
  const find = async (text: string) => (await searchDesk(reader, text, { limit: 5 })).map(({ id }) => id);
  expect([await find('wolves '), await find('bears '), await find('cats ')]).toEqual([[idOf(1)], [idOf(2)], [idOf(2)]]);
});

/** Has the index hold this and nothing else of a version of every draft, as an older form put it there. */
async function indexAsOnce(tx: Db, version: number, headline: string): Promise<void> {
  await either(
    sql`insert or replace into search (rowid, headline) select (id << 20) + ${version}, ${headline} from drafts`,
    () => sql`
      insert into search (rowid, piece, words)
      select (id << 20) + ${version}::bigint, 0, to_tsvector('simple', ${headline}::text) from drafts
      on conflict (rowid, piece) do update set words = excluded.words`,
  ).execute(tx);
}

test('a search made by an older form is made anew once the store is opened', async () => {
  const folder = aFolder();
  const before = await aStore(folder);
  await before.write((tx) =>
    saveDraft(tx, aStory({ headline: '東京都の港' }), { at: '2026-11-23T09:00:00Z', by: 'p1' }),
  );
  await before.write(async (tx) => {
    await indexAsOnce(tx, 0, '東京都の港');
    await moveCursor(tx, 'desk', 1);
  });
  const find = async (store: typeof before) =>
    (await searchDesk(store.reader, '京都', { limit: 5 })).map(({ id }) => id);
  expect(await find(before)).toEqual([]);
  expect(await find(await aStore(folder))).toEqual([idOf(1)]);
});

test('a store that is opened again keeps where its stories stand', async () => {
  const folder = aFolder();
  const first = await aStore(folder);
  await first.write((tx) => saveDraft(tx, aStory(), { at: '2026-11-23T09:00:00Z', by: 'p1' }));
  await first.write((tx) => tx.updateTable('drafts').set({ stage: 'subs' }).execute());
  expect(await readDeskStory((await aStore(folder)).reader, idOf(1))).toMatchObject({ stage: { is: 'subs' } });
});

test('a search that an older version made serves as it is, and is renewed piece by piece, over an end in between', async () => {
  const folder = aFolder();
  const before = await aStore(folder);
  await before.write(async (tx) => {
    for (let number = 1; number <= 45; number += 1)
      await saveDraft(tx, aStory({ id: idOf(number), headline: `A Ph.D. for ferry ${number}` }), {
        at: '2026-11-23T09:00:00Z',
        by: 'p1',
      });
    // As the form before this one read it: in three words.
    await indexAsOnce(tx, 0, 'ferry ph d');
    await moveCursor(tx, 'desk', 3);
  });
  const count = async (store: typeof before, text: string) =>
    (await searchDesk(store.reader, text, { limit: 100 })).length;
  const upgraded = await aStore(folder);
  expect([await count(upgraded, 'phd '), await count(upgraded, 'ferry ')]).toEqual([0, 45]);
  expect(await upgraded.write(renewSearch)).toBe(true);
  expect([await count(upgraded, 'phd '), await count(upgraded, 'ferry ')]).toEqual([20, 45]);
  await upgraded.close();

  const again = await aStore(folder);
  const pieces = [await again.write(renewSearch), await again.write(renewSearch), await again.write(renewSearch)];
  expect(pieces).toEqual([true, true, false]);
  expect(await count(again, 'phd ')).toBe(45);
  expect(await readCursor(again.reader, 'desk')).toBe(5);
  expect(await again.write(renewSearch)).toBe(false);
});

test('what older versions of a story said is renewed with it', async () => {
  const folder = aFolder();
  const store = await aStore(folder);
  const { publish } = actsOn(store);
  for (const [headline, change, note] of [
    ['A Ph.D. for the pilot', 'first', null],
    ['The pilot goes home', 'update', 'He left.'],
  ] as const) {
    const story = aStory({ headline });
    await store.write((tx) => saveDraft(tx, story, { at: '2026-11-23T09:00:00Z', by: 'p1' }));
    await publish({ story, change, note });
  }
  await store.write(async (tx) => {
    await indexAsOnce(tx, 1, 'ph d');
    await moveCursor(tx, 'desk', 3);
  });
  while (await store.write(renewSearch));
  expect((await searchDesk(store.reader, 'phd ', { limit: 5 })).map(({ id }) => id)).toEqual([idOf(1)]);
});
