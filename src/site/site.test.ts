import { expect, test } from 'vitest';
import { contentName } from '../base/hash.ts';
import { STREAM_PLAYER } from './assets.ts';
import { assetPath } from './pages/assets.ts';
import { createSite } from './site.ts';
import { dataArchive } from '../../test/site/data-archive.ts';
import { published, siteFiles, testSettings } from '../../test/site/newsroom.ts';

test('a story is found, read and drawn', async () => {
  const site = createSite(siteFiles());
  const archive = dataArchive({
    settings: testSettings(),
    stories: [published({ id: 'abcdefgh23', body: [{ type: 'paragraph', text: 'First words.' }] })],
  });
  const found = site.find('/news/abcdefgh23/a-headline');
  const loaded = await found?.kind.load(archive, found.params);
  expect(loaded?.is).toBe('page');
  if (loaded?.is !== 'page' || !found) return;
  const { body } = found.kind.render(loaded.data);
  expect(body).toContain('<p>First words.</p>');
  expect(body).toContain('<!--#include virtual="/_/include/uk/masthead" -->');
});

test('the page of a live stream alone has a script, which fetches the player where the browser plays none itself', async () => {
  const files = siteFiles();
  const player = new TextEncoder().encode('Hls = class {}');
  const { find } = createSite({ ...files, assets: { ...files.assets, [STREAM_PLAYER]: player } });
  const embed = (url: string) =>
    ({ type: 'embed', provider: 'x', url, snapshot: 'Live.', author: null, at: null }) as const;
  const body = [embed('https://streams.example/live.m3u8'), embed('https://vimeo.com/123456789')];
  const archive = dataArchive({ settings: testSettings(), stories: [published({ id: 'abcdefgh23', body })] });
  const drawn = async (path: string): Promise<string> => {
    const found = find(path);
    const loaded = await found?.kind.load(archive, found.params);
    if (loaded?.is !== 'page' || !found) return loaded?.is ?? 'nothing';
    const { body: bytes } = found.kind.render(loaded.data);
    return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  };
  const story = '/news/abcdefgh23/a-headline';
  const [stream = '', film = ''] = await Promise.all(
    body.map(({ url }) => drawn(`${story}/embed/${contentName(url)}`)),
  );
  const [, script = ''] = /<script type="module" src="([^"]+)">/.exec(stream) ?? [];
  expect(await drawn(script)).toContain(`script.src = "${assetPath(STREAM_PLAYER, player)}";`);
  for (const page of [film, await drawn(story)]) expect(page).not.toMatch(/<script(?! type="application\/ld)/);
});
