import { z } from 'zod';
import { plainText } from '../base/plain-text.ts';
import { type Instant, isInstant, isPresent } from '../base/clock.ts';

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

/** Who wrote something just now, by the newsroom's clock. */
interface Hand {
  readonly by: string;
  readonly now: Instant;
}

/**
 * What may stand under a key after somebody has written there: their own words under their own name and the newsroom's time, and
 * nobody else's words changed. Null for what is no comment. `before` is what stood there.
 */
export function commentAfter(before: Comment | null, written: unknown, hand: Hand): Comment | null {
  const parsed = commentSchema.safeParse(written);
  if (!parsed.success) return before;
  const text = plainText(parsed.data.text);
  if (text === '') return before;
  const said = saidAfter(before, { ...parsed.data, text }, hand);
  return { ...said, settled: settledBy(before?.settled ?? null, parsed.data.settled, hand) };
}

/** Other words do not make something said later. */
function saidAfter(before: Comment | null, written: Comment, { by, now }: Hand): Comment {
  if (before === null) return { ...written, by, at: momentOf(written.at, now) };
  return before.by === by ? { ...written, by, at: before.at } : { ...before };
}

/** Anybody may settle a thread, in their own name, or open it again. */
function settledBy(before: Comment['settled'], written: Comment['settled'], { by, now }: Hand): Comment['settled'] {
  return written === null ? null : (before ?? { by, at: momentOf(written.at, now) });
}

/** What a machine claims, where it is the present moment; the newsroom's clock decides. */
function momentOf(claimed: Instant, now: Instant): Instant {
  return isPresent(claimed, now) ? claimed : now;
}

/** A comment as it stands in a draft, or null when it is none. */
export function commentFrom(value: unknown): Comment | null {
  const parsed = commentSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The threads that are not settled, each by its id, whether or not the words they are about still stand in the text. */
export function openThreads(entries: Iterable<readonly [string, unknown]>): string[] {
  const open = new Set<string>();
  const settled = new Set<string>();
  for (const [key, value] of entries) {
    const comment = commentFrom(value);
    if (!comment) continue;
    open.add(comment.thread);
    if (key === comment.thread && comment.settled) settled.add(key);
  }
  return [...open].filter((thread) => !settled.has(thread));
}
