import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';

test('a command begins anew once, in the same process, with its arguments and a heap that is tidied early', () => {
  const file = join(aFolder(), 'command.ts');
  const thrifty = new URL('thrifty.ts', import.meta.url).href;
  const says = `console.log(JSON.stringify({ pid: process.pid, flags: process.execArgv, args: process.argv.slice(2) }));`;
  writeFileSync(file, `import { becomeThrifty } from '${thrifty}';\n${says}\nbecomeThrifty();\n`);
  const said = execFileSync(process.execPath, ['--no-warnings', file, 'import', 'a b.html'], { encoding: 'utf8' });
  const [before, after, ...more] = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { pid: number; flags: string[]; args: string[] });
  expect(more).toEqual([]);
  expect(after?.pid).toBe(before?.pid);
  expect(after?.args).toEqual(['import', 'a b.html']);
  expect(after?.flags).toEqual(['--no-warnings', ...(after?.flags.slice(1) ?? [])]);
  expect(after?.flags.join(' ')).toContain('--heap-growing-percent=');
});
