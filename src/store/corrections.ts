import type { CorrectionEntry, Slice } from '../story/archive.ts';
import { type Fact, facts } from '../story/facts.ts';
import { type ChangeKind, correctionKinds } from '../story/version.ts';
import { readSettings } from './documents.ts';
import type { Db } from './open-store.ts';
import { readCard } from './versions.ts';

/** A killed story takes its notes with it: they say what it said. Those of a withdrawn one stay, without its headline. */
export async function readCorrections(db: Db, edition: string, { skip, limit }: Slice): Promise<CorrectionEntry[]> {
  const rows = await (
    await correctionsOf(db, edition)
  )
    .select(['story_id', 'number', 'versions.change', 'note', 'published_at'])
    .orderBy('published_at', 'desc')
    .orderBy('story_id')
    .orderBy('number', 'desc')
    .limit(limit)
    .offset(skip)
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      storyId: row.story_id,
      version: row.number,
      change: row.change as ChangeKind,
      note: row.note ?? '',
      at: row.published_at,
      card: await readCard(db, row.story_id),
    })),
  );
}

export async function countCorrections(db: Db, edition: string): Promise<number> {
  const counted = await (
    await correctionsOf(db, edition)
  )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return counted.count;
}

/** The facts of the corrections pages on which stories of these editions have their notes: that of the default edition where there is no such edition. */
export async function factsOfCorrections(db: Db, editions: readonly string[]): Promise<Fact[]> {
  if (editions.length === 0) return [];
  const known = await editionIds(db);
  return [...new Set(editions.map((id) => facts.corrections(known.includes(id) ? id : (known[0] ?? id))))];
}

async function correctionsOf(db: Db, edition: string) {
  const known = await editionIds(db);
  const [first, ...others] = known;
  const all = db
    .selectFrom('versions')
    .innerJoin('stories', 'stories.id', 'versions.story_id')
    .where('versions.change', 'in', [...correctionKinds])
    .where('suppressed_at', 'is', null)
    .where('stories.state', '!=', 'killed');
  if (edition === first) return all.where('edition', 'not in', others);
  // An edition that is no more has none: the default one has them.
  return all.where('edition', '=', edition).where('edition', 'in', known);
}

async function editionIds(db: Db): Promise<string[]> {
  return (await readSettings(db))?.editions.map(({ id }) => id) ?? [];
}
