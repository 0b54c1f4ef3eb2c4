import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import type { Story } from '../story/story.ts';
import { readDraft, saveDraft } from './drafts.ts';
import { readRecentDrafts } from './recent-drafts.ts';
import { readRevision, readRevisions } from './revisions.ts';
import { readArchivePiece } from './story-checks.ts';
import type { Store } from './open-store.ts';
import { lightenTexts } from './texts-once.ts';
import { readPublished, readVersion } from './versions.ts';

const act = actMaker();

/** How often a word stands in the rows of the texts. */
async function copiesOf(store: Store, word: string): Promise<number> {
  const like = `%${word}%`;
  const { rows } = await sql<{ many: number }>`select
    (select count(*) from stories where json like ${like}) + (select count(*) from revisions where json like ${like})
    + (select count(*) from versions where json like ${like}) as many`.execute(store.reader);
  return Number(rows[0]?.many);
}

const saying = (number: number, word: string): Story =>
  aStory({ id: idOf(number), headline: `Ferry ${number}`, body: [paragraph(`The word is ${word}.`)] });

async function save(store: Store, story: Story): Promise<void> {
  await store.write((tx) => saveDraft(tx, story, act()));
}

/** All that is told of a story's words. */
async function told(store: Store, id: string) {
  const { reader } = store;
  const revisions = await readRevisions(reader, id, { before: 1000, limit: 100 });
  return {
    draft: await readDraft(reader, id),
    published: await readPublished(reader, id),
    revisions,
    first: await readRevision(reader, id, 1),
    version: await readVersion(reader, id, 1),
    recent: await readRecentDrafts(reader, 100),
    archive: await readArchivePiece(reader, null, 100),
  };
}

/** As every store had them once: in full wherever they stand. */
async function asOnce(store: Store): Promise<void> {
  await store.write(async (tx) => {
    const text = (of: string, number: string) =>
      sql.raw(`(select v.json from versions as v where v.story_id = ${of} and v.number = ${number})`);
    await sql`update stories set json = ${text('stories.id', 'stories.version')}`.execute(tx);
    await sql`update revisions set json = ${text('revisions.story_id', 'revisions.version')}, version = null
      where json = ''`.execute(tx);
    await tx.deleteFrom('cursors').where('name', '=', 'texts-once').execute();
  });
}

test('the words of what is published stand once, whatever follows; every state reads as it was', async () => {
  const store = await aStore();
  const { publish, suppress, withdraw } = actsOn(store, act);
  await save(store, saying(1, 'alpha'));
  expect(await copiesOf(store, 'alpha')).toBe(1);
  await publish({ story: saying(1, 'alpha') });
  expect(await copiesOf(store, 'alpha')).toBe(1);
  await save(store, saying(1, 'beta'));
  await publish({ story: saying(1, 'beta'), change: 'update', note: 'Now beta.' });
  await publish({ story: saying(1, 'beta'), change: 'minor' });
  await save(store, saying(1, 'gamma'));
  await suppress(idOf(1), 1);
  await withdraw(idOf(1));
  expect(await copiesOf(store, 'alpha')).toBe(1);
  expect(await copiesOf(store, 'gamma')).toBe(1);
  const words = (await readRevisions(store.reader, idOf(1), { before: 9, limit: 9 })).map(({ story }) => story);
  expect(words).toEqual([saying(1, 'gamma'), saying(1, 'beta'), saying(1, 'alpha')]);
  expect((await readPublished(store.reader, idOf(1)))?.story).toEqual(saying(1, 'beta'));
});

test('a story that readers have in other words than its draft keeps both', async () => {
  const store = await aStore();
  await save(store, saying(1, 'draft'));
  await actsOn(store, act).publish({ story: saying(1, 'public') });
  expect((await readDraft(store.reader, idOf(1)))?.story).toEqual(saying(1, 'draft'));
  expect((await readPublished(store.reader, idOf(1)))?.story).toEqual(saying(1, 'public'));
});

test('what an older version wrote is lightened piece by piece, over an end in between, and reads as before', async () => {
  const folder = aFolder();
  const store = await aStore(folder);
  const { publish } = actsOn(store, act);
  for (let number = 1; number <= 60; number += 1) {
    await save(store, saying(number, 'delta'));
    await publish({ story: saying(number, 'delta') });
    if (number % 3 === 0) await save(store, saying(number, 'epsilon'));
    if (number % 6 === 0) await publish({ story: saying(number, 'epsilon'), change: 'update', note: 'Epsilon.' });
  }
  await asOnce(store);
  const before = await Promise.all([1, 3, 6].map((number) => told(store, idOf(number))));
  expect(await copiesOf(store, 'delta')).toBe(60 * 3 - 10);
  expect(await store.write(lightenTexts)).toBe(true);
  expect(await copiesOf(store, 'delta')).toBeGreaterThan(60);
  const again = await aStore(folder);
  while (await again.write(lightenTexts));
  expect(await copiesOf(again, 'delta')).toBe(60);
  expect(await copiesOf(again, 'epsilon')).toBe(20);
  expect(await Promise.all([1, 3, 6].map((number) => told(again, idOf(number))))).toEqual(before);
  expect(await again.write(lightenTexts)).toBe(false);
});
