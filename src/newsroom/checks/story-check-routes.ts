import { storyChecksContract as contract } from '../../contract/story-checks.ts';
import { countLive, readArchivePiece, readStoryChecks } from '../../store/story-checks.ts';
import { wordsFound } from '../../story/story-checks.ts';
import { handle, type Route } from '../door.ts';
import { changeStoryChecks } from './story-checks.ts';

/** Stories looked through in one answer: a fraction of a second, whatever the rule. */
const A_PIECE = 200;

const read = handle(contract.readStoryChecks, async ({ rooms: { store } }) => ({
  checks: await readStoryChecks(store.reader),
}));

const change = handle(contract.changeStoryChecks, async ({ rooms, who, body: { was, set } }) => {
  const { number } = await changeStoryChecks(rooms, { was, set }, who.person);
  return { number };
});

const tryRule = handle(contract.tryWordRule, async ({ rooms: { store }, body: { rule, after } }) => {
  const { stories, next } = await readArchivePiece(store.reader, after, A_PIECE);
  const found = stories.flatMap((story) =>
    wordsFound(rule, story).map((one) => ({ storyId: story.id, headline: story.headline, ...one })),
  );
  return { looked: stories.length, all: await countLive(store.reader), found, next };
});

export const storyCheckRoutes: readonly Route[] = [read, change, tryRule];
