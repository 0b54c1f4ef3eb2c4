import { expect, test } from 'vitest';
import { typed } from '../../test/house/deliveries.ts';
import { idOf } from '../../test/house/stories.ts';
import { openMemoryShelf } from '../press/memory-shelf.ts';
import { MOST_COUNTED, readerQuery, storyWordsPath, type StoryWords } from '../story/reader-search.ts';
import { findStories } from './find-stories.ts';
import { openIndex } from './open-index.ts';

/** A story every minute; greater numbers are newer. */
function story(number: number, headline: string): StoryWords {
  const at = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString().replace('.000', '');
  return {
    ...{ id: idOf(number), path: `/news/${number}`, edition: 'uk', alsoIn: [], lang: 'en-GB', dir: 'ltr' },
    ...{ kind: 'report', section: number % 2 === 0 ? 'world' : 'sport', topics: [], at, headline },
    ...{ summary: [], about: [], body: ['The ferry is late.'] },
  };
}

test('of words that very many stories have, the newest are counted, and those with all of them in the headline come first', async () => {
  const [shelf, index] = [openMemoryShelf(), openIndex(':memory:')];
  const many = MOST_COUNTED + 20;
  const headlines = new Map([
    [5, 'A late ferry, too old to be counted'],
    [500, 'The ferry that is late'],
    [900, 'Late, the ferry'],
    [901, 'A ferry'],
  ]);
  const stories = Array.from({ length: many }, (_, number) => story(number, headlines.get(number) ?? 'Weather'));
  index.together(() => stories.forEach((one) => index.put(one, 'tag')));
  for (const one of stories) await shelf.put(storyWordsPath(one.id), typed('application/json', JSON.stringify(one)));
  const found = (asked: Record<string, string>) =>
    findStories(shelf, index, {
      query: readerQuery(new URLSearchParams({ q: 'late ferry', ...asked }).toString()),
      edition: 'uk',
      now: 0,
    });
  const paths = async (asked: Record<string, string>) => (await found(asked)).hits.slice(0, 3).map(({ path }) => path);
  expect((await found({})).count).toBeNull();
  expect(await paths({})).toEqual(['/news/900', '/news/500', `/news/${many - 1}`]);
  expect(await paths({ order: 'newest' })).toEqual([1, 2, 3].map((back) => `/news/${many - back}`));
  expect(await paths({ section: 'sport' })).toEqual(['/news/5', `/news/${many - 1}`, `/news/${many - 3}`]);
  expect((await found({ section: 'sport' })).count).toBe(many / 2);
  index.close();
});
