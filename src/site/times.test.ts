import { describe, expect, test } from 'vitest';
import { clockDays, clockLine, dayCode, dayLine, durationCode, durationLine, monthLine, monthName } from './times.ts';

const GMT = { label: 'GMT', timeZone: 'UTC' };
const UK = { label: 'UK', timeZone: 'Europe/London' };
const british = { lang: 'en-GB', clocks: [GMT, UK] };

describe('a moment on the clocks of an edition', () => {
  test('shows both clocks in summer', () => {
    expect(clockLine('2007-07-24T16:32:00Z', british)).toBe('Tuesday, 24 July 2007, 16:32\u00A0GMT 17:32\u00A0UK');
  });

  test('shows one clock in winter, when both read alike', () => {
    expect(clockLine('2007-01-24T16:32:00Z', british)).toBe('Wednesday, 24 January 2007, 16:32\u00A0GMT');
  });

  test('gives each clock its own date across midnight', () => {
    expect(clockLine('2007-07-24T23:32:00Z', british)).toBe(
      'Tuesday, 24 July 2007, 23:32\u00A0GMT · Wednesday, 25 July 2007, 00:32\u00A0UK',
    );
  });

  test('groups clocks by their day, and drops those that read alike', () => {
    const clocks = [
      GMT,
      { label: 'Accra', timeZone: 'Africa/Accra' },
      { label: 'New York', timeZone: 'America/New_York' },
    ];
    expect(clockDays('2026-07-01T02:05:00Z', { lang: 'en-GB', clocks })).toEqual([
      { date: 'Wednesday, 1 July 2026', readings: [{ time: '02:05', label: 'GMT' }] },
      { date: 'Tuesday, 30 June 2026', readings: [{ time: '22:05', label: 'New York' }] },
    ]);
  });

  test('counts hours from 00 and keeps the hour that comes twice in autumn', () => {
    expect(clockLine('2007-10-28T00:30:00Z', british)).toBe('Sunday, 28 October 2007, 00:30\u00A0GMT 01:30\u00A0UK');
    expect(clockLine('2007-10-28T01:30:00Z', british)).toBe('Sunday, 28 October 2007, 01:30\u00A0GMT');
  });

  test('is written in Arabic with Latin digits, a comma between clocks', () => {
    const arabic = {
      lang: 'ar',
      clocks: [
        { label: 'غرينتش', timeZone: 'UTC' },
        { label: 'مكة', timeZone: 'Asia/Riyadh' },
      ],
    };
    expect(clockLine('2026-11-22T10:30:00Z', arabic)).toBe('الأحد، 22 نوفمبر 2026، 10:30\u00A0غرينتش، 13:30\u00A0مكة');
  });

  test('uses the civil calendar and Latin digits where a country would not', () => {
    expect(dayLine('2026-11-22T10:30:00Z', { lang: 'ar-SA', clocks: [GMT] })).toBe('22 نوفمبر 2026');
    expect(dayLine('2026-11-22T10:30:00Z', { lang: 'th-TH', clocks: [GMT] })).toMatch(/2026$/);
  });

  test.each([
    ['fr', 'mardi 24 juillet 2007', '24 juillet 2007', 'juillet 2007'],
    ['de-AT', 'Dienstag, 24. Juli 2007', '24. Juli 2007', 'Juli 2007'],
    ['es', 'martes, 24 de julio de 2007', '24 de julio de 2007', 'julio de 2007'],
    ['ja', '2007年7月24日火曜日', '2007年7月24日', '2007年7月'],
  ])('writes dates as the press of %s does', (lang, weekday, day, month) => {
    const edition = { lang, clocks: [GMT] };
    expect(clockDays('2007-07-24T16:32:00Z', edition)[0]).toMatchObject({
      date: weekday,
      readings: [{ time: '16:32' }],
    });
    expect(dayLine('2007-07-24T16:32:00Z', edition)).toBe(day);
    expect(monthLine('2007-07', lang)).toBe(month);
  });

  test('reads a language tag that is none as English', () => {
    expect(dayLine('2026-11-22T10:30:00Z', { lang: 'not a tag', clocks: [GMT] })).toBe('22 November 2026');
  });
});

test('a day is that of the first clock', () => {
  expect(
    dayLine('2026-11-22T23:30:00Z', { lang: 'en-GB', clocks: [{ label: 'EAT', timeZone: 'Africa/Nairobi' }] }),
  ).toBe('23 November 2026');
});

test('months have names', () => {
  expect(monthLine('2007-07', 'en-GB')).toBe('July 2007');
  expect(monthLine('2007-07', 'ar')).toBe('يوليو 2007');
  expect(monthName('2007-12', 'en-GB')).toBe('December');
});

test('lengths of time are written for readers and for machines', () => {
  expect([5, 65, 245, 3729].map(durationLine)).toEqual(['0:05', '1:05', '4:05', '1:02:09']);
  expect(durationCode(245)).toBe('PT245S');
});

test('the day that machines read is the day that readers read', () => {
  const tokyo = { lang: 'en', clocks: [{ label: 'Tokyo', timeZone: 'Asia/Tokyo' }] };
  const at = '2024-05-31T23:30:00Z';
  expect([dayLine(at, tokyo), dayCode(at, tokyo)]).toEqual(['1 June 2024', '2024-06-01']);
  expect(dayCode(at, { clocks: [{ label: 'GMT', timeZone: 'UTC' }] })).toBe('2024-05-31');
});
