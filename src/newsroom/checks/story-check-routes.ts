import { storyChecksContract as contract } from '../../contract/story-checks.ts';
import { countLive, readArchivePiece, readFineHere, readStoryChecks } from '../../store/story-checks.ts';
import { wordsFound } from '../../story/story-checks.ts';
import { handle, type Route } from '../door.ts';
import { sayFineHere } from './say-fine-here.ts';
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

const readFine = handle(contract.readFineHere, async ({ rooms: { store }, params: { id } }) => ({
  fine: await readFineHere(store.reader, id),
}));

const sayFine = handle(contract.sayFineHere, async ({ rooms, who, params: { id: storyId }, body }) => {
  const { isFine, ...place } = body;
  return { fine: await sayFineHere(rooms, { storyId, place, isFine }, who.person) };
});

const tryRule = handle(contract.tryWordRule, async ({ rooms: { store }, body: { rule, after } }) => {
  const { stories, next } = await readArchivePiece(store.reader, after, A_PIECE);
  const found = stories.flatMap((story) =>
    wordsFound(rule, story).map((one) => ({ storyId: story.id, headline: story.headline, ...one })),
  );
  return { looked: stories.length, all: await countLive(store.reader), found, next };
});

export const storyCheckRoutes: readonly Route[] = [read, change, readFine, sayFine, tryRule];
