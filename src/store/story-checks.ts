import type { FineHere } from '../story/fine-here.ts';
import { type StoryChecks, storyChecksSchema } from '../story/story-checks.ts';
import type { Story } from '../story/story.ts';
import type { Db } from './open-store.ts';
import { publishedText } from './texts-once.ts';
import type { SettingAct } from './setting-versions.ts';
import { dropDocument, keepDocument, readDocument, saveDocument } from './small-documents.ts';

const NAME = 'story-checks';

/** Which checks block and which warn, and the words to avoid; as the house has them where nobody set anything. */
export async function readStoryChecks(db: Db): Promise<StoryChecks> {
  return storyChecksSchema.parse((await readDocument(db, NAME)) ?? {});
}

/** No page shows them, so nothing is pressed for them. Answers the number of the change; null where nothing changed. */
export function saveStoryChecks(tx: Db, checks: StoryChecks, act: SettingAct): Promise<number | null> {
  return saveDocument(tx, { name: NAME, value: storyChecksSchema.parse(checks), touched: [], isSetting: true }, act);
}

/** Where in a story words to avoid are fine, as people said. */
export async function readFineHere(db: Db, storyId: string): Promise<FineHere[]> {
  return ((await readDocument(db, fineIn(storyId))) ?? []) as FineHere[];
}

export async function keepFineHere(tx: Db, storyId: string, said: readonly FineHere[]): Promise<void> {
  if (said.length === 0) await dropDocument(tx, fineIn(storyId));
  else await keepDocument(tx, fineIn(storyId), said);
}

const fineIn = (storyId: string): string => `fine-here/${storyId}`;

/** A piece of the archive, from the newest on. */
export interface ArchivePiece {
  readonly stories: readonly Story[];
  /** Where the next piece begins; null at the end. */
  readonly next: string | null;
}

/** Live stories, newest first, at most `limit`, after a place that an earlier piece named. */
export async function readArchivePiece(db: Db, after: string | null, limit: number): Promise<ArchivePiece> {
  let query = db
    .selectFrom('listings')
    .innerJoin('stories', 'stories.id', 'listings.story_id')
    .select(['stories.id', publishedText.as('json'), 'listings.sort_at'])
    .where('list', '=', 'all')
    .orderBy('listings.sort_at', 'desc')
    .orderBy('story_id', 'desc')
    .limit(limit);
  const [sortAt = '', id = ''] = after?.split(' ') ?? [];
  if (after !== null)
    query = query.where((where) =>
      where.or([
        where('listings.sort_at', '<', sortAt),
        where.and([where('listings.sort_at', '=', sortAt), where('story_id', '<', id)]),
      ]),
    );
  const rows = await query.execute();
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    stories: rows.map(({ json }) => JSON.parse(json) as Story),
    next: last ? `${last.sort_at} ${last.id}` : null,
  };
}

export async function countLive(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('list_months')
    .select((select) => select.fn.sum<number | null>('count').as('count'))
    .where('list', '=', 'all')
    .executeTakeFirstOrThrow();
  return count ?? 0;
}
