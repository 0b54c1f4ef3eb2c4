import { describe, expect, it, test } from 'vitest';
import { isLocalTime, localTimeAt, meaningOf, startOfDay } from './local-time.ts';

const LONDON = 'Europe/London';

test.each([
  // Ordinary days, on both sides of the year.
  [LONDON, '2026-01-15T06:00', '2026-01-15T06:00:00Z'],
  [LONDON, '2026-07-15T06:00', '2026-07-15T05:00:00Z'],
  [LONDON, '2026-07-15T06:00:15', '2026-07-15T05:00:15Z'],
  ['UTC', '2026-10-25T01:30', '2026-10-25T01:30:00Z'],
  ['Asia/Kathmandu', '2026-07-15T06:00', '2026-07-15T00:15:00Z'],
  ['Asia/Gaza', '2026-01-15T06:00', '2026-01-15T04:00:00Z'],
  // Days of change, beside the hour itself.
  [LONDON, '2026-03-29T00:59', '2026-03-29T00:59:00Z'],
  [LONDON, '2026-03-29T02:00', '2026-03-29T01:00:00Z'],
  [LONDON, '2026-10-25T00:59', '2026-10-24T23:59:00Z'],
  [LONDON, '2026-10-25T02:00', '2026-10-25T02:00:00Z'],
  // The ends of the world's clocks, over the border of a day, a month and a year.
  ['Pacific/Kiritimati', '2027-01-01T00:00', '2026-12-31T10:00:00Z'],
  ['Pacific/Niue', '2026-12-31T23:00', '2027-01-01T10:00:00Z'],
  ['America/New_York', '2028-02-29T23:30', '2028-03-01T04:30:00Z'],
  // A zone that is east of UTC by half hours, and one that gave summer time up.
  ['Asia/Tehran', '2026-07-15T06:00', '2026-07-15T02:30:00Z'],
])('in %s, %s is %s', (zone, local, at) => {
  expect(meaningOf(local, zone)).toEqual({ is: 'once', at });
  expect(localTimeAt(at, zone)).toBe(local.length === 16 ? `${local}:00` : local);
});

test.each([
  [LONDON, '2026-03-29T01:00', '2026-03-29T00:59', '2026-03-29T02:00'],
  [LONDON, '2026-03-29T01:59', '2026-03-29T00:59', '2026-03-29T02:00'],
  ['America/New_York', '2026-03-08T02:30', '2026-03-08T01:59', '2026-03-08T03:00'],
  // Clocks that go over midnight, by half an hour, and by a whole day.
  ['Africa/Cairo', '2026-04-24T00:30', '2026-04-23T23:59', '2026-04-24T01:00'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T01:59', '2026-10-04T02:30'],
  ['Pacific/Apia', '2011-12-30T12:00', '2011-12-29T23:59', '2011-12-31T00:00'],
])('clocks of %s never show %s: they go from %s to %s', (zone, local, before, after) => {
  expect(meaningOf(local, zone)).toEqual({ is: 'never', before, after });
  expect(meaningOf(before, zone).is).toBe('once');
  expect(meaningOf(after, zone).is).toBe('once');
});

test.each([
  [LONDON, '2026-10-25T01:00', '2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z'],
  [LONDON, '2026-10-25T01:59', '2026-10-25T00:59:00Z', '2026-10-25T01:59:00Z'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
])('clocks of %s show %s twice', (zone, local, first, second) => {
  expect(meaningOf(local, zone)).toEqual({ is: 'twice', first, second });
  expect(localTimeAt(first, zone)).toBe(localTimeAt(second, zone));
});

describe('every hour and a bit of a year', () => {
  it.each([LONDON, 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
    'in %s is shown on its clocks, and found again from there',
    (zone) => {
      for (let moment = Date.UTC(2026, 0, 1); moment < Date.UTC(2027, 0, 1); moment += 73 * 60_000) {
        const at = `${new Date(moment).toISOString().slice(0, 19)}Z`;
        const meaning = meaningOf(localTimeAt(at, zone), zone);
        expect(Object.values(meaning), `${at} in ${zone}`).toContain(at);
      }
    },
  );
});

test.each(['', '2026-02-30T10:00', '2026-11-23', '2026-11-23T25:00', '2026-11-23T10:00Z', '1969-12-31T23:59', 'now'])(
  '%j is no local time',
  (text) => {
    expect(isLocalTime(text)).toBe(false);
    expect(() => meaningOf(text, 'UTC')).toThrow(RangeError);
  },
);

test.each([
  ['UTC', '2019-05-04', '2019-05-04T00:00:00Z'],
  [LONDON, '2019-05-04', '2019-05-03T23:00:00Z'],
  ['Asia/Tokyo', '2019-05-04', '2019-05-03T15:00:00Z'],
  ['America/New_York', '2019-05-04', '2019-05-04T04:00:00Z'],
  // Before 1970, and before clocks were set by zones.
  [LONDON, '1944-06-06', '1944-06-05T22:00:00Z'],
  ['America/New_York', '1800-01-01', '1800-01-01T04:56:02Z'],
  // Clocks put forward at midnight, and put back to it: the day begins with its first moment.
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
  ['America/Havana', '2025-11-02', '2025-11-02T04:00:00Z'],
])('in %s the day %s begins at %s', (zone, day, at) => {
  expect(startOfDay(day, zone)).toBe(at);
  expect(localTimeAt(at, zone).slice(0, 10)).toBe(day);
});
