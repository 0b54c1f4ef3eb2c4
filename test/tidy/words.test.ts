import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockTypes } from '../../src/story/blocks.ts';
import { facts, storyFacets } from '../../src/story/facts.ts';
import { containerLayouts } from '../../src/story/front.ts';
import { roles } from '../../src/story/person.ts';
import { lanes } from '../../src/story/stages.ts';
import { storyKinds } from '../../src/story/story.ts';
import { suggestionNames } from '../../src/story/suggested.ts';
import { changeKinds } from '../../src/story/version.ts';
import { filesUnder, root, sources } from './source-tree.ts';

const glossary = readFileSync(join(root, 'GLOSSARY.md'), 'utf8');

/** Every fact there is, with its parts named instead of filled in; the type demands a line for each maker. */
const factForms: Readonly<Record<keyof typeof facts, readonly string[]>> = {
  settings: [facts.settings()],
  settingsPart: [facts.settingsPart('footerLinks').replace('footerLinks', '{part}')],
  template: [facts.template()],
  edition: [facts.edition('{id}')],
  section: [facts.section('{slug}')],
  sections: [facts.sections()],
  topic: [facts.topic('{slug}')],
  topics: [facts.topics()],
  author: [facts.author('{id}')],
  authors: [facts.authors()],
  byPage: [facts.byPage('{slug}')],
  byline: [facts.byline('{name}')],
  front: [facts.front('{front}')],
  freeFront: [facts.freeFront('{slug}')],
  freeFronts: [facts.freeFronts()],
  plainPage: [facts.plainPage('{word}')],
  plainPages: [facts.plainPages()],
  story: [...storyFacets, 'card' as const].map((facet) => facts.story('{id}', facet)),
  version: [facts.version('{id}', 7).replace('7', '{number}')],
  retraction: [facts.retraction('{id}')],
  corrected: [facts.corrected('{id}')],
  newest: [facts.newest('all').replace('all', '{list}')],
  month: [facts.month('all', '{month}').replace('all', '{list}')],
  months: [facts.months('all').replace('all', '{list}')],
  addresses: [facts.addresses('{month}')],
  banner: [facts.banner('{edition}')],
  mostRead: [facts.mostRead('{edition}')],
  corrections: [facts.corrections('{edition}')],
  day: [facts.day('{edition}')],
  newsWindow: [facts.newsWindow()],
  media: [facts.media('{id}')],
  picture: [facts.picture('{id}')],
  redirect: [facts.redirect('{path}')],
};

const words: Readonly<Record<string, readonly string[]>> = {
  'block kinds': blockTypes,
  'kinds of change': changeKinds,
  'kinds of story': storyKinds,
  'container layouts': containerLayouts,
  facts: Object.values(factForms).flat(),
};

/** Words that stand in its sentences as people say them. */
const plainWords: Readonly<Record<string, readonly string[]>> = {
  lanes,
  roles,
  'marks of suggestions': suggestionNames,
};

test.each(Object.entries(words))('GLOSSARY.md explains all %s', (_what, used) => {
  expect(used.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([]);
});

test.each(Object.entries(plainWords))('GLOSSARY.md explains all %s', (_what, used) => {
  expect(used.filter((word) => !glossary.includes(word))).toEqual([]);
});

test('GLOSSARY.md explains no word that the source does not use', () => {
  const squashed = (text: string): string => text.toLowerCase().replaceAll(/[-_\s]/g, '');
  const source = squashed(
    sources()
      .flatMap(({ path, text }) => [path, text])
      .join(' '),
  );
  const explained = [...glossary.matchAll(/\*\*([^*]+)\*\*/g)].map(([, word = '']) => word);
  expect(explained.length).toBeGreaterThan(100);
  expect(explained.filter((word) => !source.includes(squashed(word)))).toEqual([]);
});

test('base says no newsroom word', () => {
  const newsroomWords =
    /\b(story|stories|headline|standfirst|section|edition|front|newsroom|reader|byline|publish\w*)\b/i;
  const base = sources().filter(({ path }) => path.startsWith('src/base/'));
  const code = base.map(({ path, text }) => ({ path, text: text.replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '') }));
  expect(code.filter(({ text }) => newsroomWords.test(text)).map(({ path }) => path)).toEqual([]);
});

/** Words that the trade or the craft has better ones for, which took their place. */
const GONE =
  /wavelong|warmest|changeStand|(?<![a-z])own-?hand(?!l)|keepAndPress|kept-?back|toldNow|who-?asks|guessing-?limits|tongues?(?![a-z])|newsroomRooms|withoutALine|without a line|were opened without/i;

test('no word that was given up comes back', () => {
  const all = ['src', 'test', 'bench', 'scripts'].flatMap((folder) => filesUnder(folder, /\.(?:tsx?|mjs|md)$/));
  const code = all.filter(({ path }) => !/^src\/(?:sample|wire)\/|words\.test\.ts$/.test(path));
  expect(code.length).toBeGreaterThan(1000);
  expect(code.filter(({ path, text }) => GONE.test(`${path}\n${text}`)).map(({ path }) => path)).toEqual([]);
});

test('furniture is in a story; what is round it on a page is chrome', () => {
  const round = sources({ withTests: true }).filter(({ path }) =>
    /^src\/(?:delivery|press|wire|site\/includes)\//.test(path),
  );
  expect(round.length).toBeGreaterThan(200);
  expect(round.filter(({ text }) => /furniture/i.test(text)).map(({ path }) => path)).toEqual([]);
});
