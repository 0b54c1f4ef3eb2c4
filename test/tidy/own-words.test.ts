import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, root } from './source-tree.ts';

/** Pages of other publishers, kept beside the checkout and never in it: tests may read them, nothing may copy them. */
const shared = join(dirname(root), 'shared');
const absent = 'the folder shared/ with the archived pages is not beside this checkout';

const RUN = 8;

/** Every run of eight words in a text, for finding a sentence that came along. Dates and times are facts: they end a run. */
function runsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\d+/)
    .flatMap((part) => {
      const words = part.match(/\p{L}+/gu) ?? [];
      return words.slice(0, -RUN + 1).map((_, index) => words.slice(index, index + RUN).join(' '));
    });
}

function pagesUnder(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(html?|txt)$/.test(name)).map((name) => join(folder, name));
  return files.map((path) => readFileSync(path, 'latin1').replaceAll(/<[^>]*>/g, ' '));
}

function ourFiles(): { path: string; text: string }[] {
  const folders = ['src', 'test', 'docs', 'decisions', 'bench'].filter((folder) => existsSync(join(root, folder)));
  return folders.flatMap((folder) => filesUnder(folder, /\.(tsx?|md|json|html|txt|css|xml)$/));
}

/** What stands on one page is its journalism; what recurs from page to page is furniture, by which importers know a page. */
function journalism(pages: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) for (const run of new Set(runsOf(page))) counts.set(run, (counts.get(run) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([run]) => run));
}

test('no sentence of an archived page stands in the project', (context) => {
  context.skip(!existsSync(shared), absent);
  const theirs = journalism(['inputs', 'corpora'].flatMap((folder) => pagesUnder(join(shared, folder))));
  expect(theirs.size).toBeGreaterThan(1000);
  const copied = ourFiles().flatMap(({ path, text }) => {
    const found = runsOf(text).filter((run) => theirs.has(run));
    return found.map((run) => `${path}: ${run}`);
  });
  expect(copied).toEqual([]);
});

test("no publisher's name stands in what readers are shown", (context) => {
  context.skip(!existsSync(shared), absent);
  const publishers = readdirSync(join(shared, 'corpora'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => new RegExp(`\\b${entry.name.split('-')[0]}\\b`, 'i'));
  expect(publishers.length).toBeGreaterThan(0);
  const shown = ourFiles().filter(({ path }) => /^src\/(sample|site|delivery)\//.test(path));
  expect(shown.filter(({ text }) => publishers.some((name) => name.test(text))).map(({ path }) => path)).toEqual([]);
});
