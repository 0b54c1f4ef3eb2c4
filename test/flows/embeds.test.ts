import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentName } from '../../src/base/hash.ts';
import { playerOrigins } from '../../src/story/players.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { aHouse } from '../house/houses.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

// What other sites have is asked for on a page of its own alone, by readers who want it.

const film = {
  type: 'embed',
  provider: 'Vimeo',
  url: 'https://vimeo.com/123456789',
  author: 'The harbour master',
  snapshot: 'Boats leave at noon.',
  at: null,
} as const;
const stream = {
  ...film,
  ...{ provider: 'streams.example', url: 'https://streams.example/debate/live.m3u8', author: null },
  at: '2026-11-30T18:00:00Z/2026-11-30T20:00:00Z',
} as const;
const post = { ...film, provider: 'Perch', url: 'https://perch.example/1' };
const path = `/news/${idOf(1)}/ferry-reaches-the-islands`;
const alone = `${path}/embed/${contentName(film.url)}`;

test('an embed has a page that alone asks the other site, and shows what we kept too', async () => {
  const house = await aHouse({ shelf: 'disk' });
  const { port } = await aDelivery({ folder: house.folder });
  const story = aStory({ id: idOf(1), body: [paragraph('At noon.'), film, post, stream] });
  await house.publish({ story });

  const read = await ask(port, path);
  expect(read.text).not.toMatch(/<iframe|src="https?:/);
  expect(read.text).toContain(`<a href="${alone}">Show it here, from Vimeo</a>`);
  expect(read.text.match(/Show it here/g)).toHaveLength(2);
  expect(read.text).toContain(
    '"publication":{"@type":"BroadcastEvent","isLiveBroadcast":true,"startDate":"2026-11-30T18:00:00Z"',
  );
  expect(read.text).toMatch(/<time datetime="2026-11-30T18:00:00Z">.* – <time datetime="2026-11-30T20:00:00Z">/);
  expect(read.headers['content-security-policy']).toContain("media-src 'self';");
  expect(read.headers['content-security-policy']).not.toContain('frame-src');

  const shown = await ask(port, alone);
  expect(shown.text).toContain('<iframe src="https://player.vimeo.com/video/123456789?dnt=1"');
  expect(shown.text).toContain('sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"');
  expect(shown.text).toContain('Boats leave at noon.');
  expect(shown.text).toContain('<meta name="robots" content="noindex"');
  expect(shown.headers['content-security-policy']).toContain('frame-src https://player.vimeo.com;');
  expect(shown.headers['content-security-policy']).toMatch(/default-src 'none'.*img-src 'self' data:/);

  const live = await ask(port, `${path}/embed/${contentName(stream.url)}`);
  expect(live.text).toContain(`<source src="${stream.url}" type="application/vnd.apple.mpegurl"/>`);
  expect(live.text).not.toMatch(/<script(?! type="application\/ld)/);
  expect(live.headers['content-security-policy']).toContain("media-src 'self' https://streams.example;");
  expect(live.headers['content-security-policy']).not.toContain('frame-src');

  expect((await ask(port, `/lite${path}`)).text).not.toContain('/embed/');
  expect((await ask(port, `${path}/versions/1`)).text).not.toContain('/embed/');
  expect((await ask(port, `${path}/embed/${contentName(post.url)}`)).status).toBe(404);
});

test('where nginx alone serves it, it may ask the sites that we know how to show, and no other', () => {
  const sample = readFileSync(fileURLToPath(new URL('../../docs/nginx.conf', import.meta.url)), 'utf8');
  expect(sample).toContain(`"frame-src ${playerOrigins().join(' ')}; "`);
});

test('its page leads back to a story that shows it no more, and goes with one that is killed', async () => {
  const house = await aHouse({ shelf: 'disk' });
  const { port } = await aDelivery({ folder: house.folder });
  const story = aStory({ id: idOf(1), body: [paragraph('At noon.'), film] });
  await house.publish({ story });
  await house.publish({ story: { ...story, body: [paragraph('At noon.')] }, change: 'minor' });
  const moved = await ask(port, alone);
  expect([moved.status, moved.headers.location]).toEqual([301, path]);
  await house.publish({ story, change: 'minor' });
  expect((await ask(port, alone)).status).toBe(200);
  await house.kill(idOf(1));
  expect((await ask(port, alone)).status).toBe(410);
});
