import { type Challenges, challenges } from './challenges.ts';
import { type SharedLimits, sharedLimits } from './shared-limits.ts';
import type { Store } from '../../store/open-store.ts';
import { type PasswordHasher, passwordHasher } from './password-hash.ts';
import { keysOfTheMoment, openSeeds, type Seeds } from '../seeds.ts';

/** What signing in needs while the newsroom is open. What all nodes must know is in the store: budgets of guesses, and which challenges were used. */
export interface SignInState {
  readonly limits: SharedLimits;
  readonly passwords: PasswordHasher;
  readonly challenges: Challenges;
  /** Encrypts and decrypts the seeds of authenticator apps; by a key that ends with it unless another is given. */
  readonly seeds: Seeds;
  /** Origins by which this newsroom is known beyond this machine, as `https://newsroom.paper.example`. */
  readonly origins: ReadonlySet<string>;
}

export function openSignInState(store: Pick<Store, 'reader' | 'note'>, said: Partial<SignInState> = {}): SignInState {
  return {
    limits: sharedLimits(store),
    passwords: passwordHasher(),
    challenges: challenges(store),
    seeds: openSeeds(keysOfTheMoment()),
    origins: new Set(),
    ...said,
  };
}
