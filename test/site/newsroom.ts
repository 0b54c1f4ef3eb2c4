import { readdirSync, readFileSync } from 'node:fs';
import { settingsSchema, type Settings } from '../../src/story/newsroom.ts';
import type { PublishedStory } from '../../src/story/published.ts';
import { type StoryInput, storySchema } from '../../src/story/story.ts';
import { assetFiles } from '../../src/site/assets.ts';
import type { SiteFiles } from '../../src/site/page-kind.ts';

/** The site's own files, as `main` reads them. */
export function siteFiles(): SiteFiles {
  const folder = new URL('../../src/site/styles/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const styles = Object.fromEntries(
    names.map((name) => [name.slice(0, -4), readFileSync(new URL(name, folder), 'utf8')]),
  );
  const assets = Object.fromEntries(
    assetFiles.map((file) => [file, readFileSync(new URL(`../../src/site/type/${file}`, import.meta.url))]),
  );
  return { styles, assets, build: 'test' };
}

/** A newsroom of three editions, one of them read from the right. */
export function testSettings(): Settings {
  return settingsSchema.parse({
    name: 'The Harbour Times',
    tagline: 'News of the coast',
    siteUrl: 'https://harbour.example',
    externalLinksNote: 'We are not responsible for other sites.',
    contactEmail: 'desk@harbour.example',
    editions: [
      {
        id: 'uk',
        name: 'UK',
        lang: 'en-GB',
        clocks: [
          { label: 'GMT', timeZone: 'UTC' },
          { label: 'UK', timeZone: 'Europe/London' },
        ],
        nav: ['world', 'sport'],
      },
      {
        id: 'international',
        name: 'International',
        lang: 'en-GB',
        clocks: [{ label: 'GMT', timeZone: 'UTC' }],
        nav: ['world'],
      },
      {
        id: 'arabic',
        name: 'العربية',
        lang: 'ar',
        dir: 'rtl',
        clocks: [{ label: 'غرينتش', timeZone: 'UTC' }],
        nav: ['akhbar'],
      },
    ],
  });
}

/** A live story with a date; what is not said has the schema's defaults. */
export function published(
  input: Partial<StoryInput> & { readonly id: string },
  more: Partial<PublishedStory> = {},
): PublishedStory {
  const story = storySchema.parse({
    edition: 'uk',
    section: 'world',
    headline: 'A headline',
    urlSlug: 'a-headline',
    ...input,
  });
  const at = '2026-05-04T09:00:00Z';
  return {
    story,
    state: { is: 'live' },
    version: 1,
    change: 'first',
    firstPublishedAt: at,
    lastUpdatedAt: at,
    sortAt: at,
    ...more,
  };
}
