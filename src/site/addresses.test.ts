import { expect, test } from 'vitest';
import { testSettings } from '../../test/site/newsroom.ts';
import {
  frontPath,
  historyPath,
  litePath,
  pathOf,
  sectionPath,
  topicPath,
  versionPath,
  wordsOfPath,
} from './addresses.ts';

test('the default edition stands at the root, the others under their name', () => {
  const settings = testSettings();
  expect(settings.editions.map(({ id }) => frontPath(settings, id))).toEqual(['/', '/international', '/arabic']);
});

test('a path of words is percent-encoded and read back', () => {
  for (const words of [['news', 'abc'], ['topics', 'بحر-الشمال'], ['a b', 'c/d', 'é?#%'], []]) {
    expect(wordsOfPath(words.length === 0 ? '/' : pathOf(...words))).toEqual(words);
  }
});

test('a path in another spelling is none', () => {
  for (const path of ['', 'world', '/world/', '//', '/%77orld', '/a%2fb', '/%zz', '/caf\u00e9', '/a b', '/world/%']) {
    expect(wordsOfPath(path), path).toBeNull();
  }
});

test('renditions, histories and versions stand beside a page', () => {
  expect(litePath('/')).toBe('/lite');
  expect(litePath('/world')).toBe('/lite/world');
  expect(historyPath('/news/x/y')).toBe('/news/x/y/history');
  expect(versionPath('/news/x/y', 2)).toBe('/news/x/y/versions/2');
  expect(sectionPath('middle-east')).toBe('/middle-east');
  expect(topicPath('بحر')).toBe('/topics/%D8%A8%D8%AD%D8%B1');
});
