import type { Act } from '../story/act.ts';
import { type Fact, facts } from '../story/facts.ts';
import type { ListName } from '../story/front.ts';
import { listsOf } from '../story/lists.ts';
import type { PublishedStory } from '../story/published.ts';
import { recordChange } from './changes.ts';
import { readAnyTopic } from './documents.ts';
import { readZones } from './list-zones.ts';
import { takePlaces } from './listings.ts';
import type { Db } from './open-store.ts';
import { readPublished } from './versions.ts';

/** More merges one after the other than a newsroom ever makes of one topic. */
const MOST_STEPS = 16;

/** The topic that stands for one now: itself while it is there or ended for none, otherwise the one it was merged into, and that one's. */
export async function topicNow(db: Db, slug: string): Promise<string> {
  let now = slug;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const to = (await readAnyTopic(db, now))?.ended?.to;
    if (!to) return now;
    now = to;
  }
  return now;
}

/** A story under the topics that stand for its own now, as lists have it. Its words stay what they are. */
export async function underTopicsNow(db: Db, published: PublishedStory): Promise<PublishedStory> {
  const topics = await Promise.all(published.story.topics.map((slug) => topicNow(db, slug)));
  return { ...published, story: { ...published.story, topics: [...new Set(topics)] } };
}

/** Puts the stories of a topic's list into the lists of the topics that stand for theirs now, in one change; none where all are there. */
export async function relistTopic(tx: Db, slug: string, act: Act): Promise<void> {
  const rows = await tx
    .selectFrom('listings')
    .select('story_id')
    .where('list', '=', `topic/${slug}`)
    .orderBy('story_id')
    .execute();
  const touched = new Set<Fact>();
  for (const { story_id: id } of rows) {
    const now = await readPublished(tx, id);
    if (!now) continue;
    const published = await underTopicsNow(tx, now);
    const lists = listsOf(published.story).filter(isOfTopic);
    const zoneOf = await readZones(tx, lists);
    const moved = await takePlaces(tx, { storyId: id, sortAt: published.sortAt, lists, among: isOfTopic }, zoneOf);
    for (const { list, month } of moved)
      touched.add(facts.newest(list)).add(facts.months(list)).add(facts.month(list, month));
  }
  if (touched.size > 0) await recordChange(tx, { ...act, storyId: null, facts: [...touched] });
}

function isOfTopic(list: ListName): boolean {
  return list.startsWith('topic/');
}
