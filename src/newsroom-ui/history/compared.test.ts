import { expect, test } from 'vitest';
import { comparedIn, type History } from './compared.ts';

const revision = (number: number) => ({ number, savedAt: '2026-11-23T09:00:00Z', by: 'Ada Reed', words: 200 });
const version = (number: number, suppressed: { at: string; reason: string } | null = null) =>
  ({ number, suppressed }) as History['versions'][number];

const history = (said: Partial<History> = {}) => ({
  versions: [],
  revisions: [4, 3, 2, 1].map(revision),
  earlier: null,
  ...said,
});

test('a state is compared with the one before it, and the first of all with nothing', () => {
  expect(comparedIn(history(), 'revision-3')).toEqual(['revision-2', 'revision-3']);
  expect(comparedIn(history(), 'revision-1')).toEqual([null, 'revision-1']);
  expect(comparedIn(history({ versions: [2, 1].map((number) => version(number)) }), 'version-2')[0]).toBe('version-1');
  expect(comparedIn(history({ versions: [version(1)] }), 'version-1')).toEqual([null, 'version-1']);
});

test('the last state of a page is compared with the one on the next page', () => {
  const page = history({ revisions: [204, 203].map(revision), earlier: revision(202) });
  expect(comparedIn(page, 'revision-203')).toEqual(['revision-202', 'revision-203']);
});

test('a version is compared with the newest before it that may be read', () => {
  const versions = [version(3), version(2, { at: '2026-11-23T10:00:00Z', reason: 'A court said so.' }), version(1)];
  expect(comparedIn(history({ versions }), 'version-3')).toEqual(['version-1', 'version-3']);
});

test('at first the draft is compared with what readers have, or with the oldest state', () => {
  expect(comparedIn(history({ versions: [version(2), version(1)] }), undefined)).toEqual(['version-2', 'draft']);
  expect(comparedIn(history(), undefined)).toEqual(['revision-1', 'draft']);
  expect(comparedIn(history({ revisions: [] }), undefined)).toEqual([null, 'draft']);
});
