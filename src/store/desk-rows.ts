import type { Selectable } from 'kysely';
import type { Instant } from '../base/clock.ts';
import type { Story } from '../story/story.ts';
import { bodyWords } from '../story/word-count.ts';
import { facts } from '../story/facts.ts';
import { recordChange } from './changes.ts';
import { adoptPictures } from './fill-media.ts';
import { noteDraftUses } from './media-uses.ts';
import type { Db } from './open-store.ts';
import { publishedText, referToVersion, revisionText } from './texts-once.ts';
import type { Schema } from './schema.ts';
import { type DeskWords, deskWordsOf } from './desk-words.ts';
import { forgetText, indexDraft, indexVersion, linesOnlyIn, searchableLines, textId } from './words/texts.ts';

interface Who {
  readonly at: Instant;
  readonly by: string;
}

export interface Saved extends Who {
  readonly story: Story;
  readonly revision: number;
  /** Worked out of the story already. */
  readonly words?: DeskWords;
}

type DraftRow = Selectable<Schema['drafts']>;
type Known = Pick<DraftRow, 'id' | 'stage' | 'live_version' | 'is_ahead'>;

/**
 * Keeps a draft's place on the desk and its words in the search, within the transaction that saves its revision. A new
 * draft begins in `writing`; one that had gone out goes back there.
 */
export async function keepOnDesk(tx: Db, saved: Saved): Promise<void> {
  const known = await readKnown(tx, saved.story.id);
  const words = saved.words ?? (await deskWordsOf(saved.story));
  const id = known ? await changeRow(tx, known, { ...saved, words }) : await addRow(tx, { ...saved, words });
  if (known?.live_version && known.is_ahead === 0) await indexLive(tx, saved.story.id, textId(id, known.live_version));
  await indexDraft(tx, id, words);
  const adopted = await adoptPictures(tx, saved.story, saved);
  if (adopted.length > 0)
    await recordChange(tx, { at: saved.at, by: saved.by, ...ADOPTED, facts: adopted.map(facts.picture) });
  await noteDraftUses(tx, saved.story);
}

const ADOPTED = { act: 'add-picture', summary: 'Took pictures of a draft into the library', storyId: null };

async function readKnown(tx: Db, storyId: string): Promise<Known | undefined> {
  return tx
    .selectFrom('drafts')
    .select(['id', 'stage', 'live_version', 'is_ahead'])
    .where('story_id', '=', storyId)
    .executeTakeFirst();
}

async function changeRow(tx: Db, known: Known, saved: Saved): Promise<number> {
  const { at, by } = saved;
  const back = known.stage === 'published' ? { stage: 'writing' as const, stage_since: at, stage_by: by } : {};
  await tx
    .updateTable('drafts')
    .set({ ...deskColumns(saved), ...back, touched_at: at, touched_by: by, is_ahead: 1 })
    .where('id', '=', known.id)
    .execute();
  return known.id;
}

async function addRow(tx: Db, saved: Saved): Promise<number> {
  const { at, by } = saved;
  const readers = await publicOf(tx, saved.story.id);
  const row = await tx
    .insertInto('drafts')
    .values({
      ...deskColumns(saved),
      ...{ stage: readers.public_state === 'killed' ? 'killed' : 'writing', stage_since: at, stage_by: by },
      ...{ created_at: at, created_by: by, touched_at: at, touched_by: by },
      ...readers,
      is_ahead: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Of a story published before it had a draft, as some that came from elsewhere. */
async function publicOf(tx: Db, storyId: string): Promise<Pick<DraftRow, 'live_version' | 'public_state'>> {
  const row = await tx.selectFrom('stories').select(['version', 'state']).where('id', '=', storyId).executeTakeFirst();
  return { live_version: row?.version ?? null, public_state: row?.state ?? null };
}

/** What a row of the desk says of the newest revision of its story. */
export function deskColumns({ story, revision, words }: Pick<Saved, 'story' | 'revision' | 'words'>) {
  return {
    story_id: story.id,
    headline: story.headline,
    catchline: story.catchline,
    kind: story.kind,
    lang: story.lang,
    dir: story.dir,
    edition: story.edition,
    section: story.section,
    byline: story.byline.map(({ person }) => person).join(', '),
    words: words?.count ?? bodyWords(story),
    revision,
  };
}

/** The words of the live version, as the draft is about to depart from them. */
async function indexLive(tx: Db, storyId: string, id: number): Promise<void> {
  const live = await tx
    .selectFrom('stories')
    .select(publishedText.as('json'))
    .where('id', '=', storyId)
    .executeTakeFirst();
  if (!live) return;
  const story = JSON.parse(live.json) as Story;
  await indexVersion(tx, id, { only: searchableLines(story), lang: story.lang });
}

export interface WentOut extends Who {
  readonly story: Story;
  readonly version: number;
  /** The version before this one; null for the first. */
  readonly before: Story | null;
}

/**
 * Notes on the desk that a version went live: a draft that reads like it is `published`. Of the version before, the search
 * keeps the lines that this one no longer has.
 */
export async function wentOut(tx: Db, { story, version, before, at, by }: WentOut): Promise<void> {
  const known = await readKnown(tx, story.id);
  if (!known) return;
  const revision = await revisionOfWords(tx, story);
  const isDraft = revision !== null;
  if (isDraft) await referToVersion(tx, { storyId: story.id, revision, version });
  const stage = isDraft ? { stage: 'published' as const, stage_since: at, stage_by: by } : {};
  await tx
    .updateTable('drafts')
    .set({ ...stage, live_version: version, public_state: 'live', is_ahead: isDraft ? 0 : 1 })
    .where('id', '=', known.id)
    .execute();
  if (!isDraft) await indexVersion(tx, textId(known.id, version), { only: searchableLines(story), lang: story.lang });
  if (before) {
    const past = { only: linesOnlyIn(before, story), lang: before.lang };
    await indexVersion(tx, textId(known.id, version - 1), past);
  }
}

/** The number of the newest revision where it reads like this; null where it does not. */
async function revisionOfWords(tx: Db, story: Story): Promise<number | null> {
  const row = await tx
    .selectFrom('revisions')
    .select(['number', revisionText.as('json')])
    .where('story_id', '=', story.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.json === JSON.stringify(story) ? row.number : null;
}

/**
 * Notes on the desk that a story was taken from readers. One that was withdrawn goes back to the desk: somebody must decide. One
 * that was killed leaves every other stage, the spike and the hold.
 */
export async function wasTaken(tx: Db, storyId: string, taken: Who & { is: 'withdrawn' | 'killed' }): Promise<void> {
  const { at, by, is } = taken;
  const stage = is === 'killed' ? { stage: is, ...UNKEPT } : { stage: 'desk' as const };
  await tx
    .updateTable('drafts')
    .set({ public_state: is, ...stage, stage_since: at, stage_by: by })
    .where('story_id', '=', storyId)
    .execute();
}

const UNKEPT = {
  ...{ hold_reason: null, hold_at: null, hold_by: null },
  ...{ spiked_reason: null, spiked_at: null, spiked_by: null },
};

/** Takes the words of a suppressed version out of the search. */
export async function forgetVersion(tx: Db, storyId: string, version: number): Promise<void> {
  const known = await readKnown(tx, storyId);
  if (known) await forgetText(tx, textId(known.id, version));
}
