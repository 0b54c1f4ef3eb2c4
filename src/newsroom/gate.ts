import type { Instant } from '../base/clock.ts';
import { type Problem, Refusal } from '../base/problem.ts';
import type { Act } from '../story/act.ts';
import type { Db } from '../store/open-store.ts';
import { addPastStories, isAtRest, unknownAmong } from '../store/past-stories.ts';
import type { PastStory, PlainPast, ReadPast } from '../store/read-past.ts';
import { saveDraft } from '../store/drafts.ts';
import { addVersion, dateStory, endStory, type NewVersion, suppressVersion } from '../store/public-acts.ts';
import { readPublished } from '../store/versions.ts';
import { usedMedia } from '../store/media-items.ts';
import { readFineHere, readStoryChecks } from '../store/story-checks.ts';
import type { Release } from '../story/release.ts';
import { publishable } from '../story/publishable.ts';
import type { RightsAsked } from '../story/media-rights.ts';
import type { FineHere } from '../story/fine-here.ts';
import type { StoryChecks } from '../story/story-checks.ts';
import type { PublicState, PublishedStory } from '../story/published.ts';
import { type Actor, audit } from './acts.ts';
import { refuseEmbargoed } from './publishing/embargo.ts';
import { endPlan } from './publishing/end-plan.ts';
import { refuseHeld } from './publishing/holds.ts';
import { dayFor, nameOf } from './publishing/said.ts';

/** Who makes words public or takes them away, when, and how the record says it. */
export interface Passing {
  readonly actor: Actor;
  readonly at: Instant;
  /** The verb of the audit: `publish`, `release`, `import`, `kill`. */
  readonly act: string;
  /** Said after the summary: `, as planned by Ada Reed`. */
  readonly also?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  /** What stops a new story only warns of one that comes from an archive: it was published long ago, elsewhere. */
  readonly isArchive?: boolean;
}

export interface Passed {
  readonly live: readonly PublishedStory[];
  /** What would have stopped a new story, of those that come from an archive. */
  readonly warnings: readonly Problem[];
}

/**
 * The one way to readers: makes each story's next version, with its change and its record, within the transaction of whoever asks, all or
 * none. Refuses (422) with every problem that blocks and while an embargo holds, and (409) what is held, spiked or killed,
 * whoever asks; the transaction is then to be dropped. Nothing else in the house adds a version (`test/tidy/gate.test.ts`).
 */
export async function letThrough(tx: Db, versions: readonly NewVersion[], passing: Passing): Promise<Passed> {
  const live: PublishedStory[] = [];
  const warnings: Problem[] = [];
  const checks = await readStoryChecks(tx);
  for (const version of versions) {
    const asked = await askedOf(tx, version, { at: passing.at, checks });
    const { left, overridden } = refuseUnfit(version, asked, passing);
    warnings.push(...left);
    await refuseBarred(tx, version, passing.at);
    live.push(await addOne(tx, version, passing));
    if (overridden.length > 0) await recordWhy(tx, version, { passing, overridden });
  }
  return { live, warnings };
}

/** A version that may not go live, and every reason. */
export interface Stopped {
  readonly version: NewVersion;
  readonly why: Refusal;
}

/**
 * The same for one change that concerns many stories: what may go live does, and of what may not nothing is written; it is answered with
 * its reasons.
 */
export async function letThroughWhatMay(
  tx: Db,
  versions: readonly NewVersion[],
  passing: Passing,
): Promise<{ readonly live: readonly PublishedStory[]; readonly stopped: readonly Stopped[] }> {
  const live: PublishedStory[] = [];
  const stopped: Stopped[] = [];
  const checks = await readStoryChecks(tx);
  for (const version of versions) {
    const why = await whyNot(tx, version, { checks, at: passing.at });
    if (why) stopped.push({ version, why });
    else live.push(await addOne(tx, version, passing));
  }
  return { live, stopped };
}

async function whyNot(tx: Db, version: NewVersion, asking: Asking): Promise<Refusal | null> {
  try {
    refuseUnfit(version, await askedOf(tx, version, asking));
    await refuseBarred(tx, version, asking.at);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What was found against a version that may go live. */
interface Fit {
  /** What would have stopped it, did it not come from an archive. */
  readonly left: Problem[];
  /** What it goes live with all the same, for the reason that somebody gave. */
  readonly overridden: Problem[];
}

/** Refuses (422) a story that may not go live as it stands, with every reason; of an archive's they are only returned. */
export function refuseUnfit(
  version: NewVersion,
  asked: AskedOf,
  { isArchive = false }: Pick<Passing, 'isArchive'> = {},
): Fit {
  const { blocks, asks } = publishable(version.story, version, asked);
  const isGiven = Boolean(version.why?.trim());
  const stops = isGiven ? blocks : [...blocks, ...asks];
  if (stops.length > 0 && !isArchive)
    throw new Refusal('not-publishable', 422, 'This story cannot go live yet.', stops);
  return { left: [...stops], overridden: isGiven && !isArchive ? [...asks] : [] };
}

/** Says in the record who let a story live against which checks, and why. */
async function recordWhy(
  tx: Db,
  { story, why }: NewVersion,
  {
    passing: { actor, at, also = '' },
    overridden,
  }: { readonly passing: Passing; readonly overridden: readonly Problem[] },
): Promise<void> {
  const codes = [...new Set(overridden.map(({ code }) => code))].join(', ');
  const say = overridden.map((one) => one.say).join(' ');
  const summary = `Let “${story.headline}” go live anyway${also}: ${why ?? ''} (${say})`;
  const details = { checks: codes, why: why ?? null };
  await audit(tx, actor, { at, by: actor.name, act: 'override-check', summary, storyId: story.id, details });
}

/** What the newsroom says of a story besides its words. */
interface AskedOf {
  readonly checks: StoryChecks;
  readonly rights: RightsAsked;
  readonly fine: readonly FineHere[];
}

interface Asking {
  readonly at: Instant;
  /** Where they are known already, as for many stories at once. */
  readonly checks?: StoryChecks;
}

/** What is set of the checks, the rights in what a story shows at the moment at which it goes live, and where words to avoid are fine in it. */
export async function askedOf(db: Db, of: Pick<NewVersion, 'story'>, { at, checks }: Asking): Promise<AskedOf> {
  return {
    checks: checks ?? (await readStoryChecks(db)),
    rights: await rightsIn(db, of, at),
    fine: await readFineHere(db, of.story.id),
  };
}

async function rightsIn(db: Db, { story }: Pick<NewVersion, 'story'>, at: Instant): Promise<RightsAsked> {
  return { media: await usedMedia(db, story), at };
}

/** Refuses what somebody said must not go live: held or spiked (409), or under embargo at that time (422). */
export async function refuseBarred(tx: Db, { story }: Pick<NewVersion, 'story'>, goesLive: Instant): Promise<void> {
  await refuseHeld(tx, story);
  await refuseEmbargoed(tx, story, goesLive);
}

async function addOne(tx: Db, version: NewVersion, passing: Passing): Promise<PublishedStory> {
  const { actor, at, also = '' } = passing;
  const { story, change, note } = version;
  const kind = change === 'first' ? '' : `${change} of `;
  const act = { at, by: actor.name, act: 'publish', summary: `Published ${kind}“${story.headline}”${also}` };
  const live = await addVersion(tx, version, act);
  const details = { version: live.version, change, note, ...passing.details };
  await audit(tx, actor, { ...act, act: passing.act, storyId: story.id, details });
  return live;
}

export interface Taking {
  readonly storyId: string;
  readonly state: Exclude<PublicState, { is: 'live' }>;
  readonly summary: string;
}

/**
 * The one way back: takes a live story from readers, and ends the release it waits for, which would bring it back unasked. Returns
 * that release as it ended; null when it waited for none. Refuses (409) what is not there to take.
 */
export async function takeFromReaders(
  tx: Db,
  { storyId, state, summary }: Taking,
  { actor, at, act, details }: Passing,
): Promise<Release | null> {
  const done = { at, by: actor.name, act, summary };
  const { story } = await endStory(tx, { storyId, state }, done);
  const ended = await endPlan(tx, { storyId, headline: story.headline, is: state.is, at }, actor);
  await audit(tx, actor, { ...done, storyId, details: { ...details, ...(ended && { release: ended.id }) } });
  return ended;
}

/** Dates a live story that came without a date, with its record and without a new version: no word of it changes. */
export async function giveDate(
  tx: Db,
  dated: { readonly storyId: string; readonly firstPublishedAt: Instant },
  { actor, at }: Pick<Passing, 'actor' | 'at'>,
): Promise<PublishedStory> {
  const { storyId, firstPublishedAt } = dated;
  const summary = `Dated ${await nameOf(tx, storyId)} ${await dayFor(tx, storyId, firstPublishedAt)}`;
  const act = { at, by: actor.name, act: 'date-story', summary };
  const live = await dateStory(tx, dated, act);
  await audit(tx, actor, { ...act, storyId, details: { firstPublishedAt } });
  return live;
}

/** Takes the words of one past version away and leaves a tombstone. */
export async function leaveTombstone(
  tx: Db,
  which: { readonly storyId: string; readonly number: number; readonly reason: string },
  { actor, at, act }: Passing,
): Promise<void> {
  const { storyId, number, reason } = which;
  const done = { at, by: actor.name, act, summary: `Suppressed version ${number} of story ${storyId}: ${reason}` };
  await suppressVersion(tx, which, done);
  await audit(tx, actor, { ...done, storyId, details: { version: number, reason } });
}

/** What was done to a story once, to be done again as it was: with its own time. */
export type Past =
  | { readonly is: 'published'; readonly version: NewVersion; readonly act: Act }
  | { readonly is: 'ended'; readonly storyId: string; readonly state: Taking['state']; readonly act: Act }
  | {
      readonly is: 'suppressed';
      readonly storyId: string;
      readonly number: number;
      readonly reason: string;
      readonly act: Act;
    };

/**
 * Replays a newsroom's past in its order, each act at its own time; the batch leaves one row in the audit. Asks only what must
 * hold of any past: that nothing follows a kill and that no current version is suppressed (409).
 */
export async function replay(tx: Db, past: readonly Past[], record: Act & { readonly actor: Actor }): Promise<void> {
  for (const one of past) await replayOne(tx, one);
  const { actor, ...act } = record;
  await audit(tx, actor, { ...act, storyId: null, details: { acts: past.length } });
}

async function replayOne(tx: Db, one: Past): Promise<void> {
  if (one.is === 'published') await addVersion(tx, one.version, one.act);
  else if (one.is === 'ended') await endStory(tx, one, one.act);
  else await suppressVersion(tx, one, one.act);
}

/** What came of a batch of stories with their pasts. */
export interface BroughtIn {
  /** How many stories, and versions of any, are new. */
  readonly stories: number;
  readonly versions: number;
  /** Of whom something is missing here still, because somebody works on them, they are held or spiked, or they were taken from readers. */
  readonly left: readonly string[];
}

/**
 * Brings stories with their whole past into a newsroom that has nothing of them, or goes on with those of which it has the first versions; what is
 * here already stays as it is, and so does every story that is `left`. The batch leaves one row in the audit.
 */
export async function bringIn(
  tx: Db,
  stories: readonly ReadPast[],
  record: Act & { readonly actor: Actor },
): Promise<BroughtIn> {
  const unknown = await unknownAmong(tx, stories.map(idOf));
  const isWhole = (past: ReadPast): past is PlainPast => unknown.has(idOf(past)) && past.made !== null;
  const whole = stories.filter(isWhole);
  await addPastStories(tx, whole);
  let versions = whole.flatMap((past) => past.versions).length;
  const left: string[] = [];
  for (const past of stories.filter((one) => !isWhole(one))) {
    const added = await addRest(tx, past.versions);
    if (added === null) left.push(idOf(past));
    else versions += added;
  }
  const { actor, ...act } = record;
  await audit(tx, actor, { ...act, storyId: null, details: { stories: unknown.size, versions, left } });
  return { stories: unknown.size, versions, left };
}

function idOf({ versions }: ReadPast): string {
  return versions[0]?.story.id ?? '';
}

/**
 * The versions of one story that are not here yet, one after the other; each becomes a revision of its draft too. Answers how many; null where there
 * are some and something keeps them back.
 */
async function addRest(tx: Db, past: PastStory): Promise<number | null> {
  const id = past[0]?.story.id ?? '';
  const here = await readPublished(tx, id);
  const before = here?.version ?? 0;
  const rest = past.slice(before);
  if (!(await isAtRest(tx, id))) return rest.length === 0 ? 0 : null;
  for (const { story, change, note, at, by } of rest) {
    const act = { at, by, act: 'publish', summary: `Published “${story.headline}”` };
    await saveDraft(tx, story, act);
    await addVersion(tx, { story, change, note }, act);
  }
  for (const [index, { story, suppressed, by }] of past.entries()) {
    if (index < before || !suppressed) continue;
    const summary = `Suppressed version ${index + 1} of story ${story.id}: ${suppressed.reason}`;
    const act = { at: suppressed.at, by, act: 'suppress', summary };
    await suppressVersion(tx, { storyId: story.id, number: index + 1, reason: suppressed.reason }, act);
  }
  return rest.length;
}
