import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../tidy/source-tree.ts';

const script = pathToFileURL(join(root, 'scripts', 'folder-in-memory.mjs')).href;

/** Has a process of its own take a folder, do this with it, and end; what it said. */
function taking(and: string): string {
  const code = `import { folderInMemory } from '${script}';\nconst folder = folderInMemory();\n${and}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout;
}

const fill = "if (folder) fs.writeFileSync(folder + '/left', 'here');\nconsole.log(folder);";

test('what tests write in memory is gone with them, and of a run that was killed with the next', ({ skip }) => {
  const folder = taking(`import fs from 'node:fs';\n${fill}`).trim();
  skip(folder === 'null', 'this machine has no folder in memory, or none with 6 GB to spare');
  expect(folder).toMatch(/^\/dev\/shm\/standfirst-tests-\d+$/);
  expect(existsSync(folder)).toBe(false);
  const killed = taking(`import fs from 'node:fs';\n${fill}\nprocess.kill(process.pid, 'SIGKILL');`).trim();
  expect(existsSync(join(killed, 'left'))).toBe(true);
  taking('');
  expect(existsSync(killed)).toBe(false);
});

test('what somebody else keeps there, or a run that goes on, is left alone', ({ skip }) => {
  const others = [`standfirst-tests-${process.pid}`, `standfirst-tests-of-${process.pid}`];
  skip(!existsSync('/dev/shm'), 'this machine has no folder in memory');
  const folders = others.map((name) => join('/dev/shm', name));
  for (const folder of folders) mkdirSync(folder);
  try {
    taking('');
    expect(folders.map(existsSync)).toEqual([true, true]);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
});
