import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readStamp } from './stamp.ts';

const shown: readonly (readonly [string, string])[] = [
  ['Last Updated: Tuesday, 24 July 2007, 16:32 GMT 17:32 UK', '2007-07-24T16:32:00Z'],
  ['Page last updated at 11:14 GMT, Saturday, 2 May 2009 12:14 UK', '2009-05-02T11:14:00Z'],
  ['Page last updated at 13:34 GMT, Monday, 24 November 2008', '2008-11-24T13:34:00Z'],
  ['Thursday, June 10, 1999 Published at 12:34 GMT 13:34 UK', '1999-06-10T12:34:00Z'],
  ['Monday, 7 October, 2002, 23:40 GMT 00:40 UK', '2002-10-07T23:40:00Z'],
  ['4 June 2011 Last updated at 12:34 GMT', '2011-06-04T12:34:00Z'],
  ['4 June 2011 Last updated at 12:34 UK', '2011-06-04T11:34:00Z'],
  ['Last updated at 12:34 BST, Saturday 4 June 2011', '2011-06-04T11:34:00Z'],
  ['Updated 11:14 a.m. EST, Sat May 2, 2009', '2009-05-02T16:14:00Z'],
  ['Updated 11:14 PM ET, Sat May 2, 2009', '2009-05-03T03:14:00Z'],
  ['October 7, 2002 Posted: 9:48 AM EDT (1348 GMT)', '2002-10-07T13:48:00Z'],
  ['October 7, 2002 Posted: 1348 GMT', '2002-10-07T13:48:00Z'],
  ['First published on Tue 24 Jul 2007 16.32 BST', '2007-07-24T15:32:00Z'],
  ['2:02am BST 24/07/2007', '2007-07-24T01:02:00Z'],
  ['Published: 2007/07/24 16:32:58 GMT', '2007-07-24T16:32:58Z'],
  ['2009-05-02T11:14:09+02:00', '2009-05-02T09:14:09Z'],
  ['2009-05-02T11:14:09.123Z', '2009-05-02T11:14:09Z'],
  ['5 p.m. PT, March 3rd, 1998', '1998-03-04T01:00:00Z'],
  ['12:05 am GMT, 1 January 2000', '2000-01-01T00:05:00Z'],
  ['02/03/2004 09:00 EST', '2004-02-03T14:00:00Z'],
  ['02/03/2004 09:00 GMT', '2004-03-02T09:00:00Z'],
  ['1 October 2001, 10:00 GMT+2', '2001-10-01T08:00:00Z'],
];

describe('readStamp', () => {
  it.each(shown)('reads %s', (line, at) => {
    const stamp = readStamp(line);
    expect(stamp?.at).toBe(at);
    expect(stamp).toMatchObject({ hourKnown: true, clockKnown: true, clocksAgree: true, rest: '' });
  });

  it('says what happened then, when the page says it', () => {
    expect(readStamp('Last Updated: 24 July 2007, 16:32 GMT')?.label).toBe('updated');
    expect(readStamp('Published at 12:34 GMT, 10 June 1999')?.label).toBe('published');
    expect(readStamp('Monday, 7 October, 2002, 11:03 GMT 12:03 UK')?.label).toBeNull();
  });

  it('notices two clocks that show two moments', () => {
    expect(readStamp('24 July 2007, 16:32 GMT 18:32 UK')?.clocksAgree).toBe(false);
  });

  it('says when the hour or the clock is not stated', () => {
    expect(readStamp('24 July 2007')).toMatchObject({ at: '2007-07-24T00:00:00Z', hourKnown: false });
    expect(readStamp('24 July 2007 16:32')).toMatchObject({ at: '2007-07-24T16:32:00Z', clockKnown: false });
  });

  it('hands back what else stands on the line', () => {
    expect(readStamp('By Ines Marlow, 24 July 2007, 16:32 BST')?.rest).toBe('By Ines Marlow');
    expect(readStamp('The Calder Courier, Tuesday 24 July 2007')?.rest).toBe('The Calder Courier');
  });

  it('finds no date where there is none', () => {
    for (const text of [
      '',
      '16:32 GMT',
      '31 February 2007',
      'Talks on 28 May',
      '10 people, 2007 houses',
      '99/99/2007',
    ]) {
      expect(readStamp(text), text).toBeNull();
    }
  });

  it('holds for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void readStamp(text)));
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1850-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString();
          expect(readStamp(iso)?.at).toBe(`${iso.slice(0, 19)}Z`);
        },
      ),
    );
  });
});
