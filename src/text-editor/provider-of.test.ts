import { expect, test } from 'vitest';
import { providerOf } from './provider-of.ts';

test.each([
  ['https://www.youtube.com/watch?v=abc', 'YouTube'],
  ['https://www.harbour.example/tides', 'harbour.example'],
  ['https://maps.harbour.example/', 'maps.harbour.example'],
  ['mailto:ann@paper.example', ''],
  ['not an address', ''],
])('%s leads to “%s”', (address, provider) => {
  expect(providerOf(address)).toBe(provider);
});
