import { expect, test } from 'vitest';
import { told } from './told-status.ts';

const full = JSON.stringify({ is: 'not-saved', code: 'disk-full' });
const room = JSON.stringify({ is: 'saving' });

test('a full disk is told to everybody in a story, whoever typed', () => {
  for (const unsaved of [0, 2])
    expect(told(full, { is: 'saved', unsaved })).toEqual({ is: 'refused', because: 'disk-full' });
});

test('when there is room again, what somebody typed is being saved, and whoever typed nothing waits for nothing', () => {
  expect(told(room, { is: 'refused', unsaved: 2 })).toEqual({ is: 'saving', because: null });
  expect(told(room, { is: 'refused', unsaved: 0 })).toEqual({ is: 'saved', because: null });
});

test('what was saved meanwhile stays so', () => {
  expect(told(room, { is: 'saved', unsaved: 0 })).toEqual({});
});
