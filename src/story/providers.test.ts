import { expect, test } from 'vitest';
import { knownProvider } from './providers.ts';

test.each([
  ['https://www.youtube.com/watch?v=abc', 'YouTube'],
  ['https://youtu.be/abc', 'YouTube'],
  ['https://M.YouTube.com/shorts/abc', 'YouTube'],
  ['https://vimeo.com/1', 'Vimeo'],
  ['https://x.com/harbour/status/1', 'X'],
  ['https://bsky.app/profile/harbour.example/post/3k', 'Bluesky'],
  ['https://social.example/@harbour/109876543210987654', 'Mastodon'],
  ['https://social.example/@harbour@other.example/109876543210987654', 'Mastodon'],
  ['https://social.example/@harbour', null],
  ['https://social.example/@harbour/2026', null],
  ['https://notyoutube.com/watch?v=abc', null],
  ['https://youtube.com.harbour.example/watch', null],
  ['https://harbour.example/?u=https://youtu.be/abc', null],
  ['https://youtube.com@harbour.example/watch', null],
  ['javascript://youtube.com/%0aalert(1)', null],
  ['youtu.be/abc', null],
  ['', null],
])('%s leads to %s', (address, name) => {
  expect(knownProvider(address)).toBe(name);
});
