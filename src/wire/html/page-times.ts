import { type Instant, parseInstant } from '../../base/clock.ts';
import { type Problem, problem } from '../../base/problem.ts';
import { readStamp, type Stamp } from '../words/stamp.ts';
import { type Clue, type Clues, followAll } from './clues.ts';

/** Where the times of a story may be stated for machines, the most trusted place first. */
const places = {
  published: [
    'ld:datePublished',
    'meta:article:published_time',
    'meta:og:article:published_time',
    'meta:datepublished',
    'meta:parsely-pub-date',
    'meta:sailthru.date',
    'meta:dcterms.created',
    'meta:dcterms.issued',
    'meta:dc.date.issued',
    'meta:dc.date',
    'meta:pubdate',
    'meta:publishdate',
    'meta:publish-date',
    'meta:date',
    'meta:article.published',
    'meta:cxenseparse:recs:publishtime',
    'attr:time[itemprop=datepublished]@datetime',
    'attr:[itemprop=datepublished]@content',
    'attr:time[pubdate]@datetime',
    'attr:time.published@datetime',
    'attr:abbr.published@title',
    'ld:dateCreated',
  ],
  updated: [
    'ld:dateModified',
    'meta:article:modified_time',
    'meta:og:updated_time',
    'meta:datemodified',
    'meta:dcterms.modified',
    'meta:dc.date.modified',
    'meta:last-modified',
    'meta:lastmod',
    'meta:article.updated',
    'attr:time[itemprop=datemodified]@datetime',
    'attr:[itemprop=datemodified]@content',
    'attr:time.updated@datetime',
    'attr:abbr.updated@title',
    'attr:.date--v2@data-seconds',
    // In spite of its name: on the pages of the broadcaster that used it, it equals the visible time of the last update.
    'meta:originalpublicationdate',
  ],
} as const satisfies Record<string, readonly Clue[]>;

/** The two times of a story, and what is doubtful about them. */
export interface Times {
  readonly firstPublishedAt: Instant | null;
  readonly lastUpdatedAt: Instant | null;
  readonly warnings: readonly Problem[];
}

/** The times that the page's data state, or else its visible words; where both speak and differ, the data win and the difference is told. */
export function timesOf(clues: Clues, stamps: readonly Stamp[]): Times {
  const first = dataTime(clues, places.published);
  const last = dataTime(clues, places.updated);
  const shownFirst = stamps.find((stamp) => stamp.label === 'published') ?? null;
  // A time without a label is the last update, unless the data say that it is the first publication.
  const shownLast =
    stamps.find((stamp) => stamp.label === 'updated') ??
    stamps.find((stamp) => stamp.label === null && disagreement(first.at, stamp).length + Number(!first.at) > 0) ??
    null;
  const [published, updated] = [first.at ?? shownFirst?.at ?? null, last.at ?? shownLast?.at ?? null];
  const isBefore = published !== null && updated !== null && Date.parse(updated) < Date.parse(published);
  return {
    firstPublishedAt: published,
    lastUpdatedAt: isBefore ? published : updated,
    warnings: [
      ...(isBefore ? [updatedBefore(published, updated)] : []),
      ...first.warnings,
      ...disagreement(last.at ?? first.at, shownLast),
      ...disagreement(first.at, shownFirst),
      ...stampWarnings([first.at ? null : shownFirst, last.at ? null : shownLast].filter((one) => one !== null)),
    ],
  };
}

function dataTime(clues: Clues, list: readonly Clue[]): { at: Instant | null; warnings: Problem[] } {
  const stated = list.flatMap((clue) => followAll(clues, clue));
  const words = stated.find((text) => readMachineStamp(text) !== null);
  const read = words === undefined ? null : readMachineStamp(words);
  if (!read || words === undefined)
    return {
      at: null,
      warnings: stated
        .filter((text) => /\d{4}/.test(text))
        .slice(0, 1)
        .map(unreadable),
    };
  const { at, hourKnown, clockKnown, orderKnown } = read;
  return {
    at,
    warnings: [
      ...(orderKnown ? [] : [orderUnknown(at)]),
      ...(hourKnown ? [] : [hourUnknown(words)]),
      ...(clockKnown ? [] : [clockUnknown(at)]),
    ],
  };
}

/** What data say of a moment: whether they name the hour and the clock. */
export type MachineStamp = Pick<Stamp, 'at' | 'hourKnown' | 'clockKnown' | 'orderKnown'>;

/** A time as data write it: ISO 8601, RFC 2822, `2009/05/02 11:14:14`, seconds or milliseconds since 1970. Without a zone it is UTC. */
export function readMachineTime(text: string): Instant | null {
  return readMachineStamp(text)?.at ?? null;
}

/** The same, with what the data leave open. The first moment of 1970 is what programs write where they know none. */
export function readMachineStamp(text: string): MachineStamp | null {
  // A minus may be one (ISO 8601), and not the hyphen that stands for it.
  const bare = text.trim().replaceAll('−', '-');
  const seconds = /^\d{10}$/.test(bare) ? Number(bare) * 1000 : /^\d{13}$/.test(bare) ? Number(bare) : null;
  if (seconds !== null) return sinceThen(seconds);
  // An offset of hours alone (ISO 8601) would be part of a range of times in words that people read.
  const plain = calendarDay(bare);
  if (plain === null) return null;
  const read = readStamp(plain.replace(/(:\d\d(?:[.,]\d+)?\s?[+-]\d\d)$/, '$1:00')) ?? compactTime(plain);
  return read?.hourKnown && Date.parse(read.at) === 0 ? null : read;
}

const DAY_MS = 86_400_000;

/**
 * A day of ISO 8601 counted by weeks (`2026-W48-7`) or through the year (`2026-333`) as one of a month; any other text as it is, null for a day
 * that no year has. A week without a day is its first.
 */
function calendarDay(text: string): string | null {
  const [, year, week, weekday = '1', after = ''] = /^(\d{4})-?W(\d\d)(?:-?([1-7]))?(T.*)?$/.exec(text) ?? [];
  if (year && week) return asDay(mondayOf(Number(year), Number(week)), Number(weekday) - 1, after);
  const [, of, day, rest = ''] = /^(\d{4})-(\d{3})(T.*)?$/.exec(text) ?? [];
  if (!of || !day) return text;
  const isDay = Number(day) > 0 && new Date(Date.UTC(Number(of), 0, Number(day))).getUTCFullYear() === Number(of);
  return isDay ? asDay(Date.UTC(Number(of), 0, 1), Number(day) - 1, rest) : null;
}

function asDay(from: number | null, days: number, after: string): string | null {
  return from === null ? null : `${new Date(from + days * DAY_MS).toISOString().slice(0, 10)}${after}`;
}

/** The Monday of a week; week 1 has the year's first Thursday. Null for a week that the year has not. */
function mondayOf(year: number, week: number): number | null {
  const fourth = Date.UTC(year, 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const monday = first + (week - 1) * 7 * DAY_MS;
  return week > 0 && new Date(monday + 3 * DAY_MS).getUTCFullYear() === year ? monday : null;
}

function sinceThen(milliseconds: number): MachineStamp | null {
  const at = parseInstant(new Date(milliseconds).toISOString());
  return at ? { at, hourKnown: true, clockKnown: true, orderKnown: true } : null;
}

function compactTime(text: string): MachineStamp | null {
  const [, y, m, d, h, min = '00', s = '00', zone] =
    /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  if (!y) return null;
  return readStamp(h === undefined ? `${y}-${m}-${d}` : `${y}-${m}-${d} ${h}:${min}:${s} ${zone ?? ''}`);
}

function updatedBefore(published: Instant, updated: Instant): Problem {
  const say = `The page says it was updated ${updated}, before it was published ${published}; the later time was taken for both. Check it.`;
  return problem('times-disagree', 'lastUpdatedAt', say);
}

function unreadable(words: string): Problem {
  const say = `The page's data give “${words.slice(0, 60)}” as its time, and there is no such time. Set it if you know it.`;
  return problem('time-unreadable', 'lastUpdatedAt', say);
}

function hourUnknown(words: string): Problem {
  return problem(
    'hour-unknown',
    'lastUpdatedAt',
    `The page gives the day only (“${words}”); its first moment stands for it. Set the hour if you know it.`,
  );
}

function clockUnknown(at: Instant): Problem {
  const say = `The page names no clock; its time was read as Greenwich time, ${at}. Check it.`;
  return problem('clock-unknown', 'lastUpdatedAt', say);
}

function orderUnknown(at: Instant): Problem {
  const [year, month, day] = at.slice(0, 10).split('-');
  const say = `The page gives the day in figures alone, and does not say whether day or month stands first; it was read as ${year}-${month}-${day}, and may be ${year}-${day}-${month}. Check it.`;
  return problem('order-unknown', 'lastUpdatedAt', say);
}

/** A difference of more than a minute between what data state and what readers saw. */
export function disagreement(stated: Instant | null, shown: Stamp | null): Problem[] {
  if (!stated || !shown || !shown.hourKnown || Math.abs(Date.parse(stated) - Date.parse(shown.at)) < 60_000) return [];
  return [
    problem(
      'times-disagree',
      'lastUpdatedAt',
      `The page's data say ${stated}, its visible words ${shown.at}. Check which is right.`,
    ),
  ];
}

/** What is doubtful about visible times. */
export function stampWarnings(stamps: readonly Stamp[]): Problem[] {
  return stamps.flatMap((stamp) => [
    ...(stamp.orderKnown ? [] : [orderUnknown(stamp.at)]),
    ...(stamp.hourKnown ? [] : [hourUnknown(stamp.at.slice(0, 10))]),
    ...(stamp.clockKnown ? [] : [clockUnknown(stamp.at)]),
    ...(stamp.clocksAgree
      ? []
      : [
          problem(
            'clocks-disagree',
            'lastUpdatedAt',
            `The two clocks on the page do not show one moment; the first was taken, ${stamp.at}. Check it.`,
          ),
        ]),
  ]);
}
