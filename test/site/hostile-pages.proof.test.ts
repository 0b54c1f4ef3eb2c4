import { expect, test } from 'vitest';
import { theBrowser } from '../house/browsers.ts';
import { vectors } from '../house/hostile-vectors.ts';
import { harmOf } from './hostile-pages.ts';

const browser = theBrowser();

test('nothing runs, is asked for or is left to click on in a page that somebody hostile had a hand in', async () => {
  expect(vectors.length).toBeGreaterThan(4000);
  const { pages, harm } = await harmOf(browser(), vectors);
  expect(pages).toBeGreaterThan(800);
  expect(harm).toEqual([]);
});
