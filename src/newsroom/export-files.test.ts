import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { rowsFrom } from './export-files.ts';

/** Every sign that some program takes for the end of a line, and one longer than a piece of the file. */
const texts = [
  'a\u2028b',
  'a\u2029b',
  'a\u0085b',
  'a\rb',
  'a\r\nb',
  'a\nb',
  'a\u000bb\u000cc',
  'é🚢'.repeat(200_000),
  'end',
];

test('a row comes back as it was written, whatever stands in it, and from wherever it is read', async () => {
  const file = join(aFolder(), 'rows.jsonl');
  writeFileSync(file, texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  const lines = await Array.fromAsync(rowsFrom(file));
  expect(lines.map(({ row }) => row['text'])).toEqual(texts);
  expect(lines.map(({ where }) => where)).toEqual(texts.map((_, at) => `${file}:${at + 1}`));
  for (const [at, { end }] of lines.entries()) {
    const rest = await Array.fromAsync(rowsFrom(file, end));
    expect(rest.map(({ row }) => row['text'])).toEqual(texts.slice(at + 1));
  }
});

test('a file without a last line feed has its last row all the same', async () => {
  const file = join(aFolder(), 'rows.jsonl');
  writeFileSync(file, '{"a":1}\n{"a":2}');
  expect((await Array.fromAsync(rowsFrom(file))).map(({ row }) => row)).toEqual([{ a: 1 }, { a: 2 }]);
});
