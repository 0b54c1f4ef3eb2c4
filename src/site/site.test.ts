import { expect, test } from 'vitest';
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
