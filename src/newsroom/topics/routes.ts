import { topicsContract as contract } from '../../contract/topics.ts';
import { readAllTopics } from '../../store/documents.ts';
import { countStories } from '../../store/listings.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { handle, type Route } from '../door.ts';
import { bringTopicBack, endTopic, saveTopicAs } from './topics.ts';

const read = handle(contract.readAllTopics, async ({ rooms: { store } }) => ({
  topics: await readAllTopics(store.reader),
  stories: await countStories(store.reader, 'topic/'),
}));

const save = handle(contract.saveTopic, async ({ rooms, who, body }) =>
  view(await saveTopicAs(rooms, body, who.person)),
);

const end = handle(contract.endTopic, async ({ rooms, who, params: { slug }, body: { to } }) =>
  view(await endTopic(rooms, { slug, to }, who.person)),
);

const bringBack = handle(contract.bringTopicBack, async ({ rooms, who, params: { slug } }) =>
  view(await bringTopicBack(rooms, slug, who.person)),
);

function view({ pressed }: PressReceipt) {
  return { pages: pressed.length };
}

export const topicRoutes: readonly Route[] = [read, save, end, bringBack];
