import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { root } from './source-tree.ts';

const rule = {
  plugins: ['react'],
  categories: { correctness: 'off' },
  rules: { 'react/rules-of-hooks': 'error' },
};

// By itself: the plugin that has it brings rules that mean another framework's ways.
test('no screen calls a hook on some of its ways only', () => {
  const config = join(aFolder(), 'hooks.json');
  writeFileSync(config, JSON.stringify(rule));
  const lint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const said = spawnSync(process.execPath, [lint, '-c', config, 'src/newsroom-ui', 'src/ui', 'src/text-editor'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([said.status, said.stdout]).toEqual([0, expect.stringContaining('0 errors')]);
});
