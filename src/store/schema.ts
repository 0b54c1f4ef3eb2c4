import type { Generated } from 'kysely';
import type { ArrangingTables } from './schema-arranging.ts';
import type { BannerTables } from './schema-banners.ts';
import type { CollaborationTables } from './schema-collaboration.ts';
import type { DeskTables } from './schema-desk.ts';
import type { MediaTables } from './schema-media.ts';
import type { PeopleTables } from './schema-people.ts';
import type { ReleaseTables } from './schema-releases.ts';

/** The tables as Kysely types. Columns named `json` hold a value of the story room, written by `JSON.stringify`. */
export interface Schema
  extends PeopleTables, DeskTables, CollaborationTables, ReleaseTables, ArrangingTables, BannerTables, MediaTables {
  documents: DocumentRow;
  setting_versions: SettingVersionRow;
  stories: StoryRow;
  revisions: RevisionRow;
  versions: VersionRow;
  listings: ListingRow;
  list_months: ListMonthRow;
  changes: ChangeRow;
  redirects: { path: string; story_id: string };
  led_addresses: { path: string; target: string | null; at: string; by: string };
  sources: { key: string; story_id: string; digest: string };
  addresses: { path: string; since: string };
  first_words: { word: string; owner: string; since: string | null };
  pages: PageRow;
  facts: { id: Generated<number>; fact: string };
  reads: { fact_id: number; page_id: number };
  purges: { key: string; stamp: number; since: number; is_hard: number; tries: number; again: number; due_at: string };
  /** What is worth nothing after its end, in seconds since 1970. */
  short_lived: { name: string; json: string; ends: number };
  /** Used on a server alone. */
  leases: {
    name: string;
    number: number;
    holder: string;
    until: number;
    was_left: number;
    next: string | null;
    next_until: number;
  };
  due_pages: { turn: Generated<number>; path: string; because: string; change_seq: number };
  /** One row while pages follow a change of the whole site; none otherwise. */
  rounds: { seq: number; facts: string; place: number };
  cursors: { name: string; seq: number };
}

/** One change of a small thing that people set; JSON as it was and as it became. */
interface SettingVersionRow {
  number: Generated<number>;
  at: string;
  by: string;
  summary: string;
  document: string;
  undoes: number | null;
  /** What it was, as JSON. */
  was: string;
  json: string;
}

/** Small things of which there is one under a name: `settings`, `section/world`, `front/uk`, `most-read/uk`. */
interface DocumentRow {
  name: string;
  json: string;
}

/** A story once it was public: its current version and dates. */
interface StoryRow {
  id: string;
  state: 'live' | 'withdrawn' | 'killed';
  state_at: string;
  reason: string | null;
  version: number;
  change: string;
  first_published_at: string | null;
  last_updated_at: string | null;
  sort_at: string;
  /** Of the story, for its address; kept apart for the same reason as `card`. */
  url_slug: string;
  edition: string;
  /** What lists show of it (`Card`), kept apart so that a list need not read bodies. */
  card: string;
  /** Empty where its current version has the same words: `publishedText` has them. */
  json: string;
}

/** Every saved state of a draft; the highest number is the draft. */
interface RevisionRow {
  story_id: string;
  number: number;
  saved_at: string;
  by: string;
  /** Empty where a version has the same words: `revisionText` has them. */
  json: string;
  /** The version that has them. */
  version: Generated<number | null>;
  /** Everybody who wrote since the revision before, as JSON (`Writer[]` of draft-log.ts). */
  writers: Generated<string>;
  /** Who typed which letters of the texts that are new in it, as JSON (`Typed[]` of story/blame.ts); each by a person's id. */
  typed: Generated<string>;
  /** The last update of the draft's log that it holds; null for a revision that was not made from the log. */
  up_to: number | null;
}

interface VersionRow {
  story_id: string;
  number: number;
  change: string;
  note: string | null;
  published_at: string;
  by: string;
  headline: string;
  json: string;
  suppressed_at: string | null;
  suppressed_reason: string | null;
}

/** A live story's place in one list. */
interface ListingRow {
  list: string;
  story_id: string;
  sort_at: string;
  month: string;
}

/** How many live stories a list has in a month; zero is kept, for a month that once had some. */
interface ListMonthRow {
  list: string;
  month: string;
  count: number;
}

/** The one table that travels sideways: what happened, and which facts are no longer what they were. */
interface ChangeRow {
  seq: Generated<number>;
  at: string;
  by: string;
  act: string;
  story_id: string | null;
  /** What happened in words, for receipts and `why`. */
  summary: string;
  facts: string;
}

/** The ledger's page: what was pressed under an address, from what, and why last. */
interface PageRow {
  id: Generated<number>;
  path: string;
  kind: string;
  outcome: string;
  /** Hash of the loaded data and the template it was rendered with. */
  data_hash: string;
  reads_hash: string;
  /** The change that pressed it last; 0 when everything was pressed. */
  change_seq: number;
  because: string;
  pressed_at: string;
  /** 1 when the last attempt failed or was cut off. */
  stale: number;
  /** The newest change that was known when it was pressed, or found equal, last. */
  as_of: Generated<number>;
}
