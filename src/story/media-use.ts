import { z } from 'zod';
import { readerStates } from './stages.ts';

/** A story that shows an item of the library, and where. */
export const mediaUseSchema = z.object({
  storyId: z.string(),
  headline: z.string(),
  /** What readers have of the story. */
  state: z.enum(readerStates),
  /** The versions that show it, those that were suppressed left out. */
  versions: z.array(z.int()).readonly(),
  /** True when the version that readers have, or had last, shows it. */
  isCurrent: z.boolean(),
  inDraft: z.boolean(),
  /** The fronts on which the story stands by hand. */
  fronts: z.array(z.string()).readonly(),
});

/** A container of fronts whose card shows an item of the library in place of its story's picture. */
export const mediaOnFrontSchema = z.object({
  /** Of the container; null for one without. */
  title: z.string().nullable(),
  /** Those on which it stands, as they are arranged. */
  fronts: z.array(z.string()).readonly(),
  /** True while readers have it there. */
  isLive: z.boolean(),
});

export type MediaOnFront = z.infer<typeof mediaOnFrontSchema>;
export type MediaUse = z.infer<typeof mediaUseSchema>;
