import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from '../tidy/source-tree.ts';

// The budget of the newsroom's screens in kilobytes of brotli. Raise a line only with its reason in the commit.
const START = 175;
const EDITOR = 190;
/** What three screens or more have in common, fetched once with the first of them: pictures and films are sent in pieces from all of them. */
const SHARED = 85;
const ANY_OTHER = 30;

const folder = join(root, 'dist', 'newsroom-ui');
const assets = join(folder, 'assets');

function weight(name: string): number {
  return brotliCompressSync(readFileSync(join(assets, name))).length / 1000;
}

const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
const page = readFileSync(join(folder, 'index.html'), 'utf8');
const atStart = scripts.filter((name) => page.includes(name));
const later = scripts.filter((name) => !atStart.includes(name));

function budgetOf(name: string): number {
  if (name.startsWith('story-screen')) return EDITOR;
  return name.startsWith('shared') ? SHARED : ANY_OTHER;
}

test('what every screen starts with stays in its budget', () => {
  expect(atStart.some((name) => name.startsWith('start-'))).toBe(true);
  expect(atStart.reduce((sum, name) => sum + weight(name), 0)).toBeLessThan(START);
});

test('each screen is fetched by itself, and stays in its budget', () => {
  const names = later.map((name) => name.split('-')[0]);
  expect(names).toEqual(expect.arrayContaining(['desk', 'story', 'people', 'history', 'press', 'account', 'audit']));
  const heavy = later.filter((name) => weight(name) >= budgetOf(name));
  expect(heavy).toEqual([]);
});
