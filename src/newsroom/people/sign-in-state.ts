import { type Challenges, challenges } from './challenges.ts';
import { type RateLimits, rateLimits } from './rate-limits.ts';
import { type PasswordHasher, passwordHasher } from './password-hash.ts';

/** What signing in needs to remember while the newsroom is open; nothing of it is written down. */
export interface SignInState {
  readonly limits: RateLimits;
  readonly passwords: PasswordHasher;
  readonly challenges: Challenges;
  /** Origins by which this newsroom is known beyond this machine, as `https://newsroom.paper.example`. */
  readonly origins: ReadonlySet<string>;
}

export function openSignInState(said: Partial<SignInState> = {}): SignInState {
  return {
    limits: rateLimits(),
    passwords: passwordHasher(),
    challenges: challenges(),
    origins: new Set(),
    ...said,
  };
}
