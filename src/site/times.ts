import type { Instant } from '../base/clock.ts';
import { remembered } from '../base/remembered.ts';
import { localTimeAt } from '../story/local-time.ts';
import type { ClockFace, Edition } from '../story/newsroom.ts';

/** One clock's reading: `16:32`, labelled `GMT`. */
export interface ClockReading {
  readonly time: string;
  readonly label: string;
}

/** Readings that share a day: `Tuesday, 24 July 2007` with `16:32 GMT` and `17:32 UK`. */
export interface ClockDay {
  readonly date: string;
  readonly readings: readonly ClockReading[];
}

type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

/**
 * The moment on every clock of an edition. Clocks that read alike are shown once, under the first label;
 * a clock whose day differs carries its own date.
 */
export function clockDays(instant: Instant, edition: Pick<Edition, 'lang' | 'clocks'>): ClockDay[] {
  const days: { date: string; readings: ClockReading[] }[] = [];
  const seen = new Set<string>();
  for (const clock of edition.clocks) {
    const { date, time } = readClock(instant, edition.lang, clock);
    if (seen.has(`${date} ${time}`)) continue;
    seen.add(`${date} ${time}`);
    const day = days.find((one) => one.date === date);
    if (day) day.readings.push({ time, label: clock.label });
    else days.push({ date, readings: [{ time, label: clock.label }] });
  }
  return days;
}

/** The moment as one line: `Tuesday, 24 July 2007, 16:32 GMT 17:32 UK`. A time and its clock never part at the end of a line. */
export function clockLine(instant: Instant, edition: Pick<Edition, 'lang' | 'clocks'>): string {
  const comma = commaOf(edition.lang);
  // Arabic labels are several words long, so a comma parts one clock from the next.
  const between = comma === ',' ? ' ' : `${comma} `;
  return clockDays(instant, edition)
    .map(({ date, readings }) => `${date}${comma} ${readings.map(whole).join(between)}`)
    .join(' · ');
}

function whole({ time, label }: ClockReading): string {
  return `${time} ${label}`.replaceAll(' ', '\u00A0');
}

/** The day by the edition's first clock, without its weekday: `24 July 2007`. */
export function dayLine(instant: Instant, edition: Pick<Edition, 'lang' | 'clocks'>): string {
  return dateOf(instant, edition.lang, { zone: edition.clocks[0]?.timeZone ?? 'UTC', parts: 'day' });
}

/** A day written `2007-07-24` in full: `Tuesday, 24 July 2007`. */
export function wholeDayLine(day: string, lang: string): string {
  return dateOf(`${day}T00:00:00Z`, lang, { zone: 'UTC', parts: 'weekday' });
}

/** The same day as machines write it: `2007-07-24`. */
export function dayCode(instant: Instant, edition: Pick<Edition, 'clocks'>): string {
  return localTimeAt(instant, edition.clocks[0]?.timeZone ?? 'UTC').slice(0, 10);
}

/** A month of a list, written `2007-07`, as readers see it: `July 2007`. */
export function monthLine(month: string, lang: string): string {
  return dateOf(`${month}-01T00:00:00Z`, lang, { zone: 'UTC', parts: 'month' });
}

/** A month without its year: `July`. */
export function monthName(month: string, lang: string): string {
  return partsOf(`${month}-01T00:00:00Z`, lang, 'UTC').month ?? month;
}

/** A length of time as players show it: `4:05`, `1:02:09`. */
export function durationLine(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A length of time as ISO 8601 writes it for machines: `PT245S`. */
export function durationCode(seconds: number): string {
  return `PT${seconds}S`;
}

function readClock(instant: Instant, lang: string, clock: ClockFace): { date: string; time: string } {
  const parts = partsOf(instant, lang, clock.timeZone);
  return {
    date: dateOf(instant, lang, { zone: clock.timeZone, parts: 'weekday' }),
    time: `${parts.hour}:${parts.minute}`,
  };
}

/** Each way of writing a date, longest first. */
const DATES = {
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

interface DateLook {
  readonly zone: string;
  readonly parts: keyof typeof DATES;
}

/** A date as the press of its language writes it; English and Arabic as this house does. */
function dateOf(instant: Instant, lang: string, { zone, parts }: DateLook): string {
  if (!/^(?:en|ar)\b/.test(localeOf(lang))) return dateFormatsOf(lang)(`${zone} ${parts}`).format(new Date(instant));
  const { weekday, day, month, year } = partsOf(instant, lang, zone);
  if (parts === 'month') return `${month} ${year}`;
  return parts === 'day' ? `${day} ${month} ${year}` : `${weekday}${commaOf(lang)} ${day} ${month} ${year}`;
}

const dateFormatsOf = remembered((lang) =>
  remembered((look) => {
    const [timeZone, parts = 'day'] = look.split(' ');
    return new Intl.DateTimeFormat(localeOf(lang), { ...DATES[parts as DateLook['parts']], timeZone });
  }),
);

function partsOf(instant: Instant, lang: string, timeZone: string): Parts {
  return clocksOf(lang)(timeZone)(instant);
}

/** What a clock shows at a moment, in the words of a language: pages show the same few moments again and again. */
const clocksOf = remembered((lang) =>
  remembered((timeZone) => {
    const format = new Intl.DateTimeFormat(localeOf(lang), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
    return remembered((instant): Parts => {
      const parts = format.formatToParts(new Date(instant));
      return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    });
  }),
);

/**
 * The locale in which times are written: the civil calendar and Latin digits in every language, as the Arabic
 * press itself writes dates for readers of many countries. A tag that Intl refuses is read as English.
 */
const localeOf = remembered((lang) => {
  try {
    const [tag] = Intl.getCanonicalLocales(lang);
    return new Intl.Locale(tag ?? 'en-GB', { calendar: 'gregory', numberingSystem: 'latn' }).toString();
  } catch {
    return 'en-GB';
  }
});

function commaOf(lang: string): string {
  return /^(ar|fa|ur|ps|ckb)\b/.test(lang) ? '،' : ',';
}
