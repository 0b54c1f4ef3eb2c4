import { z } from 'zod';
import { dirSchema } from './story.ts';

/**
 * Why somebody is told: they were named in a comment, were given a story, their suggestion was decided, or their release failed; of their launches of fronts: what
 * became of one at its time, and at its end, when it stays where somebody launched since. */
const noticeKinds = [
  'mention',
  'assigned',
  'handed',
  'suggestion-accepted',
  'suggestion-rejected',
  'release-failed',
  'launch-done',
  'launch-failed',
  'launch-returned',
  'launch-stayed',
] as const;

/** What somebody was told, as their inbox shows it. */
export const noticeSchema = z.object({
  id: z.int(),
  kind: z.enum(noticeKinds),
  /** Null for what is about fronts and no story. */
  storyId: z.string().nullable(),
  /** The story as the desk has it now; null for one that it does not have. */
  headline: z.string().nullable(),
  dir: dirSchema,
  /** The name of who did it, as it is now; null for the system and for people who are not known. */
  byName: z.string().nullable(),
  /** What was said with it; empty when nothing was. */
  say: z.string(),
  at: z.string(),
  doneAt: z.string().nullable(),
});

export type NoticeKind = (typeof noticeKinds)[number];
export type ShownNotice = Readonly<z.infer<typeof noticeSchema>>;
