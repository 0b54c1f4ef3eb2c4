import { monthNamed } from './months.ts';
import type { Day, Time } from './stamp.ts';

/** A word of a few letters and the marks round it, as stand between the parts of a date: `de`, `er`, `ta'`, `года`. */
const BETWEEN = String.raw`[\s.,/-]{0,3}(?:[\p{L}\p{M}’']{1,6}[\s.,]{1,2})??`;
/** One word or two: `Meán Fómhair`. */
const WORD = String.raw`([\p{L}][\p{L}\p{M}’']{1,20}\.?(?:\s[\p{L}]{4,12})?)`;
const DAY = String.raw`(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|e|º|ª|-?[гго]+|\.)?`;
const YEAR = String.raw`(\d{4})(?!\d)`;

type Parts = readonly (string | undefined)[];
type Reading = (parts: Parts, month: (word: string | undefined) => number) => Day;

const days: readonly (readonly [RegExp, Reading])[] = [
  [
    // 2024年5月2日 · 2024년 5월 2일 · 2024 оны 5-р сарын 2
    /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일號号]?/gu,
    ([, year, month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  ],
  [
    /(令和|平成|昭和)(元|\d{1,2})年(\d{1,2})月(\d{1,2})日/gu,
    ([, era, year, month, day]) => ({
      year: (ERAS[era ?? ''] ?? 0) + (year === '元' ? 1 : Number(year)),
      month: Number(month),
      day: Number(day),
    }),
  ],
  [
    // 民國113年5月2日
    /民[國国]\s?(\d{2,3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/gu,
    ([, year, month, day]) => ({ year: Number(year) + FIRST_OF_REPUBLIC, month: Number(month), day: Number(day) }),
  ],
  [
    // ngày 2 tháng 5 năm 2024
    /(\d{1,2})\s+tháng\s+(\d{1,2})[\s,]+(?:năm\s+)?(\d{4})/giu,
    ([, day, month, year]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  ],
  [
    new RegExp(`${DAY}${BETWEEN}${WORD}${BETWEEN}${YEAR}`, 'gu'),
    ([, day, word, year], month) => ({ year: ordinary(Number(year), word), month: month(word), day: Number(day) }),
  ],
  [
    new RegExp(`${WORD}${BETWEEN}${DAY}${BETWEEN}${YEAR}`, 'gu'),
    ([, word, day, year], month) => ({ year: ordinary(Number(year), word), month: month(word), day: Number(day) }),
  ],
  [
    new RegExp(String.raw`(?<!\d)(\d{4})${BETWEEN}${WORD}${BETWEEN}${DAY}`, 'gu'),
    ([, year, word, day], month) => ({ year: ordinary(Number(year), word), month: month(word), day: Number(day) }),
  ],
  [
    // 5 พ.ค. 67, as Thai papers shorten 2567
    /(?<!\d)(\d{1,2})\s?((?=\p{Script=Thai})[\p{Script=Thai}.]{2,20})\s?(\d{2})(?![\d:]|\.\d)/gu,
    ([, day, word, year], month) => ({ year: 2500 + Number(year) - 543, month: month(word), day: Number(day) }),
  ],
  [
    // 2024 оны 5 сарын 5
    /(\d{4})\s+оны\s+(\d{1,2})(?:-р)?\s+сарын\s+(\d{1,2})/giu,
    ([, year, month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  ],
  [
    // 02.05.24: with full stops the day always stands first.
    /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})(?![\d.]\d)(?!\d)/gu,
    ([, day, month, year]) => ({
      year: Number(year) + (Number(year) < LAST_CENTURY ? 2000 : 1900),
      month: Number(month),
      day: Number(day),
    }),
  ],
];

/** The year before the first of the Republic's, by which Taiwan counts. */
const FIRST_OF_REPUBLIC = 1911;

/** Two figures from here on are a year of the twentieth century. */
const LAST_CENTURY = 70;

/** The year before the first of each. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

/** Thai papers count from the Buddha: 2567 is 2024. */
function ordinary(year: number, word: string | undefined): number {
  return year > 2400 && /\p{Script=Thai}/u.test(word ?? '') ? year - 543 : year;
}

/** The first day in a line that is written as English papers do not write it; null when there is none. */
export function foreignDay(
  line: string,
  lang: string | null,
  isReal: (day: Day) => boolean,
): { day: Day; text: string } | null {
  const month = (words: string | undefined): number =>
    [words ?? '', ...(words ?? '').split(' ')].map((word) => monthNamed(word, lang)).find((found) => found !== null) ??
    0;
  for (const [shape, reading] of days) {
    for (const parts of line.matchAll(shape)) {
      const day = reading(parts, month);
      if (day.month > 0 && isReal(day)) return { day, text: parts[0] };
    }
  }
  return null;
}

const times: readonly RegExp[] = [
  // 14時05分 · 오후 2시 5분 · 下午2點05分
  /(午前|午後|上午|下午|오전|오후)?\s?(\d{1,2})\s?[時时點点시](?:\s?(\d{1,2})\s?[分분])?/gu,
  // 오후 2:05 · 下午 2:05
  /(午前|午後|上午|下午|오전|오후)\s?(\d{1,2}):(\d{2})/gu,
  // 14h05 · 9 h 30 · 14h; the minutes of 14:05 h are no hour
  /()(?<![\p{L}\d]|\d[:.])(\d{1,2})\s?h(?:\s?(\d{2}))?(?![\p{L}\d])/gu,
];

/** The times in a line that no English paper writes so. None of them names its clock. */
export function foreignTimes(text: string): { time: Time; text: string }[] {
  for (const shape of times) {
    const found = [...text.matchAll(shape)].flatMap(([words, half, hour, minute]) => {
      const minutes = minutesOf(Number(hour), Number(minute ?? 0), half ?? '');
      return minutes === null ? [] : [{ time: { minutes, seconds: 0, zone: null }, text: words }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

function minutesOf(hour: number, minute: number, half: string): number | null {
  if (hour > 24 || minute > 59) return null;
  const isAfternoon = /午後|下午|오후/.test(half);
  return (isAfternoon && hour < 12 ? hour + 12 : hour) * 60 + minute;
}
