import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('a misspelt setting in the environment is named on standard error, and standard output stays clean', () => {
  const program = `import { sayUnknownVariables } from ${JSON.stringify(new URL('report.ts', import.meta.url).href)}; sayUnknownVariables();`;
  const env = { ...process.env, STANDFIRST_BACKUP_MINUTE: '5' };
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { env });
  expect(String(stderr)).toContain('STANDFIRST_BACKUP_MINUTE is not a setting of this program');
  expect(String(stdout)).toBe('');
});
