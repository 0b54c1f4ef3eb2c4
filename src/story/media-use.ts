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

export type MediaUse = z.infer<typeof mediaUseSchema>;
