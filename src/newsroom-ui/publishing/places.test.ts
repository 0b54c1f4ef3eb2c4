import { expect, test } from 'vitest';
import type { NewsroomFacts } from '../session.ts';
import { placesOf, readable } from './places.ts';

const paper = {
  editions: [
    { id: 'world', name: 'International' },
    { id: 'arabic', name: 'العربية' },
  ],
  sections: [
    { slug: 'kestrey', name: 'Kestrey' },
    { slug: 'الشرق-الأوسط', name: 'الشرق الأوسط' },
    { slug: 'новости', name: 'Новости' },
    { slug: '国际', name: '国际' },
  ],
  topics: [
    { slug: 'kestrey', name: 'Kestrey harbour' },
    { slug: 'паромы', name: 'Паромы' },
  ],
  fronts: [{ slug: 'election', name: 'The election' }],
} as unknown as NewsroomFacts;

const FERRY = '/news/f3rryf3rry/ferry';
const TOLL = '/news/t0llt0llto/toll';
const told = (showing: readonly string[], own: readonly string[] = [FERRY]) => placesOf(showing, own, paper);

test('fronts, sections and topics are named in every script, however their addresses are written', () => {
  const slugs = ['الشرق-الأوسط', 'новости', '国际', 'kestrey', 'election'].map((slug) => `/${encodeURIComponent(slug)}`);
  expect(told([FERRY, '/', '/arabic', ...slugs]).named).toEqual([
    'the International front',
    'the العربية front',
    'الشرق الأوسط',
    'Новости',
    '国际',
    'Kestrey',
    'The election',
  ]);
  expect(told([`/topics/${encodeURIComponent('паромы')}`, '/topics/kestrey']).named).toEqual([
    'Паромы',
    'Kestrey harbour',
  ]);
});

test('promos are named by the stories on which they stand', () => {
  expect(told(['/_/include/arabic/promos'], []).named).toEqual(['every story of the العربية']);
});

test('another story’s page, a lite page and a month are not places of their own; feeds are counted', () => {
  expect(told([FERRY, TOLL, '/lite/kestrey', '/kestrey/2026/11', '/feeds/all.rss', '/feeds/all.atom'])).toEqual({
    stories: 1,
    own: 1,
    named: [],
    feeds: 2,
  });
});

test('of a page that does not stand nothing is said, and of several only those that do', () => {
  expect(told([TOLL, '/kestrey'])).toEqual({ stories: 1, own: 0, named: ['Kestrey'], feeds: 0 });
  expect(told([])).toEqual({ stories: 1, own: 0, named: [], feeds: 0 });
  expect(told([FERRY, TOLL], [FERRY, TOLL]).own).toBe(2);
  expect(told([TOLL], [FERRY, TOLL]).own).toBe(1);
});

test('an address that holds bytes of no letters is shown as it stands', () => {
  expect(readable('/caf%C3%A9')).toBe('/café');
  expect(readable('/caf%E9')).toBe('/caf%E9');
});
