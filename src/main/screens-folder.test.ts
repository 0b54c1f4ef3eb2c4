import { expect, test } from 'vitest';
import { builtScreens } from './screens-folder.ts';

test('the screens are looked for beside the room that asks', () => {
  expect(builtScreens()).toMatch(/\/newsroom-ui$/);
});
