import { expect, test } from 'vitest';
import { isStream, playerOf, streamTimes } from './players.ts';

test.each([
  ['https://www.youtube.com/watch?v=abc_DEF-123', 'https://www.youtube-nocookie.com/embed/abc_DEF-123'],
  ['https://m.youtube.com/watch?t=4&v=abc_DEF-123&x=1', 'https://www.youtube-nocookie.com/embed/abc_DEF-123'],
  ['https://youtu.be/abc_DEF-123?si=x', 'https://www.youtube-nocookie.com/embed/abc_DEF-123'],
  ['https://vimeo.com/123456789/abcdef', 'https://player.vimeo.com/video/123456789?dnt=1'],
  [
    'https://open.spotify.com/intl-de/episode/0123456789abcdef',
    'https://open.spotify.com/embed/episode/0123456789abcdef',
  ],
  [
    'https://soundcloud.com/a-band/a-song?x=1',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa-band%2Fa-song',
  ],
  ['https://datawrapper.dwcdn.net/Ab3dE/2/', 'https://datawrapper.dwcdn.net/Ab3dE/'],
  ['https://public.flourish.studio/visualisation/1234567/', 'https://flo.uri.sh/visualisation/1234567/embed'],
  ['https://t.me/somechannel/42', 'https://t.me/somechannel/42?embed=1'],
])('%s is shown from %s', (address, src) => {
  expect(playerOf(address)).toMatchObject({ src, is: 'frame' });
});

test('a live stream is a playlist at an address that nobody reads on the way', () => {
  expect(playerOf('https://streams.example:8443/debate/live.m3u8?key=1')).toMatchObject({
    src: 'https://streams.example:8443/debate/live.m3u8?key=1',
    is: 'stream',
  });
  expect(isStream('http://streams.example/live.m3u8') || isStream('https://a:b@streams.example/live.m3u8')).toBe(false);
  const [begins, ends] = ['2026-11-30T18:00:00Z', '2026-11-30T20:00:00Z'];
  expect(streamTimes(`${begins}/${ends}`)).toEqual([begins, ends]);
  expect([streamTimes(`${begins}/`), streamTimes('Last night'), streamTimes(null)]).toEqual([
    [begins, ''],
    ['', ''],
    ['', ''],
  ]);
});

test.each([
  'https://youtube.com.evil.example/watch?v=abc_DEF-123',
  'https://notyoutube.com/watch?v=abc_DEF-123',
  'javascript://youtube.com/watch?v=abc_DEF-123',
  'https://www.youtube.com/watch?v="><script>',
  'https://www.youtube.com/@somebody',
  'https://x.com/somebody/status/1',
  'not an address',
  '',
])('%s is not shown', (address) => {
  expect(playerOf(address)).toBe(null);
});
