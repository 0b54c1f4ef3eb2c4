import { expect, test } from 'vitest';
import type { DeskStory } from './desk-story.ts';
import { newsBetween, toldBy } from './news.ts';

const standing = (said: Partial<DeskStory> = {}): DeskStory => ({ live: null, spiked: null, ...said }) as DeskStory;
const live = (version: number, state: 'live' | 'withdrawn' | 'killed' = 'live') =>
  standing({ live: { version, state } });
const spiked = standing({ spiked: { at: '2026-11-23T09:00:00Z', by: 'p1', reason: 'Overtaken.' } });

test('what becomes of a story is news, once', () => {
  expect(newsBetween(standing(), live(1))).toEqual({ is: 'published', version: 1 });
  expect(newsBetween(live(1), live(2))).toEqual({ is: 'published', version: 2 });
  expect(newsBetween(live(2), live(2, 'withdrawn'))).toMatchObject({ is: 'withdrawn' });
  expect(newsBetween(live(2, 'withdrawn'), live(3))).toEqual({ is: 'published', version: 3 });
  expect(newsBetween(live(2), live(2, 'killed'))).toMatchObject({ is: 'killed' });
  expect(newsBetween(standing(), spiked)).toMatchObject({ is: 'spiked' });
  expect(newsBetween(spiked, standing())).toMatchObject({ is: 'unspiked' });
});

test('how a story stood when the screen was opened is no news', () => {
  for (const now of [standing(), live(4), live(4, 'killed'), spiked]) {
    expect(newsBetween(null, now)).toBeNull();
    expect(newsBetween(now, now)).toBeNull();
  }
});

test('news names the person behind it, tells oneself apart, and names nobody where it went by itself or the record is silent', () => {
  const published = { is: 'published', version: 2 } as const;
  const record = [
    { act: 'hand-over', by: 'p2', name: 'Tom' },
    { act: 'publish', by: 'p1', name: 'Ada' },
    { act: 'publish', by: 'p2', name: 'Tom' },
  ];
  expect(toldBy(published, record, 'p3')).toEqual({ ...published, by: { name: 'Ada', isOneself: false } });
  expect(toldBy(published, record, 'p1').by).toEqual({ name: 'Ada', isOneself: true });
  expect(toldBy({ is: 'killed', version: null }, record, 'p1').by).toBeNull();
  expect(toldBy(published, [{ act: 'release', by: 'system', name: null }, ...record], 'p1').by).toBeNull();
  expect(toldBy(published, [], 'p1').by).toBeNull();
});
