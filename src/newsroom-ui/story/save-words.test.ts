import { expect, test, vi } from 'vitest';
import type { StoryStatus } from './open-story.ts';

// The words of the screens are chosen by the language of the page.
vi.hoisted(() => Object.assign(globalThis, { document: { documentElement: { lang: 'en-GB' } } }));
const { lengthWords, minutesToRead, saveWords } = await import('./save-words.ts');

const status = (said: Partial<StoryStatus>): StoryStatus => ({
  is: 'saved',
  unsaved: 0,
  because: null,
  hasText: true,
  ...said,
});
const says = (said: Partial<StoryStatus>): string => saveWords(status(said)).say;

test('saved is said only when nothing is left to save', () => {
  expect([says({}), says({ unsaved: 1 }), says({ is: 'saving' }), says({ is: 'saving', unsaved: 3 })]).toEqual([
    'Saved',
    'Saving…',
    'Saving…',
    'Saving…',
  ]);
});

test('offline it says how much is kept on this device, and that nothing is when nothing is', () => {
  expect(says({ is: 'offline', unsaved: 12 })).toBe('Offline: 12 changes kept on this device');
  expect(says({ is: 'offline', unsaved: 1 })).toBe('Offline: 1 change kept on this device');
  expect(says({ is: 'offline' })).toBe('Offline. Everything you typed is saved.');
  expect(says({ is: 'connecting', unsaved: 2 })).toContain('2 changes kept');
  expect(says({ is: 'connecting' })).toBe('Connecting…');
});

test('what is refused says what to do, whatever the reason', () => {
  expect(saveWords(status({ is: 'refused', because: 'disk-full' }))).toEqual({
    tone: 'stop',
    say: expect.stringMatching(/^Not saved: .*disk is full/),
  });
  expect(says({ is: 'refused', because: 'never-heard-of' })).toContain('Leave this window open');
  expect(says({ is: 'signed-out', unsaved: 4 })).toContain('4 kept on this device');
});

test('reading takes at least a minute', () => {
  expect([minutesToRead(0), minutesToRead(238), minutesToRead(3000)]).toEqual([1, 1, 13]);
  expect([lengthWords(0), lengthWords(1)]).toEqual(['0 words', '1 word · 1 minute to read']);
});
