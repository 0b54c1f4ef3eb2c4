import type { NewsroomRooms } from './acts.ts';
import { type Challenges, challenges } from './people/challenges.ts';
import { type GuessingLimits, guessingLimits } from './people/guessing-limits.ts';
import { type PasswordHasher, passwordHasher } from './people/password-hash.ts';

/** What signing in needs to remember while the newsroom is open; nothing of it is written down. */
export interface Gate {
  readonly limits: GuessingLimits;
  readonly passwords: PasswordHasher;
  readonly challenges: Challenges;
  /** Origins by which this newsroom is known beyond this machine, as `https://newsroom.paper.example`. */
  readonly origins: ReadonlySet<string>;
}

export function openGate(said: Partial<Gate> = {}): Gate {
  return {
    limits: guessingLimits(),
    passwords: passwordHasher(),
    challenges: challenges(),
    origins: new Set(),
    ...said,
  };
}

export function gateOf({ gate }: NewsroomRooms): Gate {
  if (!gate) throw new Error('These rooms were opened without a gate, so nobody can sign in.');
  return gate;
}
