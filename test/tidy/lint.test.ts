import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source-tree.ts';

interface Offence {
  readonly file: string;
  readonly code: string;
  /** The rule that must object; null for what is allowed. */
  readonly rule: string | null;
}

const floors = 'eslint(no-restricted-imports)';
const line = (from: string): string => `import { thing } from '${from}';\nexport const made = thing;\n`;
const type = (from: string): string => `import type { Thing } from '${from}';\nexport type Made = Thing;\n`;
const longFunction = (lines: number): string =>
  `export function long(): void {\n${'  Math.random();\n'.repeat(lines)}}\n`;

const offences: readonly Offence[] = [
  { file: 'src/base/floor.ts', code: line('../story/story.ts'), rule: floors },
  { file: 'src/seeing/floor.ts', code: line('../store/open-store.ts'), rule: floors },
  { file: 'src/files/floor.ts', code: line('../objects/object-store.ts'), rule: floors },
  { file: 'src/backup/floor.ts', code: line('../store/open-store.ts'), rule: floors },
  { file: 'src/backup/files.ts', code: line('../files/whole-files.ts'), rule: null },
  { file: 'src/store/files.ts', code: line('../files/whole-files.ts'), rule: floors },
  { file: 'src/delivery/measures.ts', code: line('../seeing/measures.ts'), rule: floors },
  { file: 'src/story/floor.ts', code: line('../store/versions.ts'), rule: floors },
  { file: 'src/story/deep/floor.ts', code: type('../../site/page-kind.ts'), rule: floors },
  { file: 'src/site/floor.ts', code: line('../store/versions.ts'), rule: floors },
  { file: 'src/store/floor.ts', code: line('../site/page-kind.ts'), rule: floors },
  { file: 'src/wire/floor.ts', code: type('../store/open-store.ts'), rule: floors },
  { file: 'src/media/floor.ts', code: line('../site/page-kind.ts'), rule: floors },
  { file: 'src/press/floor.ts', code: line('../delivery/serve.ts'), rule: floors },
  { file: 'src/delivery/floor.ts', code: line('../press/press.ts'), rule: floors },
  { file: 'src/delivery/types.ts', code: type('../story/story.ts'), rule: floors },
  { file: 'src/delivery/dotted.ts', code: line('./../store/versions.ts'), rule: floors },
  { file: 'src/delivery/shelf.ts', code: line('../press/shelf.ts'), rule: null },
  { file: 'src/delivery/media.ts', code: line('../media/media-shelf.ts'), rule: null },
  { file: 'src/delivery/private.ts', code: line('../press/disk/shelf.ts'), rule: floors },
  { file: 'src/objects/floor.ts', code: line('../press/shelf.ts'), rule: floors },
  { file: 'src/distribution/floor.ts', code: line('../press/press.ts'), rule: floors },
  { file: 'src/distribution/shelf.ts', code: line('../press/disk-shelf.ts'), rule: null },
  { file: 'src/distribution/objects.ts', code: line('../objects/object-store.ts'), rule: null },
  { file: 'src/live/floor.ts', code: line('../store/versions.ts'), rule: floors },
  { file: 'src/live/changes.ts', code: line('../store/changes.ts'), rule: null },
  { file: 'src/newsroom/floor.ts', code: line('../delivery/serve.ts'), rule: floors },
  { file: 'src/sample/floor.ts', code: line('../press/press.ts'), rule: floors },
  { file: 'src/newsroom-ui/value.ts', code: line('../contract/contract.ts'), rule: floors },
  { file: 'src/newsroom-ui/type.ts', code: type('../contract/contract.ts'), rule: null },
  { file: 'src/newsroom-ui/acts.ts', code: type('../newsroom/acts.ts'), rule: floors },
  { file: 'src/contract/floor.ts', code: type('../newsroom/acts.ts'), rule: floors },
  { file: 'src/ui/floor.ts', code: type('../text-editor/schema.ts'), rule: floors },
  { file: 'src/text-editor/floor.ts', code: line('../newsroom-ui/api.ts'), rule: floors },
  { file: 'src/press/private.ts', code: line('../story/kinds/image.ts'), rule: floors },
  { file: 'src/main/private.ts', code: line('../press/disk/files.ts'), rule: floors },
  { file: 'src/main/counter.ts', code: line('../press/press.ts'), rule: null },
  {
    file: 'src/base/any.ts',
    code: 'export const loose = (value: any): unknown => value;\n',
    rule: 'typescript(no-explicit-any)',
  },
  { file: 'src/base/default.ts', code: 'export default 1;\n', rule: 'import(no-default-export)' },
  {
    file: 'src/base/shadow.ts',
    code: 'const name = 1;\nexport const same = (name: number): number => name;\nexport const other = name;\n',
    rule: 'eslint(no-shadow)',
  },
  {
    file: 'src/base/reassign.ts',
    code: 'export function raise(by: number): number {\n  by += 1;\n  return by;\n}\n',
    rule: 'eslint(no-param-reassign)',
  },
  {
    file: 'src/base/console.ts',
    code: "console.log('here');\nexport const said = true;\n",
    rule: 'eslint(no-console)',
  },
  { file: 'src/base/long-function.ts', code: longFunction(60), rule: 'eslint(max-lines-per-function)' },
  { file: 'src/base/fitting-function.ts', code: longFunction(58), rule: null },
  { file: 'src/base/long-file.ts', code: 'export {};\n'.repeat(401), rule: 'eslint(max-lines)' },
  {
    file: 'src/base/many-parameters.ts',
    code: 'export function six(...[a, b]: number[]): unknown {\n  return [a, b];\n}\nexport const f = (a: 1, b: 1, c: 1, d: 1, e: 1, g: 1): unknown => [a, b, c, d, e, g];\n',
    rule: 'eslint(max-params)',
  },
  {
    file: 'src/base/floating.ts',
    code: 'async function later(): Promise<void> {}\nexport function forget(): void {\n  later();\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    file: 'src/base/switch.ts',
    code: "export function side(way: 'left' | 'right'): number {\n  switch (way) {\n    case 'left':\n      return 1;\n  }\n  return 2;\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  {
    file: 'src/base/one.ts',
    code: "import { two } from './two.ts';\nexport const one = (): number => two();\n",
    rule: 'import(no-cycle)',
  },
  {
    file: 'src/base/two.ts',
    code: "import { one } from './one.ts';\nexport const two = (): number => one();\n",
    rule: 'import(no-cycle)',
  },
];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

/** Runs the project's own configuration over a tree of offending files, in a folder of its own. */
function lintOffences(): readonly Diagnostic[] {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-lint-'));
  try {
    for (const name of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(root, name), join(folder, name));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    for (const { file, code } of offences) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '--type-aware', '-f', 'json', 'src'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const diagnostics = lintOffences();

test.each(offences)('$file: $rule', ({ file, rule }) => {
  const codes = diagnostics.filter(({ filename }) => filename.endsWith(file)).map(({ code }) => code);
  if (rule === null) expect(codes).toEqual([]);
  else expect(codes).toContain(rule);
});
