import { z } from 'zod';
import { isInstant } from '../base/clock.ts';

const instantSchema = z.string().refine(isInstant);

/**
 * What somebody says in the margin of a draft. Each entry stands under a key of its own in the draft's `comments`, so that
 * two people who answer at once both stay. The first entry of a thread has the thread's id as its key, which is the id
 * of the `comment` mark in the text; answers have ids of their own. Whether a thread is settled stands with its first entry.
 */
const commentSchema = z.strictObject({
  thread: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  /** The id of the person who wrote it. */
  by: z.string().min(1),
  at: instantSchema,
  text: z.string().min(1).max(10_000),
  /** With the first entry of a thread: the words it was about when it was written, for the day they are gone. */
  about: z.string().max(500).optional(),
  settled: z
    .strictObject({ by: z.string().min(1), at: instantSchema })
    .nullable()
    .default(null),
});

export type Comment = z.infer<typeof commentSchema>;

/**
 * What may stand under a key after somebody has written there: their own words under their own name, and nobody else's words
 * changed. Null for what is no comment. `before` is what stood there.
 */
export function commentAfter(before: Comment | null, written: unknown, by: string): Comment | null {
  const parsed = commentSchema.safeParse(written);
  if (!parsed.success) return before;
  const said = before === null || before.by === by ? { ...parsed.data, by } : { ...before };
  return { ...said, settled: settledBy(before?.settled ?? null, parsed.data.settled, by) };
}

/** Anybody may settle a thread, in their own name, or open it again. */
function settledBy(before: Comment['settled'], written: Comment['settled'], by: string): Comment['settled'] {
  return written === null ? null : (before ?? { by, at: written.at });
}

/** A comment as it stands in a draft, or null when it is none. */
export function commentFrom(value: unknown): Comment | null {
  const parsed = commentSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
