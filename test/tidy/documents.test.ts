import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, root, type SourceFile, sources } from './source-tree.ts';

const atTop = readdirSync(root).filter((name) => name.endsWith('.md'));
const documents: SourceFile[] = [
  ...atTop.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  ...['decisions', 'docs', 'src', 'bench', 'test']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesUnder(folder, /\.md$/)),
];

const decisions = documents.filter(({ path }) => path.startsWith('decisions/'));

test('the documents a newcomer needs are there', () => {
  const needed = ['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'STYLE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
  expect(needed.filter((name) => !atTop.includes(name))).toEqual([]);
});

test('every link from one document to a file leads somewhere', () => {
  const broken = documents.flatMap(({ path, text }) =>
    linksIn(text)
      .filter((link) => !existsSync(join(root, dirname(path), link)))
      .map((link) => `${path}: ${link}`),
  );
  expect(broken).toEqual([]);
});

function linksIn(text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.replace(/#.*/, ''));
}

test('every file that a document at the top names by its path is there', () => {
  const named = documents
    .filter(({ path }) => !path.includes('/') && path !== 'CHANGELOG.md')
    .flatMap(({ path, text }) => pathsIn(text).map((file) => ({ path, file })));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ file }) => !existsSync(join(root, file))).map(({ path, file }) => `${path}: ${file}`)).toEqual(
    [],
  );
});

/** Paths from the root, and `room/file.ts` for `src/room/file.ts`. What is in `data/` comes into being when the program runs. */
function pathsIn(text: string): string[] {
  const named = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:tsx?|mjs|json|css|md))`/g)].map(
    (match) => match[1] ?? '',
  );
  return named
    .filter((path) => !path.startsWith('data/'))
    .map((path) => (existsSync(join(root, posix.dirname(path))) ? path : posix.join('src', path)));
}

test('every source file that any other document names is there, whichever way it names it', () => {
  const all = ['src', 'test', 'bench', 'scripts', 'bin', 'sample'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join('/', folder, name)),
  );
  const named = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:[\w.-]+\/)*[\w.-]+\.(?:tsx?|mjs|css))`/g)].map(([, file = '']) => ({ path, file })),
  );
  expect(named.length).toBeGreaterThan(500);
  const lost = named.filter(
    ({ file }) => !file.includes('/verse.') && !all.some((one) => one.endsWith(`/${file.replace(/^\.\.\//, '')}`)),
  );
  expect(lost.map(({ path, file }) => `${path}: ${file}`)).toEqual([]);
});

test('decisions are numbered without gaps, each with its four parts', () => {
  const numbers = decisions.map(({ path }) => posix.basename(path).slice(0, 5));
  expect(numbers).toEqual(numbers.map((_, index) => `${String(index + 1).padStart(4, '0')}-`));
  for (const { path, text } of decisions) {
    expect(text, path).toMatch(new RegExp(`^# ${posix.basename(path).slice(0, 4)}\\. \\S`));
    const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings, path).toEqual(['Context', 'Measurement', 'Decision', 'Consequence']);
  }
});

test('README.md shows every command, and every option of it', () => {
  const readme = documents.find(({ path }) => path === 'README.md')?.text ?? '';
  const said = sources()
    .filter(({ path }) => path.startsWith('src/main/'))
    .flatMap(({ text }) =>
      [...text.matchAll(/\.(?:command|requiredOption|option)\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''),
    );
  const words = said.map((usage) => /--[a-z-]+|^[a-z]+/.exec(usage)?.[0] ?? usage);
  expect(words).toEqual(expect.arrayContaining(['import', 'press', 'why', 'start', 'export', 'doctor', '--json']));
  expect(words.filter((word) => !readme.includes(word))).toEqual([]);
});
