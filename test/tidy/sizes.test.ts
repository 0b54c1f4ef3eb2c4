import { Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { parse, type SourceFile, sources } from './source-tree.ts';

// Hard stops (file 400 lines, function 60, screen component 50, 5 parameters, depth 3) are lint rules; a file that
// must pass one is named in .oxlintrc.json with its reason. Here stand the aims of the whole house, as the middle and
// the tail of all its files and functions: single ones may be longer, the house may not drift.

interface Span {
  readonly file: string;
  readonly lines: number;
  readonly parameters: number;
}

function functionsOf(file: SourceFile): Span[] {
  const starts = lineStarts(file.text);
  const found: Span[] = [];
  const note = (node: { readonly start: number; readonly end: number; readonly params: readonly unknown[] }): void => {
    const lines = lineAt(starts, node.end) - lineAt(starts, node.start) + 1;
    found.push({ file: file.path, lines, parameters: node.params.length });
  };
  new Visitor({ FunctionDeclaration: note, FunctionExpression: note, ArrowFunctionExpression: note }).visit(
    parse(file).program,
  );
  return found;
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function lineAt(starts: readonly number[], offset: number): number {
  return starts.findLastIndex((start) => start <= offset);
}

function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0;
}

/** The sample paper's stories are words, not code. */
const files = sources().filter(({ path }) => !path.startsWith('src/sample/stories/'));
const functions = files.flatMap(functionsOf);
const inScreens = functions.filter(({ file }) => file.endsWith('.tsx'));
const inCode = functions.filter(({ file }) => !file.endsWith('.tsx'));

test('the measure itself: lines and parameters of each function', () => {
  const text = 'function one(a, b) {\n  return [a].map((x) => x);\n}\nconst two = async () => {\n};\n';
  const found = functionsOf({ path: 'sample.ts', text });
  expect(found.map(({ lines, parameters }) => [lines, parameters])).toEqual([
    [3, 2],
    [1, 1],
    [2, 0],
  ]);
});

test('half of all functions have at most 8 lines, 95 in 100 at most 30, of components 50', () => {
  expect(functions.length).toBeGreaterThan(300);
  expect(
    percentile(
      functions.map(({ lines }) => lines),
      0.5,
    ),
  ).toBeLessThanOrEqual(8);
  expect(
    percentile(
      inCode.map(({ lines }) => lines),
      0.95,
    ),
  ).toBeLessThanOrEqual(30);
  expect(
    percentile(
      inScreens.map(({ lines }) => lines),
      0.95,
    ),
  ).toBeLessThanOrEqual(50);
});

test('97 in 100 functions take at most 3 parameters', () => {
  expect(
    percentile(
      functions.map(({ parameters }) => parameters),
      0.97,
    ),
  ).toBeLessThanOrEqual(3);
});

test('half of all files have at most 120 lines, 95 in 100 at most 250', () => {
  const lines = files.map(({ text }) => text.split('\n').length - 1);
  expect(percentile(lines, 0.5)).toBeLessThanOrEqual(120);
  expect(percentile(lines, 0.95)).toBeLessThanOrEqual(250);
});

test('no file is an index, a bin of helpers or a second road to another file', () => {
  const banned = /(^|\/)(index|utils?|helpers?|common|misc|types)(\.tsx?|\/)/;
  expect(files.filter(({ path }) => banned.test(path)).map(({ path }) => path)).toEqual([]);
  const barrels = files.filter((file) => {
    const { staticExports } = parse(file).module;
    return staticExports.some(({ entries }) => entries.some(({ moduleRequest }) => moduleRequest !== null));
  });
  expect(barrels.map(({ path }) => path)).toEqual([]);
});
