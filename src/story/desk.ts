import type { Instant } from '../base/clock.ts';
import type { Lane, Stage } from './stages.ts';
import type { StoryKind } from './story.ts';

/** When and by whom something was done. */
export interface Done {
  readonly at: Instant;
  readonly by: string;
}

export interface DoneWithReason extends Done {
  readonly reason: string;
}

export interface Handed extends Done {
  readonly note: string;
}

/** A story as the desk shows it: where its draft stands, and nothing of its body. */
export interface DeskStory {
  readonly id: string;
  readonly headline: string;
  readonly catchline: string | null;
  readonly kind: StoryKind;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly edition: string;
  readonly section: string;
  /** Names, joined by commas. */
  readonly byline: string;
  readonly words: number;
  readonly revision: number;
  readonly stage: { readonly is: Stage; readonly since: Instant; readonly by: string };
  readonly hold: DoneWithReason | null;
  readonly spiked: DoneWithReason | null;
  /** A person's id. */
  readonly assignee: string | null;
  /** The note of the last hand-over; null when there was none, or when it was read and put away. */
  readonly handed: Handed | null;
  readonly deadline: Instant | null;
  readonly embargoUntil: Instant | null;
  /** What readers have or had of it; null for a story that never went out. */
  readonly live: { readonly version: number; readonly state: 'live' | 'withdrawn' | 'killed' } | null;
  /** True while the draft holds what no published version does. */
  readonly isAhead: boolean;
  readonly followsUp: string | null;
  readonly created: Done;
  readonly touched: Done;
  /** When it goes live by itself; null when nothing is planned. */
  readonly scheduledAt: Instant | null;
}

/**
 * Whether a story waits with a note for somebody: for the one it was given to, and for everybody while it was given to nobody;
 * never for the one who wrote the note.
 */
export function hasNoteFor({ handed, assignee }: Pick<DeskStory, 'handed' | 'assignee'>, person: string): boolean {
  return handed !== null && handed.by !== person && (assignee === null || assignee === person);
}

/** What part of the desk is looked at; what is left out is not asked about. */
export interface DeskFilter {
  readonly lane?: Lane | undefined;
  readonly section?: string | undefined;
  readonly edition?: string | undefined;
  readonly kind?: string | undefined;
  readonly lang?: string | undefined;
  /** A person's id; null for stories nobody has. */
  readonly assignee?: string | null | undefined;
  /** Only what is due before this. */
  readonly dueBefore?: Instant | undefined;
  readonly public?: 'live' | 'never' | 'withdrawn' | 'killed' | undefined;
  /** As typed: words that must all be found, in the draft or in a published version. */
  readonly text?: string | undefined;
}

/** A stretch of text; `isMatch` is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Where a text was found, and the words round it. */
export interface Finding {
  readonly headline: readonly Piece[];
  /** Null when the headline says it all. */
  readonly snippet: readonly Piece[] | null;
  /** The published version that has the words when the draft no longer has; null for the draft. */
  readonly version: number | null;
}

export interface FoundStory extends DeskStory {
  readonly found: Finding;
}
