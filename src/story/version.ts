import type { Instant } from '../base/clock.ts';
import type { Story } from './story.ts';

export const changeKinds = ['first', 'update', 'correction', 'clarification', 'retraction', 'minor'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Changes that readers are told of in a note: all but the first version and minor ones. */
export function needsNote(change: ChangeKind): boolean {
  return change !== 'first' && change !== 'minor';
}

/** "Last updated" moves only when the journalism changed. */
export function isSubstantive(change: ChangeKind): boolean {
  return change !== 'minor';
}

/** Changes that stand on the corrections page. */
export function isCorrection(change: ChangeKind): boolean {
  return correctionKinds.includes(change);
}

export const correctionKinds: readonly ChangeKind[] = ['correction', 'clarification', 'retraction'];

/** What is known of one published version without opening it. */
export interface VersionHead {
  readonly storyId: string;
  /** Counted from 1. */
  readonly number: number;
  readonly change: ChangeKind;
  /** The public note; null for `first` and `minor`. */
  readonly note: string | null;
  /** When this version went live here. */
  readonly publishedAt: Instant;
  readonly headline: string;
  /** Set when this version may no longer be read: the tombstone. */
  readonly suppressed: { readonly at: Instant; readonly reason: string } | null;
}

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
