import type { Db } from './open-store.ts';

/** A place in the order of the site's stories, by when each was published. */
export interface Edge {
  readonly sortAt: string;
  readonly id: string;
}

export interface Listed extends Edge {
  /** As `2007-07`, by the clock of the default edition. */
  readonly month: string;
}

/** The newest live story that has as many newer ones as this; null where there are no more than these. */
export async function readEdge(db: Db, newer: number): Promise<Edge | null> {
  const row = await db
    .selectFrom('listings')
    .select(['sort_at', 'story_id'])
    .where('list', '=', 'all')
    .orderBy('sort_at', 'desc')
    .orderBy('story_id', 'desc')
    .limit(1)
    .offset(newer)
    .executeTakeFirst();
  return row ? { sortAt: row.sort_at, id: row.story_id } : null;
}

/** True for a story at the edge and for every older one. */
export function isBeyond(edge: Edge, { sortAt, id }: Edge): boolean {
  return sortAt < edge.sortAt || (sortAt === edge.sortAt && id <= edge.id);
}

/** Those of these stories that are live. */
export async function readListed(db: Db, ids: readonly string[]): Promise<Listed[]> {
  const rows = await db
    .selectFrom('listings')
    .select(['sort_at', 'story_id', 'month'])
    .where('list', '=', 'all')
    .where('story_id', 'in', ids)
    .execute();
  return rows.map((row) => ({ sortAt: row.sort_at, id: row.story_id, month: row.month }));
}
