import type { Selectable } from 'kysely';
import type { Instant } from '../../base/clock.ts';
import type { DeskStory } from '../../story/desk.ts';
import type { StoryKind } from '../../story/story.ts';
import type { Db } from '../open-store.ts';
import type { Schema } from '../schema.ts';

/** As it comes out of the table, where every row has its number. */
export type DraftRow = Selectable<Schema['drafts']>;

/** Rows as the desk shows them, with when each goes live by itself. */
export async function deskStories(db: Db, rows: readonly DraftRow[]): Promise<DeskStory[]> {
  const schedules = await readSchedules(
    db,
    rows.map((row) => row.story_id),
  );
  return rows.map((row) => ({ ...filed(row), ...state(row), scheduledAt: schedules.get(row.story_id) ?? null }));
}

async function readSchedules(db: Db, ids: readonly string[]): Promise<Map<string, Instant>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('release_items')
    .innerJoin('releases', 'releases.id', 'release_items.release_id')
    .select(['story_id', 'at'])
    .where('story_id', 'in', ids)
    .where('state', '=', 'planned')
    .execute();
  return new Map(rows.flatMap(({ story_id: id, at }) => (at ? [[id, at]] : [])));
}

function filed(row: DraftRow) {
  const { headline, catchline, lang, dir, edition, section, byline, words, revision, assignee, deadline } = row;
  const kind = row.kind as StoryKind;
  return {
    id: row.story_id,
    headline,
    catchline,
    kind,
    lang,
    dir,
    edition,
    section,
    byline,
    words,
    revision,
    assignee,
    deadline,
  };
}

function state(row: DraftRow) {
  return {
    stage: { is: row.stage, since: row.stage_since, by: row.stage_by },
    hold: reasoned(row.hold_reason, row.hold_at, row.hold_by),
    spiked: reasoned(row.spiked_reason, row.spiked_at, row.spiked_by),
    handed: row.handed_at === null ? null : { note: row.handed_note ?? '', at: row.handed_at, by: row.handed_by ?? '' },
    embargoUntil: row.embargo_until,
    live: row.live_version && row.public_state ? { version: row.live_version, state: row.public_state } : null,
    isAhead: row.is_ahead === 1,
    followsUp: row.follows_up,
    created: { at: row.created_at, by: row.created_by },
    touched: { at: row.touched_at, by: row.touched_by },
  };
}

function reasoned(reason: string | null, at: string | null, by: string | null) {
  return at === null ? null : { reason: reason ?? '', at, by: by ?? '' };
}
