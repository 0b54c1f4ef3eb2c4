import { type Instant, toInstant } from '../../base/clock.ts';
import { remembered } from '../../base/remembered.ts';
import { isAmerican, minutesEast, momentOn, withKnownZones, type Zone, zoneNamed, zonePattern } from './zones.ts';
import { withPlainDigits } from './months.ts';
import { foreignDay, foreignTimes } from './stamp-abroad.ts';
import { dayInOwnWords, unmarked } from './stamp-own.ts';
import { isAfternoon } from './halves-of-day.ts';
import { labelIn, labelsIn } from './stamp-labels.ts';
import { tidy } from './tidy.ts';

/** A date and time as a page shows it to its readers. */
export interface Stamp {
  readonly at: Instant;
  /** What the page says happened then; null when it only gives the time. */
  readonly label: 'updated' | 'published' | null;
  /** False when the page gives the day only and midnight stands for it. */
  readonly hourKnown: boolean;
  /** False when the page names no clock and Greenwich was taken. */
  readonly clockKnown: boolean;
  /** False when day and month are figures that could be either, and nothing says which of them stands first; the day was taken. */
  readonly orderKnown: boolean;
  /** False when two clocks stand side by side and do not show one moment. */
  readonly clocksAgree: boolean;
  /** What is on the line beside the stamp: a byline, a publisher. */
  readonly rest: string;
}

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Time {
  readonly minutes: number;
  readonly seconds: number;
  readonly zone: Zone | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ZONE = `\\(?((?:GMT|UTC)\\s?[+-]\\d{1,2}(?::?\\d\\d)?|[+-]\\d\\d:?\\d\\d|[a-z]{2,20}/[a-z_]{2,30}(?:/[a-z_]{2,30})?|(?:${zonePattern})\\b)\\)?`;

type DayShape = readonly [RegExp, (parts: readonly string[], american: boolean) => Day];

const number = (text: string | undefined): number => Number(text ?? Number.NaN);
const month = (text: string | undefined): number => MONTHS.indexOf((text ?? '').slice(0, 3).toLowerCase()) + 1;

const dayShapes: readonly DayShape[] = [
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH}[\\s,-]+(\\d{4})\\b`, 'i'),
    ([, d, m, y]) => ({ year: number(y), month: month(m), day: number(d) }),
  ],
  [
    new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i'),
    ([, m, d, y]) => ({ year: number(y), month: month(m), day: number(d) }),
  ],
  [
    /\b(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?=\D|$)/,
    ([, y, m, d]) => ({ year: number(y), month: number(m), day: number(d) }),
  ],
  [
    /\b(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})\b/,
    ([, a, b, y], american) => figures(number(a), number(b), number(y), american),
  ],
];

function figures(first: number, second: number, year: number, american: boolean): Day {
  const monthFirst = second > 12 || (american && first <= 12);
  return monthFirst ? { year, month: first, day: second } : { year, month: second, day: first };
}

const CLOCK = new RegExp(
  `(?:\\bT|\\b)(\\d{1,2})[:.](\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([ap]\\.?\\s?m\\b\\.?)?\\s*(?:(?:uhr|uur|hrs?|horas?)\\b\\s*)?(?:${ZONE})?`,
  'gi',
);
const CLOCK_BARE = new RegExp(`\\b([01]\\d|2[0-3])([0-5]\\d)()()\\s*(?:hrs\\s*)?${ZONE}`, 'gi');
const CLOCK_HOUR = new RegExp(`\\b(\\d{1,2})()()\\s*([ap]\\.?\\s?m\\b\\.?)\\s*(?:${ZONE})?`, 'gi');

/** A clock said in words of which none names it for us: `(heure de Paris)`, `(hora local)`. */
const CLOCK_IN_WORDS = /\((?:heure|hora|ora|hour|tempo|tid|lokal)\b[^()]{0,30}\)|\((?:orts|lokal)zeit\)/giu;

const WEEKDAY = /\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b\.?/gi;
const FILLER =
  /\b(page|story|article|last|first|on|at|of|the|date|time|updated|modified|changed|edited|revised|published|posted|issued|created|hrs?|local)\b|[\s,.:;|()[\]•·\-–—/]+/gi;

/**
 * The moment that a line of text shows, with the clock it names: `Last Updated: Tuesday, 24 July 2007, 16:32 GMT 17:32 UK`,
 * `Publié le 29 février 2024 à 14h05`, `2024年5月2日 14時05分`. The date goes with the first time; a second time is only compared. `lang`
 * is the language of the page, where that is known: it decides what a month's name means. Null when the text holds no date.
 */
export function readStamp(text: string, lang: string | null = null): Stamp | null {
  const line = withKnownZones(tidy(withPlainDigits(unmarked(text)).replace(CLOCK_IN_WORDS, ' ')));
  const found = dayIn(line, lang);
  if (!found) return null;
  const beside = line.replace(found.text, ' ');
  const times = timesIn(beside).map((one) => ({ ...one, time: inHalfOfDay(one, beside, lang) }));
  const [first] = times.map((one) => one.time);
  const at = momentOf(found.day, first);
  return {
    at: toInstant(at),
    label: labelIn(line),
    hourKnown: first !== undefined,
    clockKnown: first === undefined || first.zone !== null,
    orderKnown: !found.isOpen,
    clocksAgree: times.every(({ time }) => time.zone === null || shows(time, at)),
    rest: restOf(times.reduce((left, time) => left.replace(time.text, ' '), beside)),
  };
}

/** Every moment that a line shows, each under its own word: `Publié le 29 février 2024 à 14h05, mis à jour le 2 août 2024 à 9h30`. */
export function readStamps(text: string, lang: string | null = null): Stamp[] {
  const starts = labelsIn(text);
  const parts = starts.map((from, at) => readStamp(text.slice(at === 0 ? 0 : from, starts[at + 1]), lang));
  const whole = parts.filter((stamp) => stamp !== null);
  if (starts.length > 1 && whole.length === starts.length) return whole;
  const one = readStamp(text, lang);
  return one ? [one] : [];
}

function dayIn(line: string, lang: string | null): { day: Day; text: string; isOpen: boolean } | null {
  const monthFirst = isMonthFirst(line, lang);
  for (const [shape, toDay] of dayShapes) {
    const parts = shape.exec(line);
    const day = parts && toDay(parts, monthFirst === true);
    if (parts && day && isRealDay(day))
      return { day, text: parts[0], isOpen: monthFirst === null && isEither(parts[0]) };
  }
  const abroad = foreignDay(line, lang, isRealDay) ?? (lang === null ? null : dayInOwnWords(line, lang));
  return abroad && { ...abroad, isOpen: false };
}

/** Whether the month stands before the day where both are figures, by the clock that a line names or the language; null when neither says. */
function isMonthFirst(line: string, lang: string | null): boolean | null {
  const zones = zoneWords(line);
  if (zones.some(isAmerican)) return true;
  if (zones.some((zone) => !/^(?:GMT|UTC?|Z)$/i.test(zone))) return false;
  // English without a country is written in both ways, and Canada's papers do both.
  return lang === null || /^en(?:-CA)?$/i.test(lang) ? null : monthFirstIn(lang);
}

const monthFirstIn = remembered((lang: string): boolean | null => {
  try {
    const parts = new Intl.DateTimeFormat(lang, { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(0);
    return parts[0]?.type === 'month';
  } catch {
    return null;
  }
});

/** Two figures before a year, either of which may be the month. Between points the day stands first everywhere. */
function isEither(words: string): boolean {
  const [, first = '', second = ''] = /^(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]/.exec(words) ?? [];
  return first !== '' && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
}

function zoneWords(line: string): string[] {
  return line.match(new RegExp(`\\b(?:${zonePattern})\\b`, 'gi')) ?? [];
}

function isRealDay({ year, month: m, day }: Day): boolean {
  const date = new Date(Date.UTC(year, m - 1, day));
  return year >= 1800 && year < 2200 && date.getUTCMonth() === m - 1 && date.getUTCDate() === day;
}

function timesIn(text: string): { time: Time; text: string }[] {
  const abroad = foreignTimes(text);
  if (abroad.length > 0) return abroad;
  const found = [...text.matchAll(CLOCK), ...text.matchAll(CLOCK_BARE), ...text.matchAll(CLOCK_HOUR)].sort(
    (a, b) => a.index - b.index,
  );
  const apart = found.filter((one, at) => at === 0 || one.index >= endOf(found[at - 1]));
  return apart.flatMap((parts) => {
    const time = timeOf(parts);
    return time ? [{ time, text: parts[0] }] : [];
  });
}

/** A time of twelve hours whose half of the day is said in words of the page's language: `2:30 petang`, `8.30 abends`. */
function inHalfOfDay({ time, text }: { time: Time; text: string }, line: string, lang: string | null): Time {
  const hour = Math.floor(time.minutes / 60);
  const isOpen = lang !== null && hour > 0 && hour < 12 && !/[ap]\.?\s?m\b/i.test(text);
  const at = line.indexOf(text);
  const isLater =
    isOpen &&
    isAfternoon(
      line.slice(Math.max(0, at - BESIDE), at),
      line.slice(at + text.length, at + text.length + BESIDE),
      lang,
    );
  return isLater ? { ...time, minutes: time.minutes + 12 * 60 } : time;
}

/** A word for the half of the day stands so near to its time. */
const BESIDE = 16;

function endOf(parts: RegExpExecArray | undefined): number {
  return parts ? parts.index + parts[0].length : 0;
}

function timeOf([, hour, minute, second, half, zone]: readonly (string | undefined)[]): Time | null {
  const twelve = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  const minutes = twelve * 60 + Number(minute || 0);
  // The end of a day is 24:00 of it (ISO 8601).
  if (twelve > 23 && !(twelve === 24 && Number(minute || 0) === 0)) return null;
  if (Number(minute || 0) > 59 || (half && Number(hour) > 12)) return null;
  return { minutes, seconds: Math.min(59, Number(second || 0)), zone: zone ? zoneNamed(zone) : null };
}

function momentOf({ year, month: m, day }: Day, time: Time | undefined): Date {
  const shown = new Date(Date.UTC(year, m - 1, day, 0, time?.minutes ?? 0, time?.seconds ?? 0));
  return momentOn(time?.zone ?? 0, shown);
}

function shows(time: Time, at: Date): boolean {
  const minuteOfDay = Math.floor(at.getTime() / 60_000) + minutesEast(time.zone ?? 0, at);
  return ((minuteOfDay % 1440) + 1440) % 1440 === time.minutes % 1440;
}

function restOf(left: string): string {
  const words = left.replace(WEEKDAY, ' ').replace(FILLER, ' ').trim();
  return words === '' ? '' : tidy(left.replace(WEEKDAY, ' ')).replace(/^[\s,.:;|()•·–—-]+|[\s,:;|(•·–—-]+$/g, '');
}
