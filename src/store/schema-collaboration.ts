/** Tables of migration 0004: what people type together. */
export interface CollaborationTables {
  draft_updates: DraftUpdateRow;
  draft_states: DraftStateRow;
}

/** What was typed, update by update, in the order in which it was kept; only ever added to, until a state holds it. */
interface DraftUpdateRow {
  story_id: string;
  /** Counted from 1 within its story, without gaps. */
  n: number;
  /** A Yjs update, version 1. */
  bytes: Uint8Array;
  by: string;
  at: string;
}

/** Everything a draft's log holds up to an update, as one update. */
interface DraftStateRow {
  story_id: string;
  up_to: number;
  bytes: Uint8Array;
}
