import type { Generated } from 'kysely';
import type { MediaKind } from '../story/media-item.ts';

/** Tables of the migration `media-items`: the library, and what shows its items. */
export interface MediaTables {
  media_items: MediaItemRow;
  /** Which version of which story shows what. */
  media_uses: { media_id: string; story_id: string; version: number };
  /** What was superseded and is still there until a moment; the name is empty for all of an item. */
  superseded_media: { media_id: string; name: string; until: string };
  /** Whom and what place an item shows, and who made it (`MediaFacet`): its name as written, and as it is compared. */
  media_terms: { facet: string; term: string; n: number; name: string };
  /** Which draft shows what, as it stands. */
  media_draft_uses: { media_id: string; story_id: string };
  /** Which container of a front shows what on a card: 1 where it does as it is arranged, and where readers have it so or ever had. */
  media_card_uses: { media_id: string; container_id: string; drafted: number; launched: number };
}

interface MediaItemRow {
  /** In the order in which they came. */
  n: Generated<number>;
  id: string;
  kind: MediaKind;
  added_at: string;
  /** A person's id, or a name for what came without one. */
  added_by: string;
  /** `MediaItem['original']`; its hash stands beside it, to be found by. */
  original: string;
  sha256: string | null;
  width: number;
  height: number;
  shape: 'landscape' | 'portrait' | 'square';
  /** `Picture`; of a film and of sound one without renditions. */
  picture: string;
  /** `FoundInPicture`. */
  found: string;
  /** `MediaItem['byHand']`. */
  by_hand: string;
  revision: number;
  put_away_at: string | null;
  put_away_by: string | null;
  /** 1 while a version or a draft shows it. */
  used: number;
  /** 1 while more is to be made of it. */
  unfinished: Generated<number>;
  /** Of its rights; null while nobody knows of an end. */
  expires_at: string | null;
  /** `MediaEnd`. */
  ended: string | null;
  /** `MediaItem['replaced']`; null for one whose place no other took. */
  replaced: Generated<string | null>;
  /** `Recording`; null for a picture. */
  recording: Generated<string | null>;
  /** The film that a still is of; null for other pictures. */
  still_of: Generated<string | null>;
  /** `MediaItem['failed']`. */
  making: Generated<string | null>;
  /** The day or the instant; null where nobody knows. */
  taken: Generated<string | null>;
}
