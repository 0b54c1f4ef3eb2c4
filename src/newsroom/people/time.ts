import { type Clock, type Instant, toInstant } from '../../base/clock.ts';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant so many seconds after another. */
export function secondsAfter(at: Instant, seconds: number): Instant {
  return toInstant(new Date(new Date(at).getTime() + seconds * 1000));
}

/** Seconds from one instant to another; negative when the other is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000;
}

/** The clock's present in whole seconds. */
export function secondsOf({ clock }: { readonly clock: Clock }): number {
  return Math.floor(new Date(clock.now()).getTime() / 1000);
}
