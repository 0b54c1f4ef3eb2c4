import type { Generated } from 'kysely';
import type { ReleaseState } from '../story/release.ts';

/** Tables of migration 0005: what goes live by itself, alone or together. */
export interface ReleaseTables {
  releases: ReleaseRow;
  release_items: ReleaseItemRow;
}

/** One moment at which one or several stories go live, all or none. */
interface ReleaseRow {
  id: string;
  /** When it is due; null for one that was done at once. */
  at: string | null;
  /** The zone in whose time the editor wrote it. */
  zone: string | null;
  planned_at: string;
  planned_by: string;
  state: ReleaseState['is'];
  state_at: string;
  state_by: string;
  /** Why it failed or was cancelled. */
  why: string | null;
}

/** A story in a release: the revision that was approved, and what its publication is called. */
interface ReleaseItemRow {
  release_id: string;
  story_id: string;
  /** In the order in which the editor put them. */
  position: number;
  revision: number;
  change: string;
  note: string | null;
  /** The version it became; null until it went live. */
  version: number | null;
  /** Why it goes live although a check asks for a reason. */
  reason: Generated<string | null>;
}
