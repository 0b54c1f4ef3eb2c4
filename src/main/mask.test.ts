import { expect, test } from 'vitest';
import { maskFor } from './mask.ts';

test('a mask that lets anybody write is narrowed to the owner’s writing, and any other stays as it was chosen', () => {
  const open = [0o000, 0o020, 0o005, 0o055];
  expect(open.map(maskFor)).toEqual([0o022, 0o022, 0o027, 0o077]);
  const chosen = [0o002, 0o007, 0o022, 0o027, 0o077];
  expect(chosen.map(maskFor)).toEqual(chosen);
});
