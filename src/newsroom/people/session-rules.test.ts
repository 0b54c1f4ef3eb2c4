import { expect, test } from 'vitest';
import type { Session } from '../../store/sessions.ts';
import { judge } from './session-rules.ts';
import { DAY, HOUR, secondsAfter } from './time.ts';

const START = '2026-11-23T09:00:00Z';

const aSession = (said: Partial<Session> = {}): Session => ({
  id: 's1',
  personId: 'p1',
  tokenHash: 'new',
  previousHash: null,
  previousUntil: null,
  rotatedAt: START,
  madeAt: START,
  lastUsedAt: START,
  expiresAt: secondsAfter(START, 30 * DAY),
  agent: '',
  address: '',
  way: 'password',
  provenAt: '2026-11-23T09:00:00Z',
  ...said,
});

const at = (seconds: number): string => secondsAfter(START, seconds);

test.each<[string, Partial<Session>, string, number, string]>([
  ['in use', {}, 'new', 10, 'good'],
  ['used a minute later', {}, 'new', 60, 'note-use'],
  ['a day old', { lastUsedAt: at(DAY - 1) }, 'new', DAY, 'rotate'],
  ['of a person whose role changed', { rotatedAt: '' }, 'new', 10, 'rotate'],
  ['unused for a week', {}, 'new', 7 * DAY, 'ended'],
  ['unused for nearly a week', {}, 'new', 7 * DAY - 1, 'rotate'],
  ['a month old, however busy', { lastUsedAt: at(30 * DAY - 5) }, 'new', 30 * DAY, 'ended'],
])('a session %s', (_what, said, token, seconds, verdict) => {
  expect(judge(aSession(said), token, at(seconds)).is).toBe(verdict);
});

const rotated = { previousHash: 'old', rotatedAt: at(HOUR), lastUsedAt: at(HOUR) };

test('after a rotation, requests that were under way are let in; the first use of the new token ends the old', () => {
  expect(judge(aSession(rotated), 'old', at(HOUR + 5)).is).toBe('good');
  expect(judge(aSession(rotated), 'new', at(HOUR + 5))).toEqual({ is: 'end-previous', until: at(HOUR + 65) });
  const used = aSession({ ...rotated, previousUntil: at(HOUR + 65) });
  expect(judge(used, 'old', at(HOUR + 65)).is).toBe('good');
  expect(judge(used, 'new', at(HOUR + 66)).is).toBe('note-use');
});

test('an old token that comes back after the new one was used was stolen, or the new one was', () => {
  expect(judge(aSession({ ...rotated, previousUntil: at(HOUR + 65) }), 'old', at(HOUR + 66)).is).toBe('stolen');
});

test('when the new token never arrived, the old one gets another after a while', () => {
  expect(judge(aSession(rotated), 'old', at(HOUR + 60)).is).toBe('rotate-again');
});
