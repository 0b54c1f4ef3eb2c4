import { whyPage } from '../../press/why.ts';
import { type Change, changesAfter, lastSeq, readCursor } from '../../store/changes.ts';
import { systemContract } from '../../contract/system.ts';
import { handle } from '../door.ts';

const RECENT = 50;

export const readPress = handle(systemContract.readPress, async ({ rooms: { store } }) => {
  const newest = await lastSeq(store.reader);
  const changes = await changesAfter(store.reader, Math.max(0, newest - RECENT), RECENT);
  const behind = newest - (await readCursor(store.reader, 'press'));
  return { behind, changes: changes.toReversed().map(shown) };
});

export const askWhy = handle(systemContract.whyPage, async ({ rooms, query }) => {
  const why = await whyPage(rooms.store, query.path);
  if (!why) return { why };
  const { page, change, reads } = why;
  const { because, pressedAt } = page;
  return { why: { because: [...because], pressedAt, change: change && shown(change), reads: [...reads] } };
});

function shown({ seq, at, by, act, summary, storyId }: Change) {
  return { seq, at, by, act, summary, storyId };
}
