import { followUpsOf, readDeskStory } from '../../store/desk.ts';
import { deskContract } from '../../contract/desk.ts';
import type { DeskStory } from '../../story/desk.ts';
import { handle } from '../door.ts';

export const readFollowUps = handle(deskContract.readFollowUps, async ({ rooms: { store }, params }) => {
  const story = await readDeskStory(store.reader, params.id);
  const of = story?.followsUp ? await readDeskStory(store.reader, story.followsUp) : null;
  return { of: of && named(of), by: (await followUpsOf(store.reader, params.id)).map(named) };
});

function named({ id, headline, dir }: DeskStory) {
  return { id, headline, dir };
}
