import { expect, test } from 'vitest';
import { placeOf } from './passkey-ceremonies.ts';

const known = new Set(['https://newsroom.paper.example', 'https://other.example:8443']);

test.each([
  ['localhost:4001', { origin: 'http://localhost:4001', host: 'localhost' }],
  ['localhost', { origin: 'http://localhost', host: 'localhost' }],
  ['newsroom.paper.example', { origin: 'https://newsroom.paper.example', host: 'newsroom.paper.example' }],
  ['other.example:8443', { origin: 'https://other.example:8443', host: 'other.example' }],
])('passkeys work at %s', (host, place) => {
  expect(placeOf(host, known)).toEqual(place);
});

test.each([
  undefined,
  '',
  '127.0.0.1:4001',
  '[::1]:4001',
  'evil.example',
  'newsroom.paper.example:444',
  'localhost.evil.example',
  'localhost:4001/x',
  'a@localhost:4001',
  'localhost:99999',
])('and nowhere else: %s', (host) => {
  expect(placeOf(host, known)).toBeNull();
});
