import { sql } from 'kysely';
import type { Story } from '../story/story.ts';
import { moveCursor, readCursor } from './changes.ts';
import { keepOnDesk } from './desk-rows.ts';
import type { Db } from './open-store.ts';
import { publishedText, revisionText } from './texts-once.ts';
import { deskWordsOf } from './desk-words.ts';
import { forgetTexts, indexDraft, indexVersion, searchableLines, textId } from './words/texts.ts';

/** Raised when the search index must be renewed because it reads words differently. */
const FORM = 5;
/** An index of this form or a later one is searched as it is while it is renewed piece by piece; an older one is made again before anybody searches. */
const OLDEST_SEARCHED = 3;
const CURSOR = 'desk';
/** Up to which draft the index is renewed, by the form it is renewed to. */
const RENEWED = `desk-form-${FORM}`;
const AT_ONCE = 200;
/** Drafts renewed in one transaction: some tens of milliseconds, in which nobody else writes. */
const PIECE = 20;

/** Puts what was written before there was a desk on it and rebuilds the search index, unless that was done. */
export async function fillDesk(tx: Db): Promise<void> {
  if ((await readCursor(tx, CURSOR)) >= OLDEST_SEARCHED) return;
  await refillDesk(tx);
}

/**
 * Renews one piece of a search index that was made by an older form, the drafts in order; true while there is more. What is written down
 * meanwhile is in the new form anyway, and after an end in between the next call goes on where the last one got.
 */
export async function renewSearch(tx: Db): Promise<boolean> {
  if ((await readCursor(tx, CURSOR)) >= FORM) return false;
  const rows = await draftsAfter(tx, await readCursor(tx, RENEWED), PIECE);
  for (const row of rows) {
    await indexOne(tx, row);
    if (row.live_version !== null && (row.live_version > 1 || row.is_ahead === 1)) await indexVersionsOf(tx, row);
  }
  const last = rows.at(-1);
  if (last) await moveCursor(tx, RENEWED, last.id);
  else await moveCursor(tx, CURSOR, FORM);
  return last !== undefined;
}

/** Puts every draft that has no row yet on the desk and rebuilds the search index from drafts and versions. */
export async function refillDesk(tx: Db): Promise<void> {
  await addMissing(tx);
  await forgetTexts(tx);
  await indexDrafts(tx);
  await indexVersions(tx);
  await moveCursor(tx, CURSOR, FORM);
}

/** Drafts that were begun when there was no desk: as old as their first revision, touched by the last. */
async function addMissing(tx: Db): Promise<void> {
  for (let after = ''; ;) {
    const rows = await missingAfter(tx, after);
    for (const row of rows) await addOne(tx, row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.story_id;
  }
}

async function missingAfter(tx: Db, after: string) {
  return tx
    .selectFrom('revisions')
    .select([
      'story_id',
      (select) => select.fn.max('number').as('newest'),
      (select) => select.fn.min('number').as('oldest'),
    ])
    .where('story_id', '>', after)
    .where('story_id', 'not in', (drafts) => drafts.selectFrom('drafts').select('story_id'))
    .groupBy('story_id')
    .orderBy('story_id')
    .limit(AT_ONCE)
    .execute();
}

async function addOne(
  tx: Db,
  { story_id: id, newest, oldest }: { story_id: string; newest: number; oldest: number },
): Promise<void> {
  const first = await revision(tx, id, oldest);
  const last = await revision(tx, id, newest);
  const story = JSON.parse(last.json) as Story;
  await keepOnDesk(tx, { story, revision: newest, at: last.saved_at, by: last.by });
  const created = { created_at: first.saved_at, created_by: first.by };
  await tx.updateTable('drafts').set(created).where('story_id', '=', id).execute();
  await tx
    .updateTable('drafts')
    .set({ stage: 'published', is_ahead: 0 })
    .where('story_id', '=', id)
    .where('stage', '<>', 'killed')
    .where(sql<boolean>`${last.json} = (select ${publishedText} from stories where id = ${id})`)
    .execute();
}

async function revision(tx: Db, storyId: string, number: number) {
  return tx
    .selectFrom('revisions')
    .select(['saved_at', 'by', revisionText.as('json')])
    .where('story_id', '=', storyId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
}

async function indexDrafts(tx: Db): Promise<void> {
  for (let after = 0; ;) {
    const rows = await draftsAfter(tx, after, AT_ONCE);
    for (const row of rows) await indexOne(tx, row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function indexOne(tx: Db, { id, json }: { readonly id: number; readonly json: string | null }): Promise<void> {
  if (json !== null) await indexDraft(tx, id, await deskWordsOf(JSON.parse(json) as Story));
}

/** The next drafts with their words as they stand; with none where a story was published without a draft. */
async function draftsAfter(tx: Db, after: number, most: number) {
  return tx
    .selectFrom('drafts')
    .leftJoin('revisions', (join) =>
      join.onRef('revisions.story_id', '=', 'drafts.story_id').onRef('revisions.number', '=', 'drafts.revision'),
    )
    .select(['drafts.id', 'drafts.story_id', 'live_version', 'is_ahead', revisionText.as('json')])
    .where('drafts.id', '>', after)
    .orderBy('drafts.id')
    .limit(most)
    .execute();
}

/** Of each published version the lines that the next one no longer has; of the newest, all, when the draft reads otherwise. */
async function indexVersions(tx: Db): Promise<void> {
  const many = await tx
    .selectFrom('drafts')
    .select(['id', 'story_id', 'live_version', 'is_ahead'])
    .where('live_version', 'is not', null)
    .where((where) => where.or([where('live_version', '>', 1), where('is_ahead', '=', 1)]))
    .execute();
  for (const draft of many) await indexVersionsOf(tx, draft);
}

async function indexVersionsOf(
  tx: Db,
  draft: { id: number; story_id: string; live_version: number | null; is_ahead: number },
): Promise<void> {
  const rows = await tx
    .selectFrom('versions')
    .select(['number', 'json', 'suppressed_at'])
    .where('story_id', '=', draft.story_id)
    .orderBy('number')
    .execute();
  const stories = rows.map((row) => JSON.parse(row.json) as Story);
  const lines = stories.map(searchableLines);
  for (const [at, row] of rows.entries()) {
    const isNewest = at === rows.length - 1;
    if (row.suppressed_at || (isNewest && draft.is_ahead === 0)) continue;
    const next = new Set(isNewest ? [] : lines[at + 1]);
    const only = (lines[at] ?? []).filter((line) => !next.has(line));
    await indexVersion(tx, textId(draft.id, row.number), { only, lang: stories[at]?.lang ?? '' });
  }
}
