import { expect, test } from 'vitest';
import { forgetLocal, localPath, showLocal } from './local-pictures.ts';

test('a picture on its way is drawn from this device, the latest file of it, until it is forgotten', () => {
  showLocal('fe44a0c51234abcd', new Blob(['one']));
  const first = localPath('fe44a0c51234abcd');
  showLocal('fe44a0c51234abcd', new Blob(['two']));
  expect(first).toMatch(/^blob:/);
  expect(localPath('fe44a0c51234abcd')).toMatch(/^blob:/);
  expect(localPath('fe44a0c51234abcd')).not.toBe(first);
  expect(localPath('60115a0c51234abc')).toBeUndefined();
  forgetLocal('fe44a0c51234abcd');
  expect(localPath('fe44a0c51234abcd')).toBeUndefined();
});
