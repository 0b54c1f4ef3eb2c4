import { type Challenges, challenges } from './challenges.ts';
import { type RateLimits, rateLimits } from './rate-limits.ts';
import { type PasswordHasher, passwordHasher } from './password-hash.ts';
import { keysOfTheMoment, openSeeds, type Seeds } from '../seeds.ts';

/** What signing in needs while the newsroom is open. It writes nothing down but the key of the seeds, which is made when the first needs it. */
export interface SignInState {
  readonly limits: RateLimits;
  readonly passwords: PasswordHasher;
  readonly challenges: Challenges;
  /** Encrypts and decrypts the seeds of authenticator apps; by a key that ends with it unless another is given. */
  readonly seeds: Seeds;
  /** Origins by which this newsroom is known beyond this machine, as `https://newsroom.paper.example`. */
  readonly origins: ReadonlySet<string>;
}

export function openSignInState(said: Partial<SignInState> = {}): SignInState {
  return {
    limits: rateLimits(),
    passwords: passwordHasher(),
    challenges: challenges(),
    seeds: openSeeds(keysOfTheMoment()),
    origins: new Set(),
    ...said,
  };
}
