import { toInstant } from '../base/clock.ts';
import { type SampleDraft, sampleDrafts } from '../sample/drafts.ts';
import { changeWorkflow } from '../store/desk-state.ts';
import { readDeskStory } from '../store/desk.ts';
import { saveDraft } from '../store/drafts.ts';
import type { Db } from '../store/open-store.ts';
import { accountByEmail } from '../store/people.ts';
import { storySchema } from '../story/story.ts';
import type { OpenRooms } from './open-rooms.ts';

const BY = 'sample';

/** Puts what the sample newsroom is working on on its desk, with deadlines round this moment. */
export async function putSampleOnDesk(tx: Db, now: string): Promise<void> {
  const who = { at: now, by: BY };
  for (const one of sampleDrafts) {
    const story = storySchema.parse(one.story);
    await saveDraft(tx, story, who);
    await changeWorkflow(tx, story.id, { ...workflowOf(one, now), who });
  }
}

function workflowOf({ stage, dueIn, hold, spiked }: SampleDraft, now: string) {
  const deadline = dueIn === null ? null : toInstant(new Date(Date.parse(now) + dueIn * 3_600_000));
  return { stage, deadline, ...(hold && { hold: { reason: hold } }), ...(spiked && { spiked: { reason: spiked } }) };
}

/** Gives the sample's drafts that nobody has touched yet to the people of the demonstration. */
export async function handOutSample({ store }: Pick<OpenRooms, 'store'>): Promise<void> {
  await store.write(async (tx) => {
    for (const { story, with: email } of sampleDrafts) if (email) await handOut(tx, story.id, email);
  });
}

async function handOut(tx: Db, storyId: string, email: string): Promise<void> {
  const person = await accountByEmail(tx, email);
  const story = await readDeskStory(tx, storyId);
  if (!person || story?.touched.by !== BY || story.assignee !== null) return;
  await changeWorkflow(tx, storyId, { assignee: person.id, who: story.touched });
}
