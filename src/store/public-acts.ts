import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { ListName } from '../story/front.ts';
import { facts, type Fact, touchedByStory } from '../story/facts.ts';
import { listsOf, type ZoneOf } from '../story/lists.ts';
import type { PublicState, PublishedStory } from '../story/published.ts';
import type { Story } from '../story/story.ts';
import { type ChangeKind, isCorrection, isWrongBefore, needsNote } from '../story/version.ts';
import type { Act } from '../story/act.ts';
import { recordChange } from './changes.ts';
import { asListed } from './as-listed.ts';
import { factsOfCorrections } from './corrections.ts';
import { adoptPictures } from './fill-media.ts';
import { claimWord } from './first-words.ts';
import { forgetVersion, wasTaken, wentOut } from './desk-rows.ts';
import { mediaIn } from '../story/media-in.ts';
import { readZones } from './list-zones.ts';
import { undatedStories } from './desk/filter.ts';
import { moveListings } from './listings.ts';
import { mediaShownBy, noteMediaUses } from './media-uses.ts';
import type { Db } from './open-store.ts';
import { publishedAfter, publishedRow } from './published-rows.ts';
import { readPublished, readVersions, readWhereabouts } from './versions.ts';

export interface NewVersion {
  readonly story: Story;
  readonly change: ChangeKind;
  readonly note: string | null;
  /** Why it goes live although a check asks for a reason. */
  readonly why?: string | null | undefined;
  /** What the source states of its dates, for a version that comes from elsewhere: nothing at all leaves it undated. Otherwise they follow the act's time. */
  readonly stated?: { readonly firstPublishedAt: Instant | null; readonly lastUpdatedAt: Instant | null } | undefined;
}

/**
 * Publishes: adds the next immutable version, makes it the current one, moves the story in its lists and
 * records the change with the facts it touches. A withdrawn story becomes live again; a killed one is refused (409),
 * and so is a `first` that is not the first version, or another change that is.
 */
export async function addVersion(tx: Db, version: NewVersion, act: Act): Promise<PublishedStory> {
  const before = await readPublished(tx, version.story.id);
  refuseUnfit(before, version.change);
  const after = publishedAfter(before, version, act);
  const step = await stepOf(tx, before, after);
  await tx
    .insertInto('versions')
    .values({
      story_id: after.story.id,
      number: after.version,
      change: version.change,
      note: needsNote(version.change) ? version.note : null,
      published_at: act.at,
      by: act.by,
      headline: after.story.headline,
      json: JSON.stringify(after.story),
      suppressed_at: null,
      suppressed_reason: null,
    })
    .execute();
  const media = await mediaComing(tx, step);
  await putPublished(tx, step, act.at);
  const adopted = (await adoptPictures(tx, after.story, act)).map(facts.picture);
  await noteMediaUses(tx, after.story, after.version);
  await wentOut(tx, { ...act, story: after.story, version: after.version, before: before?.story ?? null });
  const corrected = await correctedBy(tx, step, version.change);
  const addressed = await claimPageWord(tx, step, act.at);
  const extra = [facts.version(after.story.id, after.version), ...corrected, ...addressed, ...media.map(facts.media)];
  await recordStoryChange(tx, { ...step, extra: [...extra, ...adopted] }, act);
  return after;
}

/** Gives a plain page the word that is its address, for good, and answers the facts of it. Refuses (409) a word that is something else's. */
async function claimPageWord(tx: Db, { before, after }: Step, since: Instant): Promise<Fact[]> {
  const { id, kind, urlSlug: word } = after.story;
  if (kind !== 'page') return [];
  await claimWord(tx, { word, owner: `page/${id}`, since });
  const isAsBefore = before?.story.kind === 'page' && before.story.urlSlug === word;
  return isAsBefore ? [] : [facts.plainPage(word), facts.plainPages()];
}

/** What readers get of the media shelf with this version: all of a story that comes or comes back, what is new in one that they have. */
async function mediaComing(tx: Db, { before, after }: Step): Promise<string[]> {
  const coming = mediaIn(after.story);
  const shown = await mediaShownBy(tx, after.story.id);
  if (before?.state.is === 'live') return coming.filter((id) => !shown.includes(id));
  return [...new Set([...shown, ...coming])];
}

function refuseUnfit(before: PublishedStory | null, change: ChangeKind): void {
  if (before?.state.is === 'killed') {
    throw new Refusal('story-killed', 409, 'This story was killed and cannot be published again. Start a new story.');
  }
  if ((before === null) === (change === 'first')) return;
  const say = before
    ? `This story already has ${before.version} published versions. Say what kind of change this one is, for example an update.`
    : 'This story was never published. Its first version is not a change of anything: publish it as first.';
  throw new Refusal('change-wrong', 409, say);
}

/**
 * Dates a story whose source stated no date: it takes its place in lists, with no new version, for its words are what they were. Refuses
 * (404) what was never published and (409) what has a date.
 */
export async function dateStory(
  tx: Db,
  { storyId, firstPublishedAt }: { storyId: string; firstPublishedAt: Instant },
  act: Act,
): Promise<PublishedStory> {
  const before = await readPublished(tx, storyId);
  if (!before) throw new Refusal('never-published', 404, 'This story was never published.');
  if (!(await isUndated(tx, storyId)))
    throw new Refusal(
      'dated-already',
      409,
      `This story already has a date, ${before.firstPublishedAt ?? before.sortAt}.`,
    );
  const dates = { firstPublishedAt, lastUpdatedAt: before.lastUpdatedAt ?? firstPublishedAt, sortAt: firstPublishedAt };
  const after: PublishedStory = { ...before, ...dates };
  const step = await stepOf(tx, before, after);
  await putPublished(tx, step, act.at);
  await recordStoryChange(tx, { ...step, extra: [] }, act);
  return after;
}

async function isUndated(tx: Db, storyId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`${undatedStories} and stories.id = ${storyId}`.execute(tx);
  return rows.length > 0;
}

/** Takes a live story from readers: `withdrawn` may come back, `killed` never. Refuses (409) what is not there to take. */
export async function endStory(
  tx: Db,
  end: { storyId: string; state: Exclude<PublicState, { is: 'live' }> },
  act: Act,
): Promise<PublishedStory> {
  const before = await readPublished(tx, end.storyId);
  if (!before) throw new Refusal('never-published', 409, 'This story was never published.');
  if (before.state.is === 'killed' || before.state.is === end.state.is) {
    throw new Refusal('already-gone', 409, `This story is already ${before.state.is}.`);
  }
  const after: PublishedStory = { ...before, state: end.state };
  const step = await stepOf(tx, before, after);
  await putPublished(tx, step, act.at);
  await wasTaken(tx, end.storyId, { ...act, is: end.state.is });
  const corrected = (await hasCorrections(tx, end.storyId)) ? await factsOfCorrections(tx, [before.story.edition]) : [];
  const media = (await mediaShownBy(tx, end.storyId)).map(facts.media);
  await recordStoryChange(tx, { ...step, extra: [...corrected, ...media] }, act);
  return after;
}

/**
 * Leaves a tombstone for one past version: its words are no longer readable by anyone, its number, date and the
 * reason stay. The current version cannot be suppressed (409): publish another first, or kill the story. A tombstone stays
 * as it was put (409).
 */
export async function suppressVersion(
  tx: Db,
  which: { storyId: string; number: number; reason: string },
  act: Act,
): Promise<void> {
  const heads = await readVersions(tx, which.storyId);
  const version = heads.find(({ number }) => number === which.number);
  if (!version) throw new Refusal('no-such-version', 404, `There is no version ${which.number} of this story.`);
  if (version === heads.at(-1)) {
    throw new Refusal(
      'version-current',
      409,
      'This is the current version. Publish a new one first, or kill the story.',
    );
  }
  if (version.suppressed) {
    throw new Refusal(
      'already-suppressed',
      409,
      `Version ${which.number} is already suppressed; its tombstone keeps its date and reason.`,
    );
  }
  await tx
    .updateTable('versions')
    .set({ suppressed_at: act.at, suppressed_reason: which.reason })
    .where('story_id', '=', which.storyId)
    .where('number', '=', which.number)
    .execute();
  await forgetVersion(tx, which.storyId, which.number);
  const touched = [facts.story(which.storyId, 'history'), facts.version(which.storyId, which.number)];
  if (isCorrection(version.change)) {
    const { edition } = (await readWhereabouts(tx, which.storyId)) ?? { edition: '' };
    touched.push(...(await factsOfCorrections(tx, [edition])), ...retractedBy(which.storyId, version.change));
  }
  touched.push(...(await mediaShownBy(tx, which.storyId, which.number)).map(facts.media));
  await recordChange(tx, { ...act, storyId: which.storyId, facts: touched });
}

/** What a correction changes beside the story itself, and what a story takes along to the corrections of another edition. */
async function correctedBy(tx: Db, { before, after }: Step, change: ChangeKind): Promise<Fact[]> {
  const { id, edition } = after.story;
  const from =
    before && before.story.edition !== edition && (await hasCorrections(tx, id)) ? [before.story.edition] : [];
  const to = isCorrection(change) || from.length > 0 ? [edition] : [];
  return [...(await factsOfCorrections(tx, [...from, ...to])), ...retractedBy(id, change), ...wrongBefore(id, change)];
}

function retractedBy(storyId: string, change: ChangeKind): Fact[] {
  return change === 'retraction' ? [facts.retraction(storyId)] : [];
}

function wrongBefore(storyId: string, change: ChangeKind): Fact[] {
  return isWrongBefore(change) ? [facts.corrected(storyId)] : [];
}

async function hasCorrections(tx: Db, storyId: string): Promise<boolean> {
  return (await readVersions(tx, storyId)).some((version) => isCorrection(version.change));
}

/** What an act makes of a story for readers, and the clocks of every list that the story leaves or joins by it. */
interface Step {
  readonly before: PublishedStory | null;
  readonly after: PublishedStory;
  /** The same as lists have it: under the section and the topics that stand for its own now, signed by whom its bylines name. */
  readonly listed: { readonly before: PublishedStory | null; readonly after: PublishedStory };
  readonly zoneOf: ZoneOf;
}

async function stepOf(tx: Db, before: PublishedStory | null, after: PublishedStory): Promise<Step> {
  const listed = { before: await asListed(tx, before), after: await asListed(tx, after) };
  const lists = new Set([...listsBy(listed.before), ...listsBy(listed.after)]);
  return { before, after, listed, zoneOf: await readZones(tx, [...lists]) };
}

function listsBy(published: PublishedStory | null): ListName[] {
  return published ? listsOf(published.story, published.authors) : [];
}

async function recordStoryChange(
  tx: Db,
  { after, listed, zoneOf, extra }: Step & { extra: readonly Fact[] },
  act: Act,
): Promise<void> {
  const touched = touchedByStory(listed.before, listed.after, zoneOf);
  await recordChange(tx, { ...act, storyId: after.story.id, facts: [...touched, ...extra] });
}

async function putPublished(tx: Db, { after, listed, zoneOf }: Step, at: Instant): Promise<void> {
  const { id, ...row } = publishedRow(after, at);
  await tx
    .insertInto('stories')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await moveListings(tx, listed, zoneOf);
}
