import { type Instant, toInstant } from '../base/clock.ts';

let known: { readonly ms: number; readonly at: number } | null = null;

/** Notes what time it is in the newsroom, as each of its answers says (RFC 9110, 6.6.1). */
export function noteTime(date: string | null): void {
  const ms = Date.parse(date ?? '');
  if (!Number.isNaN(ms)) known = { ms, at: performance.now() };
}

/** The present moment by the newsroom's clock; by this machine's own until the newsroom has answered once. */
export function newsroomTime(): Instant {
  return toInstant(known ? new Date(known.ms + performance.now() - known.at) : new Date());
}

/** The same, or null while nobody knows it. */
export function knownTime(): Instant | null {
  return known && newsroomTime();
}
