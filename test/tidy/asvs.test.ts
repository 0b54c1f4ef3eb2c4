import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source-tree.ts';

const table = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8');
const rows = table
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The requirements of level 2 in OWASP ASVS 4.0.3: for each section its numbers, those withdrawn and those of level 3 left out. */
const LEVEL_2: Readonly<Record<string, string>> = {
  '1.1': '1-7',
  '1.2': '1-4',
  '1.4': '1,4,5',
  '1.5': '1-4',
  '1.6': '1-4',
  '1.7': '1,2',
  '1.8': '1,2',
  '1.9': '1,2',
  '1.10': '1',
  '1.11': '1,2',
  '1.12': '2',
  '1.14': '1-6',
  '2.1': '1-12',
  '2.2': '1-3',
  '2.3': '1-3',
  '2.4': '1-5',
  '2.5': '1-7',
  '2.6': '1-3',
  '2.7': '1-6',
  '2.8': '1-7',
  '2.9': '1-3',
  '2.10': '1-4',
  '3.1': '1',
  '3.2': '1-4',
  '3.3': '1-4',
  '3.4': '1-5',
  '3.5': '1-3',
  '3.7': '1',
  '4.1': '1-3,5',
  '4.2': '1,2',
  '4.3': '1-3',
  '5.1': '1-5',
  '5.2': '1-8',
  '5.3': '1-10',
  '5.4': '1-3',
  '5.5': '1-4',
  '6.1': '1-3',
  '6.2': '1-6',
  '6.3': '1,2',
  '6.4': '1,2',
  '7.1': '1-4',
  '7.2': '1,2',
  '7.3': '1,3,4',
  '7.4': '1-3',
  '8.1': '1-4',
  '8.2': '1-3',
  '8.3': '1-8',
  '9.1': '1-3',
  '9.2': '1-4',
  '10.2': '1,2',
  '10.3': '1-3',
  '11.1': '1-8',
  '12.1': '1-3',
  '12.2': '1',
  '12.3': '1-6',
  '12.4': '1,2',
  '12.5': '1,2',
  '12.6': '1',
  '13.1': '1,3-5',
  '13.2': '1-3,5,6',
  '13.3': '1,2',
  '13.4': '1,2',
  '14.1': '1-4',
  '14.2': '1-6',
  '14.3': '2,3',
  '14.4': '1-7',
  '14.5': '1-4',
};

/** `1-3,5` or `2.1.1–2.1.3, 2.1.5` as single numbers, the last part only. */
function numbersIn(text: string, dash: string): number[] {
  return text.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split(dash).map((one) => Number(one.trim().split('.').at(-1)));
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
}

function inRow(cell: string): string[] {
  return cell.split(',').flatMap((part) => {
    const section = part.trim().split('.').slice(0, 2).join('.');
    return numbersIn(part, '–').map((number) => `${section}.${number}`);
  });
}

test('every requirement of level 2 has its row, and one only', () => {
  const asked = Object.entries(LEVEL_2).flatMap(([section, said]) =>
    numbersIn(said, '-').map((n) => `${section}.${n}`),
  );
  const answered = rows.flatMap(([, cell = '']) => inRow(cell));
  expect(answered.toSorted()).toEqual(asked.toSorted());
});

test('every row says one of the states, and what is held names what holds it', () => {
  const states = [
    'held',
    'held otherwise',
    'held where demanded',
    'partly',
    'not yet',
    'does not apply',
    'does not apply here',
  ];
  for (const [, requirement, , state = '', by = ''] of rows) {
    expect(states, requirement).toContain(state);
    expect(by.length, requirement).toBeGreaterThan(2);
  }
});

test('every test that it names is there', () => {
  const named = [...table.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(named.length).toBeGreaterThan(100);
});
