import { Refusal } from '../../base/problem.ts';
import type { AuditDetails } from '../../store/audit.ts';
import { changeWorkflow, type WorkflowChange } from '../../store/desk-state.ts';
import { addNotices, type NewNotice } from '../../store/notices.ts';
import { readDeskStories } from '../../store/desk.ts';
import { readAccount } from '../../store/people.ts';
import type { Db } from '../../store/open-store.ts';
import type { DeskStory } from '../../story/desk.ts';
import { audit, type Uses } from '../acts.ts';
import type { SignedIn } from '../door.ts';
import { shownStories } from './shown.ts';

/** One act on where stories stand, the same for each of them. */
export interface DeskAct {
  /** The verb of the audit. */
  readonly act: string;
  readonly ids: readonly string[];
  readonly change: WorkflowChange;
  /** What was done, in words, of a story as it stood before. */
  summary(story: DeskStory): string;
  readonly details?: AuditDetails;
  /** Whom this gives a story to, who is told so in the same transaction. */
  readonly tells?: Pick<NewNotice, 'person' | 'kind' | 'say'>;
  /** Refuses what cannot be done with a story. */
  refuse?(story: DeskStory): void;
}

/**
 * Does an act with every story named, or with none, and answers how they stand and how they stood, so that it can be undone.
 * A story that stands so already is left alone: it was not touched, and nothing is recorded.
 */
export async function changeStories(
  { rooms, who }: { rooms: Uses<'store' | 'clock' | 'presence'>; who: SignedIn },
  deskAct: DeskAct,
) {
  const ids = [...new Set(deskAct.ids)];
  const at = rooms.clock.now();
  const before = await rooms.store.write(async (tx) => {
    const stood: DeskStory[] = [];
    for (const story of await needStories(tx, ids)) {
      refuseKilled(story);
      deskAct.refuse?.(story);
      stood.push(story);
      if (!isUnchanged(story, deskAct.change)) await changeOne(tx, story, { deskAct, at, who });
    }
    return stood;
  });
  const stories = shownStories(rooms, await readDeskStories(rooms.store.reader, ids));
  return { stories, before: before.map(stoodBefore) };
}

async function needStories(tx: Db, ids: readonly string[]): Promise<DeskStory[]> {
  const stories = await readDeskStories(tx, ids);
  const missing = ids.find((id) => !stories.some((story) => story.id === id));
  if (missing) throw new Refusal('no-such-story', 404, `There is no story ${missing}. Nothing was changed.`);
  return stories;
}

function refuseKilled({ headline, stage }: DeskStory): void {
  if (stage.is !== 'killed') return;
  throw new Refusal(
    'story-killed',
    409,
    `“${headline}” was killed and can no longer be worked on. Nothing was changed.`,
  );
}

interface Doing {
  readonly deskAct: DeskAct;
  readonly at: string;
  readonly who: SignedIn;
}

async function changeOne(tx: Db, story: DeskStory, { deskAct, at, who }: Doing): Promise<void> {
  const { act, change, details, tells } = deskAct;
  await changeWorkflow(tx, story.id, { ...change, who: { at, by: who.person.id } });
  const said = { act, at, by: who.person.name, summary: deskAct.summary(story), storyId: story.id };
  await audit(tx, who.person, { ...said, ...(details && { details }) });
  if (tells) await addNotices(tx, [{ ...tells, storyId: story.id, by: who.person.id, at }]);
}

function isUnchanged(story: DeskStory, change: WorkflowChange): boolean {
  const { stage, assignee, deadline, embargoUntil, hold, spiked, handed } = change;
  return (
    (stage === undefined || stage === story.stage.is) &&
    (assignee === undefined || assignee === story.assignee) &&
    (deadline === undefined || deadline === story.deadline) &&
    (embargoUntil === undefined || embargoUntil === story.embargoUntil) &&
    (hold === undefined || hold?.reason === story.hold?.reason) &&
    (spiked === undefined || spiked?.reason === story.spiked?.reason) &&
    (handed === undefined || (handed === null && story.handed === null))
  );
}

function stoodBefore({ id, stage, assignee, deadline, embargoUntil, hold, spiked }: DeskStory) {
  const reasons = { hold: hold && hold.reason, spiked: spiked && spiked.reason };
  return { id, stage: stage.is, assignee, deadline, embargoUntil, ...reasons };
}

/** The name of somebody to give a story to. Refuses (422) who does not work here now. */
export async function needColleague({ store }: Uses<'store'>, id: string): Promise<string> {
  const account = await readAccount(store.reader, id);
  if (account?.state.is === 'active') return account.name;
  throw new Refusal('no-such-person', 422, 'Nobody of that name works here now. Choose somebody else.');
}
