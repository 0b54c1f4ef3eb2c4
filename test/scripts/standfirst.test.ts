import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCheckout, runScript, startScript } from './a-checkout.ts';

const main = 'const words: readonly string[] = process.argv.slice(2);\nconsole.log(JSON.stringify(words));\n';
const bin = 'bin/standfirst.mjs';

test('builds what is missing, says so on standard error, and passes on arguments and output', () => {
  const folder = aCheckout({ 'src/main/main.ts': main });
  const first = runScript(folder, [bin, 'import', 'a b', '--json']);
  expect(first).toMatchObject({ code: 0, out: '["import","a b","--json"]\n' });
  expect(first.err).toMatch(/^standfirst: built in [\d.]+ s\n$/);
  expect(runScript(folder, [bin])).toEqual({ code: 0, out: '[]\n', err: '' });
});

test('builds again when a source has changed, has come or has gone, and not for a test', () => {
  const folder = aCheckout({
    'src/main/main.ts': "import './said.ts';\n",
    'src/main/said.ts': "console.log('one');\n",
  });
  expect(runScript(folder, [bin]).out).toBe('one\n');
  writeFileSync(join(folder, 'src/main/said.test.ts'), 'export {};\n');
  expect(runScript(folder, [bin]).err).toBe('');
  writeFileSync(join(folder, 'src/main/said.ts'), "console.log('two');\n");
  expect(runScript(folder, [bin])).toMatchObject({ out: 'two\n', err: expect.stringContaining('built') });
  writeFileSync(join(folder, 'src/main/more.ts'), 'export {};\n');
  runScript(folder, [bin]);
  expect(existsSync(join(folder, 'dist/main/more.js'))).toBe(true);
  rmSync(join(folder, 'src/main/more.ts'));
  runScript(folder, [bin]);
  expect(existsSync(join(folder, 'dist/main/more.js'))).toBe(false);
});

test('a source that cannot be read by the compiler leaves the last build in place, and says where', () => {
  const folder = aCheckout({ 'src/main/main.ts': main });
  runScript(folder, [bin]);
  writeFileSync(join(folder, 'src/main/main.ts'), 'const = ;\n');
  const broken = runScript(folder, [bin]);
  expect(broken).toMatchObject({ code: 1, out: '', err: expect.stringContaining('src/main/main.ts(1,7)') });
  expect(existsSync(join(folder, 'dist/main/main.js'))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
});

test('five at once build once, and all run', async () => {
  const folder = aCheckout({ 'src/main/main.ts': main });
  const all = await Promise.all(['1', '2', '3', '4', '5'].map((word) => startScript(folder, [bin, word])));
  expect(all.map(({ out }) => out)).toEqual(['1', '2', '3', '4', '5'].map((word) => `["${word}"]\n`));
  expect(all.filter(({ err }) => err.includes('built in'))).toHaveLength(1);
});

test('takes over the lock and clears the leftovers of a process that died', () => {
  const folder = aCheckout({ 'src/main/main.ts': main });
  const dead = runScript(folder, ['-p', 'process.pid']).out.trim();
  mkdirSync(join(folder, '.cache'));
  writeFileSync(join(folder, '.cache/prepare.lock'), dead);
  mkdirSync(join(folder, `dist.${dead}.new`));
  expect(runScript(folder, [bin])).toMatchObject({ code: 0, out: '[]\n' });
  expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  expect(readdirSync(join(folder, '.cache'))).toEqual([]);
});

test('a source with another time and the same size is noticed', () => {
  const folder = aCheckout({ 'src/main/main.ts': main });
  runScript(folder, [bin]);
  utimesSync(join(folder, 'src/main/main.ts'), new Date(0), new Date(0));
  expect(runScript(folder, [bin]).err).toContain('built');
});

test("ends with the program's own exit code", () => {
  const folder = aCheckout({ 'src/main/main.ts': 'process.exitCode = 5;\n' });
  expect(runScript(folder, [bin]).code).toBe(5);
});

test('scripts/run.mjs runs a TypeScript file against the built sources, .tsx among them', () => {
  const folder = aCheckout({
    'src/main/main.ts': main,
    'src/site/page.tsx': "import type { VNode } from 'preact';\nexport const page = (): VNode => <p>here</p>;\n",
    'bench/bench.ts':
      "import { page } from '../src/site/page.tsx';\nconst node: { type: unknown } = page();\nconsole.log(node.type, process.argv[2]);\nprocess.exit(3);\n",
  });
  expect(runScript(folder, ['scripts/run.mjs', 'bench/bench.ts', 'x'])).toMatchObject({ code: 3, out: 'p x\n' });
  expect(runScript(folder, ['scripts/run.mjs'])).toMatchObject({ code: 2 });
});
