import { Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { parse, type SourceFile, sources } from './source-tree.ts';

// A type has one home. Whoever needs its shape elsewhere derives it from there (`Pick`, `extends`, `z.infer`, `.extend`): two that were
// written down twice drift apart, and nobody is told. Found are types, inline ones too, and schemas with the same names of properties.

/** With fewer names two types are often alike by chance. */
const FEWEST = 4;

interface Shape {
  /** `src/story/version.ts:21`. */
  readonly where: string;
  readonly names: string;
}

function shapesOf(file: SourceFile): Shape[] {
  const found: Shape[] = [];
  const note = (at: number, members: readonly unknown[]): void => {
    const names = members.flatMap(nameOf);
    if (names.length < FEWEST) return;
    const line = file.text.slice(0, at).split('\n').length;
    found.push({ where: `${file.path}:${line}`, names: names.toSorted().join(' ') });
  };
  new Visitor({
    TSInterfaceDeclaration: ({ start, body }) => note(start, body.body),
    TSTypeLiteral: ({ start, members }) => note(start, members),
    CallExpression: ({ start, callee, arguments: [first] }) => {
      const isSchema = /(?:\.|^)(?:object|strictObject|extend)$/.test(file.text.slice(callee.start, callee.end));
      if (isSchema && first?.type === 'ObjectExpression') note(start, first.properties);
    },
  }).visit(parse(file).program);
  return found;
}

function nameOf(member: unknown): string[] {
  const { key } = member as { key?: { name?: string; value?: unknown } };
  const name = key?.name ?? key?.value;
  return typeof name === 'string' ? [name] : [];
}

/** The places that a shape has, where it has more than one. */
function repeatedIn(files: readonly SourceFile[]): string[] {
  const homes = Map.groupBy(files.flatMap(shapesOf), ({ names }) => names);
  return [...homes]
    .filter(([, [first, ...others]]) => others.some(({ where }) => fileOf(where) !== fileOf(first?.where ?? '')))
    .map(([names, shapes]) => `${names}: ${shapes.map(({ where }) => where).join(', ')}`);
}

function fileOf(where: string): string {
  return where.split(':')[0] ?? '';
}

test('the measure itself: a type, an inline one and a schema of one shape are found, one that is derived is not', () => {
  const files = [
    { path: 'a.ts', text: 'export interface Note { at: string; by: string; say: string; why: string | null }' },
    {
      path: 'b.ts',
      text: 'const note = z.object({ why: z.string(), say: z.string(), by: z.string(), at: z.string() });',
    },
    { path: 'c.ts', text: 'function show(note: { say: string; why: string; at: string; by: string }) {}' },
    {
      path: 'd.ts',
      text: 'interface Shown extends Note { isNew: boolean }\ntype Part = Pick<Note, "at" | "by" | "say" | "why">;',
    },
  ];
  expect(repeatedIn(files)).toEqual(['at by say why: a.ts:1, b.ts:1, c.ts:1']);
});

/** Drawings of the sample, and the page on which tests type: what is alike there is so by chance. */
const files = sources().filter(({ path }) => !/^src\/(?:sample\/pictures|text-editor\/try)\//.test(path));

test('no shape of a type is written down in two files', () => {
  expect(repeatedIn(files)).toEqual([]);
});

/** Words that everything could be called by: each means one thing here. */
test.each(['Place', 'Asked', 'linesOf'])('%s is the name of one thing', (name) => {
  const declared = new RegExp(`\\b(?:interface|type|class|function\\*?|const) ${name}\\b(?!\\s*[,}])`);
  const homes = sources().filter(({ text }) => declared.test(text));
  expect(homes.map(({ path }) => path).slice(1)).toEqual([]);
});
