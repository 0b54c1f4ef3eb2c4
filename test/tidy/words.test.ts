import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockTypes } from '../../src/story/blocks.ts';
import { facts, storyFacets } from '../../src/story/facts.ts';
import { containerLayouts } from '../../src/story/front.ts';
import { storyKinds } from '../../src/story/story.ts';
import { changeKinds } from '../../src/story/version.ts';
import { root, sources } from './source-tree.ts';

const glossary = readFileSync(join(root, 'GLOSSARY.md'), 'utf8');

/** Every fact there is, with its parts named instead of filled in. */
const factForms = [
  facts.settings(),
  facts.template(),
  facts.edition('{id}'),
  facts.section('{slug}'),
  facts.sections(),
  facts.topic('{slug}'),
  facts.topics(),
  facts.front('{edition}'),
  ...storyFacets.map((facet) => facts.story('{id}', facet)),
  facts.newest('all').replace('all', '{list}'),
  facts.month('all', '{month}').replace('all', '{list}'),
  facts.months('all').replace('all', '{list}'),
  facts.mostRead('{edition}'),
  facts.corrections(),
  facts.redirect('{path}'),
];

const words: Readonly<Record<string, readonly string[]>> = {
  'block kinds': blockTypes,
  'kinds of change': changeKinds,
  'kinds of story': storyKinds,
  'container layouts': containerLayouts,
  facts: factForms,
};

test.each(Object.entries(words))('GLOSSARY.md explains all %s', (_what, used) => {
  expect(used.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([]);
});

test('the list of facts above is complete', () => {
  const makers = new Set(factForms.map((form) => form.split('/').slice(0, 1).join()));
  expect(makers.size).toBe(12);
  expect(Object.keys(facts)).toHaveLength(15);
});

test('base says no newsroom word', () => {
  const newsroomWords =
    /\b(story|stories|headline|standfirst|section|edition|front|newsroom|reader|byline|publish\w*)\b/i;
  const base = sources().filter(({ path }) => path.startsWith('src/base/'));
  const code = base.map(({ path, text }) => ({ path, text: text.replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '') }));
  expect(code.filter(({ text }) => newsroomWords.test(text)).map(({ path }) => path)).toEqual([]);
});
