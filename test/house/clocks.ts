import { type Clock, toInstant } from '../../src/base/clock.ts';

/** A clock that goes on by one second each time it is asked, so that no two acts share a moment. */
export function tickingClock(start = '2026-11-23T09:00:00Z'): Clock & { goTo(instant: string): void } {
  let now = new Date(start).getTime();
  return {
    now: () => toInstant(new Date((now += 1000) - 1000)),
    goTo: (instant) => {
      now = new Date(instant).getTime();
    },
  };
}
