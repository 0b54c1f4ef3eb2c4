import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import { frontIdSchema } from './arrangement.ts';
import { isHouseWord } from './first-words.ts';
import { editionIdSchema, slugSchema } from './story.ts';

const reasonSchema = z.string().trim().min(1).max(300);

/** What became of a front at its end: where its address leads, or since when and why nothing is there. */
const endedSchema = z.strictObject({
  /** Another front, whose address readers are led to; null for none (410). */
  to: frontIdSchema.nullable(),
  at: z.string().refine(isInstant, 'Write a moment in UTC.'),
  /** Said to readers where their way ends. */
  reason: reasonSchema.nullable(),
});

/** A front under an address of its own: an election, a World Cup. It stands in the chrome of one edition. */
export const freeFrontSchema = z.strictObject({
  /** The word of its address, `/election`; its own for ever. */
  slug: slugSchema.refine((slug) => !isHouseWord(slug), 'This word begins other addresses. Choose another.'),
  name: z.string().trim().min(1, 'Give it a name.').max(120),
  description: z.string().trim().min(1).max(500).nullable().default(null),
  edition: editionIdSchema,
  /** Left out of one that is there. */
  end: endedSchema.optional(),
});

/** How a front ends. */
export const freeFrontEndSchema = endedSchema.omit({ at: true });

export type FreeFront = z.infer<typeof freeFrontSchema>;
export type FreeFrontEnd = z.infer<typeof freeFrontEndSchema>;
