import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { type Fact, facts, touchedByStory } from '../story/facts.ts';
import { listsOf, monthOf, type ZoneOf } from '../story/lists.ts';
import type { PublishedStory } from '../story/published.ts';
import { isCorrection, isWrongBefore, needsNote } from '../story/version.ts';
import { asListed } from './as-listed.ts';
import { factsOfCorrections } from './corrections.ts';
import { deskColumns } from './desk-rows.ts';
import { readZones } from './list-zones.ts';
import { notify } from './notify.ts';
import type { Db } from './open-store.ts';
import type { PastVersion, PlainPast } from './read-past.ts';
import { publishedAfter, publishedRow } from './published-rows.ts';
import { valuesOf } from './values-of.ts';
import { manyTexts } from './words/many-texts.ts';
import { putText, textId } from './words/texts.ts';

/** Those of these stories of which nothing is here, neither published nor in work. */
export async function unknownAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const list = valuesOf(ids);
  const drafts = db
    .selectFrom('drafts')
    .select('story_id as id')
    .where(sql<boolean>`story_id in ${list}`);
  const stories = db
    .selectFrom('stories')
    .select('id')
    .where(sql<boolean>`id in ${list}`);
  const known = new Set((await drafts.union(stories).execute()).map(({ id }) => id));
  return new Set(ids.filter((id) => !known.has(id)));
}

/** Whether nobody works on a story and nothing keeps it back: it is not here at all, or readers have it as it stands on the desk. */
export async function isAtRest(db: Db, storyId: string): Promise<boolean> {
  const draft = await db
    .selectFrom('drafts')
    .select(['public_state', 'is_ahead', 'hold_at', 'spiked_at'])
    .where('story_id', '=', storyId)
    .executeTakeFirst();
  if (!draft) {
    const story = await db.selectFrom('stories').select('state').where('id', '=', storyId).executeTakeFirst();
    return story === undefined || story.state === 'live';
  }
  return draft.public_state === 'live' && draft.is_ahead === 0 && draft.hold_at === null && draft.spiked_at === null;
}

/**
 * Adds plain stories of which nothing is here with their whole past, a statement a table: the same rows that publishing one version after the
 * other leaves, but one change a story, which touches what all of them would.
 */
export async function addPastStories(tx: Db, stories: readonly PlainPast[]): Promise<void> {
  if (stories.length === 0) return;
  const pasts = await Promise.all(stories.map((story) => pastOf(tx, story)));
  const zoneOf = await readZones(tx, [...new Set(pasts.flatMap(({ lists }) => lists))]);
  await inTurns(pasts.flatMap(versionRows), (rows) => tx.insertInto('versions').values(rows).execute());
  await inTurns(
    pasts.flatMap(({ revisions }) => revisions),
    (rows) => tx.insertInto('revisions').values(rows).execute(),
  );
  await inTurns(
    pasts.map(({ live, last }) => publishedRow(live, last.at)),
    (rows) => tx.insertInto('stories').values(rows).execute(),
  );
  await putInLists(tx, pasts, zoneOf);
  await putOnDesk(tx, pasts);
  const changes = await Promise.all(pasts.map((past) => changeRow(tx, past, zoneOf)));
  await inTurns(changes, (rows) => tx.insertInto('changes').values(rows).execute());
  notify(tx, 'changes');
}

/** Rows in one statement: a database takes 32,766 values in one. */
const ROWS_AT_ONCE = 1000;

/** So many at a time, in their order. */
async function inTurns<T, R>(all: readonly T[], put: (some: readonly T[]) => Promise<R>): Promise<Awaited<R>[]> {
  const done: Awaited<R>[] = [];
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE)
    done.push(await put(all.slice(from, from + ROWS_AT_ONCE)));
  return done;
}

interface Past extends PlainPast {
  readonly last: PastVersion;
  readonly live: PublishedStory;
  readonly listed: PublishedStory;
  readonly lists: ReturnType<typeof listsOf>;
  readonly revisions: readonly RevisionIn[];
}

interface RevisionIn {
  readonly story_id: string;
  readonly number: number;
  readonly saved_at: Instant;
  readonly by: string;
  /** Its words are those of a version. */
  readonly json: '';
  readonly version: number;
}

async function pastOf(tx: Db, plain: PlainPast): Promise<Past> {
  const { versions } = plain;
  const live = versions.reduce<PublishedStory | null>((before, one) => publishedAfter(before, one, one), null);
  const last = versions.at(-1);
  if (!live || !last) throw new Error('A story without versions has no past.');
  const listed = await asListed(tx, live);
  const lists = listsOf(listed.story, listed.authors);
  return { ...plain, last, live, listed, lists, revisions: revisionsOf(plain) };
}

/** A version that reads as the one before it leaves the draft as it was. */
function revisionsOf({ versions, made }: PlainPast): RevisionIn[] {
  const rows: RevisionIn[] = [];
  for (const [index, { story, at, by }] of versions.entries()) {
    if (made.jsons[index] === made.jsons[index - 1])
      rows[rows.length - 1] = { ...rows[rows.length - 1]!, version: index + 1 };
    else rows.push({ story_id: story.id, number: rows.length + 1, saved_at: at, by, json: '', version: index + 1 });
  }
  return rows;
}

function versionRows({ versions, made }: Past) {
  return versions.map(({ story, change, note, at, by, suppressed }, index) => ({
    ...{ story_id: story.id, number: index + 1, change, note: needsNote(change) ? note : null, published_at: at, by },
    ...{ headline: story.headline, json: made.jsons[index] ?? '' },
    ...{ suppressed_at: suppressed?.at ?? null, suppressed_reason: suppressed?.reason ?? null },
  }));
}

async function putInLists(tx: Db, pasts: readonly Past[], zoneOf: ZoneOf): Promise<void> {
  const rows = pasts.flatMap(({ lists, live }) =>
    lists.map((list) => ({
      ...{ list, story_id: live.story.id, sort_at: live.sortAt },
      month: monthOf(live.sortAt, zoneOf(list)),
    })),
  );
  await inTurns(rows, (some) => tx.insertInto('listings').values(some).execute());
  const counts = new Map<string, { list: string; month: string; count: number }>();
  for (const { list, month } of rows) {
    const key = `${month} ${list}`;
    counts.set(key, { list, month, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  await tx
    .insertInto('list_months')
    .values([...counts.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['list', 'month'])
        .doUpdateSet((change) => ({ count: change('list_months.count', '+', change.ref('excluded.count')) })),
    )
    .execute();
}

async function putOnDesk(tx: Db, pasts: readonly Past[]): Promise<void> {
  const rows = await inTurns(pasts.map(draftRow), (some) =>
    tx.insertInto('drafts').values(some).returning(['id', 'story_id']).execute(),
  );
  const ids = new Map(rows.flat().map(({ id, story_id }) => [story_id, id]));
  await manyTexts(tx, async () => {
    for (const { live, made } of pasts) {
      const id = ids.get(live.story.id) ?? 0;
      await putText(tx, textId(id), made.words);
      for (const [number, text] of made.versionTexts) await putText(tx, textId(id, number), text);
    }
  });
}

function draftRow({ versions, last, live, revisions, made }: Past) {
  const [first] = versions;
  const newest = revisions.at(-1);
  const [begun, touched] = [first ?? last, { at: newest?.saved_at ?? last.at, by: newest?.by ?? last.by }];
  return {
    ...deskColumns({ story: live.story, revision: revisions.length, words: made.words }),
    ...{ stage: 'published' as const, stage_since: last.at, stage_by: last.by },
    ...{ created_at: begun.at, created_by: begun.by, touched_at: touched.at, touched_by: touched.by },
    ...{ live_version: live.version, public_state: 'live' as const, is_ahead: 0 },
  };
}

async function changeRow(tx: Db, { versions, last, live, listed }: Past, zoneOf: ZoneOf) {
  const { id, headline, edition } = live.story;
  const touched = new Set<Fact>(touchedByStory(null, listed, zoneOf));
  for (const [index, { change }] of versions.entries()) {
    touched.add(facts.version(id, index + 1));
    if (change === 'retraction') touched.add(facts.retraction(id));
    if (isWrongBefore(change)) touched.add(facts.corrected(id));
  }
  if (versions.some(({ change }) => isCorrection(change)))
    for (const fact of await factsOfCorrections(tx, [edition])) touched.add(fact);
  const many = versions.length === 1 ? '' : `, ${versions.length} versions`;
  return {
    ...{ at: last.at, by: last.by, act: 'publish', summary: `Published “${headline}”${many}`, story_id: id },
    facts: JSON.stringify([...touched]),
  };
}
