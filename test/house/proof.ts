// How long a proof goes on: a few rounds with a seed of chance in `npm test`, many in `npm run proof`, and as many as one says, from the seed
// one says, when something failed and is looked into: SEED=155867 ROUNDS=22 npm run proof collaborating.

import { createHash } from 'node:crypto';

/** Whether there is time. */
export const isLong = process.env['STANDFIRST_PROOF'] === 'long';

/** So many rounds now: `ROUNDS` where it is set. */
export function rounds({ short, long }: { readonly short: number; readonly long: number }): number {
  return Number(process.env['ROUNDS'] ?? (isLong ? long : short));
}

/** The seed of this run; whoever uses it prints it. */
export const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));

/**
 * Whether a case is tried in this one of several looks. In `npm test` each case has its turn in one of them, another with each seed; in
 * `npm run proof` it is tried in all. What fails names its case and its look.
 */
export function hasTurn(name: string, look: number, looks: number): boolean {
  return isLong || createHash('sha1').update(`${SEED} ${name}`).digest().readUInt32BE() % looks === look;
}
