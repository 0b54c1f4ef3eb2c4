import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import { lanes, readerStates, stages } from './stages.ts';
import { dirSchema, editionIdSchema, slugSchema, storyKinds } from './story.ts';

/**
 * In which order the desk is read. `touched` and `created`: newest first; `words`: longest first; `deadline`: soonest first;
 * `waiting`: longest in its stage first. `stage` (the nearest to readers first), `section` and `assignee` (by name, those nobody has last) keep
 * together what is alike, the last touched first.
 */
export const deskSorts = [
  'touched',
  'deadline',
  'created',
  'waiting',
  'headline',
  'words',
  'stage',
  'section',
  'assignee',
] as const;
export type DeskSort = (typeof deskSorts)[number];

/** When and by whom something was done. */
export const doneSchema = z.object({ at: z.string(), by: z.string() });
const reasonedSchema = z.object({ ...doneSchema.shape, reason: z.string() });
const handedSchema = z.object({ ...doneSchema.shape, note: z.string() });

/** A story as the desk shows it: where its draft stands, and nothing of its body. The newsroom's contract answers with the same. */
export const deskStorySchema = z.object({
  id: z.string(),
  headline: z.string(),
  catchline: z.string().nullable(),
  kind: z.enum(storyKinds),
  lang: z.string(),
  dir: dirSchema,
  edition: z.string(),
  section: z.string(),
  /** Names, joined by commas. */
  byline: z.string(),
  words: z.int(),
  revision: z.int(),
  stage: z.object({ is: z.enum(stages), since: z.string(), by: z.string() }).readonly(),
  hold: reasonedSchema.readonly().nullable(),
  spiked: reasonedSchema.readonly().nullable(),
  /** A person's id. */
  assignee: z.string().nullable(),
  /** The note of the last hand-over; null when there was none, or when it was read and put away. */
  handed: handedSchema.readonly().nullable(),
  deadline: z.string().nullable(),
  embargoUntil: z.string().nullable(),
  /** What readers have or had of it; null for a story that never went out. */
  live: z
    .object({ version: z.int(), state: z.enum(readerStates).exclude(['never']) })
    .readonly()
    .nullable(),
  /** True while the draft holds what no published version does. */
  isAhead: z.boolean(),
  followsUp: z.string().nullable(),
  created: doneSchema.readonly(),
  touched: doneSchema.readonly(),
  /** When it goes live by itself; null when nothing is planned. */
  scheduledAt: z.string().nullable(),
});

export type Done = Readonly<z.infer<typeof doneSchema>>;
export type DoneWithReason = Readonly<z.infer<typeof reasonedSchema>>;
export type Handed = Readonly<z.infer<typeof handedSchema>>;
export type DeskStory = Readonly<z.infer<typeof deskStorySchema>>;

/**
 * Whether a story waits with a note for somebody: for the one it was given to, and for everybody while it was given to nobody;
 * never for the one who wrote the note.
 */
export function hasNoteFor({ handed, assignee }: Pick<DeskStory, 'handed' | 'assignee'>, person: string): boolean {
  return handed !== null && handed.by !== person && (assignee === null || assignee === person);
}

/** What part of the desk is looked at; what is left out is not asked about. */
export const deskFilterSchema = z.strictObject({
  lane: z.enum(lanes).optional(),
  section: slugSchema.optional(),
  edition: editionIdSchema.optional(),
  kind: z.enum(storyKinds).optional(),
  lang: z.string().max(35).optional(),
  public: z.enum(readerStates).optional(),
  /** As typed: words that must all be found, in the draft or in a published version; quotes make phrases. */
  text: z.string().max(200).optional(),
});

export interface DeskFilter extends Readonly<z.infer<typeof deskFilterSchema>> {
  /** A person's id; null for stories nobody has. */
  readonly assignee?: string | null | undefined;
  /** Only what is due before this. */
  readonly dueBefore?: Instant | undefined;
}

/** A way of looking at the desk under a name. */
export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Shown to everybody; only its owner changes it. */
  isShared: z.boolean(),
  /** What the desk's address says: filter and order, as the screens write them. */
  query: z.record(z.string(), z.string()).readonly(),
});

/** A stretch of text; `isMatch` is what was looked for. */
const pieceSchema = z.object({ text: z.string(), isMatch: z.boolean() }).readonly();

/** Where a text was found, and the words round it. */
export const findingSchema = z.object({
  headline: z.array(pieceSchema).readonly(),
  /** Null when the headline says it all. */
  snippet: z.array(pieceSchema).readonly().nullable(),
  /** The published version that has the words when the draft no longer has; null for the draft. */
  version: z.int().nullable(),
});

export type Piece = z.infer<typeof pieceSchema>;
export type Finding = Readonly<z.infer<typeof findingSchema>>;

export interface FoundStory extends DeskStory {
  readonly found: Finding;
}
