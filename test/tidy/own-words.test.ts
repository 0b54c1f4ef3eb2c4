import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

function textsUnder(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return files.map((path) => readFileSync(path, 'latin1').replaceAll(/<[^>]*>/g, ' '));
}

function ourFiles(): { path: string; text: string }[] {
  const folders = ['src', 'test', 'docs', 'decisions', 'bench'].filter((folder) => existsSync(join(root, folder)));
  return folders.flatMap((folder) => filesUnder(folder, /\.(tsx?|md|json|html|txt|css|xml)$/));
}

test('no sentence of an archived page stands in the project', (context) => {
  context.skip(!existsSync(shared), absent);
  const theirs = new Set(['inputs', 'corpora'].flatMap((folder) => textsUnder(join(shared, folder))).flatMap(runsOf));
  expect(theirs.size).toBeGreaterThan(1000);
  const copied = ourFiles().flatMap(({ path, text }) =>
    runsOf(text)
      .filter((run) => theirs.has(run))
      .map((run) => `${path}: ${run}`),
  );
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
