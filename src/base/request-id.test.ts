import { expect, test } from 'vitest';
import { requestId } from './request-id.ts';

test('a request keeps the id that a proxy gave it', () => {
  expect(requestId('7f3a9c52-b7e1-4a40-9c1d-0d4f8a6b2c11', true)).toBe('7f3a9c52-b7e1-4a40-9c1d-0d4f8a6b2c11');
});

test('an id that would break a line of the log, is too long or too short, or comes twice, is replaced', () => {
  for (const given of ['a\nlevel', 'x'.repeat(65), 'short', '{"level":50}', '', ['abcdefgh', 'abcdefgh'], undefined])
    expect(requestId(given, true)).toMatch(/^[a-z0-9]{8,}$/);
});

test('what a stranger sends without a proxy is not taken', () => {
  expect(requestId('7f3a9c52-b7e1-4a40', false)).not.toBe('7f3a9c52-b7e1-4a40');
});
