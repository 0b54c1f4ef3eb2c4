/**
 * A moment as the whole house writes it: UTC, to the second, RFC 3339 with a `Z`
 * (`2007-07-24T16:32:00Z`). Being of one length, instants sort as text.
 */
export type Instant = string;

/** Where the present moment comes from. `main` hands one to every room that may ask. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => toInstant(new Date()) };

/** The instant of a date, cut to the second. Throws a RangeError for an invalid date. */
export function toInstant(date: Date): Instant {
  return `${date.toISOString().slice(0, 19)}Z`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** True for a real moment written as an `Instant`; 30 February is not one. */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && toInstant(date) === text;
}

/** The ends of texts that say their zone; without one `Date` takes the zone of the machine it runs on. */
const ZONED = /(?:Z|[+-]\d\d:?\d\d|\b(?:UTC?|GMT|[ECMP][SD]T))(?:\s*\([^()]*\))?\s*$/i;

/** The instant a text means if it is a date and time with a zone that `Date` reads, otherwise null. */
export function parseInstant(text: string): Instant | null {
  const date = new Date(ZONED.test(text) ? text : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : toInstant(date);
}

/** How far a machine's clock may be ahead of the house's, and how long what was done on it may have been on its way. */
const AHEAD_MS = 2_000;
const ON_THE_WAY_MS = 60_000;

/** True when a moment that another machine claims for something is the present one, to the minute and not in the future. */
export function isPresent(claimed: string, now: Instant): boolean {
  if (!isInstant(claimed)) return false;
  const late = Date.parse(now) - Date.parse(claimed);
  return late <= ON_THE_WAY_MS && late >= -AHEAD_MS;
}
