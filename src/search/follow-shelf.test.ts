import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { typed } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { idOf } from '../../test/house/stories.ts';
import { silentLog } from '../base/log.ts';
import { openMemoryShelf } from '../press/memory-shelf.ts';
import type { Shelf } from '../press/shelf.ts';
import { fold } from '../story/folding.ts';
import { readerQuery, storyWordsPath, type StoryWords } from '../story/reader-search.ts';
import { findStories } from './find-stories.ts';
import { followShelf } from './follow-shelf.ts';
import { openIndex, type SearchIndex } from './open-index.ts';

const STORIES = 120;

function words(number: number, headline: string): StoryWords {
  return {
    ...{
      id: idOf(number),
      path: `/news/${idOf(number)}/vote`,
      edition: 'uk',
      alsoIn: [],
      lang: 'ko',
      dir: 'ltr',
      kind: 'report',
    },
    ...{ section: 'world', topics: [], at: '2026-11-30T10:00:00Z', headline, summary: [], about: [], body: [] },
  };
}

async function put(shelf: Shelf, story: StoryWords): Promise<void> {
  await shelf.put(storyWordsPath(story.id), typed('application/json', JSON.stringify(story)));
}

const count = async (shelf: Shelf, index: SearchIndex, text: string) =>
  (
    await findStories(shelf, index, {
      query: readerQuery(new URLSearchParams({ q: text }).toString()),
      edition: 'uk',
      now: 0,
    })
  ).count;

/** As the form before this one made it: without what stands inside words, and without saying which form it is. */
function asOnce(file: string): void {
  const database = new DatabaseSync(file);
  const insert = database.prepare(
    "insert into words (rowid, headline, furniture, body, parts) values (?, ?, '', '', '')",
  );
  for (const { n } of database.prepare('select n from stories').all() as { n: number }[]) {
    database.prepare('delete from words where rowid = ?').run(n);
    insert.run(n, fold('서울시장선거'));
  }
  database.exec('drop index stories_by_form; alter table stories drop column form; pragma user_version = 1');
  database.close();
}

test('an index that an older build made answers as it is, and is renewed piece by piece, over an end in between', async () => {
  const shelf = openMemoryShelf();
  const file = join(aFolder(), 'search.db');
  for (let number = 1; number <= STORIES; number += 1) await put(shelf, words(number, '서울시장선거'));
  await shelf.settle();
  const made = openIndex(file);
  await followShelf(shelf, made, silentLog).catchUp();
  made.close();
  asOnce(file);

  const first = openIndex(file);
  const following = followShelf(shelf, first, silentLog);
  await following.catchUp();
  expect(following.isWhole()).toBe(true);
  expect([await count(shelf, first, '서울시장선거'), await count(shelf, first, '시장')]).toEqual([STORIES, 0]);
  expect(await following.renew()).toBe(true);
  const some = (await count(shelf, first, '시장')) ?? 0;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(STORIES);
  await put(shelf, words(STORIES, '학교예산'));
  await shelf.settle();
  first.close();

  const second = openIndex(file);
  const rest = followShelf(shelf, second, silentLog);
  await rest.catchUp();
  expect(await count(shelf, second, '시장')).toBeLessThanOrEqual(some);
  let pieces = 0;
  while (await rest.renew()) pieces += 1;
  expect(pieces).toBe(2);
  expect([await count(shelf, second, '시장'), await count(shelf, second, '예산')]).toEqual([STORIES - 1, 1]);
  second.close();
});
