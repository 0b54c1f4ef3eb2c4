import type { Instant } from '../base/clock.ts';
import type { Problem } from '../base/problem.ts';
import type { StoryInput } from '../story/story.ts';

/** What a page or an agency item says about itself, before the house has filed it. */
export interface Arrival {
  /** The story without what only the house can give: its id, edition and section. */
  readonly story: Omit<StoryInput, 'id' | 'edition' | 'section' | 'topics' | 'urlSlug'>;
  /** The section by the name its source gives it; null when it states none. */
  readonly sectionName: string | null;
  /** Subjects, people and places the source files it under, by name. */
  readonly topicNames: readonly string[];
  readonly firstPublishedAt: Instant | null;
  readonly lastUpdatedAt: Instant | null;
  /** The address it stood at, in full; null when unknown. */
  readonly oldAddress: string | null;
  /** Where the page has each picture, in the order of `everyImageIn`; null for one of which it has words alone. Left out where it has none. */
  readonly pictures?: readonly (string | null)[];
  /** What a sub-editor should look at; never a reason to refuse. */
  readonly warnings: readonly Problem[];
}

/** What a format makes of bytes: a story with warnings, or the reasons why it cannot be one. */
export type Read =
  | { readonly ok: true; readonly arrival: Arrival }
  | { readonly ok: false; readonly problems: readonly Problem[] };
