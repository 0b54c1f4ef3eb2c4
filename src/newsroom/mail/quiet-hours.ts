import type { Instant } from '../../base/clock.ts';
import { localTimeAt } from '../../story/local-time.ts';
import type { QuietHours } from '../../store/notices.ts';

/** Whether a moment falls in somebody's quiet hours, on their clock; the hour at which they end is not quiet any more. */
export function isQuiet(now: Instant, quiet: QuietHours | null): boolean {
  if (quiet === null) return false;
  const { from, until, zone } = quiet;
  const hour = localTimeAt(now, zone).slice(11, 16);
  return from < until ? from <= hour && hour < until : from <= hour || hour < until;
}
