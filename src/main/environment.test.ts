import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sources } from '../../test/tidy/source-tree.ts';
import { tableOfVariables, unknownVariables, variables } from './environment.ts';

test('a variable that nobody reads is named, with the one that was meant', () => {
  expect(unknownVariables({ STANDFIRST_BACKUP_MINUTE: '5', STANDFIRST_SMTP: 'smtp://x', PATH: '/bin' })).toEqual([
    'STANDFIRST_BACKUP_MINUTE is not a setting of this program and is ignored. Is STANDFIRST_BACKUP_MINUTES meant?',
  ]);
  expect(unknownVariables({ STANDFIRST_COLOUR: 'red' })).toEqual([
    'STANDFIRST_COLOUR is not a setting of this program and is ignored. docs/running.md lists them.',
  ]);
});

test('its value, which may be a secret, is not said', () => {
  expect(unknownVariables({ STANDFIRST_SMTPS: 'smtps://a:hunter2@mail.example' }).join()).not.toContain('hunter2');
});

test('every variable that the code reads is in the table, and every one in the table is read', () => {
  const own = ['src/main/environment.ts', 'src/seeing/standings.ts'];
  const read = sources()
    .filter(({ path }) => !own.includes(path) && !path.endsWith('.test.ts'))
    .flatMap(({ text }) => [...text.matchAll(/['"`](STANDFIRST_[A-Z0-9_]+)['"`]/g)].map(([, name]) => name));
  expect(new Set(read)).toEqual(new Set(variables.map(({ name }) => name)));
});

test('docs/running.md has the table as it is', () => {
  const text = readFileSync(new URL('../../docs/running.md', import.meta.url), 'utf8');
  expect(text).toContain(tableOfVariables());
});
