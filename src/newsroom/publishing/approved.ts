import { type Problem, problem, Refusal } from '../../base/problem.ts';
import type { Approval } from '../../contract/publishing.ts';
import { saveDraft } from '../../store/drafts.ts';
import type { Db } from '../../store/open-store.ts';
import { readRevision, readRevisionHeads } from '../../store/revisions.ts';
import type { Story } from '../../story/story.ts';
import type { Uses } from '../acts.ts';
import { type CurrentDraft, hashOfStory, needCurrent } from '../drafts/current-drafts.ts';

/** The same with the words it stands for. */
export interface Approved extends Approval {
  readonly draft: CurrentDraft;
}

/** The names of a state: its revision, so that it is found again, and its hash, which decides. */
export function seenOf(revision: number, story: Story): string {
  return `${revision}.${hashOfStory(story)}`;
}

/** The draft as it stands now, as the server has checked it. Refuses (404) a story that is not there. */
export function currentOf(rooms: Uses<'store' | 'drafts'>, storyId: string): Promise<CurrentDraft> {
  return needCurrent(rooms.drafts, storyId);
}

/** What an editor approves, when it is what they saw. Refuses (409) otherwise, and says who typed. */
export async function approvedOf(rooms: Uses<'store' | 'drafts'>, approval: Approval): Promise<Approved> {
  const draft = await currentOf(rooms, approval.storyId);
  if (hashIn(approval.seen) !== hashOfStory(draft.story)) throw await changedMeanwhile(rooms, approval, draft);
  return { ...approval, draft };
}

async function changedMeanwhile(rooms: Uses<'store'>, approval: Approval, draft: CurrentDraft): Promise<Refusal> {
  const writers = await writersSince(rooms, approval, draft);
  const problems: Problem[] = writers.map((name) => problem('typed-meanwhile', 'body', `${name} typed in it.`));
  return new Refusal(
    'changed-meanwhile',
    409,
    `“${draft.story.headline}” is no longer what you saw: ${writers.join(' and ')} changed it. Look at what changed, then decide again.`,
    problems,
  );
}

/** Who wrote after the state that was seen, each once, the last first. */
export async function writersSince(
  { store }: Uses<'store'>,
  { storyId, seen }: Pick<Approval, 'storyId' | 'seen'>,
  draft: CurrentDraft,
): Promise<string[]> {
  const heads = await readRevisionHeads(store.reader, storyId, { before: Number.MAX_SAFE_INTEGER, limit: 200 });
  const after = heads.filter(({ number }) => number > revisionIn(seen)).map(({ by }) => by);
  return [...new Set([draft.by, ...after])];
}

/** The state an editor saw; null when it was not kept. */
export async function seenStory(db: Db, storyId: string, seen: string): Promise<Story | null> {
  const revision = await readRevision(db, storyId, revisionIn(seen));
  return revision && hashOfStory(revision.story) === hashIn(seen) ? revision.story : null;
}

/** Keeps the approved state as a revision, within the transaction that approves it, and returns its number. */
export function keepRevision(tx: Db, { story, by, at }: CurrentDraft): Promise<number> {
  return saveDraft(tx, story, { at, by });
}

function revisionIn(seen: string): number {
  return Number.parseInt(seen, 10) || 0;
}

function hashIn(seen: string): string {
  return seen.slice(seen.indexOf('.') + 1);
}
