import { z } from 'zod';
import type { Instant } from '../base/clock.ts';

/** What a rule on words to avoid objects to: its words, and the whole text of the place in which they stand. */
export const objectionSchema = z.strictObject({
  rule: z.string().min(1).max(40),
  words: z.string().min(1).max(200),
  text: z.string().min(1).max(100_000),
});
export type Objection = Readonly<z.infer<typeof objectionSchema>>;

/** That it is fine there, as somebody said. It holds while the text of the place is the same, wherever that is in the story. */
export interface FineHere extends Objection {
  /** The name of who said so. */
  readonly by: string;
  readonly at: Instant;
  /** Whether whoever said so may also wave through what stops a story. */
  readonly mayPass: boolean;
}

/** As many are kept of a story; those said longest ago go first. */
const MOST_FINE = 200;

/** The same place, by rule and text. */
export function isSamePlace(one: Objection, other: Objection): boolean {
  return one.rule === other.rule && one.text === other.text;
}

export function withoutFine(said: readonly FineHere[], place: Objection): FineHere[] {
  return said.filter((one) => !isSamePlace(one, place));
}

export function withFine(said: readonly FineHere[], fine: FineHere): FineHere[] {
  return [...withoutFine(said, fine), fine].slice(-MOST_FINE);
}
