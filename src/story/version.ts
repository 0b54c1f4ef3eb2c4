import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import type { Story } from './story.ts';

export const changeKinds = ['first', 'update', 'correction', 'clarification', 'retraction', 'minor'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Changes that readers are told about in a note: all but the first version and minor ones. */
export function needsNote(change: ChangeKind): boolean {
  return change !== 'first' && change !== 'minor';
}

/** "Last updated" moves only when the journalism changed. */
export function isSubstantive(change: ChangeKind): boolean {
  return change !== 'minor';
}

/** Changes that are on the corrections page. */
export function isCorrection(change: ChangeKind): boolean {
  return correctionKinds.includes(change);
}

/** Changes after which words that were written elsewhere of the version before may be wrong as well. */
export function isWrongBefore(change: ChangeKind): boolean {
  return change === 'correction' || change === 'retraction';
}

export const correctionKinds: readonly ChangeKind[] = ['correction', 'clarification', 'retraction'];

/** What is known of one published version without opening it. */
export const versionHeadSchema = z.object({
  storyId: z.string(),
  /** Counted from 1. */
  number: z.int(),
  change: z.enum(changeKinds),
  /** The public note; null for `first` and `minor`. */
  note: z.string().nullable(),
  /** When this version went live here. */
  publishedAt: z.string(),
  headline: z.string(),
  /** Set when this version may no longer be read: the tombstone. */
  suppressed: z.object({ at: z.string(), reason: z.string() }).readonly().nullable(),
});

export type VersionHead = Readonly<z.infer<typeof versionHeadSchema>>;

/** An immutable published state of a story. `story` is null exactly when the version is suppressed. */
export interface Version extends VersionHead {
  readonly story: Story | null;
}

/** A note to readers that something published was wrong or unclear. */
export interface Correction {
  readonly storyId: string;
  readonly version: number;
  readonly change: ChangeKind;
  readonly note: string;
  readonly at: Instant;
}
