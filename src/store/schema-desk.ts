import type { Generated } from 'kysely';
import type { Stage } from '../story/stages.ts';

/** Tables of migrations 0003 and 0007: where each story stands. */
export interface DeskTables {
  drafts: DraftRow;
  search: SearchRow;
  saved_views: SavedViewRow;
}

/** Where a draft stands: one row a story, kept with every revision and every act on it. */
interface DraftRow {
  /** For the search: texts are numbered by it. */
  id: Generated<number>;
  story_id: string;
  stage: Stage;
  stage_since: string;
  stage_by: string;
  hold_reason: string | null;
  hold_at: string | null;
  hold_by: string | null;
  spiked_reason: string | null;
  spiked_at: string | null;
  spiked_by: string | null;
  /** A person's id. */
  assignee: string | null;
  deadline: string | null;
  embargo_until: string | null;
  /** From here to `revision`: as the newest revision says. */
  headline: string;
  catchline: string | null;
  kind: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  edition: string;
  section: string;
  byline: string;
  words: number;
  revision: number;
  created_at: string;
  created_by: string;
  /** When a person last did anything to it, its words or its state. */
  touched_at: string;
  touched_by: string;
  live_version: number | null;
  public_state: 'live' | 'withdrawn' | 'killed' | null;
  /** 0 while the draft reads as its newest version does. */
  is_ahead: number;
  /** The story this one takes further. */
  follows_up: string | null;
  /** The note of the last hand-over, until it is put away. */
  handed_note: string | null;
  handed_at: string | null;
  handed_by: string | null;
}

/** The full-text index (FTS5, without the texts themselves); row ids are made by `textId`. */
interface SearchRow {
  rowid: number;
  headline: string;
  furniture: string;
  catchline: string;
  byline: string;
  body: string;
  parts: string;
}

/** A way of looking at the desk that somebody keeps; `is_shared` shows it to everybody. */
interface SavedViewRow {
  id: string;
  owner: string;
  name: string;
  is_shared: number;
  json: string;
  saved_at: string;
}
