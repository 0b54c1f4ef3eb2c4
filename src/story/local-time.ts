import { type Instant, isInstant, toInstant } from '../base/clock.ts';
import { remembered } from '../base/remembered.ts';

/** A time as clocks on a wall show it, without its zone: `2026-10-25T01:30`, or with seconds `2026-10-25T01:30:15`. */
export type LocalTime = string;

/** What a time on the clocks of a zone means. Clocks are put forward and back, so it may mean nothing, or two moments. */
export type Meaning =
  | { readonly is: 'once'; readonly at: Instant }
  /** Clocks show it twice: before and after they are put back. */
  | { readonly is: 'twice'; readonly first: Instant; readonly second: Instant }
  /** Clocks never show it: they are put forward over it. The last minute before and the first moment after. */
  | { readonly is: 'never'; readonly before: LocalTime; readonly after: LocalTime };

const SHAPE = /^(?:19[7-9]\d|[2-9]\d{3})-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

/** True for a real day and time written as a `LocalTime`, from 1970 on; 30 February is none. */
export function isLocalTime(text: string): boolean {
  return SHAPE.test(text) && isInstant(`${withSeconds(text)}Z`);
}

/** What a local time means in an IANA time zone, by the rules this machine has. Throws a RangeError for any other text. */
export function meaningOf(local: LocalTime, zone: string): Meaning {
  if (!isLocalTime(local)) throw new RangeError(`Not a local time: ${local}`);
  const wall = Date.parse(`${withSeconds(local)}Z`);
  const [first, second] = momentsShowing(wall, zone).map((moment) => toInstant(new Date(moment)));
  if (first && second) return { is: 'twice', first, second };
  if (first) return { is: 'once', at: first };
  return { is: 'never', ...besidesGap(wall, zone) };
}

/** The first moment of a day on the clocks of a zone. The day is a real one, as `2007-07-24`, from the year 1000 on. */
export function startOfDay(day: string, zone: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Where clocks are put forward at midnight the day begins when they are.
  const [first = changeBetween(midnight - DAY, midnight + DAY, zone)] = momentsShowing(midnight, zone);
  return toInstant(new Date(first));
}

/** The moments, none or one or two, at which clocks of the zone show this: `wall` is what they show, as if it were UTC. */
function momentsShowing(wall: number, zone: string): number[] {
  // No zone is further from UTC than 14 hours, so a day on either side lies on either side of any change of clocks.
  const offsets = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)];
  return [...new Set(offsets.map((offset) => wall - offset))]
    .filter((moment) => moment + offsetAt(moment, zone) === wall)
    .sort((a, b) => a - b);
}

/** The clocks of a zone at a moment, to the second: `2026-10-25T01:30:00`. */
export function localTimeAt(instant: Instant, zone: string): LocalTime {
  const moment = Date.parse(instant);
  return textOf(moment + offsetAt(moment, zone));
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function besidesGap(wall: number, zone: string): { before: LocalTime; after: LocalTime } {
  const change = changeBetween(wall - DAY, wall + DAY, zone);
  const before = change - MINUTE;
  return {
    before: textOf(before + offsetAt(before, zone)).slice(0, 16),
    after: textOf(change + offsetAt(change, zone)).slice(0, 16),
  };
}

/** The first moment at which clocks of the zone show what they show at `after` the change, not what they did before it. */
function changeBetween(before: number, after: number, zone: string): number {
  const old = offsetAt(before, zone);
  let [from, to] = [before, after];
  while (to - from > 1000) {
    const middle = Math.floor((from + to) / 2000) * 1000;
    if (offsetAt(middle, zone) === old) from = middle;
    else to = middle;
  }
  return to;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

const clockOf = remembered((timeZone) => {
  const numeric = 'numeric' as const;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
});

function textOf(wall: number): LocalTime {
  return toInstant(new Date(wall)).slice(0, 19);
}

function withSeconds(local: LocalTime): string {
  return local.length === 16 ? `${local}:00` : local;
}
