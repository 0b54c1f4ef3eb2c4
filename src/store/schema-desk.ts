import type { Generated } from 'kysely';
import type { Stage } from '../story/stages.ts';

/** Tables of migrations 0003, 0007, 0012 and 0014: where each story stands, what people are told about it, and how that goes out by e-mail. */
export interface DeskTables {
  drafts: DraftRow;
  search: SearchRow;
  saved_views: SavedViewRow;
  notices: NoticeRow;
  notice_ways: NoticeWaysRow;
  account_letters: AccountLetterRow;
  mail_delays: MailDelayRow;
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

/** Something a person is told about a story, until they say that it is done. */
interface NoticeRow {
  id: Generated<number>;
  person_id: string;
  kind: string;
  story_id: string;
  /** A person's id, or `system`. */
  by: string;
  /** What was said with it: a comment, the note of a hand-over, why a release failed. */
  say: string;
  at: string;
  done_at: string | null;
  /** When it went out by e-mail; null for what did not, or not yet. */
  mailed_at: string | null;
}

/** How somebody wants to be told; nobody has a row before they chose. */
interface NoticeWaysRow {
  person_id: string;
  by_mail: number;
  /** From and until when no e-mail comes, as `HH:MM` on the clock of a zone; all null for never. */
  quiet_from: string | null;
  quiet_until: string | null;
  quiet_zone: string | null;
}

/** A letter that waits to be sent: what happened to an account, to one address. */
interface AccountLetterRow {
  audit_seq: number;
  address: string;
}

/** An address whose mail server asked for patience, and when it is asked again. */
interface MailDelayRow {
  address: string;
  tries: number;
  due_at: string;
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
