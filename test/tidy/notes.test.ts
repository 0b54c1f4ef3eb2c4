import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { filesUnder, parse, root, type SourceFile, sources } from './source-tree.ts';

const files = [
  ...sources({ withTests: true }),
  ...['bench', 'test']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesUnder(folder, /\.tsx?$/)),
];

/** Comments of a file, lines that stand together as one. */
function commentsOf(file: SourceFile): string[] {
  const comments = parse(file).comments;
  const joined: { text: string; end: number }[] = [];
  for (const { type, value, start, end } of comments) {
    const last = joined.at(-1);
    const continues =
      type === 'Line' &&
      last &&
      /^\s*$/.test(file.text.slice(last.end, start)) &&
      !file.text.slice(last.end, start).includes('\n\n');
    if (continues) Object.assign(last, { text: `${last.text}\n${value}`, end });
    else joined.push({ text: value, end });
  }
  return joined.map(({ text }) => text);
}

/** True for text that parses as a program and has a mark that prose has not. */
function isCode(comment: string): boolean {
  const looksLikeIt = /[;{}]\s*$|^\s*(const|let|return|import|export|await|if|for)\b.*[({=]|\);?\s*$/m.test(comment);
  return looksLikeIt && parseSync('comment.tsx', comment).errors.length === 0;
}

const unsettled = /\b(TODO|FIXME|XXX|HACK)\b(?!.*\bdecision \d{4}\b)/;

test('the measure itself: code is told from prose', () => {
  expect(['const a = 1;', ' if (ready) start();', 'log(x);\nlog(y);'].map(isCode)).toEqual([true, true, true]);
  expect([' Why: the rows (all of them) are read once.', ' see `put(path)`', ' a list; then more'].map(isCode)).toEqual(
    [false, false, false],
  );
});

test('no code is commented out', () => {
  const found = files.flatMap((file) =>
    commentsOf(file)
      .filter(isCode)
      .map((text) => `${file.path}: ${text.trim()}`),
  );
  expect(found).toEqual([]);
});

test('nothing is left to do without the number of the decision that says why', () => {
  const others = files.filter(({ path }) => !path.endsWith('notes.test.ts'));
  expect(
    others.filter((file) => commentsOf(file).some((text) => unsettled.test(text))).map(({ path }) => path),
  ).toEqual([]);
  expect(unsettled.test('TODO: later')).toBe(true);
  expect(unsettled.test('TODO when PostgreSQL comes, decision 0002')).toBe(false);
});

test('whatever is excused from a rule says why', () => {
  const excuse = /(oxlint|eslint)-disable|@ts-(expect-error|ignore)/;
  const unexplained = files
    .filter(({ path }) => !path.endsWith('notes.test.ts'))
    .flatMap((file) => commentsOf(file).map((text) => ({ path: file.path, text })))
    .filter(({ text }) => excuse.test(text) && !/ -- \S+ \S+/.test(text));
  expect(unexplained.map(({ path, text }) => `${path}: ${text.trim()}`)).toEqual([]);
});
