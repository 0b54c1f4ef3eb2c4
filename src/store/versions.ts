import type { Instant } from '../base/clock.ts';
import type { Whereabouts } from '../story/archive.ts';
import type { Card, PublicState, PublishedStory } from '../story/published.ts';
import type { Story } from '../story/story.ts';
import type { ChangeKind, Version, VersionHead } from '../story/version.ts';
import type { Db } from './open-store.ts';
import { publishedText } from './texts-once.ts';
import type { Schema } from './schema.ts';

/** A story that is or was public; null when readers never had it. */
export async function readPublished(db: Db, storyId: string): Promise<PublishedStory | null> {
  const row = await db
    .selectFrom('stories')
    .selectAll()
    .select(publishedText.as('text'))
    .where('id', '=', storyId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    story: JSON.parse(row.text) as Story,
    state: stateOf(row),
    version: row.version,
    change: row.change as ChangeKind,
    ...((JSON.parse(row.card) as Card).retracted && { retracted: true }),
    firstPublishedAt: row.first_published_at,
    lastUpdatedAt: row.last_updated_at,
    sortAt: row.sort_at,
  };
}

/** Where a story that is or was public stands; null when readers never had it. */
export async function readWhereabouts(db: Db, storyId: string): Promise<Whereabouts | null> {
  const row = await db
    .selectFrom('stories')
    .select(['state', 'state_at', 'reason', 'url_slug', 'edition', 'card'])
    .where('id', '=', storyId)
    .executeTakeFirst();
  if (!row) return null;
  const { alsoIn = [], kind } = JSON.parse(row.card) as Card;
  return { id: storyId, urlSlug: row.url_slug, kind, edition: row.edition, alsoIn, state: stateOf(row) };
}

/** What lists show of a live story; null when it is not live. */
export async function readCard(db: Db, storyId: string): Promise<Card | null> {
  const row = await db
    .selectFrom('stories')
    .select('card')
    .where('id', '=', storyId)
    .where('state', '=', 'live')
    .executeTakeFirst();
  return row ? (JSON.parse(row.card) as Card) : null;
}

/** When a live story last changed in substance; null when nobody knows or it is not live. */
export async function readUpdatedAt(db: Db, storyId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('stories')
    .select('last_updated_at')
    .where('id', '=', storyId)
    .where('state', '=', 'live')
    .executeTakeFirst();
  return row?.last_updated_at ?? null;
}

export function stateOf({
  state,
  state_at: at,
  reason,
}: Pick<Schema['stories'], 'state' | 'state_at' | 'reason'>): PublicState {
  if (state === 'live') return { is: 'live' };
  return state === 'withdrawn' ? { is: 'withdrawn', at } : { is: 'killed', at, reason: reason ?? '' };
}

/** A story may have hundreds of versions, each with all its words: heads are read without them. */
const headColumns = [
  'story_id',
  'number',
  'change',
  'note',
  'published_at',
  'headline',
  'suppressed_at',
  'suppressed_reason',
] as const;

/** Every published version of a story, oldest first. */
export async function readVersions(db: Db, storyId: string): Promise<VersionHead[]> {
  const rows = await db
    .selectFrom('versions')
    .select(headColumns)
    .where('story_id', '=', storyId)
    .orderBy('number')
    .execute();
  return rows.map(headOf);
}

export async function readVersion(db: Db, storyId: string, number: number): Promise<Version | null> {
  const row = await db
    .selectFrom('versions')
    .selectAll()
    .where('story_id', '=', storyId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return null;
  return { ...headOf(row), story: row.suppressed_at ? null : (JSON.parse(row.json) as Story) };
}

function headOf(row: Pick<Schema['versions'], (typeof headColumns)[number]>): VersionHead {
  const { suppressed_at: at, suppressed_reason: reason } = row;
  return {
    storyId: row.story_id,
    number: row.number,
    change: row.change as ChangeKind,
    note: at ? null : row.note,
    publishedAt: row.published_at,
    headline: at ? '' : row.headline,
    suppressed: at ? { at, reason: reason ?? '' } : null,
  };
}
