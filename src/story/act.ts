import { z } from 'zod';

/** Who did what, and when: kept with every change, and in the record. */
export const actSchema = z.object({
  at: z.string(),
  /** A person's id or name, or `system`. */
  by: z.string(),
  /** The verb: `publish`, `kill`, `arrange-front`. */
  act: z.string(),
  /** The act in words, as receipts, `why` and the record print it: `Published “Ferry reaches the islands”`. */
  summary: z.string(),
});

/** By what the record of acts is searched. */
export const actSearchSchema = z.strictObject({
  /** A person's id, or `system`. */
  person: z.string().max(64).optional(),
  act: z.string().max(64).optional(),
  /** All of these words, or words that begin so, in summary, details, story id and name. */
  words: z.string().max(200).optional(),
  /** From this instant on. */
  from: z.string().optional(),
  /** Before this instant. */
  to: z.string().optional(),
  /** Only rows older than this number: the next page after the one whose last row it is. */
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type Act = Readonly<z.infer<typeof actSchema>>;
export type ActSearch = Readonly<z.infer<typeof actSearchSchema>>;
