import type { ScrubNote } from '../../press/shelf.ts';
import { whyPage } from '../../press/why.ts';
import type { Standing } from '../../seeing/standings.ts';
import { type Change, changesAfter, lastSeq, readCursor } from '../../store/changes.ts';
import { systemContract } from '../../contract/system.ts';
import { handle } from '../door.ts';

const RECENT = 50;

export const readPress = handle(systemContract.readPress, async ({ rooms: { store, shelf } }) => {
  const newest = await lastSeq(store.reader);
  const changes = await changesAfter(store.reader, Math.max(0, newest - RECENT), RECENT);
  const behind = newest - (await readCursor(store.reader, 'press'));
  return { behind, changes: changes.toReversed().map(shown), scrub: scrubOf(await shelf.lastScrub()) };
});

/** So many problems of a kind tell as much as all. */
const MOST_SAID = 10;

export const readStatus = handle(systemContract.readStatus, async ({ rooms }) => ({
  standings: (await rooms.standings()).map(shownStanding),
}));

function shownStanding({ name, well, isToMind, problems }: Standing) {
  if (problems.length === 0)
    return { name, is: isToMind ? ('mind' as const) : ('well' as const), says: [{ say: well, where: null }] };
  return { name, is: 'wrong' as const, says: problems.slice(0, MOST_SAID).map(({ say, where }) => ({ say, where })) };
}

export const askWhy = handle(systemContract.whyPage, async ({ rooms, query }) => {
  const why = await whyPage(rooms.store, query.path);
  if (!why) return { why };
  const { page, change, reads } = why;
  const { because, pressedAt } = page;
  return { why: { because: [...because], pressedAt, change: change && shown(change), reads: [...reads] } };
});

function scrubOf(note: ScrubNote | null) {
  if (note === null) return null;
  const { endedAt, looked, found, named, failed } = note;
  return { endedAt, looked, found, named: named.map(({ path }) => path), failed: failed.slice(0, 20) };
}

function shown({ seq, at, by, act, summary, storyId }: Change) {
  return { seq, at, by, act, summary, storyId };
}
