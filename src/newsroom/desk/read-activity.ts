import { type Audit, searchAudit } from '../../store/audit.ts';
import { readDeskStory } from '../../store/desk.ts';
import { deskContract } from '../../contract/desk.ts';
import { handle } from '../door.ts';
import { shownStories } from './shown.ts';

const A_PAGE = 50;

export const readActivity = handle(deskContract.readActivity, async ({ rooms, params, query }) => {
  const { reader } = rooms.store;
  const acts = await searchAudit(reader, { storyId: params.id, before: query.before, limit: A_PAGE + 1 });
  const story = await readDeskStory(reader, params.id);
  return {
    story: story && (shownStories(rooms, [story])[0] ?? null),
    acts: acts.slice(0, A_PAGE).map(shown),
    next: acts.length > A_PAGE ? (acts[A_PAGE - 1]?.seq ?? null) : null,
  };
});

function shown({ seq, at, by, name, act, summary, details }: Audit) {
  const { note } = details;
  return { seq, at, by, name, act, summary, note: typeof note === 'string' && note !== '' ? note : null };
}
