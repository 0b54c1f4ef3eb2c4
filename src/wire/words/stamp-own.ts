import { remembered } from '../../base/remembered.ts';
import { withPlainDigits } from './months.ts';
import type { Day } from './stamp.ts';

/** A day as one language writes it, with its own words between the figures, in one of its calendars. */
interface Shape {
  readonly pattern: RegExp;
  /** What each figure or word of the pattern is, in its order. */
  readonly parts: readonly ('day' | 'month' | 'year')[];
  readonly months: ReadonlyMap<string, number>;
  readonly calendar: string;
}

/** Beside the usual one those that a country's papers may count by (ECMA-402, Intl.Locale info). */
function calendarsOf(lang: string): string[] {
  const locale: Intl.Locale & { getCalendars?(): string[] } = new Intl.Locale(lang).maximize();
  return locale.getCalendars?.() ?? [];
}

const STYLES = ['full', 'long', 'medium'] as const;

const shapes = new Map<string, readonly Shape[]>();

/**
 * The day in a line that is there as its language writes days (CLDR, by Intl): `2019(e)ko urriaren 14(a)`, `14 thg 10, 2019`,
 * `۲۲ مهر ۱۳۹۸` with figures made plain. Null when there is none, or Intl does not know the language.
 */
export function dayInOwnWords(line: string, lang: string): { day: Day; text: string } | null {
  for (const { pattern, parts, months, calendar } of shapesOf(lang)) {
    const found = pattern.exec(line);
    if (!found) continue;
    const said = Object.fromEntries(parts.map((part, at) => [part, found[at + 1] ?? '']));
    const month = months.get((said['month'] ?? '').toLowerCase());
    const day = month ? gregorian(calendar, [Number(said['year']), month, Number(said['day'])]) : null;
    if (day) return { day, text: found[0] };
  }
  return dayInOwnFigures(line, lang);
}

const IN_FIGURES: readonly (readonly [RegExp, (figures: readonly number[]) => Figures])[] = [
  [/(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/, ([y = 0, m = 0, d = 0]) => [y, m, d]],
  [/(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)/, ([d = 0, m = 0, y = 0]) => [y, m, d]],
];

/** Papers that could be archived are of these years. */
const PRINTED = { from: 1900, to: 2100 } as const;

/** A day in figures alone whose year is one of another calendar that the language counts by: `۱۴۰۲/۱۲/۲۷`, `17/03/2567`. */
function dayInOwnFigures(line: string, lang: string): { day: Day; text: string } | null {
  for (const [pattern, order] of IN_FIGURES) {
    const found = pattern.exec(line);
    const figures = found && order(found.slice(1).map(Number));
    const days = figures && isKnown(lang) ? calendarsIn(lang).map((calendar) => gregorian(calendar, figures)) : [];
    const day = days.find((one) => one !== null && one.year >= PRINTED.from && one.year < PRINTED.to);
    if (found && day) return { day, text: found[0] };
  }
  return null;
}

function shapesOf(lang: string): readonly Shape[] {
  const known = shapes.get(lang) ?? (isKnown(lang) ? made(lang) : []);
  shapes.set(lang, known);
  return known;
}

function isKnown(lang: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
  } catch {
    return false;
  }
}

/** The calendars of a language, its usual one first. */
function calendarsIn(lang: string): string[] {
  const { calendar } = new Intl.DateTimeFormat(lang).resolvedOptions();
  return [...new Set([calendar, ...calendarsOf(lang)])].filter(hasFigures);
}

function made(lang: string): Shape[] {
  return calendarsIn(lang).flatMap((one) => STYLES.flatMap((style) => shapeBy(lang, one, style) ?? []));
}

/** Two years of days, a fortnight apart: every month of any calendar is among them. */
const SAMPLES = Array.from({ length: 52 }, (_, at) => Date.UTC(2019, 0, 1 + at * 14));

function shapeBy(lang: string, calendar: string, dateStyle: (typeof STYLES)[number]): Shape | null {
  const form = new Intl.DateTimeFormat(lang, { dateStyle, calendar, numberingSystem: 'latn', timeZone: 'UTC' });
  const months = new Map<string, number>();
  for (const at of SAMPLES) {
    const name = written(form.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '');
    const number = figuresOf(calendar, at)?.[1];
    // What is figures alone is read elsewhere: nobody knows whether the day or the month stands first.
    if (/\p{L}/u.test(name) && number !== undefined) months.set(name.toLowerCase(), number);
  }
  return months.size > 0 ? { ...patternOf(form, months), months, calendar } : null;
}

function patternOf(form: Intl.DateTimeFormat, months: ReadonlyMap<string, number>): Pick<Shape, 'pattern' | 'parts'> {
  const names = [...months.keys()].toSorted((a, b) => b.length - a.length).map((name) => literal(name));
  const all = form.formatToParts(SAMPLES[0]).map(({ type, value }) => ({ type: partOf(type), value }));
  // The name of the era behind a day, and what is before it, papers write or leave out.
  const sample = all.slice(
    all.findIndex(({ type }) => isPart(type)),
    all.findLastIndex(({ type }) => isPart(type)) + 1,
  );
  const figures = { day: String.raw`(\d{1,2})(?!\d)`, month: `(${names.join('|')})`, year: String.raw`(\d{4})(?!\d)` };
  const source = sample.map(({ type, value }) => {
    if (isPart(type)) return figures[type];
    return type === 'weekday' ? String.raw`[^\d\s]{1,30}(?:\s[^\d\s]{1,20})?` : spaced(value);
  });
  const parts = sample.flatMap(({ type }) => (isPart(type) ? [type] : []));
  return { pattern: new RegExp(String.raw`(?<!\d)${source.join('')}`, 'iu'), parts };
}

/** Years that are counted from an emperor or a new moon are years too. */
function partOf(type: string): string {
  return type === 'relatedYear' ? 'year' : type;
}

function isPart(type: string): type is 'day' | 'month' | 'year' {
  return type === 'day' || type === 'month' || type === 'year';
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Words as they stand in a line, however wide the gaps are; what the language puts in brackets, as `2019(e)ko`, papers write or leave out. */
function spaced(words: string): string {
  const parts = written(words).split(/\s+/);
  return parts.map((part) => loose(literal(part))).join(String.raw`\s*`);
}

function loose(pattern: string): string {
  return pattern.replace(/\\\((\p{L}{1,3})\\\)/gu, String.raw`(?:\(?$1\)?)?`);
}

const MARKS = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Without the signs that only say in which direction letters run, or how they join. */
export function unmarked(text: string): string {
  return text.replace(MARKS, '');
}

/** As `readStamp` compares it. */
function written(text: string): string {
  return withPlainDigits(unmarked(text));
}

type Figures = readonly [year: number, month: number, day: number];

const formOf = remembered(
  (calendar) =>
    new Intl.DateTimeFormat('en', {
      calendar,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      numberingSystem: 'latn',
      timeZone: 'UTC',
    }),
);

/** A day of a calendar as year, month and day; null where it does not count months. */
function figuresOf(calendar: string, at: number): Figures | null {
  const parts = formOf(calendar).formatToParts(at);
  const [year, month, day] = (['year', 'month', 'day'] as const).map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return year && month && day ? [year, month, day] : null;
}

function hasFigures(calendar: string): boolean {
  return figuresOf(calendar, Date.UTC(2019, 9, 14)) !== null && calendar !== 'japanese';
}

const DAY_MS = 86_400_000;

/** A day of any calendar as one of ours, found between 1800 and 2200; null when there is no such day. */
function gregorian(calendar: string, wanted: Figures): Day | null {
  let [from, to] = [Date.UTC(1800, 0, 1) / DAY_MS, Date.UTC(2200, 0, 1) / DAY_MS];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const order = compared(figuresOf(calendar, middle * DAY_MS) ?? [0, 0, 0], wanted);
    if (order === 0) return dayAt(middle * DAY_MS);
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return null;
}

function compared(one: Figures, other: Figures): number {
  const at = one.findIndex((figure, place) => figure !== other[place]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function dayAt(at: number): Day {
  const date = new Date(at);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
