import { expect, test } from 'vitest';
import type { DeskStory } from './desk-story.ts';
import { eventBetween, withDoer } from './story-events.ts';

const standing = (said: Partial<DeskStory> = {}): DeskStory => ({ live: null, spiked: null, ...said }) as DeskStory;
const live = (version: number, state: 'live' | 'withdrawn' | 'killed' = 'live') =>
  standing({ live: { version, state } });
const spiked = standing({ spiked: { at: '2026-11-23T09:00:00Z', by: 'p1', reason: 'Overtaken.' } });

test('what becomes of a story is news, once', () => {
  expect(eventBetween(standing(), live(1))).toEqual({ is: 'published', version: 1 });
  expect(eventBetween(live(1), live(2))).toEqual({ is: 'published', version: 2 });
  expect(eventBetween(live(2), live(2, 'withdrawn'))).toMatchObject({ is: 'withdrawn' });
  expect(eventBetween(live(2, 'withdrawn'), live(3))).toEqual({ is: 'published', version: 3 });
  expect(eventBetween(live(2), live(2, 'killed'))).toMatchObject({ is: 'killed' });
  expect(eventBetween(standing(), spiked)).toMatchObject({ is: 'spiked' });
  expect(eventBetween(spiked, standing())).toMatchObject({ is: 'unspiked' });
});

test('how a story stood when the screen was opened is no news', () => {
  for (const now of [standing(), live(4), live(4, 'killed'), spiked]) {
    expect(eventBetween(null, now)).toBeNull();
    expect(eventBetween(now, now)).toBeNull();
  }
});

test('news names the person behind it, tells oneself apart, and names nobody where it went by itself or the record is silent', () => {
  const published = { is: 'published', version: 2 } as const;
  const record = [
    { act: 'hand-over', by: 'p2', name: 'Tom' },
    { act: 'publish', by: 'p1', name: 'Ada' },
    { act: 'publish', by: 'p2', name: 'Tom' },
  ];
  expect(withDoer(published, record, 'p3')).toEqual({ ...published, by: { name: 'Ada', isOneself: false } });
  expect(withDoer(published, record, 'p1').by).toEqual({ name: 'Ada', isOneself: true });
  expect(withDoer({ is: 'killed', version: null }, record, 'p1').by).toBeNull();
  expect(withDoer(published, [{ act: 'release', by: 'system', name: null }, ...record], 'p1').by).toBeNull();
  expect(withDoer(published, [], 'p1').by).toBeNull();
});
