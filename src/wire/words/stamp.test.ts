import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readStamp, readStamps } from './stamp.ts';

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

/** As papers write it, in the language of the page. */
const abroad: readonly (readonly [lang: string, line: string, at: string])[] = [
  ['fr', 'Publié le 29 février 2024 à 14h05', '2024-02-29T14:05:00Z'],
  ['fr', 'Le 1er août 2019 à 9 h 30', '2019-08-01T09:30:00Z'],
  ['de', 'Veröffentlicht am 3. März 2019, 14:05 Uhr', '2019-03-03T14:05:00Z'],
  ['de-AT', 'Wien, 12. Jänner 2011, 09.15 Uhr', '2011-01-12T09:15:00Z'],
  ['es', 'Lunes, 2 de mayo de 2024 - 18:40', '2024-05-02T18:40:00Z'],
  ['it', 'Pubblicato il 7 luglio 2016 alle ore 14:05', '2016-07-07T14:05:00Z'],
  ['pt-BR', '15 de março de 2020 às 8h12', '2020-03-15T08:12:00Z'],
  ['nl', 'Gepubliceerd: 30 maart 2015 16:20', '2015-03-30T16:20:00Z'],
  ['ru', '30 июля 2015', '2015-07-30T00:00:00Z'],
  ['ru', 'Опубликовано 4 нояб. 2018 г., 10:02', '2018-11-04T10:02:00Z'],
  ['uk', '17 лютого 2022, 14:05', '2022-02-17T14:05:00Z'],
  ['pl', '11 listopada 2018, 12:00', '2018-11-11T12:00:00Z'],
  ['hr', '11. listopada 2018. 12:00', '2018-10-11T12:00:00Z'],
  ['cs', 'Vydáno 5. září 2014 v 7:45', '2014-09-05T07:45:00Z'],
  ['sv', 'Uppdaterad 3 maj 2017 kl. 14.05', '2017-05-03T14:05:00Z'],
  ['fi', 'Julkaistu 6. joulukuuta 2017 klo 12.00', '2017-12-06T12:00:00Z'],
  ['hu', '2024. május 2. 14:05', '2024-05-02T14:05:00Z'],
  ['lt', '2024 m. gegužės 2 d. 14:05', '2024-05-02T14:05:00Z'],
  ['tr', '2 Mayıs 2024 14:05', '2024-05-02T14:05:00Z'],
  ['el', '2 Μαΐου 2024, 14:05', '2024-05-02T14:05:00Z'],
  ['eu', '2019ko urriaren 14a', '2019-10-14T00:00:00Z'],
  ['ja', '2024年2月29日 24時', '2024-03-01T00:00:00Z'],
  ['ga', '2 Meán Fómhair 2019', '2019-09-02T00:00:00Z'],
  ['ar', '٢٤ يوليو ٢٠٠٧ ١٦:٣٢', '2007-07-24T16:32:00Z'],
  ['ar-LB', '٢ حزيران ٢٠١٥', '2015-06-02T00:00:00Z'],
  ['he', '2 במאי 2024, 14:05', '2024-05-02T14:05:00Z'],
  ['hi', '२ मई २०२४', '2024-05-02T00:00:00Z'],
  ['th', '2 พฤษภาคม 2567 14:05', '2024-05-02T14:05:00Z'],
  ['vi', 'Ngày 2 tháng 5 năm 2024, 14:05', '2024-05-02T14:05:00Z'],
  ['id', '2 Agustus 2024 14.05', '2024-08-02T14:05:00Z'],
  ['ja', '2024年2月29日 14時05分', '2024-02-29T14:05:00Z'],
  ['ja', '令和6年5月2日 午後2時', '2024-05-02T14:00:00Z'],
  ['zh-TW', '中華民國113年5月2日 下午2:05', '2024-05-02T14:05:00Z'],
  ['de', '02.05.24, 14:05', '2024-05-02T14:05:00Z'],
  ['fi', '2.5.98', '1998-05-02T00:00:00Z'],
  ['zh', '2024年5月2日 下午2:05', '2024-05-02T14:05:00Z'],
  ['ko', '입력 2024년 5월 2일 오후 2:05', '2024-05-02T14:05:00Z'],
  ['ko', '2024. 5. 2. 14:05', '2024-05-02T14:05:00Z'],
];

describe('a clock named in another language', () => {
  it.each([
    ['ru', '2 мая 2024 в 14:05 МСК', '2024-05-02T11:05:00Z'],
    ['ru', '2 мая 2024, 14:05 (по московскому времени)', '2024-05-02T11:05:00Z'],
    ['id', 'Kamis, 2 Mei 2024 14:05 WIB', '2024-05-02T07:05:00Z'],
    ['zh', '北京时间 2024年5月2日 14:05', '2024-05-02T14:05:00Z'],
  ])('%s: %s', (lang, line, at) => {
    expect(readStamp(line, lang)?.at).toBe(at);
  });
});

describe('a time in another language', () => {
  it.each(abroad)('%s: %s', (lang, line, at) => {
    const stamp = readStamp(line, lang);
    expect(stamp?.at).toBe(at);
    // None of them names its clock, so Greenwich is a guess, and said to be one.
    expect(stamp?.clockKnown).toBe(!stamp?.hourKnown);
  });

  it('is read as Intl writes it, in every language that Intl knows, in long and in short', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const named = letters.flatMap((first) => letters.map((second) => first + second));
    const languages = Intl.DateTimeFormat.supportedLocalesOf([
      ...named,
      'ar-EG',
      'ar-SA',
      'fa-AF',
      'fil',
      'sat',
      'yue',
    ]);
    expect(languages.length).toBeGreaterThan(120);
    const day = Date.UTC(2019, 9, 14);
    const missed = languages.flatMap((lang) =>
      (['full', 'long', 'medium'] as const).flatMap((dateStyle) => {
        const line = new Intl.DateTimeFormat(lang, { dateStyle, timeZone: 'UTC' }).format(day);
        return readStamp(line, lang)?.at === '2019-10-14T00:00:00Z' ? [] : [`${lang} ${line}`];
      }),
    );
    // Figures without a word or a sign between them are no date.
    expect(missed.filter((line) => !/^(?:yo 14 10 2019|dz )/.test(line))).toEqual([]);
  });

  it('is read by the calendar of its language', () => {
    expect(readStamp('۲۲ مهر ۱۳۹۸', 'fa')?.at).toBe('2019-10-14T00:00:00Z');
    expect(readStamp('۳۰ اسفند ۱۳۹۹ ساعت ۱۴:۰۵', 'fa')?.at).toBe('2021-03-20T14:05:00Z');
    expect(readStamp('14 ต.ค. 2562', 'th')?.at).toBe('2019-10-14T00:00:00Z');
    expect(readStamp('۳۱ مهر ۱۳۹۸', 'fa')).toBeNull();
    expect(readStamp('22 مهر 9999', 'fa')).toBeNull();
    expect(readStamp('۱۴۰۳/۰۲/۱۶ - ۱۴:۰۵', 'fa')?.at).toBe('2024-05-05T14:05:00Z');
    expect(readStamp('05/05/2567', 'th')?.at).toBe('2024-05-05T00:00:00Z');
    expect(readStamp('5 พ.ค. 67 14:05', 'th')?.at).toBe('2024-05-05T14:05:00Z');
    expect(readStamp('26 شوال 1445', 'ar-SA')?.at).toBe('2024-05-05T00:00:00Z');
    expect(readStamp('2024 оны 5 сарын 5', 'mn')?.at).toBe('2024-05-05T00:00:00Z');
    expect(readStamp('05/05/2567', 'en')).toBeNull();
  });

  it('is read in a page that does not say its language, where the name is one month in all languages', () => {
    expect(readStamp('30 июля 2015')?.at).toBe('2015-07-30T00:00:00Z');
    expect(readStamp('11 listopada 2018')).toBeNull();
  });

  it('stands beside another one, each under its own word', () => {
    const line = 'Publié le 29 février 2024 à 14h05, mis à jour le 2 août 2024 à 9h30';
    expect(readStamps(line, 'fr').map(({ label, at }) => [label, at])).toEqual([
      ['published', '2024-02-29T14:05:00Z'],
      ['updated', '2024-08-02T09:30:00Z'],
    ]);
  });

  it('is no date because a word and two figures stand together', () => {
    for (const line of ['Platz 3 von 2024 Läufern', '12 membres en 2019', '7 ciudades 2015 votos'])
      expect(readStamp(line, 'de'), line).toBeNull();
  });
});

describe('a day in figures alone', () => {
  it.each([
    ['03/05/2024', 'en-US', '2024-03-05', true],
    ['03/05/2024', 'en-GB', '2024-05-03', true],
    ['03/05/2024', 'fr', '2024-05-03', true],
    ['03/05/2024', 'en', '2024-05-03', false],
    ['03/05/2024', null, '2024-05-03', false],
    ['03/05/2024 09:00 EST', null, '2024-03-05', true],
    ['03/05/2024 09:00 BST', null, '2024-05-03', true],
    ['03/05/2024 09:00 GMT', null, '2024-05-03', false],
    ['03.05.2024', null, '2024-05-03', true],
    ['13/05/2024', null, '2024-05-13', true],
    ['05/05/2024', null, '2024-05-05', true],
    ['2024/05/03', null, '2024-05-03', true],
  ])('%s in %s is %s, and whether that is known is said', (line, lang, day, orderKnown) => {
    expect(readStamp(line, lang)).toMatchObject({ at: expect.stringContaining(day), orderKnown });
  });
});

describe('a clock by its place', () => {
  it('is the one of that place on that day', () => {
    expect(readStamp('2024-05-02T09:00:00 America/New_York')).toMatchObject({
      at: '2024-05-02T13:00:00Z',
      clockKnown: true,
    });
    expect(readStamp('2024-01-02 09:00 Asia/Kolkata')?.at).toBe('2024-01-02T03:30:00Z');
    expect(readStamp('2024-01-02 09:00 Nowhere/Atall')).toMatchObject({
      at: '2024-01-02T09:00:00Z',
      clockKnown: false,
    });
  });
});

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
