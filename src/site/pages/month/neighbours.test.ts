import { expect, test } from 'vitest';
import { idOf } from '../../../../test/house/stories.ts';
import { dataArchive } from '../../../../test/site/data-archive.ts';
import { published, testSettings } from '../../../../test/site/newsroom.ts';
import type { Archive } from '../../../story/archive.ts';
import { UNDATED } from '../../../story/lists.ts';
import { isMonth, monthNamed, monthWord } from './month-words.ts';
import { monthAway, neighbours } from './neighbours.ts';

/** An archive whose section `world` has so many stories in each of these months. */
function archiveOf(counts: Readonly<Record<string, number>>): Archive {
  const stories = Object.entries(counts).flatMap(([month, count]) =>
    Array.from({ length: count }, (_, at) => ({
      sortAt: `${month}-01T00:${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}Z`,
    })),
  );
  return dataArchive({
    settings: testSettings(),
    stories: stories.map(({ sortAt }, at) => published({ id: idOf(at) }, { sortAt })),
  });
}

const of = { path: '/world', list: 'section/world' } as const;

test('months follow one another over the turn of the year', () => {
  expect(monthAway('2007-12', 1)).toBe('2008-01');
  expect(monthAway('2008-01', -1)).toBe('2007-12');
  expect(monthAway('2007-07', 12)).toBe('2008-07');
  expect(['2007-13', '2007-00', '2007-7', '207-07', undefined].some(isMonth)).toBe(false);
});

test('the stories without a date have a month of their own, behind the last', async () => {
  const dated = archiveOf({ '2007-05': 1, '2007-07': 1 });
  const archive: Archive = {
    ...dated,
    month: async (list, month) => (month === monthNamed('undated') ? [idOf(99)] : dated.month(list, month)),
  };
  const words = [monthWord(UNDATED.slice(0, 7)), monthNamed('0000-01'), monthNamed('2007-07')];
  expect(words).toEqual(['undated', null, '2007-07']);
  const beside = (month: string) => neighbours(archive, { of, month, part: null }, 0);
  expect(await beside('2007-07')).toMatchObject({ older: '/world/2007-05' });
  expect(await beside('2007-05')).toEqual({ older: '/world/undated', newer: '/world/2007-07' });
  expect(await beside(UNDATED.slice(0, 7))).toEqual({ older: null, newer: '/world' });
});

test('empty months between two are passed over', async () => {
  const archive = archiveOf({ '2007-05': 1, '2007-07': 1, '2007-10': 1 });
  expect(await neighbours(archive, { of, month: '2007-07', part: null }, 0)).toEqual({
    older: '/world/2007-05',
    newer: '/world/2007-10',
  });
});

test('beyond a year of silence the newer way leads to the first page and the older nowhere', async () => {
  const archive = archiveOf({ '2005-01': 1, '2007-07': 1, '2009-01': 1 });
  expect(await neighbours(archive, { of, month: '2007-07', part: null }, 0)).toEqual({ older: null, newer: '/world' });
});

test('parts lead to parts, and out of them to the months beside', async () => {
  const archive = archiveOf({ '2007-06': 1, '2007-07': 130, '2007-08': 70 });
  const july = { of, month: '2007-07' };
  expect(await neighbours(archive, { ...july, part: null }, 2)).toEqual({
    older: '/world/2007-07/2',
    newer: '/world/2007-08/1',
  });
  expect(await neighbours(archive, { ...july, part: 2 }, 2)).toEqual({
    older: '/world/2007-07/1',
    newer: '/world/2007-07',
  });
  expect(await neighbours(archive, { ...july, part: 1 }, 2)).toEqual({
    older: '/world/2007-06',
    newer: '/world/2007-07/2',
  });
});
