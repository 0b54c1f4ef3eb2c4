import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInstant, parseInstant, systemClock, toInstant } from './clock.ts';

const dates = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('instants', () => {
  it('are cut to the second, never rounded up', () => {
    expect(toInstant(new Date('2007-07-24T16:32:59.999Z'))).toBe('2007-07-24T16:32:59Z');
  });

  it('sort as text in the order of time, whatever the years from 0 to 9999', () => {
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
        expect(toInstant(one) < toInstant(other)).toBe(seconds(one) < seconds(other));
      }),
    );
  });

  it('know themselves', () => {
    fc.assert(fc.property(dates, (date) => isInstant(toInstant(date))));
    expect(isInstant(systemClock.now())).toBe(true);
  });

  it.each([
    '2007-02-30T00:00:00Z',
    '2007-13-01T00:00:00Z',
    '2007-07-24T24:00:00Z',
    '2007-07-24T16:32:60Z',
    '2007-07-24T16:32:00',
    '2007-07-24T16:32:00.000Z',
    '2007-07-24T16:32:00+00:00',
    ' 2007-07-24T16:32:00Z',
    '2007-07-24T16:32:00Z\n',
    '',
  ])('are not %j', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('throw a RangeError for no date at all', () => {
    expect(() => toInstant(new Date('soon'))).toThrow(RangeError);
  });
});

describe('reading an instant from a text', () => {
  it.each([
    ['2007-07-24T17:32:00+01:00', '2007-07-24T16:32:00Z'],
    ['Tue, 24 Jul 2007 16:32:00 GMT', '2007-07-24T16:32:00Z'],
    ['2007-12-31T23:30:00-01:00', '2008-01-01T00:30:00Z'],
    ['Tue Jul 24 2007 17:32:00 GMT+0100 (British Summer Time)', '2007-07-24T16:32:00Z'],
    ['24 Jul 2007 12:32:00 EDT', '2007-07-24T16:32:00Z'],
  ])('takes the zone of %s into account', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    'yesterday',
    '',
    '2007-07-24T16:32:00',
    '2007-07-24 16:32',
    '2007-07-24',
    '24 July 2007',
    '2007-02-31T25:00:00Z',
  ])('gives null for %j, which is no date or says no zone', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});
