import type { Instant } from '../../base/clock.ts';
import type { Session } from '../../store/sessions.ts';
import { DAY, HOUR, MINUTE, secondsAfter, secondsBetween } from './time.ts';

/** A session ends this long after signing in, whatever happens (NIST SP 800-63B-4, 2.1.3: at most 30 days). */
export const LONGEST_SESSION = 30 * DAY;
/** It ends when it was not used for so long. */
export const LONGEST_IDLE = 7 * DAY;
/** Signing in, or proving again, counts for so long as proof that it is the person. */
export const FRESH = 15 * MINUTE;
/** A token gives way to a new one at this age. */
const TOKEN_AGE = 24 * HOUR;
/** Requests that were under way when the token changed may still come with the one before. */
const GRACE = MINUTE;
/** How often it is written down that a session is in use. */
const NOTE_EVERY = MINUTE;

/**
 * What becomes of a session when a token of it is shown. `rotate` and `rotate-again` give it another token; `again` because the
 * one given last was never used, so its answer was lost on the way. `stolen`: a token that had given way to a newer one came
 * back, so two hold it.
 */
export type Verdict =
  | { readonly is: 'ended' | 'stolen' | 'good' | 'rotate' | 'rotate-again' | 'note-use' }
  | { readonly is: 'end-previous'; readonly until: Instant };

export function judge(session: Session, tokenHash: string, now: Instant): Verdict {
  if (hasEnded(session, now)) return { is: 'ended' };
  return tokenHash === session.tokenHash ? judgePresent(session, now) : judgePrevious(session, now);
}

function hasEnded({ expiresAt, lastUsedAt }: Session, now: Instant): boolean {
  return now >= expiresAt || secondsBetween(lastUsedAt, now) >= LONGEST_IDLE;
}

function judgePresent(session: Session, now: Instant): Verdict {
  if (session.previousHash !== null && session.previousUntil === null)
    return { is: 'end-previous', until: secondsAfter(now, GRACE) };
  if (isDue(session, now, TOKEN_AGE)) return { is: 'rotate' };
  return { is: secondsBetween(session.lastUsedAt, now) >= NOTE_EVERY ? 'note-use' : 'good' };
}

function judgePrevious(session: Session, now: Instant): Verdict {
  if (session.previousUntil !== null) return { is: now > session.previousUntil ? 'stolen' : 'good' };
  return { is: isDue(session, now, GRACE) ? 'rotate-again' : 'good' };
}

function isDue({ rotatedAt }: Session, now: Instant, age: number): boolean {
  return rotatedAt === '' || secondsBetween(rotatedAt, now) >= age;
}
