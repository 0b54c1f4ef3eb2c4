import { expect, test } from 'vitest';
import { isPlainAddress } from '../../src/story/safe-address.ts';
import { meantAddress } from '../../src/text-editor/commands/marks.ts';
import { hostileTargets } from '../house/hostile-vectors.ts';

test.each(hostileTargets)('typed where a link leads, %j runs nothing', (target) => {
  const href = meantAddress(target);
  const url = href === null ? null : new URL(href, 'https://here.example');
  expect(['http:', 'https:', 'mailto:', 'tel:', undefined]).toContain(url?.protocol);
  expect(url?.username ?? '').toBe('');
});

test.each([
  'https://paper.example@other.example/',
  'https://paper.example:443@other.example/',
  'http://:secret@other.example/',
  '//paper.example@other.example/',
  'https:\\\\paper.example@other.example',
  'https://paper.example%2F@other.example/',
])('%s is no address to type, since it leads elsewhere than it seems to', (typed) => {
  expect([meantAddress(typed), isPlainAddress(typed)]).toEqual([null, false]);
});

test.each(['https://paper.example/@ada', 'desk@paper.example', 'paper.example/a?b=@c', '/sport', 'tel:+441632960000'])(
  '%s is one',
  (typed) => expect(meantAddress(typed)).not.toBeNull(),
);
