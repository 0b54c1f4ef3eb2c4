import { expect, test } from 'vitest';
import { takeOff } from '../../test/house/arranging.ts';
import { type DoneCommand, undoStacks } from './front-undo.ts';

const did = (revision: number, undoes: number | null = null): DoneCommand => ({
  revision,
  undoes,
  inverse: takeOff(1),
});

/** The revisions that would be taken back, and done again, next. */
function next(...own: DoneCommand[]): [number | null, number | null] {
  const { undo, redo } = undoStacks(own);
  return [undo?.revision ?? null, redo?.revision ?? null];
}

test('one’s own are taken back from the latest on, and done again in turn', () => {
  expect(next()).toEqual([null, null]);
  expect(next(did(3), did(7))).toEqual([7, null]);
  expect(next(did(3), did(7), did(8, 7))).toEqual([3, 8]);
  expect(next(did(3), did(7), did(8, 7), did(9, 3))).toEqual([null, 9]);
  expect(next(did(3), did(7), did(8, 7), did(9, 3), did(11, 9))).toEqual([11, 8]);
});

test('something new ends what could be done again', () => {
  expect(next(did(3), did(7), did(8, 7), did(9))).toEqual([9, null]);
});

test('what changed nothing is passed over', () => {
  expect(next(did(3), { ...did(4), inverse: null })).toEqual([3, null]);
});
