import { Refusal } from '../../base/problem.ts';
import { putNoteAway as dropNote } from '../../store/desk-state.ts';
import { readDeskStory } from '../../store/desk.ts';
import { type DeskStory, hasNoteFor } from '../../story/desk.ts';
import { audit } from '../acts.ts';
import { deskContract } from '../../contract/desk.ts';
import { handle } from '../door.ts';
import { changeStories, needColleague } from './change-stories.ts';

export const assign = handle(deskContract.assign, async ({ rooms, who, body: { ids, assignee } }) => {
  const name = assignee && (await needColleague(rooms, assignee));
  const summary = (story: DeskStory) => (name ? `Gave ${named(story)} to ${name}` : `Unassigned ${named(story)}`);
  const given = { act: 'assign', ids, change: { assignee }, summary, details: { assignee } };
  const tells = assignee && ({ person: assignee, kind: 'assigned', say: '' } as const);
  return changeStories({ rooms, who }, { ...given, ...(tells && { tells }) });
});

export const handOver = handle(deskContract.handOver, async ({ rooms, who, params, body }) => {
  const { stage, assignee, note } = body;
  const name = assignee && (await needColleague(rooms, assignee));
  const parts = [name ? ` to ${name}` : '', stage ? ` in ${stage}` : ''];
  return changeStories(
    { rooms, who },
    {
      act: 'hand-over',
      ids: [params.id],
      change: { stage, assignee, handed: note === '' ? null : { note } },
      summary: (story) => `Handed ${named(story)} over${parts.join('')}`,
      ...(assignee && { tells: { person: assignee, kind: 'handed', say: note } }),
      details: { note, ...(stage && { stage }), ...(assignee !== undefined && { assignee }) },
    },
  );
});

export const putNoteAway = handle(
  deskContract.putNoteAway,
  async ({ rooms, who: { person }, params: { id }, body }) => {
    await rooms.store.write(async (tx) => {
      const story = await readDeskStory(tx, id);
      if (story?.handed?.at !== body.at) return;
      const isOwn = story.handed.by === person.id;
      if (!isOwn && !hasNoteFor(story, person.id))
        throw new Refusal('not-for-you', 403, 'This note is for somebody else.');
      await dropNote(tx, id);
      const summary = `${isOwn ? 'Withdrew' : 'Read'} the note on ${named(story)}`;
      await audit(tx, person, { act: 'put-note-away', at: rooms.clock.now(), by: person.name, summary, storyId: id });
    });
    return {};
  },
);

export const moveStage = handle(deskContract.moveStage, async ({ rooms, who, body: { ids, stage } }) => {
  const summary = (story: DeskStory) => `Moved ${named(story)} from ${story.stage.is} to ${stage}`;
  return changeStories({ rooms, who }, { act: 'move', ids, change: { stage }, summary, details: { stage } });
});

export const makeReady = handle(deskContract.makeReady, async ({ rooms, who, body: { ids } }) => {
  const stage = 'ready';
  const summary = (story: DeskStory) => `Marked ${named(story)} as ready`;
  return changeStories({ rooms, who }, { act: 'move', ids, change: { stage }, summary, details: { stage } });
});

export const hold = handle(deskContract.hold, async ({ rooms, who, body: { ids, reason } }) =>
  changeStories(
    { rooms, who },
    {
      act: reason ? 'hold' : 'release-hold',
      ids,
      change: { hold: reason ? { reason } : null },
      summary: (story) => (reason ? `Held ${named(story)}: ${reason}` : `Released ${named(story)}`),
      details: { reason },
      ...(reason && { refuse: refusePlanned }),
    },
  ),
);

export const spike = handle(deskContract.spike, async ({ rooms, who, body: { ids, reason } }) =>
  changeStories(
    { rooms, who },
    {
      act: reason ? 'spike' : 'unspike',
      ids,
      change: { spiked: reason ? { reason } : null },
      summary: (story) => (reason ? `Spiked ${named(story)}: ${reason}` : `Took ${named(story)} off the spike`),
      details: { reason },
      ...(reason && { refuse: refusePublic }),
    },
  ),
);

export const setDeadline = handle(deskContract.setDeadline, async ({ rooms, who, body: { ids, deadline } }) => {
  const summary = (story: DeskStory) =>
    deadline ? `Set the deadline of ${named(story)} to ${deadline}` : `Removed the deadline of ${named(story)}`;
  return changeStories({ rooms, who }, { act: 'deadline', ids, change: { deadline }, summary, details: { deadline } });
});

export const setEmbargo = handle(deskContract.setEmbargo, async ({ rooms, who, body: { ids, embargoUntil } }) => {
  const summary = (story: DeskStory) =>
    embargoUntil ? `Put ${named(story)} under embargo until ${embargoUntil}` : `Lifted the embargo of ${named(story)}`;
  const change = { embargoUntil };
  return changeStories({ rooms, who }, { act: 'embargo', ids, change, summary, details: { embargoUntil } });
});

function named({ headline }: DeskStory): string {
  return `“${headline}”`;
}

function refusePlanned(story: DeskStory): void {
  if (story.scheduledAt === null) return;
  throw new Refusal(
    'planned',
    409,
    `${named(story)} goes live by itself at ${story.scheduledAt}. Cancel that first; nothing was changed.`,
  );
}

function refusePublic(story: DeskStory): void {
  refusePlanned(story);
  if (story.live?.state !== 'live') return;
  throw new Refusal('live', 409, `Readers have ${named(story)}. Withdraw it first; nothing was changed.`);
}
